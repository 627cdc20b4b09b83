"""The cases, each a function from sizes to rows: what `CASES` lists is what the table shows."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bench import cold, elsewhere, ours, peer_networkx, peer_numpy
from bench.networks import RandomNetwork, Shape, name, plan_document, random_network
from bench.peer_numpy import NumpyForecast
from bench.sizes import Sizes
from bench.table import Row, lost, not_here
from bench.timing import Lost, Timed, attempted, timed
from bench.truth import finish_moment, same_criticality, same_finish, same_forecast
from milepost.model.plan import Plan

NUMPY = "NumPy, one thread"
_EXAMPLE = Path(__file__).parent.parent / "examples" / "product-launch.yaml"
_DESIGN_FORECAST = 10_000


def forecasts(sizes: Sizes) -> Iterator[Row]:
    """Forecasts on one week, with a fifth on a second one, and of PERT shapes, for which NumPy draws from a beta."""
    for activities, futures in sizes.forecast:
        yield from _forecast(sizes, activities, futures, False, "triangular")
        yield from _forecast(sizes, activities, futures, True, "triangular")
    yield from _forecast(sizes, *sizes.forecast[0], False, "pert")


def _forecast(sizes: Sizes, activities: int, futures: int, second_week: bool, shape: Shape) -> Iterator[Row]:
    network = random_network(activities, 2 * activities, second_week=second_week, shape=shape)
    weeks = "a fifth on a second calendar" if second_week else "one calendar"
    case = f"forecast {activities:,} x {futures:,}, {weeks}, {shape}"
    plan = ours.plan(plan_document(network))
    theirs = timed(lambda: peer_numpy.simulate(network, futures))
    limit = (1.0 if second_week else 0.5) if activities == _DESIGN_FORECAST else None
    yield _simulation(case, plan, futures, sizes.target(limit), network, theirs)
    whole = attempted(lambda: ours.compared(ours.forecast(plan, futures)))
    label = f"{case}: from plan to answer"
    if isinstance(whole, Lost):
        yield lost(label, whole.reason)
        return
    wrong = same_forecast(whole.answer, theirs.answer, network)
    row = Row(label, whole.seconds, None, NUMPY, theirs.seconds, note=_runs(theirs.runs), wrong=wrong)
    yield row
    if sizes.full:
        yield from _asked(row, network, "forecast", futures)


def _simulation(
    case: str, plan: Plan, futures: int, target: float | None, network: RandomNetwork, theirs: Timed[NumpyForecast]
) -> Row:
    """The simulation alone, prepared: what the design's limit is set on."""
    prepared = attempted(lambda: ours.prepared(plan), 1)
    if isinstance(prepared, Lost):
        return lost(case, prepared.reason)
    run = attempted(lambda: ours.simulated(prepared.answer, futures))
    if isinstance(run, Lost):
        return lost(case, run.reason)
    wrong = same_criticality(run.answer, theirs.answer, network)
    note = f"prepared before, in {_rounded(prepared.seconds)} s"
    return Row(case, run.seconds, target, NUMPY, theirs.seconds, note=note, wrong=wrong)


def _rounded(seconds: float) -> str:
    return f"{seconds:.1f}" if seconds >= 0.1 else "under 0.1"


def critical_paths(sizes: Sizes) -> Iterator[Row]:
    """Both passes on a network at hand, then the whole way from a plan (a graph's building included)."""
    for activities in sizes.critical_path:
        yield from _critical_path(sizes, activities)


def _critical_path(sizes: Sizes, activities: int) -> Iterator[Row]:
    network = random_network(activities, 2 * activities)
    case = f"critical path of {activities:,}"
    plan = ours.plan(plan_document(network))
    graph = timed(lambda: peer_networkx.graph_of(network))
    theirs = timed(lambda: peer_networkx.critical_path(graph.answer))
    finish = finish_moment(theirs.answer.finish)
    compiled = ours.network(plan)
    passes = attempted(lambda: ours.dates(compiled))
    target = sizes.target(0.5 if activities == 100_000 else None)
    if isinstance(passes, Lost):
        yield lost(case, passes.reason)
    else:
        wrong = _wrong_floats(compiled.ids, passes.answer.total_float.tolist(), theirs.answer.total_float)
        yield Row(case, passes.seconds, target, "networkx", theirs.seconds, wrong=wrong)
    whole = attempted(lambda: ours.schedule_finish(plan))
    if isinstance(whole, Lost):
        yield lost(f"{case}: from a plan", whole.reason)
        return
    wrong = same_finish(whole.answer, finish)
    seconds = graph.seconds + theirs.seconds
    row = Row(f"{case}: from a plan", whole.seconds, None, "networkx", seconds, wrong=wrong)
    yield row
    if sizes.full:
        yield from _asked(row, network, "schedule", 0, finish)


def _wrong_floats(ids: list[str], found: list[int], theirs: Mapping[int, int]) -> str | None:
    ours_by_id = dict(zip(ids, found, strict=True))
    wrong = [each for each, minutes in theirs.items() if ours_by_id[name(each)] != minutes]
    return f"{len(wrong)} total floats differ, the first of {name(wrong[0])}" if wrong else None


def _asked(row: Row, network: RandomNetwork, what: str, futures: int, finish: str | None = None) -> Iterator[Row]:
    """The same row beside each peer that runs elsewhere."""
    for peer in (elsewhere.TRUEPPM, elsewhere.MCPROJSIM):
        if peer is elsewhere.MCPROJSIM and (what == "schedule" or network.size > 1_000 or network.shape == "pert"):
            continue
        answer = elsewhere.ask(peer, network, what, futures)
        if answer.seconds is None:
            yield not_here(row, peer.name, answer.reason or "it said nothing")
            continue
        said = answer.said
        scaled = f"{futures / said['scale']:,.0f} futures, times {said['scale']:.0f}" if "scale" in said else ""
        wrong = same_finish(_day(finish), said["finish"]) if finish else None
        note = "; ".join(filter(None, (said["version"], scaled or _runs(said["runs"]))))
        yield replace(row, peer=peer.name, theirs=answer.seconds, note=note, wrong=wrong)


def _day(moment: str) -> str:
    """The day of a moment: what a peer that counts whole days can agree with."""
    return moment.partition("T")[0]


def edits(sizes: Sizes) -> Iterator[Row]:
    """One activity's estimate changed, to the new forecast; the peer simulates everything again."""
    network = random_network(sizes.edit, 2 * sizes.edit)
    plan = ours.plan(plan_document(network))
    changed = ours.changed_plan(plan, name(sizes.edit // 2))
    kept = max(sizes.edit_futures)
    for futures, limit in zip(sizes.edit_futures, (0.030, 0.120), strict=False):
        case = f"one edit on {sizes.edit:,} activities, {futures:,} futures"
        theirs = timed(partial(peer_numpy.simulate, network, futures))
        yield _edit(case, (plan, changed), (kept, futures), sizes.target(limit), theirs.seconds)


def _edit(
    case: str, plans: tuple[Plan, Plan], of_futures: tuple[int, int], target: float | None, numpy_seconds: float
) -> Row:
    """There and back again, so that each run is a change; its answer must be the one of a full run."""
    kept, futures = of_futures
    opened = attempted(lambda: ours.session(plans[0], kept), 1, warm_up=False)
    if isinstance(opened, Lost):
        return lost(case, opened.reason)

    def there_and_back() -> Any:
        ours.edited(opened.answer, plans[1], futures)
        return ours.edited(opened.answer, plans[0], futures)

    both = attempted(there_and_back)
    after = attempted(lambda: ours.compared(ours.edited(opened.answer, plans[1], futures)), 1, warm_up=False)
    full = attempted(lambda: ours.compared(ours.forecast(plans[1], futures)), 1, warm_up=False)
    for each in (both, after, full):
        if isinstance(each, Lost):
            return lost(case, each.reason)
    assert isinstance(both, Timed) and isinstance(after, Timed) and isinstance(full, Timed)
    wrong = None if after.answer == full.answer else "the edited forecast is not that of a full run"
    return Row(case, both.seconds / 2, target, f"{NUMPY}, everything again", numpy_seconds, wrong=wrong)


def readings(sizes: Sizes) -> Iterator[Row]:
    """A plan file opened; beside the bare parse of the same text, with nothing checked."""
    document = plan_document(random_network(sizes.reading, 2 * sizes.reading))
    with tempfile.TemporaryDirectory() as folder:
        as_json, as_yaml = Path(folder) / "plan.json", Path(folder) / "plan.yaml"
        as_json.write_text(json.dumps(document, indent=1))
        as_yaml.write_text(yaml.dump(document, Dumper=yaml.CSafeDumper, sort_keys=False))
        yield _reading(as_json, sizes, 1.0, "json.loads alone", json.loads)
        yield _reading(as_yaml, sizes, 4.0, "PyYAML's C loader alone", _bare_yaml)


def _bare_yaml(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _reading(path: Path, sizes: Sizes, limit: float, peer: str, parse: Callable[[str], object]) -> Row:
    case = f"reading {sizes.reading:,} activities, {path.suffix[1:].upper()}"
    run = attempted(lambda: ours.read(path))
    if isinstance(run, Lost):
        return lost(case, run.reason)
    text = path.read_text()
    found = len(run.answer.tasks)
    wrong = None if found == sizes.reading else f"{found:,} tasks came back"
    return Row(case, run.seconds, sizes.target(limit), peer, timed(lambda: parse(text)).seconds, wrong=wrong)


def starts(sizes: Sizes) -> Iterator[Row]:
    """Cold processes: the forecast of an example, and what an import adds to a bare interpreter."""
    bare = cold.seconds_of(cold.python("pass"))
    case = f"`milepost forecast {_EXAMPLE.name}`, cold process"
    command = [cold.milepost(), "forecast", str(_EXAMPLE), "--json"]
    whole = attempted(lambda: cold.seconds_of(command), 1, warm_up=False)
    if isinstance(whole, Lost):
        yield lost(case, whole.reason)
    else:
        yield Row(case, whole.answer, sizes.target(1.0), "a bare interpreter", bare)
    imported = attempted(lambda: cold.seconds_of(cold.python("import milepost")), 1, warm_up=False)
    if isinstance(imported, Lost):
        yield lost("import milepost", imported.reason)
        return
    numpy = cold.seconds_of(cold.python("import numpy"))
    added = max(imported.answer - bare, 0.0001)
    yield Row("import milepost", added, sizes.target(0.3), "import numpy", numpy - bare, note="over a bare interpreter")


def memory(sizes: Sizes) -> Iterator[Row]:
    """The peak of a process that makes one forecast, the interpreter and its libraries included."""
    activities, futures = sizes.memory
    case = f"peak memory, forecast {activities:,} x {futures:,}"
    peak = attempted(lambda: cold.peak_megabytes("ours", activities, futures), 1, warm_up=False)
    if isinstance(peak, Lost):
        yield lost(case, peak.reason)
        return
    theirs = cold.peak_megabytes("numpy", activities, futures)
    loaded = cold.peak_megabytes("bare", 100, 1)
    note = f"{loaded:.0f} MB of it before anything is done"
    yield Row(case, peak.answer, None, NUMPY, theirs, unit="MB", note=note)


CASES: Mapping[str, Callable[[Sizes], Iterator[Row]]] = MappingProxyType(
    {
        "forecast": forecasts,
        "critical-path": critical_paths,
        "edit": edits,
        "reading": readings,
        "start": starts,
        "memory": memory,
    }
)


def _runs(runs: int) -> str:
    return "" if runs == 3 else f"best of {runs}" if runs > 1 else "one run"
