"""A forecast in a notebook: a table that shows well, and a data frame."""

from html import escape
from typing import TYPE_CHECKING

from milepost.forecast.answer import day_text, percent_text
from milepost.forecast.results import MilestoneForecast
from milepost.model.moment import datetime_of

if TYPE_CHECKING:
    import pandas

    from milepost.forecast.forecast import Forecast

_DATES = ("target", "commitment", "mean", "p10", "p50", "p80", "p90")
_COLUMNS = ("Milestone", "Target", "Chance", "At 50 %", "At 80 %", "Answer")


class MissingLibraryError(ImportError):
    """A library that only this needs is not installed; the message names the extra that brings it."""


def milestone_frame(found: "Forecast") -> "pandas.DataFrame":
    """The milestones as a data frame indexed by id; raises `MissingLibraryError` without pandas."""
    try:
        import pandas
    except ImportError as error:
        raise MissingLibraryError("a data frame needs pandas: install milepost[frame]") from error
    rows = [_row(each) for each in found.milestones]
    if not rows:
        return pandas.DataFrame()
    frame = pandas.DataFrame(rows).set_index("id")
    # A column of which no milestone has a date would else not be one of dates.
    return frame.assign(**{name: pandas.to_datetime(frame[name]) for name in _DATES})


def _row(each: MilestoneForecast) -> dict[str, object]:
    moments = {name: getattr(each.when, name) if each.when else None for name in ("p10", "p50", "p80", "p90")}
    dates = {"target": each.target, "commitment": each.commitment, "mean": each.mean, **moments}
    return {
        "id": each.id,
        "name": each.name,
        **{name: datetime_of(instant) if instant is not None else None for name, instant in dates.items()},
        "probability_target": each.probability_target,
        "probability_commitment": each.probability_commitment,
        "answer": each.answer,
    }


def milestone_table(found: "Forecast") -> str:
    """The milestones as an HTML table, with the plan's name and what spread was used."""
    status = found.plan.status_instant
    head = "".join(f"<th style='text-align:left'>{name}</th>" for name in _COLUMNS)
    body = "".join(f"<tr>{_cells(each, status)}</tr>" for each in found.milestones)
    spread = escape(found.inputs.spreads.sentence)
    return (
        f"<p><strong>{escape(found.plan.name)}</strong>, {found.inputs.iterations:,} futures</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p><small>{spread}</small></p>"
    )


def _cells(each: MilestoneForecast, status: int) -> str:
    chance = each.probability_target if each.target is not None else each.probability_commitment
    date = each.target if each.target is not None else each.commitment
    cells = (
        each.name,
        day_text(date, status) if date is not None else "",
        percent_text(chance) if chance is not None else "",
        day_text(each.when.p50, status) if each.when else "",
        day_text(each.when.p80, status) if each.when else "",
        each.answer,
    )
    return "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in cells)
