"""What holds a date back: activities and risks by what they cost."""

from collections.abc import Sequence

from rich.text import Text

from milepost.forecast.results import Driver
from milepost.report.terminal.bars import length_bar
from milepost.report.terminal.columns import Column, lay
from milepost.report.terminal.ink import SECOND
from milepost.report.terminal.paper import Paper

_NAME = 14
_BAR = 20


def drivers(shown: Sequence[Driver], paper: Paper) -> list[Text]:
    """One line a driver: what it is, how often it decides, and what is gained without its doubt."""
    if not shown:
        return [Text(" Nothing stands out.", style=SECOND)]
    most = max(_strength(each) for each in shown) or 1.0
    columns = [
        Column("", [Text(each.name) for each in shown], least=_NAME, most=60),
        Column("", [Text("risk" if each.is_risk else "work", style=SECOND) for each in shown], gives_way=3),
        Column(
            "Costs", [length_bar(max(_strength(each), 0.0) / most, _bar(paper), paper) for each in shown], gives_way=2
        ),
        Column("points", [Text(_points(each, paper)) for each in shown], right=True),
        Column("days at 80 %", [Text(signed(each.days_gain, paper)) for each in shown], right=True),
        Column("critical in", [Text(_share(each), style=SECOND) for each in shown], right=True, gives_way=4),
    ]
    laid = lay(columns, paper, indent=1)
    return [laid.heading(), *laid.rows()]


def _bar(paper: Paper) -> int:
    return _BAR if paper.width >= 96 else 10


def _strength(driver: Driver) -> float:
    """What the bar stands for: points of probability, and where no date is asked for, days."""
    return driver.days_gain if driver.probability_gain is None else driver.probability_gain


def _points(driver: Driver, paper: Paper) -> str:
    return "" if driver.probability_gain is None else signed(driver.probability_gain * 100, paper)


def signed(value: float, paper: Paper) -> str:
    """A gain to a tenth where it is small, with a sign where it is a loss."""
    text = f"{value:.0f}" if abs(value) >= 9.95 else f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-", paper.glyphs.minus)


def _share(driver: Driver) -> str:
    return "" if driver.criticality is None else f"{driver.criticality * 100:.0f} %"
