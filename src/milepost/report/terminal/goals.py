"""Objectives and key results, each with its chance as a bar of ten."""

from collections.abc import Iterator

from rich.text import Text

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import KeyResultForecast
from milepost.report.chance import about, chance_of, percent
from milepost.report.dates import brief_day
from milepost.report.terminal.bars import chance_bar
from milepost.report.terminal.columns import Column, lay
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.paper import Paper

_NAME = 14


def goals(forecast: Forecast, paper: Paper) -> list[Text]:
    """Every objective with its key results under it; empty where the plan has none."""
    rows = list(_rows(forecast, paper))
    if not rows:
        return []
    columns = [
        Column("Objective", [row[0] for row in rows], least=_NAME, most=80),
        Column("Due", [row[1] for row in rows], right=True, gives_way=3),
        Column("Expected", [row[2] for row in rows], gives_way=2),
        Column("", [row[3] for row in rows], gives_way=1),
        Column("Chance", [row[4] for row in rows]),
        Column("", [row[5] for row in rows], right=True, gives_way=4),
    ]
    laid = lay(columns, paper, indent=1)
    return [laid.heading(), *laid.rows(), *_reasons(forecast, paper)]


def _rows(forecast: Forecast, paper: Paper) -> Iterator[tuple[Text, ...]]:
    for objective in forecast.objectives:
        yield (Text(objective.name, style=STRONG), _due(objective.due), Text(), *_chance(objective.probability, paper))
        for key_result in forecast.key_results:
            if key_result.objective == objective.id:
                name = Text("  " + key_result.name)
                expected = Text(_expected(key_result, forecast))
                yield name, _due(key_result.due), expected, *_chance(key_result.probability, paper)


def _due(instant: int | None) -> Text:
    return Text("" if instant is None else brief_day(instant))


def _chance(probability: float | None, paper: Paper) -> tuple[Text, Text, Text]:
    if probability is None:
        return Text(), Text("not known", style=SECOND), Text()
    words = Text(about(probability), style=paper.ink.of(chance_of(probability)))
    return chance_bar(probability, paper), words, Text(percent(probability), style=SECOND)


def _expected(found: KeyResultForecast, forecast: Forecast) -> str:
    """The median at the due date against what is wanted, as in "38.5 of 40 teams"."""
    key_result = forecast.plan.key_results[found.id]
    unit = f" {key_result.unit}" if key_result.unit else ""
    wanted = figure(key_result.target)
    return f"wants {wanted}{unit}" if found.p50 is None else f"{beside(found.p50, key_result.target)} of {wanted}{unit}"


def figure(value: float) -> str:
    """A number as people write it, without needless digits."""
    return f"{value:,.{_decimals(value)}f}"


def beside(value: float, wanted: float) -> str:
    """A value to one digit more than what is wanted has; whole where it is large and far from that."""
    places = _decimals(wanted) + 1
    if abs(value) >= 100 and abs(value - wanted) >= 1:
        places = 0
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _reasons(forecast: Forecast, paper: Paper) -> Iterator[Text]:
    """Why a chance is not known, or is less than it seems; and what all key results leave out."""
    for objective in forecast.objectives:
        if objective.reason is not None:
            yield from paper.wrap(f"{objective.name}: {objective.reason}.", 1, 3, SECOND)
    for reason, names in _shared(forecast).items():
        yield from paper.wrap(f"{', '.join(names)}: {reason}.", 1, 3, SECOND)


def _shared(forecast: Forecast) -> dict[str, list[str]]:
    """Key results by what is said of them; what holds for all that have a chance is said of them together."""
    found: dict[str, list[str]] = {}
    known = {each.reason for each in forecast.key_results if each.probability is not None}
    for each in forecast.key_results:
        if each.reason is not None and each.probability is not None and len(known) == 1:
            found[each.reason] = ["Key results"]
        elif each.reason is not None:
            found.setdefault(each.reason, []).append(each.name)
    return found
