"""A session carried from revision to revision says what a fresh forecast of each revision says, bit for bit."""

from random import Random
from typing import Any

import numpy as np
import pytest

from milepost.forecast.document import outcome_document
from milepost.forecast.forecast import Forecast, forecast
from milepost.forecast.session import PROVISIONAL, Session
from milepost.model.entity import Kind
from milepost.model.log import Add, Applied, Command, Remove, SetFields, apply
from milepost.model.plan import Plan

from .plans import plan_of
from .random_plans import fixed_plan

FUTURES = 2 * PROVISIONAL + 100
RANGE = {"low": "1h", "likely": "1d", "high": "3d"}
ESTIMATES: list[Any] = [
    "2d",
    {"fixed": "1d"},
    RANGE,
    {"values": ["1h", "3d", "2d"]},
    {"low": "1h", "likely": "1d", "high": "9d"},
]


def varied_plan(seed: int) -> Plan:
    """A random plan of which about half the durations vary, with risks and a group."""
    dice, document = Random(seed), fixed_plan(seed)
    for task in document["tasks"]:
        if dice.random() < 0.6 and "actual_start" not in task:
            task["estimate"] = dice.choice(ESTIMATES)
    free = [task["id"] for task in document["tasks"]]
    risk = {"id": "late", "probability": "40%", "effect": {"add": "1d", "times": 1.3}, "hits": free[:2]}
    group = {"id": "team", "activities": free[2:4], "coefficient": 0.6}
    return plan_of(**document, risks=[risk], correlation=[group], forecast={"shared_spread": "default"})


def random_command(plan: Plan, dice: Random, number: int) -> Command:
    """One edit of a kind that people make."""
    task = dice.choice(list(plan.tasks))
    changes: list[Command] = [
        SetFields(kind=Kind.TASK, id=task, fields={"estimate": dice.choice(ESTIMATES)}),
        SetFields(kind=Kind.TASK, id=task, fields={"calendar": dice.choice(["office", "site", None])}),
        SetFields(
            kind=Kind.TASK,
            id=task,
            fields={"after": [{"id": each} for each in dice.sample(list(plan.tasks), 1) if each < task]},
        ),
        SetFields(kind=Kind.RISK, id="late", fields={"probability": f"{dice.randint(0, 100)}%"}),
        Add(kind=Kind.TASK, id=f"new{number}", fields={"estimate": "3d", "after": [task]}),
        Remove(kind=Kind.TASK, id=task, cascade=True),
    ]
    return dice.choice(changes)


def rows(found: Forecast) -> dict[str, bytes]:
    """Every row of a forecast's futures, by activity."""
    sample = found.futures.sample
    return {each: sample.row(node).tobytes() for each, node in found.futures.built.numbers.items()}


def said(found: Forecast) -> dict[str, Any]:
    """All that a forecast says, but for what drives each date."""
    return outcome_document(found, quantiles=True)


def afresh(plan: Plan, futures: int = FUTURES) -> Forecast:
    """A forecast without what drives each date, from nothing."""
    return forecast(plan, iterations=futures, threads=1, drivers=False)


@pytest.mark.parametrize("seed", range(6))
def test_F4_20_a_session_says_after_any_edit_what_a_fresh_forecast_says(seed: int) -> None:
    """[F4.20] Rows, dates and chances are equal to the last bit, provisional ones to a forecast of as many futures."""
    dice, plan = Random(seed), varied_plan(seed)
    session = Session(plan, iterations=FUTURES, threads=2)
    for number in range(8):
        applied = apply(plan, random_command(plan, dice, number))
        if not isinstance(applied, Applied):
            continue
        plan = applied.plan
        provisional = session.edit(plan)
        assert said(provisional) == said(afresh(plan, PROVISIONAL))
        whole, fresh = session.finish(), afresh(plan)
        assert rows(whole) == rows(fresh)
        assert said(whole) == said(fresh)


def test_F4_21_only_what_lies_downstream_is_recomputed() -> None:
    """[F4.21] An edit in the middle of a chain recomputes the edited task and those after it, and no other."""
    chain = [
        {"id": f"t{number}", "estimate": RANGE, "after": [f"t{number - 1}"] if number else []} for number in range(10)
    ]
    plan = plan_of(tasks=chain, milestones=[{"id": "end", "after": ["t9"]}])
    session = Session(plan, iterations=FUTURES, threads=1)
    applied = apply(
        plan, SetFields(kind=Kind.TASK, id="t6", fields={"estimate": {"low": "1h", "likely": "1d", "high": "9d"}})
    )
    assert isinstance(applied, Applied)
    session.edit(applied.plan)
    assert session.recomputed == 5  # t6 to t9, and the milestone


def test_F4_21_two_edits_before_the_first_is_finished_lose_nothing() -> None:
    """[F4.21] What the first edit left unfinished is finished with the second."""
    tasks = [{"id": each, "estimate": RANGE} for each in ("a", "b")]
    plan = plan_of(tasks=tasks, milestones=[{"id": "end", "after": ["a", "b"]}])
    session = Session(plan, iterations=FUTURES, threads=1)
    for task in ("a", "b"):
        applied = apply(
            plan, SetFields(kind=Kind.TASK, id=task, fields={"estimate": {"low": "1h", "likely": "2d", "high": "9d"}})
        )
        assert isinstance(applied, Applied)
        plan = applied.plan
        session.edit(plan)
    assert rows(session.finish()) == rows(forecast(plan, iterations=FUTURES, threads=1))
    assert not np.array_equal(session.finish().futures.sample.row(0), np.zeros(FUTURES))


def test_F4_21_a_session_that_follows_without_a_provisional_forecast_says_the_same() -> None:
    """[F4.21] Revisions of which no forecast is asked for leave nothing behind."""
    dice, plan = Random(3), varied_plan(3)
    session = Session(plan, iterations=FUTURES, threads=2)
    for number in range(6):
        applied = apply(plan, random_command(plan, dice, number))
        if isinstance(applied, Applied):
            plan = applied.plan
            session.follow(plan)
    whole, fresh = session.finish(), afresh(plan)
    assert (rows(whole), said(whole)) == (rows(fresh), said(fresh))


def test_F4_21_what_a_milestone_says_of_others_is_as_new_as_they_are() -> None:
    """[F4.21] Nothing of `beta` changes but what it is said to rest on, and what it is held against."""
    plan = plan_of(
        milestones=[
            {"id": "hope", "name": "Hope", "target": "2027-01-01"},
            {"id": "beta", "after": ["hope"], "target": "2027-02-01"},
            {"id": "gamma", "after": ["a"], "target": "2027-02-01"},
        ],
        tasks=[{"id": "a", "estimate": RANGE}, {"id": "b", "estimate": {"fixed": "1d"}}],
    )
    session = Session(plan, iterations=FUTURES, threads=1)
    assert said(session.finish()) == said(afresh(plan))
    edits = (
        SetFields(kind=Kind.MILESTONE, id="hope", fields={"name": "Hopefully"}),
        SetFields(kind=Kind.MILESTONE, id="gamma", fields={"target": "2026-12-01", "name": "Third"}),
        SetFields(kind=Kind.TASK, id="b", fields={"estimate": "5d"}),
        SetFields(kind=Kind.SETTINGS, id="plan", fields={"forecast": {"shared_spread": "none"}}),
        SetFields(
            kind=Kind.MILESTONE,
            id="hope",
            fields={"expected": {"low": "2027-01-05", "likely": "2027-01-20", "high": "2027-02-20"}},
        ),
    )
    for edit in edits:
        applied = apply(plan, edit)
        assert isinstance(applied, Applied), edit
        plan = applied.plan
        session.follow(plan)
        assert said(session.finish()) == said(afresh(plan)), edit
