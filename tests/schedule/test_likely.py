"""How long work takes in the schedule, where nothing varies."""

from typing import Any

import pytest

from tests.schedule.plans import scheduled


@pytest.mark.parametrize(
    ("estimate", "minutes"),
    [
        ("1d", 480),
        ({"fixed": "1.5d"}, 720),
        ("0.5m", 1),  # half up
        ({"low": "1d", "likely": "2d", "high": "9d"}, 960),
        ({"low": "1d", "likely": "2d", "high": "9d", "shape": "lognormal"}, 960),
        ({"low": "1d", "high": "2d", "shape": "uniform"}, 720),  # the middle
        ({"low": "1m", "high": "2m", "shape": "uniform"}, 2),
        ({"values": ["8d", "3d", "2d"]}, 3 * 480),  # the median
        ({"values": ["2d", "3d", "4d", "8d"]}, 1680),  # 3.5 days
        ({"percentiles": {"90": "15d", "10": "4d", "50": "6d"}}, 6 * 480),
        ({"percentiles": {"40": "4d", "60": "5d"}}, 2160),  # 4.5 days
        ({"percentiles": {"20": "2d", "40": "4d"}}, 5 * 480),  # a day more for ten percent more
        ({"percentiles": {"60": "2d", "90": "5d"}}, 480),  # a day less for ten percent less
        ({"percentiles": {"80": "1d", "90": "3d"}}, 0),  # six days less, but not less than nothing
    ],
)
def test_S1_5_work_takes_its_likely_duration(estimate: Any, minutes: int) -> None:
    found = scheduled([{"id": "a", "estimate": estimate}])
    assert found.network.activities.duration.tolist() == [minutes]
