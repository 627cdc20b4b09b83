"""Milepost as the benchmarks call it: the one place that knows its interface.

What is not reached through `import milepost` is looked up by the names at the top, so that a part that is missing is
a lost result in the table and no traceback.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

import milepost
from bench.networks import END
from bench.week import instant_of
from milepost.forecast.build import Built, build
from milepost.forecast.simulation import Simulator, Space
from milepost.forecast.statistics import ranks_of
from milepost.model.document import read_document
from milepost.model.plan import Plan
from milepost.schedule.compile import compile_network
from milepost.schedule.network import Network
from milepost.schedule.schedule import Dates, critical_path

THREADS = 2
SEED = 1
SESSION = ("milepost.forecast.session", "Session")
"""A kept forecast: `Session(plan, iterations, seed, threads)`, `.edit(plan)`, and `.forecast()` as of a full run."""


@dataclass(frozen=True)
class Forecast:
    """What is compared: of the end, the mean and P80 in minutes since the start; each activity's criticality."""

    mean: float
    p80: float
    criticality: Mapping[str, float]


def read(path: Path) -> Plan:
    """A plan from a file."""
    return milepost.read(path)


def plan(document: Mapping[str, Any]) -> Plan:
    """A plan from a document; raises `ValueError` where the document is wrong, for then the benchmark is."""
    found, draft = read_document(document)
    if found is None or draft.problems:
        raise ValueError(f"the benchmark's own plan is not valid: {draft.problems[:1]}")
    return found


def network(of: Plan) -> Network:
    """The plan's activities and links as arrays."""
    return compile_network(of)


def dates(of: Network) -> Dates:
    """Both passes of the critical path method."""
    return critical_path(of)


def schedule_finish(of: Plan) -> str:
    """The plan's finish by the whole way from a plan to its schedule."""
    return milepost.schedule(of).finish


def forecast(of: Plan, futures: int) -> Any:
    """The whole forecast, as a user asks for it."""
    return milepost.forecast(of, iterations=futures, seed=SEED, threads=THREADS)


def prepared(of: Plan) -> Built:
    """What the simulation runs on, its draws as tables."""
    return build(milepost.schedule(of), SEED)


def simulated(built: Built, futures: int) -> Mapping[str, float]:
    """The simulation alone, with percentiles and criticality of every activity; the criticality by id."""
    nodes = np.arange(len(built.ids))
    end = built.ids.index(END)

    def ends(space: Space) -> NDArray[np.uint64]:
        marks = np.zeros((len(nodes), -(-space.count // 64)), np.uint64)
        marks[end] = np.uint64(2**64 - 1)
        if space.count % 64:
            marks[end, -1] = np.uint64(2 ** (space.count % 64) - 1)
        return marks

    simulator = Simulator(THREADS)
    try:
        sample = simulator.sample(built, futures)
        simulator.percentiles(sample, nodes, ranks_of((10, 50, 80, 90), futures))
        counts = simulator.criticality(sample, ends, end)
    finally:
        simulator.close()
    return dict(zip(built.ids, (counts / futures).tolist(), strict=True))


def session(of: Plan, futures: int) -> Any:
    """A forecast kept so that an edit recomputes only what lies downstream."""
    return _found(SESSION)(of, futures, SEED, THREADS)


def edited(kept: Any, changed: Plan) -> Any:
    """The kept forecast after a change to one activity."""
    kept.edit(changed)
    return kept.forecast()


def compared(answer: Any) -> Forecast:
    """What the benchmarks compare, out of a forecast's document (the one that `--json` prints)."""
    document = answer.document()
    end = next(each for each in document["milestones"] if each["id"] == END)
    criticality = {each["id"]: each["criticality"] for each in document["activities"]}
    return Forecast(instant_of(end["mean"]), instant_of(end["p80"]), criticality)


@lru_cache
def _found(name: tuple[str, str]) -> Any:
    try:
        return getattr(import_module(name[0]), name[1])
    except (ImportError, AttributeError) as missing:
        raise NotImplementedError(f"{'.'.join(name)} is not there") from missing


def changed_plan(document: Mapping[str, Any], activity: str) -> Plan:
    """The plan with one activity's `high` doubled: the edit whose new forecast is timed."""
    tasks = cast("list[dict[str, Any]]", document["tasks"])
    changed = [_doubled(task) if task["id"] == activity else task for task in tasks]
    return plan({**document, "tasks": changed})


def _doubled(task: dict[str, Any]) -> dict[str, Any]:
    estimate = task["estimate"]
    return {**task, "estimate": {**estimate, "high": f"{2 * int(estimate['high'][:-1])}d"}}
