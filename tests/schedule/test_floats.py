"""Law S6: late dates, floats, what is critical, and what drives a date."""

import pytest

from milepost.schedule.schedule import Schedule
from tests.schedule.plans import early, floats, late, link, scheduled, task


def critical(found: Schedule) -> list[str]:
    return [each.id for each in found.activities if each.critical]


def test_S6_1_an_open_end_may_finish_with_the_plan() -> None:
    found = scheduled([task("long", "10d"), task("a", "2d"), task("b", "1d", "a")])
    assert late(found, "b") == ("2026-11-13T09:00", "2026-11-13T18:00")
    assert late(found, "a")[1] == "2026-11-12T18:00"
    assert floats(found, "b") == (7 * 480, 7 * 480)


def test_S6_1_on_its_own_calendar_the_plans_finish_may_lie_in_the_night() -> None:
    """The clock's work ends on Sunday at six in the morning; the office's may, at the latest, end on Friday at six."""
    found = scheduled([task("round", "150h", calendar="24h"), task("a", "1d")])
    assert found.finish == "2026-11-08T06:00"
    assert (late(found, "a")[1], floats(found, "a")[0]) == ("2026-11-06T18:00", 4 * 480)


@pytest.mark.parametrize(
    ("type_", "total"),
    [
        # a takes 1 day; b, of 2 days, lies within a plan of 10 days and may so end 8 days later.
        ("FS", 7),  # a 0..1, b 1..3: seven days to go
        ("SS", 8),  # a 0..1, b 0..2: a's start may be as late as b's, at 8; its finish 9
        ("FF", 8),  # b ends at 2 at the earliest, a at 1: b may end at 10, and a as late as that, 9 later
    ],
)
def test_S6_2_total_float_is_what_may_be_lost_without_moving_the_finish(type_: str, total: int) -> None:
    found = scheduled([task("long", "10d"), task("a", "1d"), task("b", "2d", link("a", type_))])
    assert floats(found, "b")[0] == total * 480
    assert floats(found, "a")[0] == (9 if type_ == "FF" else total) * 480


def test_S6_2_over_calendars_a_start_must_have_begun_when_it_is_needed() -> None:
    """b runs by the clock and must start by Saturday at noon, so a, of the office, must start within Friday: in its
    last minute, for on Monday it would be too late. From Monday at nine that is 4 days and 479 minutes."""
    constraint = {"start_no_later": "2026-11-07T12:00"}
    tasks = [
        task("a", "1h"),
        task("b", "1h", link("a", "SS"), calendar="24h", constraint=constraint),
        task("long", "20d"),
    ]
    found = scheduled(tasks)
    assert late(found, "b")[0] == "2026-11-07T12:00"
    assert late(found, "a")[0] == "2026-11-06T17:59"
    assert floats(found, "a")[0] == 4 * 480 + 479


def test_S6_3_free_float_moves_no_successor() -> None:
    """a of one day and c of three are both before b; d alone waits for a with a lag of a day."""
    found = scheduled(
        [
            task("a", "1d"),
            task("c", "3d"),
            task("b", "1d", "a", "c"),
            task("d", "1d", link("a", "FS", "1d")),
            task("e", "1d", "a", link("d", "FF")),
        ]
    )
    # a ends on Monday; b starts on Thursday, d on Wednesday after its lag, e on Tuesday pushed by d to Wednesday's end.
    assert floats(found, "a") == (480, 0)
    assert floats(found, "c") == (0, 0)
    assert floats(found, "d") == (480, 0)
    assert floats(found, "e") == (480, 480)


def test_S6_3_free_float_is_not_past_the_plans_finish() -> None:
    """Only a's start is waited for, and could be later by nine days; its end could not."""
    found = scheduled(
        [task("a", "10d"), task("b", "1d", link("a", "SS"), constraint={"start_no_earlier": "2026-11-13"})]
    )
    assert floats(found, "a") == (0, 0)


def test_S6_4_near_critical_is_what_has_float_within_critical_within() -> None:
    """Floats of 0, 1 and 2 days and an hour; `critical_within` is in days of each one's calendar."""
    tasks = [task("a", "5d"), task("b", "4d"), task("c", "3d"), task("d", "4d", calendar="short")]
    calendars = {"short": {"week": {"mon-fri": ["09:00-12:00", "13:00-14:00"]}}}

    def near(within: str) -> list[str]:
        found = scheduled(tasks, calendars=calendars, schedule={"critical_within": within})
        assert critical(found) == ["a"]
        return [each.id for each in found.activities if each.near_critical]

    assert near("0d") == ["a"]
    # d's days have four hours; its one day of float is a day of its own.
    assert near("1d") == ["a", "b", "d"]
    assert near("479m") == ["a", "d"]
    assert near("239m") == ["a"]
    assert near("2d") == ["a", "b", "c", "d"]


def test_S6_5_the_longest_path_is_the_chain_of_driving_links_to_the_finish() -> None:
    """In the manner of Primavera P6 ("Defining critical activities", longest path): a drives b over the weekend, though
    on its own calendar, by the clock, it has float until Monday; `total_float` misses it, `longest_path` does not."""
    tasks = [task("a", "130h", calendar="24h"), task("b", "5d", "a"), task("c", "9d")]
    # a ends on Saturday at ten in the morning; b works from Monday the 9th to Friday the 13th.
    by_float = scheduled(tasks)
    assert floats(by_float, "a")[0] == (14 + 24 + 9) * 60
    assert critical(by_float) == ["b"]
    by_path = scheduled(tasks, schedule={"critical": "longest_path"})
    assert critical(by_path) == ["a", "b"]


def test_S6_5_the_longest_path_takes_all_ties_and_only_driving_links() -> None:
    tasks = [
        task("a", "2d"),
        task("b", "2d"),
        task("c", "1d"),
        task("d", "3d", "a", "b", "c", link("c", "SS", "2d")),
        task("e", "1d", link("d", "FF")),
        task("f", "1d", constraint={"must_finish_on": "2026-11-04"}),
    ]
    found = scheduled(tasks, schedule={"critical": "longest_path", "critical_within": "1d"})
    # a, b and c's start with its lag all let d start on Wednesday; e ends with d; f, without float, leads nowhere.
    assert critical(found) == ["a", "b", "c", "d", "e"]
    assert floats(found, "f")[0] == 0
    assert found.activity("f").near_critical


def test_S6_5_the_longest_path_ends_where_a_date_or_an_override_begins() -> None:
    dated = [task("a", "1d"), task("b", "1d", "a", constraint={"start_no_earlier": "2026-11-10"})]
    assert critical(scheduled(dated, schedule={"critical": "longest_path"})) == ["b"]
    begun = {"actual_start": "2026-10-30", "remaining": {"fixed": "1d"}}
    keys = {"critical": "longest_path", "progress": "progress_override"}
    # Both end on Monday the 2nd at six; b goes on regardless of a.
    found = scheduled([task("a", "1d"), task("b", "3d", "a", **begun), task("c", "1d", **begun)], schedule=keys)
    assert critical(found) == ["a", "b", "c"]
    shorter = scheduled([task("a", "1h"), task("b", "3d", "a", **begun), task("c", "1d", **begun)], schedule=keys)
    assert critical(shorter) == ["b", "c"]


def test_S6_6_what_is_finished_has_no_float_and_is_not_critical() -> None:
    done = {"actual_start": "2026-10-28", "actual_finish": "2026-10-30"}
    for rule in ("total_float", "longest_path"):
        found = scheduled([task("a", "3d", **done), task("b", "1d", "a")], schedule={"critical": rule})
        assert floats(found, "a") == (None, None)
        assert not found.activity("a").near_critical
        assert late(found, "a") == early(found, "a")
        assert critical(found) == ["b"]


def test_S6_6_a_plan_that_is_done_ended_with_its_last_actual_finish() -> None:
    done = {"actual_start": "2026-10-28", "actual_finish": "2026-10-30"}
    found = scheduled([task("a", "3d", **done)])
    assert (found.finish, critical(found)) == ("2026-10-30T18:00", [])


def test_S6_7_the_driver_is_the_predecessor_that_sets_the_date() -> None:
    """The first of several in the order of the file: those of belonging come first."""
    tasks = [
        task("a", "2d"),
        task("b", "2d"),
        task("c", "1d"),
        task("d", "1d", "c", "b", "a"),
        task("e", "1d", milestone="m"),
    ]
    found = scheduled(
        tasks, milestones=[{"id": "m", "after": ["d"]}, {"id": "n", "after": [link("e", "FS", "2d"), "m"]}]
    )
    assert found.activity("a").driver is None
    assert found.activity("d").driver == "b"
    assert found.activity("m").driver == "d"
    assert found.activity("n").driver == "e"


def test_S6_7_a_date_that_no_predecessor_sets_has_no_driver() -> None:
    later = {"start_no_earlier": "2026-11-10"}
    tasks = [
        task("a", "1d"),
        task("b", "1d", "a", constraint=later),
        task("c", "1d", "b", held={"start": "2026-11-20"}),
    ]
    found = scheduled(tasks)
    assert [found.activity(name).driver for name in "abc"] == [None, None, None]
