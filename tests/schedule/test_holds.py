"""Law S7: a date held by hand stands, and what contradicts it is said."""

from typing import Any

import pytest

from tests.schedule.plans import codes, early, floats, late, scheduled, task


@pytest.mark.parametrize(
    ("held", "start", "finish"),
    [
        ({"start": "2026-11-12"}, "2026-11-12T09:00", "2026-11-13T18:00"),
        ({"start": "2026-11-12T15:00"}, "2026-11-12T15:00", "2026-11-16T15:00"),
        ({"start": "2026-11-14"}, "2026-11-16T09:00", "2026-11-17T18:00"),  # a Saturday
        ({"finish": "2026-11-14"}, "2026-11-12T09:00", "2026-11-13T18:00"),
        ({"finish": "2026-11-13T12:00"}, "2026-11-11T13:00", "2026-11-13T12:00"),
    ],
)
def test_S7_1_a_hold_later_than_the_network_stands(held: dict[str, str], start: str, finish: str) -> None:
    found = scheduled([task("a", "5d"), task("b", "2d", "a", held=held), task("c", "1d", "b")])
    assert early(found, "b") == (start, finish)
    assert codes(found) == []
    assert found.activity("b").driver is None
    assert found.activity("c").driver == "b"


@pytest.mark.parametrize(
    ("held", "start", "finish"),
    [
        ({"start": "2026-11-04"}, "2026-11-04T09:00", "2026-11-05T18:00"),
        ({"finish": "2026-11-05"}, "2026-11-04T09:00", "2026-11-05T18:00"),
        ({"start": "2026-10-26"}, "2026-10-26T09:00", "2026-10-27T18:00"),  # before the status date as well
    ],
)
@pytest.mark.parametrize("mode", ["soft", "hard"])
def test_S7_2_a_hold_that_contradicts_the_network_is_reported_and_not_moved(
    held: dict[str, str], start: str, finish: str, mode: str
) -> None:
    tasks = [task("a", "5d"), task("b", "2d", "a", held=held, constraint={"start_no_earlier": "2026-11-05"})]
    found = scheduled([*tasks, task("c", "1d", "b")], schedule={"constraints": mode})
    assert early(found, "b") == (start, finish)
    assert codes(found) == [("hold-contradicted", "b")]
    assert "a is not ready by then" in found.problems[0].message
    assert found.activity("b").driver is None
    following = {"2026-11-05T18:00": "2026-11-06T09:00", "2026-10-27T18:00": "2026-11-02T09:00"}
    assert early(found, "c")[0] == following[finish]


def test_S7_2_a_hold_before_the_status_date_has_no_predecessor_to_name() -> None:
    found = scheduled([task("b", "2d", held={"start": "2026-10-26"})])
    assert codes(found) == [("hold-contradicted", "b")]
    assert found.problems[0].message == "b is held before the network allows it"
    assert early(found, "b") == ("2026-10-26T09:00", "2026-10-27T18:00")


def test_S7_a_held_milestone_stays_where_it_is_held() -> None:
    """On a Sunday at noon, whatever its calendar; before its predecessor is done."""
    held: dict[str, Any] = {"finish": "2026-11-08T12:00"}
    found = scheduled([task("a", "10d")], milestones=[{"id": "m", "after": ["a"], "held": held}])
    assert early(found, "m") == ("2026-11-08T12:00",) * 2
    assert codes(found) == [("hold-contradicted", "m")]


def test_S7_3_what_leads_to_a_hold_has_float_until_it() -> None:
    """b is held from Thursday to Friday in a plan of four weeks: a, one day long, has two days until Thursday; b could
    be moved by hand to the end of the plan, ten days later."""
    found = scheduled([task("a", "1d"), task("b", "2d", "a", held={"start": "2026-11-05"}), task("long", "15d")])
    assert floats(found, "a") == (2 * 480, 2 * 480)
    assert late(found, "a")[1] == "2026-11-04T18:00"
    assert floats(found, "b") == (10 * 480, 10 * 480)


def test_S7_3_before_a_hold_that_is_contradicted_float_is_negative() -> None:
    """a takes until Friday; b is held on Wednesday: three days too late."""
    found = scheduled([task("a", "5d"), task("b", "2d", "a", held={"start": "2026-11-04"}), task("long", "15d")])
    assert floats(found, "a") == (-3 * 480, -3 * 480)
    assert found.activity("a").critical and not found.activity("b").critical


def test_S7_4_facts_are_stronger_than_holds() -> None:
    """Once begun, a start is a fact; a held finish still holds what is left; once done, nothing does."""
    begun = {"actual_start": "2026-11-02", "remaining": {"fixed": "1d"}}
    done = {"actual_start": "2026-11-02", "actual_finish": "2026-11-03"}
    found = scheduled(
        [
            task("a", "3d", **begun, held={"start": "2026-11-20"}),
            task("b", "3d", **begun, held={"finish": "2026-11-20"}),
            task("c", "3d", **done, held={"finish": "2026-11-20"}),
            task("d", "3d", **begun, held={"finish": "2026-11-04"}),
        ],
        status_date="2026-11-05",
    )
    assert early(found, "a") == ("2026-11-02T09:00", "2026-11-05T18:00")
    assert early(found, "b") == ("2026-11-02T09:00", "2026-11-20T18:00")
    assert early(found, "c") == ("2026-11-02T09:00", "2026-11-03T18:00")
    assert early(found, "d") == ("2026-11-02T09:00", "2026-11-04T18:00")
    assert codes(found) == [("hold-contradicted", "d")]
