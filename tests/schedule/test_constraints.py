"""Law S4: constraints of every kind, soft and hard, and what a deadline does."""

from typing import Any

import pytest

from milepost.schedule.schedule import Schedule
from tests.schedule.plans import early, floats, late, link, scheduled, task


def pair(constraint: dict[str, Any], mode: str = "soft", **keys: Any) -> Schedule:
    """b, of two days, after a, from Monday the 2nd to Friday the 6th; b could lie on the 9th and 10th."""
    return scheduled(
        [task("a", "5d"), task("b", "2d", "a", constraint=constraint)], schedule={"constraints": mode, **keys}
    )


@pytest.mark.parametrize(
    ("constraint", "start", "finish"),
    [
        ({"start_no_earlier": "2026-11-12"}, "2026-11-12T09:00", "2026-11-13T18:00"),
        ({"start_no_earlier": "2026-11-12T15:00"}, "2026-11-12T15:00", "2026-11-16T15:00"),
        ({"start_no_earlier": "2026-11-03"}, "2026-11-09T09:00", "2026-11-10T18:00"),  # the link is later
        ({"finish_no_earlier": "2026-11-12"}, "2026-11-11T09:00", "2026-11-12T18:00"),
        ({"finish_no_earlier": "2026-11-12T12:00"}, "2026-11-10T13:00", "2026-11-12T12:00"),
        ({"must_start_on": "2026-11-12"}, "2026-11-12T09:00", "2026-11-13T18:00"),
        ({"must_finish_on": "2026-11-12"}, "2026-11-11T09:00", "2026-11-12T18:00"),
    ],
)
@pytest.mark.parametrize("mode", ["soft", "hard"])
def test_S4_1_no_earlier_and_must_move_early_dates_later(
    constraint: dict[str, str], start: str, finish: str, mode: str
) -> None:
    assert early(pair(constraint, mode), "b") == (start, finish)


@pytest.mark.parametrize(
    ("constraint", "start", "total"),
    [
        # b lies on Monday and Tuesday, the 9th and 10th; its last days are bounded as follows.
        ({"start_no_later": "2026-11-05"}, "2026-11-05T09:00", -2 * 480),  # Thursday instead of Monday
        ({"finish_no_later": "2026-11-06"}, "2026-11-05T09:00", -2 * 480),  # Thursday and Friday
        ({"finish_no_later": "2026-11-09T12:00"}, "2026-11-05T13:00", -13 * 60),  # 3 of 16 hours on Monday
        ({"must_start_on": "2026-11-05"}, "2026-11-05T09:00", -2 * 480),
        ({"must_finish_on": "2026-11-06"}, "2026-11-05T09:00", -2 * 480),
    ],
)
def test_S4_2_no_later_and_must_bound_late_dates_and_show_as_negative_float(
    constraint: dict[str, str], start: str, total: int
) -> None:
    found = pair(constraint)
    assert early(found, "b") == ("2026-11-09T09:00", "2026-11-10T18:00")
    assert late(found, "b")[0] == start
    assert [floats(found, name)[0] for name in "ab"] == [total, total]
    assert all(each.critical for each in found.activities)


def test_S4_2_must_leaves_no_float_where_it_can_be_kept() -> None:
    """b must start on Thursday the 12th: it has no float, and a three days."""
    found = scheduled(
        [task("a", "5d"), task("b", "2d", "a", constraint={"must_start_on": "2026-11-12"}), task("long", "20d")]
    )
    assert floats(found, "b") == (0, 10 * 480)
    assert floats(found, "a") == (3 * 480, 3 * 480)


def test_S4_3_a_date_alone_is_the_first_or_the_last_working_minute() -> None:
    """A Saturday: a start on it is Monday at nine, a finish on it Friday at six."""
    found = scheduled(
        [
            task("a", "1d", constraint={"start_no_earlier": "2026-11-07"}),
            task("b", "1d", constraint={"finish_no_earlier": "2026-11-07"}),
            task("c", "1d", constraint={"start_no_earlier": "2026-11-07"}, calendar="24h"),
            task("d", "1d", constraint={"finish_no_earlier": "2026-11-07"}, calendar="24h"),
        ]
    )
    assert early(found, "a")[0] == "2026-11-09T09:00"
    assert early(found, "b")[1] == "2026-11-06T18:00"
    assert early(found, "c")[0] == "2026-11-07T00:00"
    assert early(found, "d")[1] == "2026-11-08T00:00"


@pytest.mark.parametrize(
    ("constraint", "start", "finish"),
    [
        ({"start_no_later": "2026-11-05"}, "2026-11-05T09:00", "2026-11-06T18:00"),
        ({"finish_no_later": "2026-11-05"}, "2026-11-04T09:00", "2026-11-05T18:00"),
        ({"must_start_on": "2026-11-05"}, "2026-11-05T09:00", "2026-11-06T18:00"),
        ({"must_finish_on": "2026-11-05"}, "2026-11-04T09:00", "2026-11-05T18:00"),
        ({"start_no_later": "2026-11-20"}, "2026-11-09T09:00", "2026-11-10T18:00"),  # nothing to override
    ],
)
def test_S4_4_hard_bounds_override_links(constraint: dict[str, str], start: str, finish: str) -> None:
    found = pair(constraint, "hard")
    assert early(found, "b") == (start, finish)
    assert found.activity("b").driver == ("a" if start.startswith("2026-11-09") else None)


def test_S4_4_what_follows_a_hard_bound_follows_its_date() -> None:
    constraint = {"finish_no_later": "2026-11-05"}
    tasks = [task("a", "5d"), task("b", "2d", "a", constraint=constraint), task("c", "1d", "b")]
    found = scheduled(tasks, schedule={"constraints": "hard"}, milestones=[{"id": "m", "after": ["b"]}])
    assert early(found, "c") == ("2026-11-06T09:00", "2026-11-06T18:00")
    assert early(found, "m")[1] == "2026-11-05T18:00"


def test_S4_5_a_hard_bound_stands_before_the_status_date_too() -> None:
    """As in Microsoft Project, which moves no unstarted work for the status date."""
    constraint = {"must_start_on": "2026-10-29"}
    tasks = [task("a", "1d", constraint=constraint), task("b", "1d", "a", calendar="24h")]
    hard = scheduled(tasks, schedule={"constraints": "hard"}, milestones=[{"id": "m", "after": ["a"]}])
    assert early(hard, "a") == ("2026-10-29T09:00", "2026-10-29T18:00")
    assert early(hard, "m")[1] == early(hard, "b")[0] == "2026-11-02T00:00"
    assert early(scheduled(tasks), "a")[0] == "2026-11-02T09:00"


@pytest.mark.parametrize("mode", ["soft", "hard"])
def test_S4_6_deadline_target_commitment_and_phase_move_no_early_date(mode: str) -> None:
    dated = {"target": "2026-11-20", "commitment": {"date": "2026-11-03"}, "deadline": "2026-11-03", "phase": "p"}
    found = scheduled(
        [task("a", "5d", deadline="2026-11-03"), task("b", "1d", deadline="2026-11-30")],
        milestones=[{"id": "m", "after": ["a"], **dated}],
        phases=[{"id": "p", "start": "2026-11-16", "finish": "2026-11-20"}],
        schedule={"constraints": mode},
    )
    assert early(found, "a") == ("2026-11-02T09:00", "2026-11-06T18:00")
    assert early(found, "m") == ("2026-11-06T18:00",) * 2
    assert early(found, "b")[0] == "2026-11-02T09:00"
    assert [floats(found, name)[0] for name in ("a", "m")] == [0, 0]


def test_S4_7_deadlines_bound_late_dates_by_choice() -> None:
    """A date alone is the midnight that ends it: on the office's calendar Tuesday at six, three days before Friday."""
    tasks = [task("a", "5d", deadline="2026-11-03"), task("b", "1d", deadline="2026-11-05T12:00")]
    found = scheduled(tasks, schedule={"deadlines_bound_float": True, "constraints": "hard"})
    assert early(found, "a")[1] == "2026-11-06T18:00"  # it bounds no early date, not even where constraints are hard
    assert (late(found, "a")[1], floats(found, "a")[0]) == ("2026-11-03T18:00", -3 * 480)
    # From Monday at six to Thursday at noon: two days and three hours.
    assert (late(found, "b")[1], floats(found, "b")[0]) == ("2026-11-05T12:00", 2 * 480 + 180)


LATE = {"as_late_as_possible": True}


def test_S4_8_as_late_as_possible_moves_no_successor() -> None:
    """c waits for a, until Friday; b, of one day, moves to Friday, and what leads to b alone to Thursday."""
    found = scheduled(
        [
            task("a", "5d"),
            task("first", "1d", constraint=LATE),
            task("b", "1d", "first", constraint=LATE),
            task("c", "5d", "a", "b"),
        ]
    )
    assert early(found, "b") == ("2026-11-06T09:00", "2026-11-06T18:00")
    assert early(found, "first") == ("2026-11-05T09:00", "2026-11-05T18:00")
    assert early(found, "c")[0] == "2026-11-09T09:00"
    assert [floats(found, name) for name in ("first", "b")] == [(0, 0), (0, 0)]
    assert found.activity("b").driver is None


def test_S4_8_as_late_as_possible_moves_to_the_plans_finish_and_not_past_it() -> None:
    """b's start is all that c waits for, and c could start on Friday; but b must be done by Friday itself."""
    found = scheduled([task("a", "5d"), task("b", "3d", constraint=LATE), task("c", "1d", link("b", "SS"))])
    assert found.finish == "2026-11-06T18:00"
    assert early(found, "b") == ("2026-11-02T09:00", "2026-11-04T18:00")  # c lies on Monday and is not to move
    alone = scheduled([task("a", "5d"), task("b", "3d", constraint=LATE)])
    assert early(alone, "b") == ("2026-11-04T09:00", "2026-11-06T18:00")
    # c moves to Friday; b could start as late as c does, but would then end after the plan.
    both = scheduled(
        [task("a", "5d"), task("b", "3d", constraint=LATE), task("c", "1d", link("b", "SS"), constraint=LATE)]
    )
    assert (early(both, "b")[1], early(both, "c")[0], both.finish) == (
        "2026-11-06T18:00",
        "2026-11-06T09:00",
        "2026-11-06T18:00",
    )


@pytest.mark.parametrize(
    ("bound", "finish"),
    [
        ({"finish_no_later": "2026-11-04"}, "2026-11-04T18:00"),
        ({"start_no_later": "2026-11-04"}, "2026-11-05T18:00"),
        ({"finish_no_later": "2026-11-02"}, "2026-11-03T18:00"),  # it cannot keep that, and moves no further
    ],
)
def test_S4_9_as_late_as_possible_keeps_its_own_bounds(bound: dict[str, str], finish: str) -> None:
    found = scheduled([task("a", "5d"), task("b", "2d", constraint={**LATE, **bound})])
    assert early(found, "b")[1] == finish


def test_S4_9_a_milestone_as_late_as_possible_lies_in_the_evening() -> None:
    """b starts on Monday at nine: on the milestone's calendar that moment is Friday at six."""
    tasks = [task("a", "5d"), task("b", "1d", "a", "m")]
    found = scheduled(tasks, milestones=[{"id": "m", "constraint": LATE}])
    assert early(found, "m") == ("2026-11-06T18:00",) * 2


def test_S4_10_a_start_bounds_no_work_that_has_begun_a_finish_does() -> None:
    """Begun on Monday with a day left on Thursday: a start on the 20th means nothing now, a finish on the 20th does."""
    begun = {"actual_start": "2026-11-02", "remaining": {"fixed": "1d"}}
    found = scheduled(
        [
            task("a", "3d", **begun, constraint={"must_start_on": "2026-11-20"}),
            task("b", "3d", **begun, constraint={"finish_no_earlier": "2026-11-20"}),
            task("c", "3d", **begun, constraint={"finish_no_later": "2026-11-03"}),
        ],
        status_date="2026-11-05",
    )
    assert (early(found, "a")[1], floats(found, "a")[0]) == ("2026-11-05T18:00", 11 * 480)
    assert early(found, "b")[1] == "2026-11-20T18:00"
    assert (early(found, "c")[1], floats(found, "c")[0]) == ("2026-11-05T18:00", -2 * 480)


def test_S4_11_a_start_between_two_working_minutes_is_one_moment() -> None:
    """No later than Saturday at noon: on the office's calendar that is Monday's beginning, which keeps it."""
    constraint = {"start_no_later": "2026-11-07T12:00"}
    found = scheduled([task("a", "5d"), task("b", "2d", "a", constraint=constraint), task("long", "20d")])
    assert (late(found, "b")[0], floats(found, "b")[0]) == ("2026-11-09T09:00", 0)
