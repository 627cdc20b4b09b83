"""The answer line: when, how sure, why, and what would make it better, in one sentence."""

from typing import Any

import pytest

from milepost.forecast.answer import answer, day_text, percent_text
from milepost.forecast.history import Spreads
from milepost.forecast.results import Driver, Percentile
from milepost.forecast.shapes import Spread
from milepost.model.activity import Milestone
from milepost.model.moment import Moment
from tests.forecast.plans import forecast_of

STATUS = Moment.parse("2026-11-02").instant
SURE = Spreads(Spread(1, 1), "history", None, "none", 20, 0)
DEFAULT = Spreads(Spread(1, 1), "default", Spread(1, 0.38), "default", 0, 3)
P80 = Moment.parse("2027-03-12T17:00").instant
WHEN = Percentile(P80 - 9000, P80 - 5000, P80, P80 + 5000)


def driver(name: str = "API", points: float | None = 0.09, days: float = 4.4, *, risk: bool = False) -> Driver:
    return Driver(name.lower(), name, risk, 0.8, points, days)


def line(chance: float | None = 0.41, drivers: tuple[Driver, ...] = (), spreads: Spreads = SURE, **keys: Any) -> str:
    milestone = Milestone.model_validate({"id": "beta", "name": "Beta", **keys})
    asked = (Moment.parse("2027-01-29"), chance) if chance is not None else None
    return answer(milestone, STATUS, WHEN, asked, drivers, spreads)


def test_F5_16_the_answer_line_says_when_how_sure_why_and_what_would_make_it_better() -> None:
    """In the form that the design gives it."""
    wanted = (
        "Beta: 12 March 2027 at 80 %; 41 % for 29 January 2027, because of API; "
        "API taking no longer than likely would add 9 points."
    )
    assert line(drivers=(driver(),)) == wanted


@pytest.mark.parametrize(
    ("drivers", "said"),
    [
        ((driver(points=0.01),), "API taking no longer than likely would add 1 point."),
        ((driver(points=0.005),), "API taking no longer than likely would add 1 point."),
        ((driver(points=0.004),), "API taking no longer than likely would gain 4 days at 80 %."),
        ((driver(points=None, days=1.2),), "API taking no longer than likely would gain 1 day at 80 %."),
        ((driver(points=0.0, days=0.4),), "because of API."),
        ((driver("Vendor late", risk=True),), "preventing Vendor late would add 9 points."),
        ((driver("Beta"),), "because of the doubt in its own date; being sure of its likely date would add 9 points."),
        ((), "41 % for 29 January 2027."),
    ],
)
def test_F5_17_what_would_help_is_the_greatest_gain_in_points_else_in_days(
    drivers: tuple[Driver, ...], said: str
) -> None:
    assert line(drivers=drivers).endswith(said)


def test_F5_17_what_is_all_but_certain_has_no_because() -> None:
    assert "because" not in line(0.995, (driver(),))
    assert "because" in line(0.99, (driver(),))


def test_F5_18_a_default_spread_in_use_is_said() -> None:
    assert line(spreads=DEFAULT).endswith("29 January 2027 (default spread).")
    assert not line(spreads=SURE).endswith("(default spread).")


def test_F5_18_without_a_date_only_the_forecast_is_said() -> None:
    assert line(None) == "Beta: 12 March 2027 at 80 %."


def test_F5_18_what_is_reached_says_when() -> None:
    assert line(actual="2026-10-05") == "Beta: reached on 5 October."


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (0.0001, "under 1 %"),
        (0.01, "1 %"),
        (0.406, "41 %"),
        (0.99, "99 %"),
        (0.9999, "over 99 %"),
        (1.0, "100 %"),
    ],
)
def test_F5_19_only_what_is_certain_is_0_or_100_percent(share: float, text: str) -> None:
    assert percent_text(share) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [("2026-12-24T18:00", "24 December"), ("2026-12-24T00:00", "23 December"), ("2027-01-01T09:00", "1 January 2027")],
)
def test_F5_19_a_midnight_ends_its_day_and_another_year_is_said(moment: str, text: str) -> None:
    assert day_text(Moment.parse(moment).instant, STATUS) == text


def test_F5_16_the_line_of_a_real_forecast_agrees_with_its_figures() -> None:
    found = forecast_of(
        4000,
        milestones=[{"id": "beta", "target": "2026-11-20"}],
        tasks=[
            {"id": "api", "name": "API", "estimate": {"low": "5d", "likely": "15d", "high": "40d"}, "milestone": "beta"}
        ],
    ).milestone("beta")
    assert found.when is not None
    assert found.probability_target is not None
    best = found.drivers[0]
    assert best.probability_gain is not None
    assert best.probability_gain == pytest.approx(1 - found.probability_target)  # at its likely it is always in time
    wanted = (
        f"Beta: {day_text(found.when.p80, STATUS)} at 80 %; {percent_text(found.probability_target)} for 20 November, "
        f"because of API; API taking no longer than likely would add {round(best.probability_gain * 100)} points."
    )
    assert found.answer == wanted
