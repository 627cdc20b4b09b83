"""Law S5: what has happened stands, and what is left goes on from the status date."""

from typing import Any

import pytest

from tests.schedule.plans import codes, early, floats, late, link, scheduled, task

THURSDAY = "2026-11-05"


def test_S5_1_actual_dates_stand() -> None:
    """Whatever the links, the constraints and the calendar say: started on a Saturday, done on a Sunday."""
    begun = {"actual_start": "2026-10-31T14:00", "actual_finish": "2026-11-01T03:00"}
    found = scheduled(
        [
            task("z", "9d"),
            task("a", "5d", "z", **begun, constraint={"must_start_on": "2026-11-20"}),
            task("b", "1d", "a"),
        ],
        milestones=[{"id": "m", "after": ["z"], "actual": "2026-10-30T12:30"}],
    )
    assert early(found, "a") == late(found, "a") == ("2026-10-31T14:00", "2026-11-01T03:00")
    assert early(found, "m") == ("2026-10-30T12:30",) * 2
    assert early(found, "b")[0] == "2026-11-02T09:00"


def test_S5_2_an_actual_date_alone_is_a_first_or_a_last_working_minute() -> None:
    """Monday to Wednesday; a milestone on a Sunday was reached when its calendar last worked, on Friday at six, and on
    one that never rests when Sunday ended."""
    done = {"actual_start": "2026-10-26", "actual_finish": "2026-10-28"}
    milestones = [{"id": "m", "actual": "2026-11-01"}, {"id": "n", "actual": "2026-11-01", "calendar": "24h"}]
    found = scheduled([task("a", "3d", **done)], milestones=milestones)
    assert early(found, "a") == ("2026-10-26T09:00", "2026-10-28T18:00")
    assert early(found, "m") == ("2026-10-30T18:00",) * 2
    assert early(found, "n") == ("2026-11-02T00:00",) * 2


@pytest.mark.parametrize(("keys", "finish"), [({}, "2026-11-05T18:00"), ({"progress": "50%"}, "2026-11-03T18:00")])
def test_P30_what_is_left_of_outrun_work_is_what_its_progress_leaves(keys: dict[str, Any], finish: str) -> None:
    """Four weeks into four days of work: four days from Monday on, or two."""
    found = scheduled([task("a", "4d", actual_start="2026-10-05", **keys)])
    assert early(found, "a") == ("2026-10-05T09:00", finish)


@pytest.mark.parametrize(
    ("keys", "finish"),
    [
        ({}, "2026-11-11T18:00"),  # all five days, from Thursday on
        ({"progress": "40%"}, "2026-11-09T18:00"),  # three of five days
        ({"progress": "99.99%"}, "2026-11-05T09:00"),  # 0.24 of 2,400 minutes is none
        ({"progress": "99.98%"}, "2026-11-05T09:00"),  # 0.48
        ({"progress": "99.97%"}, "2026-11-05T09:01"),  # 0.72 is one
        ({"progress": "99.9%"}, "2026-11-05T09:02"),  # 2.4 are two
        ({"remaining": {"fixed": "1d"}}, "2026-11-05T18:00"),
        ({"progress": "40%", "remaining": {"fixed": "1d"}}, "2026-11-05T18:00"),  # what remains is stronger
        ({"remaining": {"low": "1d", "likely": "2d", "high": "9d"}}, "2026-11-06T18:00"),
    ],
)
def test_S5_3_what_is_left_goes_on_from_the_status_date(keys: dict[str, Any], finish: str) -> None:
    found = scheduled([task("a", "5d", actual_start="2026-10-30", **keys)], status_date=THURSDAY)
    start, ended = early(found, "a")
    # What rounds to nothing is done at the status date itself.
    assert (start, ended) == ("2026-10-30T09:00", "2026-11-05T00:00" if finish == "2026-11-05T09:00" else finish)


def test_S5_3_a_status_date_within_the_day_cuts_it() -> None:
    """Wednesday at half past twelve: the break ends at one, so five hours on Wednesday and three on Thursday."""
    found = scheduled([task("a", "1d")], status_date="2026-11-04T12:30")
    assert early(found, "a") == ("2026-11-04T13:00", "2026-11-05T12:00")


@pytest.mark.parametrize(
    ("start", "begun"),
    [
        ("2026-11-10", "2026-11-10T09:00"),
        ("2026-11-07", "2026-11-09T09:00"),  # a Saturday
        ("2026-10-01", "2026-11-05T09:00"),  # nothing unstarted lies before the status date
        ("2026-11-10T15:00", "2026-11-10T15:00"),
    ],
)
def test_S5_4_what_has_not_begun_waits_for_the_start_and_the_status_date(start: str, begun: str) -> None:
    tasks = [task("a", "1d"), task("b", "2d", actual_start="2026-11-02", remaining={"fixed": "1d"})]
    found = scheduled(tasks, start=start, status_date=THURSDAY)
    assert early(found, "a")[0] == begun
    assert early(found, "b")[1] == "2026-11-05T18:00"  # what has begun does not wait for the start


BEGUN = {"actual_start": "2026-11-03", "remaining": {"fixed": "1d"}}


@pytest.mark.parametrize(
    ("type_", "retained", "override"),
    [
        # a has not begun and takes two days from Thursday; b has a day left.
        ("FS", "2026-11-09T18:00", "2026-11-05T18:00"),  # after Friday: Monday
        ("SS", "2026-11-05T18:00", "2026-11-05T18:00"),  # with a
        ("FF", "2026-11-06T18:00", "2026-11-06T18:00"),  # with a's finish, which override leaves
        ("SF", "2026-11-05T18:00", "2026-11-05T18:00"),
    ],
)
def test_S5_5_the_remainder_waits_or_by_choice_goes_on(type_: str, retained: str, override: str) -> None:
    tasks = [task("a", "2d"), task("b", "3d", link("a", type_), **BEGUN)]
    for progress, finish in (("retained_logic", retained), ("progress_override", override)):
        found = scheduled(tasks, status_date=THURSDAY, schedule={"progress": progress})
        assert early(found, "b") == ("2026-11-03T09:00", finish)


def test_S5_5_overridden_links_leave_the_predecessor_its_float() -> None:
    """a may end with the plan: nothing waits for it any more. b's last day is Thursday, the plan ends on Friday."""
    tasks = [task("a", "1d"), task("b", "3d", "a", **BEGUN), task("c", "2d")]
    found = scheduled(tasks, status_date=THURSDAY, schedule={"progress": "progress_override"})
    assert floats(found, "a") == floats(found, "b") == (480, 480)
    kept = scheduled(tasks, status_date=THURSDAY)
    assert (floats(kept, "a")[0], early(kept, "b")[1]) == (0, "2026-11-06T18:00")


FINISHED = {"actual_start": "2026-11-02", "actual_finish": "2026-11-03"}


@pytest.mark.parametrize(
    ("before", "type_", "after", "reported"),
    [
        ({}, "FS", BEGUN, True),
        ({}, "FS", {}, False),
        (BEGUN, "FS", BEGUN, True),
        (FINISHED, "FS", BEGUN, False),
        ({}, "SS", BEGUN, True),
        (BEGUN, "SS", BEGUN, False),
        ({}, "FF", BEGUN, False),  # it has not ended
        (BEGUN, "FF", FINISHED, True),
        ({}, "SF", FINISHED, True),
        (BEGUN, "SF", FINISHED, False),
        ({}, "FS", FINISHED, True),
    ],
)
def test_S5_6_work_out_of_sequence_is_reported(
    before: dict[str, Any], type_: str, after: dict[str, Any], reported: bool
) -> None:
    tasks = [task("a", "2d", **before), task("b", "3d", link("a", type_), **after)]
    found = scheduled(tasks, status_date=THURSDAY)
    assert codes(found) == ([("out-of-sequence", "b")] if reported else [])


@pytest.mark.parametrize(
    ("progress", "after", "said"),
    [
        ("retained_logic", BEGUN, "b was started before a was ready for it; its remainder waits"),
        ("progress_override", BEGUN, "b was started before a was ready for it; its remainder goes on regardless"),
        ("retained_logic", FINISHED, "b was started before a was ready for it; its actual dates stand"),
    ],
)
def test_S5_6_it_says_what_becomes_of_the_remainder(progress: str, after: dict[str, Any], said: str) -> None:
    tasks = [task("a", "2d"), task("b", "3d", "a", **after)]
    found = scheduled(tasks, status_date=THURSDAY, schedule={"progress": progress})
    assert [each.message for each in found.problems] == [said]


@pytest.mark.parametrize(("lead", "reported"), [("-4d", False), ("-3d", True)])
def test_S5_6_a_lead_may_excuse_it(lead: str, reported: bool) -> None:
    """a should end on Friday at six: four days before that is Tuesday at nine, when b began; three is Wednesday."""
    tasks = [
        task("a", "4d", actual_start="2026-11-02", remaining={"fixed": "2d"}),
        task("b", "3d", link("a", "FS", lead), **BEGUN),
    ]
    assert codes(scheduled(tasks, status_date=THURSDAY)) == ([("out-of-sequence", "b")] if reported else [])


def test_S5_7_a_lag_from_a_fact_is_counted_from_the_fact() -> None:
    """a began on Monday at nine and four days later is Friday; it ended on Tuesday at six and four days are Monday."""
    tasks = [
        task("a", "9d", actual_start="2026-11-02"),
        task("b", "2d", **FINISHED),
        task("c", "1d", link("a", "SS", "4d")),
        task("d", "1d", link("b", "FS", "4d")),
        task("e", "1d", "b"),
    ]
    found = scheduled(tasks, status_date=THURSDAY)
    assert early(found, "c")[0] == "2026-11-06T09:00"
    assert early(found, "d")[0] == "2026-11-10T09:00"
    assert early(found, "e")[0] == "2026-11-05T09:00"
    assert [found.activity(name).driver for name in "cde"] == ["a", "b", None]
