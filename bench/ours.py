"""Milepost as the benchmarks call it: the one place that knows its interface."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import milepost
from bench.networks import END
from bench.week import instant_of
from milepost.forecast.build import Built, build
from milepost.forecast.session import PROVISIONAL, Session
from milepost.forecast.simulation import Simulator, Space
from milepost.forecast.statistics import ranks_of
from milepost.model.document import read_document
from milepost.model.entity import Kind
from milepost.model.log import Applied, SetFields, apply
from milepost.model.plan import Plan
from milepost.schedule.compile import compile_network
from milepost.schedule.network import Network
from milepost.schedule.schedule import Dates, critical_path

THREADS = 2
SEED = 1


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

    simulator = warm_simulator()
    sample = simulator.sample(built, futures)
    simulator.percentiles(sample, nodes, ranks_of((10, 50, 80, 90), futures))
    counts = simulator.criticality(sample, ends, end)
    simulator.release(sample)
    return dict(zip(built.ids, (counts / futures).tolist(), strict=True))


@lru_cache
def warm_simulator() -> Simulator:
    """The threads, and the memory, that runs share, as those of a server do."""
    return Simulator(THREADS)


def session(of: Plan, futures: int) -> Session:
    """A forecast kept so that an edit recomputes only what lies downstream."""
    return Session(of, iterations=futures, seed=SEED, threads=THREADS)


def edited(kept: Session, changed: Plan, futures: int) -> Any:
    """The kept forecast after a change to one activity: the provisional one, or the whole."""
    provisional = kept.edit(changed)
    return provisional if futures <= PROVISIONAL else kept.finish()


def compared(answer: Any) -> Forecast:
    """What the benchmarks compare, out of a forecast's document (the one that `--json` prints)."""
    document = answer.document()
    end = next(each for each in document["milestones"] if each["id"] == END)
    criticality = {each["id"]: each["criticality"] for each in document["activities"]}
    return Forecast(instant_of(end["mean"]), instant_of(end["p80"]), criticality)


def changed_plan(of: Plan, activity: str) -> Plan:
    """The plan after a command that doubles one activity's `high`: the edit whose new forecast is timed."""
    estimate = of.tasks[activity].document()["estimate"]
    wider = {**estimate, "high": f"{2 * int(estimate['high'][:-1])}d"}
    applied = apply(of, SetFields(kind=Kind.TASK, id=activity, fields={"estimate": wider}))
    if not isinstance(applied, Applied):
        raise ValueError(f"the benchmark's own edit was refused: {applied.problems[:1]}")
    return applied.plan
