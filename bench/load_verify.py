"""What was acknowledged against what came: everything that is missing, twice, out of order or not as it was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.load_follow import Follower


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A write that was answered 201: its number, its message, by which account, when it was due and when answered."""

    number: int
    why: str
    account: int
    sent: float
    at: float


def faults_of_streams(followers: Sequence[Follower], acknowledged: Sequence[Acknowledged]) -> Iterator[str]:
    """Streams that broke, skipped or repeated, or lack something that was acknowledged, or its forecast."""
    last = max((each.number for each in acknowledged), default=0)
    for number, follower in enumerate(followers):
        yield from (f"stream {number}: {fault}" for fault in follower.faults)
        for each in acknowledged:
            arrival = follower.revisions.get(each.number)
            if arrival is None:
                yield f"stream {number}: revision {each.number} was acknowledged and never came"
            elif arrival.why != each.why:
                yield f"stream {number}: revision {each.number} came as {arrival.why!r}, not {each.why!r}"
        if last and follower.forecast_of(last) is None:
            yield f"stream {number}: no forecast of revision {last} came"


def faults_of_log(log: Sequence[dict[str, Any]], acknowledged: Sequence[Acknowledged]) -> Iterator[str]:
    """A log with gaps, or that lacks what was acknowledged, or holds more than that. The last revision comes first."""
    numbers = [each["number"] for each in log]
    if numbers != list(range(len(log), 0, -1)):
        yield f"the log's numbers are not 1 to {len(log)}: {numbers[:10]} ..."
    kept = {each["number"]: each["why"] for each in log if each["number"] > 1}
    for each in acknowledged:
        if kept.pop(each.number, None) != each.why:
            yield f"revision {each.number} was acknowledged as {each.why!r}, and is not that in the log"
    for number, why in kept.items():
        yield f"revision {number} ({why!r}) is in the log, and nobody was told so"
