"""A plan at a glance: the milestones that most need somebody, in the words of the last forecast."""

from dataclasses import dataclass
from typing import Any

from milepost.report.chance import about, chance_of
from milepost.server.forecasts.answers import newest_answer
from milepost.server.forecasts.forecaster import forecaster
from milepost.server.log.packing import unpack_document

MOST = 3


@dataclass(frozen=True, slots=True)
class Glance:
    """One milestone: its answer line, its chance in words ("about 4 in 10"), and that chance's name for its colour."""

    answer: str
    words: str
    chance: str


def glances(plan_id: str, number: int) -> list[Glance] | None:
    """The least sure promises and targets; None where the plan is not forecast yet, which it then soon will be."""
    known = newest_answer(plan_id, number, quantiles=False)
    if known is None:
        forecaster.ask(plan_id)
        return None
    open_ones = [(chance, each["answer"]) for each in _milestones(known.packed()) if 0 < (chance := _chance(each)) < 1]
    return [_glance(chance, answer) for chance, answer in sorted(open_ones)[:MOST]]


def _milestones(packed: bytes) -> list[dict[str, Any]]:
    milestones: list[dict[str, Any]] = unpack_document(packed)["milestones"]
    return milestones


def _chance(milestone: dict[str, Any]) -> float:
    """Of the promise, else of the target; 1 where nobody waits for a date."""
    promised, wished = milestone["probability_commitment"], milestone["probability_target"]
    given: float | None = wished if promised is None else promised
    return 1.0 if given is None else given


def _glance(chance: float, answer: str) -> Glance:
    return Glance(answer, about(chance), chance_of(chance).name.lower())
