"""Why: what moves a milestone, as bars in points of probability."""

from collections.abc import Sequence

from milepost.report.charts.picture import Driver
from milepost.report.charts.svg import rectangle, words
from milepost.report.charts.typeface import Weight, ellipsize, measure
from milepost.report.theme import Palette

MOST = 8
ROW = 44.0
BAR = 7.0


def drivers(shown: Sequence[Driver], left: float, right: float, top: float, colours: Palette) -> tuple[str, float]:
    """The strongest eight, one under the other, and where they end."""
    written = words(left, top + 14.0, "Why", size=15.0, fill=colours.ink, weight=Weight.SEMIBOLD)
    if not shown:
        return written + words(left, top + 42.0, "Nothing stands out.", size=13.0, fill=colours.second), top + 50.0
    written += words(left, top + 34.0, "What each costs in points of chance", size=12.0, fill=colours.second)
    longest = max((abs(_strength(driver)) for driver in shown), default=0.0) or 1.0
    y = top + 64.0
    for driver in shown[:MOST]:
        written += _bar(driver, left, right, y, longest, colours)
        y += ROW
    if len(shown) > MOST:
        written += words(left, y, f"and {len(shown) - MOST} more that move it less", size=12.0, fill=colours.second)
        y += 16.0
    return written, y - 16.0


def _strength(driver: Driver) -> float:
    """What the length of the bar stands for: points, and where there is no chance to lose, days."""
    return driver.points if driver.points is not None else driver.days or 0.0


def _bar(driver: Driver, left: float, right: float, y: float, longest: float, colours: Palette) -> str:
    value = _value(driver)
    name = ellipsize(driver.name, right - left - measure(value, 13.0) - 16.0, 13.0, Weight.SEMIBOLD)
    strength = _strength(driver)
    # What takes chance away has the colour of the unlikely, what adds to it that of the likely.
    fill = colours.unlikely.mark if strength >= 0 else colours.likely.mark
    return (
        words(left, y, name, size=13.0, fill=colours.ink, weight=Weight.SEMIBOLD)
        + words(right, y, value, size=13.0, fill=colours.second, anchor="end")
        + rectangle(left, y + 9.0, right - left, BAR, fill=colours.lane, radius=BAR / 2)
        + rectangle(left, y + 9.0, (right - left) * abs(strength) / longest, BAR, fill=fill, radius=BAR / 2)
    )


def _value(driver: Driver) -> str:
    """As in "11 points, 8 days"."""
    parts = [] if driver.points is None else [_counted(driver.points, "point")]
    parts += [] if driver.days is None else [_counted(driver.days, "day")]
    return ", ".join(parts)


def _counted(value: float, unit: str) -> str:
    written = f"{value:.0f}" if abs(value) >= 9.95 else f"{value:.1f}".removesuffix(".0")
    written = "0" if written == "-0" else written.replace("-", "\u2212")
    return f"{written} {unit}" if written in {"1", "\u22121"} else f"{written} {unit}s"
