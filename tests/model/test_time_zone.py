"""The day that it is somewhere on Earth."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfoNotFoundError

import pytest

from milepost.model.time_zone import local_day, zone_of


@pytest.mark.parametrize(
    ("now", "time_zone", "day"),
    [
        ("2026-11-02T22:59:59+00:00", "Europe/Berlin", "2026-11-02"),  # an hour ahead in winter
        ("2026-11-02T23:00:00+00:00", "Europe/Berlin", "2026-11-03"),
        ("2026-06-30T21:59:59+00:00", "Europe/Berlin", "2026-06-30"),  # two in summer
        ("2026-06-30T22:00:00+00:00", "Europe/Berlin", "2026-07-01"),
        ("2026-11-02T10:00:00+00:00", "Pacific/Kiritimati", "2026-11-03"),  # fourteen
        ("2026-11-03T07:59:59+00:00", "America/Los_Angeles", "2026-11-02"),  # eight behind
        ("2026-11-03T08:59:59+09:00", "UTC", "2026-11-02"),
        ("2011-12-30T09:59:59+00:00", "Pacific/Apia", "2011-12-29"),  # Samoa had no 30 December 2011
        ("2011-12-30T10:00:00+00:00", "Pacific/Apia", "2011-12-31"),
    ],
)
def test_P27_a_day_begins_at_its_midnight_in_the_time_zone(now: str, time_zone: str, day: str) -> None:
    found = local_day(datetime.fromisoformat(now), time_zone)
    assert (found.text, found.date_only) == (day, True)


def test_P27_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"datetime\.now\(UTC\)"):
        local_day(datetime(2026, 11, 2), "Europe/Berlin")


def test_P27_a_clock_that_was_never_set_is_refused() -> None:
    with pytest.raises(ValueError, match="the clock says that it is 1970-01-01"):
        local_day(datetime(1970, 1, 1, tzinfo=UTC), "Europe/Berlin")


def test_P27_a_time_zone_that_is_none_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        local_day(datetime(2026, 11, 2, tzinfo=timezone(timedelta(hours=1))), "Europe/Berln")


@pytest.mark.parametrize("name", ["Europe/Berln", "", "/etc/passwd", "../../etc/passwd", "Europe", "a\0b", "x" * 300])
def test_P28_what_is_no_name_of_the_database_is_no_time_zone(name: str) -> None:
    assert zone_of(name) is None
    assert zone_of("Europe/Berlin") is not None
