"""Counting working time against a mask of minutes, one boolean a minute."""

from bisect import bisect_left
from random import Random
from typing import Any

import pytest

from milepost.model.document import read_document
from milepost.model.moment import instant_of
from milepost.schedule.calendar import CalendarBook
from milepost.schedule.instants import finish_instant, position, start_instant
from tests.schedule.oracle import CALENDARS, EPOCH, minutes_of, worked
from tests.schedule.plans import early, scheduled, task

DAY, WEEK = 1440, 10_080
AROUND_THE_HALF_HOUR = (0, 1, 29)
NAMES = ["office", "short", "nights", "site"]


def book(**keys: Any) -> CalendarBook:
    head = {"plan": "Atlas", "status_date": "2026-11-02", "calendar": "office", "calendars": CALENDARS}
    plan, draft = read_document({**head, **keys})
    assert plan is not None and not draft.problems, draft.problems
    return CalendarBook.of(plan)


@pytest.mark.parametrize("name", [*NAMES, "24h"])
def test_S1_4_positions_and_instants_are_those_of_a_mask_of_minutes(name: str) -> None:
    ready, random = book(), Random(name)
    calendar, offset, minutes = ready.numbers[name], instant_of(EPOCH) - ready.origin, minutes_of(name)
    base = position(ready.tables, calendar, offset)
    edges = {edge + step for edge in range(-3 * WEEK, 6 * WEEK, 180) for step in (-1, 0, 1)}
    for instant in [*edges, *(random.randrange(-8 * WEEK, 30 * WEEK) for _ in range(500))]:
        place = position(ready.tables, calendar, instant + offset)
        assert place - base == worked(name, 0, instant)
        following = bisect_left(minutes, instant)
        assert start_instant(ready.tables, calendar, place) - offset == minutes[following]
        assert finish_instant(ready.tables, calendar, place) - offset == minutes[following - 1] + 1


def plain(name: str, instant: int) -> bool:
    """Whether a minute is worked in a week without exceptional days."""
    minute = instant % WEEK
    hour = minute % DAY / 60
    match name:
        case "office" | "site":
            return minute < 5 * DAY and (9 <= hour < 12 or 13 <= hour < 18)
        case "short":
            return minute < 4 * DAY and 8 <= hour < 14
        case _:  # from Sunday to Thursday at 22:00, until six
            return (hour >= 22 and not 4 * DAY <= minute < 6 * DAY) or (hour < 6 and minute < 5 * DAY)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("years", [-60, -3, 11.9, 14, 80])
def test_S1_3_past_either_end_of_the_tables_the_plain_week_repeats(name: str, years: float) -> None:
    ready = book()
    calendar, offset = ready.numbers[name], instant_of(EPOCH) - ready.origin
    monday = int(years * 52) * WEEK
    first = position(ready.tables, calendar, monday + offset)
    worked_before = 0
    for instant in range(monday, monday + WEEK):
        if instant % 30 in AROUND_THE_HALF_HOUR:  # no shift begins or ends in between
            place = position(ready.tables, calendar, instant + offset)
            assert place - first == worked_before
            if plain(name, instant):
                assert start_instant(ready.tables, calendar, place) - offset == instant
                assert finish_instant(ready.tables, calendar, place + 1) - offset == instant + 1
        worked_before += plain(name, instant)


def test_S1_3_both_ends_of_the_tables_join_the_weeks_beyond_without_a_seam() -> None:
    ready = book()
    for name in NAMES:
        calendar = ready.numbers[name]
        for end in (0, int(ready.tables.span[calendar])):
            for instant in range(end - DAY, end + DAY):
                step = position(ready.tables, calendar, instant + 1) - position(ready.tables, calendar, instant)
                assert step == plain(name, instant), (name, end, instant)


def test_S1_1_a_task_of_ninety_years_ends_where_its_weeks_do() -> None:
    """4,680 weeks of 2,400 minutes from Monday 2026-11-02 on, less the day off: 4,680 weeks later is Monday
    2116-07-13; the last minute of the weeks before is on Friday 2116-07-10, and the day off adds Monday's hours."""
    found = scheduled([task("a", f"{4680 * 2400}m")], calendars={"office": CALENDARS["office"]})
    assert early(found, "a") == ("2026-11-02T09:00", "2116-07-13T18:00")
