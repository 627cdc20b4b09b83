"""How far a forecast can be trusted: a grade from A to E, why, and what would improve it most.

A plan begins with 100 points and loses some for each thing that its forecast has to assume:

    50 x the share of estimates without a range
    20 x the share of tasks under way whose progress is not told (after the days that `status-missing` allows)
    20 x the share of milestones ahead with nothing to forecast from
    10 x the share of open key results with an old check-in, or none
    10 x the share of tasks that the baseline has started by now, and that are not
     5   where there is no baseline

A from 90 points, B from 75, C from 60, D from 40, E below; a plan with nothing in it is an E. The weights are a
judgement: what spreads the forecast weighs most.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.health import freshness
from milepost.health.finding import Tally
from milepost.health.survey import Survey
from milepost.health.words import days, label, sentence

_LETTERS = ((90, "A"), (75, "B"), (60, "C"), (40, "D"))
_ALL_THERE = "every estimate has a range, and what is under way was looked at lately"


@dataclass(frozen=True, slots=True)
class Trust:
    """A grade: its letter A to E, its points of 100, one sentence why, and what would improve it most ("" at best)."""

    letter: str
    points: int
    sentence: str
    improve: str

    def document(self) -> dict[str, object]:
        """The grade as plain data."""
        return {"grade": self.letter, "points": self.points, "sentence": self.sentence, "improve": self.improve}


@dataclass(frozen=True, slots=True)
class Loss:
    """Points lost, for what, and what would win them back."""

    points: float
    why: str
    improve: str


def grade(survey: Survey) -> Trust:
    """Grade what the forecast of a plan stands on."""
    if next(survey.plan.activities(), None) is None:
        return Trust("E", 0, "Grade E: the plan has neither milestones nor tasks", "add some")
    losses = sorted((loss for loss in _losses(survey) if loss.points > 0), key=lambda loss: -loss.points)
    points = max(0, round(100 - sum(loss.points for loss in losses)))
    letter = next((letter for least, letter in _LETTERS if points >= least), "E")
    why = sentence(loss.why for loss in losses[:2]) if losses else _ALL_THERE
    return Trust(letter, points, f"Grade {letter}: {why}", losses[0].improve if losses else "")


def _losses(survey: Survey) -> Iterator[Loss]:
    guesses = freshness.guesses(survey)
    yield _loss(50, guesses, guesses.counted(*freshness.ESTIMATES), freshness.give_ranges(survey, guesses))
    limit = survey.limits[freshness.SILENT]
    quiet = tuple(name for name, age in freshness.silences(survey).items() if age > limit)
    silent = Tally(quiet, len(freshness.under_way(survey)))
    said = silent.counted("tasks under way", ("says nothing of its progress", "say nothing of their progress"))
    yield _loss(20, silent, said, freshness.tell_progress(survey, silent.found))
    alone = freshness.unfounded(survey)
    stands = alone.counted("milestones ahead", ("has nothing to forecast from", "have nothing to forecast from"))
    yield _loss(20, alone, stands, freshness.found_them(survey, alone))
    yield _check_ins(survey)
    late = freshness.overdue_starts(survey)
    starts = late.counted("tasks to be started by now", ("is not", "are not"))
    yield _loss(10, late, starts, freshness.confirm_starts(survey, late))
    if survey.baseline is None:
        yield Loss(5, "there is no baseline", freshness.TAKE_BASELINE)


def _loss(weight: int, tally: Tally, why: str, improve: str) -> Loss:
    return Loss(weight * tally.share, why, improve)


def _check_ins(survey: Survey) -> Loss:
    results, ages = freshness.open_key_results(survey), freshness.ages(survey)
    limit = survey.limits[freshness.CHECK_INS]
    stale = Tally(tuple(each.id for each in results if ages.get(each.id, limit + 1) > limit), len(results))
    never = Tally(tuple(name for name in stale.found if name not in ages), len(results))
    if len(never.found) == len(stale.found):
        why = never.counted("key results", ("was never checked in", "were never checked in"))
    else:
        oldest = max(ages, key=lambda name: ages[name])
        why = f"{label(survey.plan, oldest)} was last checked {days(ages[oldest])} ago"
    return _loss(10, stale, why, freshness.check_in(survey, stale.found))
