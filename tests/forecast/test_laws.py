"""The laws of the forecast as properties of any plan; the profile `explore` hunts for plans that break them."""

from random import Random
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.forecast.forecast import forecast
from milepost.forecast.session import Session
from milepost.model.log import Applied, apply
from milepost.model.plan import Plan
from milepost.schedule.schedule import schedule

from .plans import futures_of, plan_of
from .random_plans import fixed_plan
from .test_session import ESTIMATES, random_command, rows, varied_plan

SEEDS = st.integers(0, 2**32)
FEW = settings(max_examples=20 if settings().max_examples == 100 else settings().max_examples)


def instants(plan: Plan, count: int, **options: Any) -> dict[str, bytes]:
    """The instants of every activity in every future."""
    futures = futures_of(plan, count, **options)
    return {each: futures.instants(each).tobytes() for each in futures.built.ids}


@FEW
@given(SEEDS, st.integers(1, 3), st.sampled_from([64, 128, 192, 2048]))
def test_F4_1_no_number_of_threads_and_no_size_of_blocks_changes_a_bit(seed: int, threads: int, block: int) -> None:
    plan = varied_plan(seed)
    assert instants(plan, 300, threads=threads, block=block) == instants(plan, 300, threads=1)


@FEW
@given(SEEDS, st.integers(1, 299))
def test_F4_3_the_first_futures_of_many_are_the_futures_of_few(seed: int, few: int) -> None:
    plan = varied_plan(seed)
    many = instants(plan, 300, threads=1)
    assert instants(plan, few, threads=1) == {each: row[: 8 * few] for each, row in many.items()}


@FEW
@given(SEEDS, st.data())
def test_F4_5_an_edit_moves_nothing_that_does_not_wait_for_it(seed: int, data: st.DataObject) -> None:
    document = fixed_plan(seed)
    free = [task for task in document["tasks"] if "actual_start" not in task]
    for task in free:
        task["estimate"] = Random(seed).choice(ESTIMATES)
    before = instants(plan_of(**document), 200, threads=1)
    edited = data.draw(st.sampled_from(range(len(free)))) if free else None
    if edited is None:
        return
    free[edited]["estimate"] = {"low": "2d", "likely": "4d", "high": "20d"}
    after = instants(plan_of(**document), 200, threads=1)
    waiting = waits_for(document, free[edited]["id"])
    assert all(after[each] == row for each, row in before.items() if each not in waiting)


def waits_for(document: dict[str, Any], activity_id: str) -> set[str]:
    """The activity and all that follows it, by links, by belonging, or because it is to be as late as possible."""
    found, size = {activity_id}, 0
    everything = [*document["tasks"], *document["milestones"]]
    # What is late, or held, moves with the schedule; a plan-wide finish may move it too.
    found |= {
        each["id"] for each in everything if "held" in each or "as_late_as_possible" in each.get("constraint", {})
    }
    while size != len(found):
        size = len(found)
        found |= {each["id"] for each in everything if any(link["id"] in found for link in each["after"])}
        found |= {task["milestone"] for task in document["tasks"] if task["id"] in found and task.get("milestone")}
    return found


@FEW
@given(SEEDS)
def test_F5_1_a_plan_in_which_everything_is_fixed_has_its_schedule_in_every_future(seed: int) -> None:
    plan = plan_of(**fixed_plan(seed))
    planned = schedule(plan)
    if (planned.dates.late_by > 0).any():
        return  # a hold that the network contradicts stands in the schedule, and not in a future (F11)
    futures = futures_of(plan, 2)
    for place, each in enumerate(planned.network.ids):
        assert (futures.instants(each) == planned.dates.early_finish[place]).all()


@FEW
@given(SEEDS, st.integers(2, 30))
def test_F5_2_longer_work_never_ends_an_FS_network_sooner(seed: int, longer: int) -> None:
    dice = Random(seed)
    tasks = [
        {
            "id": f"t{number}",
            "estimate": {"low": "1d", "likely": "3d", "high": f"{dice.randint(4, 20)}d", "shape": "triangular"},
            "after": [f"t{before}" for before in range(number) if dice.random() < 0.3],
        }
        for number in range(10)
    ]
    before = futures_of(plan_of(tasks=tasks), 200)
    changed = dice.choice(tasks)
    high = int(changed["estimate"]["high"][:-1])  # type: ignore[index]  # every task here has one
    changed["estimate"] = {"low": "1d", "likely": "3d", "high": f"{high + longer}d", "shape": "triangular"}
    after = futures_of(plan_of(tasks=tasks), 200)
    assert all((after.instants(each) >= before.instants(each)).all() for each in before.built.ids)


@settings(max_examples=10)
@given(SEEDS)
def test_F4_20_whatever_is_edited_a_session_has_the_rows_of_a_fresh_forecast(seed: int) -> None:
    dice, plan = Random(seed), varied_plan(seed)
    session = Session(plan, iterations=300, threads=1)
    for number in range(5):
        applied = apply(plan, random_command(plan, dice, number))
        if isinstance(applied, Applied):
            plan = applied.plan
            session.edit(plan)
    assert rows(session.finish()) == rows(forecast(plan, iterations=300, threads=1))
    assert np.all([len(row) for row in rows(session.finish()).values()])
