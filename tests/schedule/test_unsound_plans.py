"""Law S8: what cannot be scheduled is a problem with a code, and a loop is printed."""

from typing import Any

import pytest

from milepost.exchange.read import read_text
from milepost.model.document import read_document
from milepost.schedule.compile import PlanLoopError
from milepost.schedule.schedule import schedule
from tests.schedule.plans import OFFICE, early, scheduled, task

HEAD = {"plan": "Atlas", "status_date": "2026-11-02", "calendar": "office", "calendars": {"office": OFFICE}}


def errors(text: str) -> list[tuple[str, str | None]]:
    head = "plan: Atlas\nstatus_date: 2026-11-02\n"
    return [(each.code, each.subject) for each in read_text(head + text).problems if each.severity == "error"]


LOOP: list[dict[str, Any]] = [
    {"id": "a", "after": [{"id": "c", "type": "SS"}]},
    {"id": "b", "after": ["a"]},
    {"id": "c", "after": ["b"]},
    {"id": "d", "after": ["c"]},
]


def test_S8_1_a_loop_is_an_error_that_prints_the_loop() -> None:
    text = (
        "tasks: [{id: a, after: [{id: c, type: SS}]}, {id: b, after: [a]}, {id: c, after: [b]}, {id: d, after: [c]}]\n"
    )
    found = read_text("plan: Atlas\nstatus_date: 2026-11-02\n" + text)
    assert found.plan is None
    assert [each.code for each in found.problems] == ["dependency-loop"]
    assert "a -> b -> c -> a" in found.problems[0].message


def test_S8_a_loop_through_belonging_is_an_error_too() -> None:
    assert errors("milestones: [{id: m}]\ntasks: [{id: a, milestone: m, after: [m]}]\n") == [("dependency-loop", "m")]


def test_S8_2_a_plan_with_a_loop_is_not_scheduled() -> None:
    plan, _ = read_document({**HEAD, "tasks": LOOP})
    assert plan is not None
    with pytest.raises(PlanLoopError, match="loop"):
        schedule(plan)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tasks: [{id: a, after: [ghost]}]", "dangling-id"),
        ("calendars: {none: {week: {mon: []}}}\ntasks: [{id: a, calendar: none}]", "calendar-without-working-time"),
        (
            "tasks: [{id: a, constraint: {start_no_earlier: 2026-12-01, finish_no_later: 2026-11-20}}]",
            "constraint-impossible",
        ),
    ],
)
def test_S8_3_what_cannot_be_scheduled_is_a_problem_with_a_code(text: str, code: str) -> None:
    assert [found for found, _ in errors(text + "\n")] == [code]


def test_S8_4_a_plan_without_activities_ends_with_its_status_date() -> None:
    found = scheduled([])
    assert (found.finish, found.activities, found.problems) == ("2026-11-02T00:00", (), ())


def test_S8_5_the_order_of_the_file_changes_no_date() -> None:
    """Each after its predecessors, whatever comes first in the file."""
    tasks = [task("a", "1d"), task("b", "2d", "a"), task("c", "3d", "b"), task("d", "1d", "a", "c")]
    forward, backward = scheduled(tasks), scheduled(tasks[::-1])
    for name in "abcd":
        assert forward.activity(name) == backward.activity(name)
    assert early(forward, "d") == ("2026-11-10T09:00", "2026-11-10T18:00")
