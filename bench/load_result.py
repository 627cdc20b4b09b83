"""What was found on one database, and its table: every figure beside its limit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rich.console import Console
from rich.table import Table

from bench.load_figures import Figure
from bench.load_server import Footprint, Kind

LIMITS: Mapping[str, float] = MappingProxyType(
    {"reads": 0.100, "acknowledgements": 0.150, "stream, from the acknowledgement": 0.250, "forecast": 0.500}
)
"""Seconds under which 95 % are to lie."""
IDLE, IDLE_MEMORY = "idle, after a first forecast", 300
"""When a server is idle, and its resident memory then, in megabytes."""
CLOSED, OPEN, MOST_CONNECTIONS, MOST_THREADS = "every thread begun", "streams open", 2, 10
"""What the streams may add, between two footprints."""
_MOST_FAULTS = 20


@dataclass(slots=True)
class Result:
    """What was found on one database in some seconds of load; `footprints` by when they were taken.

    `processor` is the server's use of it under the load, `generator` that of who made the load, in seconds.
    """

    kind: Kind
    seconds: float
    figures: dict[str, Figure] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    footprints: dict[str, Footprint] = field(default_factory=dict)
    processor: float = 0
    generator: float = 0
    faults: list[str] = field(default_factory=list)

    def missed(self) -> Iterator[str]:
        """Limits that were missed, in words."""
        for name, limit in LIMITS.items():
            if name in self.figures and self.figures[name].p95 > limit:
                yield f"{name}: {_milliseconds(self.figures[name].p95)}, limit {_milliseconds(limit)}"
        if self.footprints[IDLE].memory > IDLE_MEMORY:
            yield f"idle memory: {self.footprints[IDLE].memory:.0f} MB, limit {IDLE_MEMORY} MB"
        closed, opened = self.footprints[CLOSED], self.footprints[OPEN]
        if opened.threads - closed.threads > MOST_THREADS:
            yield f"threads for streams: {opened.threads - closed.threads}, limit {MOST_THREADS}"
        if opened.connections - closed.connections > MOST_CONNECTIONS:
            yield f"connections for streams: {opened.connections - closed.connections}, limit {MOST_CONNECTIONS}"


def show(result: Result, console: Console) -> None:
    """Print what was found."""
    console.print(_times(result))
    console.print(_footprints(result))
    console.print(f"  {', '.join(f'{name} {count}' for name, count in sorted(result.counts.items()))}")
    shares = result.processor / result.seconds, result.generator / result.seconds
    console.print("  the server used {:.2f} cores, the generator {:.2f}".format(*shares))
    for missed in result.missed():
        console.print(f"  MISSED {missed}", style="yellow")
    for fault in result.faults[:_MOST_FAULTS]:
        console.print(f"  LOST {fault}", style="red", markup=False)
    console.print(f"  {len(result.faults)} lost, twice, out of order or answered by an error", highlight=False)


def _times(result: Result) -> Table:
    table = Table("milliseconds", "count", "p50", "p95", "p99", "most", "limit at p95", "", title=result.kind)
    for name, figure in sorted(result.figures.items(), key=_place):
        limit = LIMITS.get(name)
        missed = limit is not None and figure.p95 > limit
        values = [_milliseconds(each) for each in (figure.p50, figure.p95, figure.p99, figure.most)]
        ends = ["" if limit is None else _milliseconds(limit), "MISSED" if missed else "" if limit is None else "ok"]
        table.add_row(name, f"{figure.count:,}", *values, *ends, style="yellow" if missed else "")
    return table


def _place(item: tuple[str, Figure]) -> tuple[int, str]:
    return (list(LIMITS).index(item[0]) if item[0] in LIMITS else len(LIMITS)), item[0]


def _footprints(result: Result) -> Table:
    table = Table("the server", "memory", "peak", "threads", "open files", "connections")
    for name, each in result.footprints.items():
        sizes = [f"{each.memory:.0f} MB", f"{each.peak:.0f} MB"]
        table.add_row(name, *sizes, str(each.threads), str(each.files), str(each.connections))
    return table


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"
