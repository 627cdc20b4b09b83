"""Schedules worked by hand, each by a published method or example, which its docstring names."""

from typing import Any

import pytest

from milepost.schedule.schedule import Schedule
from tests.schedule.plans import AROUND, early, floats, late, link, scheduled, task


def day(number: int) -> str:
    """The midnight after that many whole days of a calendar that never rests, from Monday 2026-11-02 on."""
    return f"2026-11-{2 + number:02}T00:00"


def numbered(tasks: list[Any], **keys: Any) -> Schedule:
    """Days without weekends, as textbooks number them: the project begins at 0."""
    return scheduled(tasks, calendar=AROUND, **keys)


def test_S6_published_pert_example_of_seven_activities() -> None:
    """Wikipedia, "Program evaluation and review technique", the worked example of activities a to g.

    Expected times in days: a 4, b 5.33, c 5.17, d 6.33, e 5.17, f 4.5, g 5.17; c and d after a, e after b and c, f
    after d, g after e. Published: the critical path is a, c, e, g, 19.51 long, with slacks b 3.84, d 4.68, f 4.68.
    Here a hundredth of a day is a minute.
    """
    found = numbered(
        [
            task("a", "400m"),
            task("b", "533m"),
            task("c", "517m", "a"),
            task("d", "633m", "a"),
            task("e", "517m", "b", "c"),
            task("f", "450m", "d"),
            task("g", "517m", "e"),
        ]
    )
    total = {each.id: each.total_float_minutes for each in found.activities}
    assert total == {"a": 0, "b": 384, "c": 0, "d": 468, "e": 0, "f": 468, "g": 0}
    assert found.finish == "2026-11-03T08:31"  # 1,951 minutes are a day (1,440), eight hours (480) and 31 minutes
    assert [each.id for each in found.activities if each.critical] == ["a", "c", "e", "g"]


@pytest.mark.parametrize(
    ("type_", "lag", "start", "finish"),
    [
        # a lies on days 0..5 and b takes 3; b's finish is its start + 3.
        ("FS", "2d", 7, 10),  # start >= 5 + 2
        ("FS", "-2d", 3, 6),  # start >= 5 - 2
        ("SS", "1d", 1, 4),  # start >= 0 + 1
        ("FF", "1d", 3, 6),  # finish >= 5 + 1
        ("FF", "-1d", 1, 4),  # finish >= 5 - 1
        ("SF", "4d", 1, 4),  # finish >= 0 + 4
    ],
)
def test_S2_1_the_four_links_of_the_precedence_method(type_: str, lag: str, start: int, finish: int) -> None:
    """The forward pass of precedence diagramming: Moder, Phillips and Davis, "Project Management with CPM, PERT and
    Precedence Diagramming", 3rd ed. (1983), chapter 4; the four dependencies as in the PMBOK Guide, "Precedence
    diagramming method". ES(j) = max of EF(i) + FS, ES(i) + SS, EF(i) + FF - D(j), ES(i) + SF - D(j)."""
    found = numbered([task("a", "5d"), task("b", "3d", link("a", type_, lag))])
    assert early(found, "b") == (day(start), day(finish))
    assert found.activity("b").driver == "a"


def test_S2_1_a_ladder_of_start_and_finish_links() -> None:
    """Trench, pipe and backfill as a ladder: O'Brien and Plotnick, "CPM in Construction Management", precedence
    networks with overlapping work; passes as in Moder, Phillips and Davis (1983), chapter 4.

    trench 10, pipe 6, backfill 5; pipe starts 2 after trench and ends 3 or more after it; backfill likewise by 1 and 2.
    Forward: trench 0..10; pipe max(0 + 2, 10 + 3 - 6) = 7..13; backfill max(7 + 1, 13 + 2 - 5) = 10..15.
    Backward from 15: backfill 10..15; pipe finish min(15, 15 - 2 = 13, (10 - 1) + 6 = 15) = 13, start 7;
    trench finish min(15, 13 - 3 = 10, (7 - 2) + 10 = 15) = 10. All of it critical, through the finishes.
    """
    found = numbered(
        [
            task("trench", "10d"),
            task("pipe", "6d", link("trench", "SS", "2d"), link("trench", "FF", "3d")),
            task("backfill", "5d", link("pipe", "SS", "1d"), link("pipe", "FF", "2d")),
        ]
    )
    assert early(found, "pipe") == late(found, "pipe") == (day(7), day(13))
    assert early(found, "backfill") == late(found, "backfill") == (day(10), day(15))
    assert [each.critical for each in found.activities] == [True] * 3


def test_S6_1_what_only_its_start_is_waited_for_must_still_finish_with_the_plan() -> None:
    """A dangling finish: DCMA 14-point assessment, check 1 (missing logic), and GAO-16-89G, "Schedule Assessment
    Guide", on dangling activities: its finish runs to the end of the project.

    a takes 10, b takes 2 and starts with a. End: max(10, 2) = 10. b: 10 - 2 = 8 of float. a's start could be as late as
    b's, 8, but its finish not later than the end: a has no float.
    """
    found = numbered([task("a", "10d"), task("b", "2d", link("a", "SS"))])
    assert late(found, "b") == (day(8), day(10))
    assert floats(found, "a") == (0, 0)
    assert floats(found, "b") == (8 * 1440, 8 * 1440)


def test_S6_2_work_of_which_only_the_start_matters_is_critical() -> None:
    """Start-critical work: Elmaghraby and Kamburowski, "The analysis of activity networks under generalized precedence
    relations" (1992): with SS and FF links an activity may be critical at one end only.

    a 2, b 10, c 2; b starts with a's start + 1 (SS 1); c finishes no earlier than b's start + 12 (SF 12).
    Forward: a 0..2; b 1..11; c finish max(0 + 2, 1 + 12) = 13. Backward from 13: b's start no later than 13 - 12 = 1,
    its finish no later than min(13, 1 + 10) = 11. a's start no later than 1 - 1 = 0. All critical.
    """
    found = numbered(
        [task("a", "2d"), task("b", "10d", link("a", "SS", "1d")), task("c", "2d", link("b", "SF", "12d"))]
    )
    assert found.finish == day(13)
    assert [floats(found, name)[0] for name in "abc"] == [0, 0, 0]
    assert early(found, "c") == (day(11), day(13))


def test_S6_published_definitions_of_total_and_free_float() -> None:
    """Kelley and Walker, "Critical-Path Planning and Scheduling" (1959), and Kerzner, "Project Management", chapter on
    network techniques: total float = LF - EF; free float = the least ES of the successors - EF.

    a 3; b 4 after a; c 6 after a; d 2 after b and c; e 1 after b. Forward: a 0..3, b 3..7, c 3..9, d 9..11, e 7..8.
    End 11. Backward: d 9..11, e 10..11, c 3..9, b LF min(9, 10) = 9, a 0..3.
    Total: a 0, b 2, c 0, d 0, e 3. Free: a 0, b min(9, 7) - 7 = 0, c 0, d 0, e 11 - 8 = 3.
    """
    found = numbered(
        [task("a", "3d"), task("b", "4d", "a"), task("c", "6d", "a"), task("d", "2d", "b", "c"), task("e", "1d", "b")]
    )
    days = {name: floats(found, name) for name in "abcde"}
    assert days == {
        name: (total * 1440, free * 1440)
        for name, (total, free) in {"a": (0, 0), "b": (2, 0), "c": (0, 0), "d": (0, 0), "e": (3, 3)}.items()
    }


# By Microsoft's table of constraints ("Constraint type field" and "Set a task start or finish date (constraint) for a
# task"): what each means for a task that takes two days and could start on Monday the 2nd, in a plan that another task
# keeps going until Friday the 13th at six.
CONSTRAINTS = [
    ({}, "02T09:00", "03T18:00"),  # As Soon As Possible
    ({"as_late_as_possible": True}, "12T09:00", "13T18:00"),  # As Late As Possible
    ({"start_no_earlier": "2026-11-05"}, "05T09:00", "06T18:00"),  # Start No Earlier Than: Thursday
    ({"start_no_later": "2026-11-05"}, "02T09:00", "03T18:00"),  # Start No Later Than: as soon as possible until then
    ({"finish_no_earlier": "2026-11-09"}, "06T09:00", "09T18:00"),  # Finish No Earlier Than: Friday and Monday
    ({"finish_no_later": "2026-11-09"}, "02T09:00", "03T18:00"),  # Finish No Later Than
    ({"must_start_on": "2026-11-10"}, "10T09:00", "11T18:00"),  # Must Start On
    ({"must_finish_on": "2026-11-10"}, "09T09:00", "10T18:00"),  # Must Finish On
]


@pytest.mark.parametrize(("constraint", "start", "finish"), CONSTRAINTS)
@pytest.mark.parametrize("mode", ["soft", "hard"])
def test_S4_published_constraint_types(constraint: dict[str, Any], start: str, finish: str, mode: str) -> None:
    found = scheduled([task("long", "10d"), task("a", "2d", constraint=constraint)], schedule={"constraints": mode})
    assert early(found, "a") == (f"2026-11-{start}", f"2026-11-{finish}")


def test_S4_4_hard_constraints_override_links_as_in_microsoft_project() -> None:
    """Microsoft Project, option "Tasks will always honor their constraint dates": the constraint wins over the link,
    and the predecessor shows negative slack ("Total Slack field": a negative value is time that must be saved).

    a takes 5 days, Monday to Friday the 6th; b must start on Wednesday the 4th. Hard: b lies there, and a, which should
    end on Tuesday the 3rd, is 3 days late: -1,440 minutes. Soft: b starts on Monday the 9th, 3 days late itself.
    """
    tasks = [task("a", "5d"), task("b", "2d", "a", constraint={"must_start_on": "2026-11-04"})]
    hard = scheduled(tasks, schedule={"constraints": "hard"})
    assert early(hard, "b") == ("2026-11-04T09:00", "2026-11-05T18:00")
    assert (floats(hard, "a")[0], floats(hard, "b")[0]) == (-1440, 0)
    soft = scheduled(tasks)
    assert early(soft, "b") == ("2026-11-09T09:00", "2026-11-10T18:00")
    assert (floats(soft, "a")[0], floats(soft, "b")[0]) == (-1440, -1440)


def test_S3_8_elapsed_durations_run_through_nights_and_weekends() -> None:
    """Microsoft Project, "Duration fields": an elapsed duration ignores working and nonworking time; 1 eday is 24
    hours. Paint dries for two elapsed days after a working day that ends on Friday at six: until Sunday at six."""
    found = scheduled([task("paint", "5d"), task("dry", "2ed", "paint"), task("hang", "1d", "dry")])
    assert early(found, "dry") == ("2026-11-06T18:00", "2026-11-08T18:00")
    assert early(found, "hang") == ("2026-11-09T09:00", "2026-11-09T18:00")


def test_S2_4_elapsed_lag_counts_nights_and_weekends() -> None:
    """Microsoft Project, "Add lead or lag time to a task": a lag of 3ed is three days of 24 hours. Friday at six and 72
    hours are Monday at six in the evening: work goes on on Tuesday."""
    found = scheduled([task("pour", "5d"), task("strip", "1d", link("pour", "FS", "3ed"))])
    assert early(found, "strip")[0] == "2026-11-10T09:00"


# Oracle, "Primavera P6 Help", "Schedule options", "When scheduling progressed activities use": with retained logic the
# remaining duration waits until all predecessors are complete; with progress override it continues from the data date.
@pytest.mark.parametrize(
    ("progress", "start", "finish"),
    [
        # a: 3 of 5 days left from Wednesday the 4th: to Friday the 6th. b's 2 days left follow on Monday the 9th.
        ("retained_logic", "2026-11-03T09:00", "2026-11-10T18:00"),
        # b's 2 days left go on from the data date: Wednesday and Thursday.
        ("progress_override", "2026-11-03T09:00", "2026-11-05T18:00"),
    ],
)
def test_S5_published_retained_logic_and_progress_override(progress: str, start: str, finish: str) -> None:
    found = scheduled(
        [
            task("a", "5d", actual_start="2026-11-02", remaining={"fixed": "3d"}),
            task("b", "3d", "a", actual_start="2026-11-03", remaining={"fixed": "2d"}),
        ],
        status_date="2026-11-04",
        schedule={"progress": progress},
    )
    assert early(found, "a") == ("2026-11-02T09:00", "2026-11-06T18:00")
    assert early(found, "b") == (start, finish)
    assert [each.code for each in found.problems] == ["out-of-sequence"]


def test_S6_critical_path_test_of_the_dcma() -> None:
    """DCMA 14-point assessment, check 12: 600 working days more on a critical task move the finish by 600 days.

    600 working days of eight hours are 120 weeks; 120 weeks after Friday 2026-11-13 is Friday 2029-03-02.
    """
    before = scheduled([task("a", "5d"), task("b", "5d", "a"), task("c", "2d", "a")])
    slipped = scheduled([task("a", "605d"), task("b", "5d", "a"), task("c", "2d", "a")])
    assert (before.finish, slipped.finish) == ("2026-11-13T18:00", "2029-03-02T18:00")
    assert before.activity("a").critical
