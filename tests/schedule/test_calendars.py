"""Law S3: weekly hours, exceptions both ways, parents, resources, and instants outside working time."""

from typing import Any

import pytest

from milepost.model.document import read_document
from milepost.model.duration import DayLength
from milepost.schedule.calendar import CalendarBook
from tests.schedule.plans import OFFICE, early, floats, late, link, scheduled, task


def book(calendars: dict[str, Any], **keys: Any) -> CalendarBook:
    head = {"plan": "Atlas", "status_date": "2026-11-02", "calendars": calendars, "tasks": [{"id": "a"}]}
    plan, draft = read_document({**head, **keys})
    assert plan is not None and not draft.problems, draft.problems
    return CalendarBook.of(plan)


def length(week: dict[str, list[str]] | None = None, **keys: Any) -> DayLength:
    calendar = {**({"week": week} if week is not None else {}), **keys}
    return (
        book({"base": {"week": {"mon-thu": ["08:00-18:00"]}, "hours_per_day": "9h"}, "own": calendar})
        .hours["own"]
        .length
    )


def dates(calendar: dict[str, Any], estimate: str, **keys: Any) -> tuple[str, str]:
    return early(scheduled([task("a", estimate, calendar="own")], calendars={"own": calendar}, **keys), "a")


# Shifts from 22:00 to 06:00 that begin on Sunday to Thursday: eight hours a night.
NIGHTS = {"week": {"sun-thu": ["22:00-06:00"]}}


def test_S3_1_a_shift_over_midnight_belongs_to_the_day_it_begins() -> None:
    """From Monday 00:00 the night that began on Sunday has six hours left; two more begin on Monday at 22:00."""
    assert dates(NIGHTS, "6h") == ("2026-11-02T00:00", "2026-11-02T06:00")
    assert dates(NIGHTS, "7h") == ("2026-11-02T00:00", "2026-11-02T23:00")


def test_S3_1_no_night_begins_on_friday_though_one_ends_on_it() -> None:
    """From Thursday 22:00: eight hours until Friday 06:00, the next minute is on Sunday at 22:00."""
    begin = {"start": "2026-11-05T22:00"}
    assert dates(NIGHTS, "8h", **begin) == ("2026-11-05T22:00", "2026-11-06T06:00")
    assert dates(NIGHTS, "481m", **begin) == ("2026-11-05T22:00", "2026-11-08T22:01")


def test_S3_2_an_exceptional_day_takes_its_own_night_and_leaves_the_night_before() -> None:
    """Without Tuesday's night: Monday's runs on to Tuesday 06:00, and the next begins on Wednesday at 22:00."""
    calendar = {**NIGHTS, "exceptions": [{"date": "2026-11-03", "hours": []}]}
    found = dates(calendar, "9h", start="2026-11-02T22:00")
    assert found == ("2026-11-02T22:00", "2026-11-04T23:00")


def test_S3_an_exceptional_night_runs_on_into_a_day_without_work() -> None:
    """Friday's own night of four hours, into Saturday: from Thursday 22:00 twelve hours end on Saturday at 02:00."""
    calendar = {**NIGHTS, "exceptions": [{"date": "2026-11-06", "hours": ["22:00-02:00"]}]}
    assert dates(calendar, "12h", start="2026-11-05T22:00") == ("2026-11-05T22:00", "2026-11-07T02:00")


@pytest.mark.parametrize(
    ("exception", "finish"),
    [
        # Five days from Monday the 2nd: to Friday the 6th without an exception.
        ({"date": "2026-11-04"}, "2026-11-09T18:00"),  # Wednesday off
        ({"from": "2026-11-05", "to": "2026-11-06", "hours": []}, "2026-11-10T18:00"),  # Thursday and Friday off
        ({"date": "2026-11-07", "hours": ["09:00-13:00"]}, "2026-11-06T18:00"),  # a Saturday that comes too late
        # Wednesday is four hours shorter: three are done on Monday before the break, and one after it.
        ({"date": "2026-11-04", "hours": ["14:00-18:00"]}, "2026-11-09T14:00"),
        # Wednesday works four hours more, so that Friday's last four are free: 09:00 to 12:00 and one hour are left.
        ({"date": "2026-11-04", "hours": ["09:00-12:00", "13:00-22:00"]}, "2026-11-06T14:00"),
    ],
)
def test_S3_2_exceptions_take_the_place_of_the_whole_day(exception: dict[str, Any], finish: str) -> None:
    assert dates({**OFFICE, "exceptions": [exception]}, "5d")[1] == finish


def test_S3_2_holidays_are_days_off_and_exceptions_are_stronger() -> None:
    worked = {"date": "2026-11-04", "hours": ["09:00-12:00", "13:00-18:00"]}
    assert dates({**OFFICE, "holidays": ["2026-11-04"]}, "3d")[1] == "2026-11-05T18:00"
    assert dates({**OFFICE, "holidays": ["2026-11-04"], "exceptions": [worked]}, "3d")[1] == "2026-11-04T18:00"


def site(**own: Any) -> tuple[str, str]:
    base = {**OFFICE, "holidays": ["2026-11-04"]}
    found = scheduled(
        [task("a", "24h", calendar="site")],
        calendars={"base": base, "middle": {"parent": "base"}, "site": {"parent": "middle", **own}},
    )
    return early(found, "a")


def test_S3_3_a_calendar_takes_its_parents_week_and_exceptions() -> None:
    """24 hours from Monday: Monday, Tuesday and, as Wednesday is the grandparent's day off, Thursday."""
    assert site() == ("2026-11-02T09:00", "2026-11-05T18:00")


def test_S3_3_a_week_of_its_own_keeps_the_parents_days_off() -> None:
    """Twelve hours a day: Monday and Tuesday make 24, so Tuesday 20:00; ten hours a day leave four for Thursday."""
    assert site(week={"mon-fri": ["08:00-20:00"]}) == ("2026-11-02T08:00", "2026-11-03T20:00")
    assert site(week={"mon-fri": ["08:00-18:00"]}) == ("2026-11-02T08:00", "2026-11-05T12:00")


def test_S3_3_an_exception_of_its_own_is_stronger_than_the_parents() -> None:
    """It works on the parent's day off, from nine to five: the third eight hours end on Wednesday at five."""
    assert site(exceptions=[{"date": "2026-11-04", "hours": ["09:00-17:00"]}])[1] == "2026-11-04T17:00"


@pytest.mark.parametrize(
    ("calendar", "day", "week"),
    [
        # Four days of eight hours and one of four: eight is commonest, 36 hours a week.
        ({"week": {"mon-thu": ["09:00-17:00"], "fri": ["09:00-13:00"]}}, 480, 2160),
        # Two of eight and two of ten: equally common, so the longer; 36 hours a week.
        ({"week": {"mon-tue": ["08:00-16:00"], "wed-thu": ["08:00-18:00"]}}, 600, 2160),
        # Shifts that overlap: nine to one and noon to six are nine hours, not ten.
        ({"week": {"mon-fri": ["09:00-13:00", "12:00-18:00"]}}, 540, 2700),
        ({"week": {"mon-fri": ["09:00-13:00"]}, "hours_per_day": "8h"}, 480, 1200),
        ({"week": {"mon-fri": ["09:00-13:00"]}, "hours_per_week": "40h"}, 240, 2400),
        # The parent says that a day has nine hours; its week, where there is no other, has 4 x 10.
        ({"parent": "base"}, 540, 2400),
        ({"parent": "base", "hours_per_day": "7h"}, 420, 2400),
        ({"week": {"mon-fri": ["22:00-06:00"]}}, 480, 2400),
    ],
)
def test_S3_4_a_day_is_as_given_or_the_commonest_and_a_week_the_sum(
    calendar: dict[str, Any], day: int, week: int
) -> None:
    assert length(**calendar) == DayLength(day, week)


def test_S3_4_days_and_weeks_are_those_of_the_activitys_calendar() -> None:
    """On four hours a day, Monday to Friday: 2d are eight hours, to Tuesday; 1w is twenty, to Friday."""
    short = {"week": {"mon-fri": ["09:00-13:00"]}}
    assert dates(short, "2d")[1] == "2026-11-03T13:00"
    assert dates(short, "1w")[1] == "2026-11-06T13:00"
    assert dates({**short, "hours_per_day": "8h"}, "2d")[1] == "2026-11-05T13:00"


SHIFTS = {
    "early": {"week": {"mon-fri": ["06:00-14:00"]}},
    "late": {"week": {"mon-fri": ["12:00-20:00"]}},
    "weekend": {"week": {"sat-sun": ["08:00-16:00"]}},
}
RESOURCES = [
    {"id": "ann", "calendar": "early"},
    {"id": "bob", "calendar": "late"},
    {"id": "eve", "calendar": "weekend"},
    {"id": "tool"},
    {"id": "robot", "calendar": "24h"},
]


@pytest.mark.parametrize(
    ("resources", "own", "finish"),
    [
        ([], None, "2026-11-02T18:00"),  # the plan's: nine to six
        (["ann"], None, "2026-11-02T14:00"),  # hers, from six
        (["ann", "tool"], None, "2026-11-02T14:00"),  # what has no calendar is always there
        (["ann", "robot"], None, "2026-11-02T14:00"),
        (["robot"], None, "2026-11-02T08:00"),  # by the clock, from midnight
        (["ann", "bob"], None, "2026-11-05T14:00"),  # from noon to two, four days long
        (["ann"], "late", "2026-11-02T20:00"),  # the task's own is stronger
    ],
)
def test_S3_5_the_calendar_is_the_tasks_or_its_resources_or_the_plans(
    resources: list[str], own: str | None, finish: str
) -> None:
    keys = {} if own is None else {"calendar": own}
    found = scheduled([task("a", "8h", resources=resources, **keys)], calendars=SHIFTS, resources=RESOURCES)
    assert early(found, "a")[1] == finish


def test_S3_6_where_resources_share_hours_a_day_is_the_plans() -> None:
    """A day of the office has eight hours; at two shared hours a day, Monday to Thursday."""
    found = scheduled([task("a", "1d", resources=["ann", "bob"])], calendars=SHIFTS, resources=RESOURCES)
    assert early(found, "a") == ("2026-11-02T12:00", "2026-11-05T14:00")


def test_S3_7_resources_that_never_work_together_are_a_problem() -> None:
    tasks = [{"id": "a", "estimate": "1d", "resources": ["ann", "eve"]}]
    problems = book(SHIFTS, tasks=tasks, resources=RESOURCES).problems
    assert [(each.code, each.severity) for each in problems] == [("calendars-never-meet", "error")]
    assert "early, weekend" in problems[0].message


def test_S3_8_an_elapsed_activity_lies_on_the_clock() -> None:
    """A date alone begins at its midnight; 1ed is 1,440 minutes, and so is its float counted."""
    found = scheduled(
        [task("cure", "1ed", constraint={"start_no_earlier": "2026-11-07"}), task("long", "5d")], start="2026-11-02"
    )
    assert early(found, "cure") == ("2026-11-07T00:00", "2026-11-08T00:00")
    other = scheduled([task("cure", "1ed"), task("long", "5d")])
    # From Tuesday 00:00, when it is done, to Friday 18:00: 3 days and 18 hours.
    assert floats(other, "cure")[0] == 3 * 1440 + 18 * 60


def test_S3_9_built_in_calendars_can_be_named_and_built_on() -> None:
    """`standard` works from 9 to 13 and from 14 to 18; a calendar under `24h` may take days off."""
    found = scheduled(
        [task("a", "5h", calendar="standard"), task("b", "30h", calendar="always")],
        calendars={"always": {"parent": "24h", "holidays": ["2026-11-03"]}},
    )
    assert early(found, "a") == ("2026-11-02T09:00", "2026-11-02T15:00")
    assert early(found, "b") == ("2026-11-02T00:00", "2026-11-04T06:00")
    assert scheduled([task("a", "1d")], calendar="standard").finish == "2026-11-02T18:00"


def test_S3_10_a_calendar_without_hours_in_its_week_is_a_problem() -> None:
    only = {"exceptions": [{"date": "2026-11-07", "hours": ["09:00-13:00"]}]}
    problems = book({"none": {}, "only": only, "parented": {"parent": "none"}}).problems
    assert [(each.code, each.subject) for each in problems] == [
        ("calendar-without-working-time", each) for each in ("none", "only", "parented")
    ]


def test_S3_11_a_milestone_lies_at_the_instant_its_last_predecessor_finishes() -> None:
    """Friday evening, not Monday morning; where the last comes from another calendar, within a weekend."""
    tasks = [task("a", "5d"), task("b", "2d", "m"), task("round", "135h", calendar="24h")]
    milestones = [{"id": "m", "after": ["a"]}, {"id": "n", "after": ["a", "round"]}, {"id": "o", "after": ["n"]}]
    found = scheduled(tasks, milestones=milestones)
    assert early(found, "m") == ("2026-11-06T18:00",) * 2
    assert early(found, "b")[0] == "2026-11-09T09:00"
    # 135 hours are five days and 15 hours: Saturday at three in the afternoon.
    assert early(found, "n") == early(found, "o") == ("2026-11-07T15:00",) * 2


def test_S3_11_whatever_has_no_duration_lies_at_an_instant() -> None:
    """A task without an estimate, of no time, or with nothing left, between two that run around the clock."""
    for nothing in ({"id": "b"}, {"id": "b", "estimate": "0d"}, task("b", "0h")):
        found = scheduled(
            [task("a", "135h", calendar="24h"), {**nothing, "after": ["a"]}, task("c", "1h", "b", calendar="24h")]
        )
        assert early(found, "b") == ("2026-11-07T15:00",) * 2
        assert early(found, "c") == ("2026-11-07T15:00", "2026-11-07T16:00")


def test_S3_11_without_anything_before_it_a_milestone_lies_at_the_status_date() -> None:
    found = scheduled(
        [task("a", "1d")],
        milestones=[
            {"id": "m", "expected": {"low": "2026-11-02", "likely": "2026-11-02", "high": "2026-11-03"}},
            {"id": "n", "after": ["m"]},
            {"id": "g", "estimate": "1d"},
        ],
    )
    # A judged date is a finish: the last working minute of its day.
    assert early(found, "m") == early(found, "n") == ("2026-11-02T18:00",) * 2
    # A milestone with an estimate takes working time.
    assert early(found, "g") == ("2026-11-02T09:00", "2026-11-02T18:00")


def test_S3_12_a_milestone_without_a_basis_stands_at_its_target() -> None:
    """Whatever the calendar, a target is the midnight that ends its day."""
    found = scheduled([task("a", "1d")], milestones=[{"id": "m", "target": "2026-11-14"}, {"id": "n"}])
    assert early(found, "m") == ("2026-11-15T00:00",) * 2
    assert early(found, "n") == ("2026-11-02T00:00",) * 2


def test_S6_8_the_late_finish_of_a_milestone_is_the_evening_not_the_next_morning() -> None:
    """b must start on Monday at nine: m could as well be reached then, which on its calendar is Friday evening."""
    tasks = [task("a", "4d"), task("round", "50h", calendar="24h"), task("b", "5d", "m"), task("long", "10d")]
    found = scheduled(tasks, milestones=[{"id": "m", "after": ["a", "round"]}])
    assert late(found, "b")[0] == "2026-11-09T09:00"
    assert early(found, "m")[1] == "2026-11-05T18:00"
    assert late(found, "m") == ("2026-11-06T18:00",) * 2
    assert floats(found, "m") == (480, 0)


def test_S6_8_a_late_finish_without_float_is_not_before_the_early_one() -> None:
    """Reached on Saturday at three and needed by Monday at nine: no working minute lies between, and it is not late."""
    tasks = [task("round", "135h", calendar="24h"), task("b", "5d", "m")]
    found = scheduled(tasks, milestones=[{"id": "m", "after": ["round"]}])
    assert late(found, "m") == early(found, "m") == ("2026-11-07T15:00",) * 2
    assert found.activity("m").critical


def test_S6_9_float_is_counted_on_the_activitys_own_calendar() -> None:
    """The plan ends on Friday at six. What ends on Tuesday at six has three working days, or 72 hours of the clock."""
    found = scheduled([task("long", "5d"), task("a", "2d"), task("b", "42h", calendar="24h")])
    assert floats(found, "a") == (3 * 480, 3 * 480)
    assert early(found, "b")[1] == "2026-11-03T18:00"
    assert floats(found, "b") == (72 * 60, 72 * 60)


def test_S2_7_finishing_in_the_evening_meets_a_bound_in_the_night() -> None:
    """a ends on Saturday at three in the afternoon; b must not finish before: its last minute is Friday's last."""
    found = scheduled([task("a", "135h", calendar="24h"), task("b", "1d", link("a", "FF"))])
    assert early(found, "b") == ("2026-11-06T09:00", "2026-11-06T18:00")


def test_S3_13_a_judged_date_wins_over_an_estimate_of_the_work() -> None:
    """Five days of work after a would end on Tuesday the 10th: judged earlier or later, it lies where it is judged, but
    not before what leads to it is done, on Tuesday the 3rd."""
    tasks = [task("a", "2d")]

    def reached(likely: str) -> str:
        expected = {"low": "2026-11-02", "likely": likely, "high": "2026-12-31"}
        milestones = [{"id": "m", "estimate": "5d", "expected": expected, "after": ["a"]}]
        return early(scheduled(tasks, milestones=milestones), "m")[1]

    assert reached("2026-11-06") == "2026-11-06T18:00"
    assert reached("2026-11-12") == "2026-11-12T18:00"
    assert reached("2026-11-02") == "2026-11-03T18:00"  # the logic pushes it
