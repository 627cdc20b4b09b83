"""Plans to begin with: the examples, moved to the present."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from milepost.exchange.read import Reading, read_text
from milepost.model.document import write_document
from milepost.server.refusals import NotFound

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?")
_NAMES = ("product-launch", "hospital-records", "company-year")


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to begin with: `name` is what it is asked for by."""

    name: str
    title: str
    activities: int


def example_file(name: str) -> Path:
    """Where an example stands: in the package, or beside the source."""
    packaged = Path(str(files("milepost").joinpath("examples", f"{name}.yaml")))
    return packaged if packaged.is_file() else Path(__file__).parents[3] / "examples" / f"{name}.yaml"


@cache
def templates() -> tuple[Template, ...]:
    """All templates."""
    return tuple(_template(name) for name in _NAMES)


def _template(name: str) -> Template:
    plan = _read(name).plan
    assert plan is not None, f"the example {name} has no errors"
    return Template(name, plan.name, sum(1 for _ in plan.activities()))


@cache
def _read(name: str) -> Reading:
    return read_text(example_file(name).read_text(encoding="utf-8"))


def document_of(name: str, today: date) -> dict[str, Any]:
    """The document of a template, as if it had been written today: its dates moved by whole weeks, but for calendars.

    Raises `NotFound`.
    """
    plan = _read(name).plan if name in _NAMES else None
    if plan is None:
        raise NotFound("template", name)
    written = write_document(plan)
    status = date.fromisoformat(written["status_date"][:10])
    days = (today - status).days // 7 * 7
    return {key: value if key == "calendars" else moved(value, days) for key, value in written.items()}


def moved(value: Any, days: int) -> Any:
    """A part of a document with every date in it moved."""
    if isinstance(value, Mapping):
        return {key: moved(each, days) for key, each in value.items()}
    if isinstance(value, list):
        return [moved(each, days) for each in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value[:10]) + timedelta(days)).isoformat() + value[10:]
    return value


def blank_document(name: str) -> dict[str, Any]:
    """An empty plan of a name, whose status date is always today."""
    return {"plan": name, "status_date": "auto", "time_zone": "UTC"}
