"""Pasted text read as a plan, before there is one."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from milepost.exchange.columns import ColumnRole
from milepost.exchange.document import Document
from milepost.exchange.pasted import Pasted, PastedForm, form_of, read_pasted
from milepost.exchange.said_date import Speech
from milepost.exchange.said_item import ItemKind
from milepost.model.problem import Severity
from milepost.model.time_zone import local_day, zone_of
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.limits import charge_heavy
from milepost.server.api.plain_problems import plainly
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.refusals import BadRequest, Unprocessable

router = Router(tags=["Plans"])
LONGEST = 1_000_000
"""Characters that lines and tables may have; a plan file may be as long as a body."""
_Shown = Annotated[str, Field(max_length=80)]


class PlainText(Schema):
    """A text that somebody pasted."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    text: str = Field(description="Lines of text, cells of a table, or a plan file.")
    as_: PastedForm | None = Field(None, alias="as", description="What it is; by default what it looks like.")
    columns: list[ColumnRole | None] | None = Field(
        None, max_length=500, description="What the columns of a table are, from the left; null is a guess."
    )
    heads: bool | None = Field(None, description="Whether the first row of a table names its columns.")
    locale: _Shown = Field("en-GB", description="By which `3/4` and the names of months are read, such as `en-US`.")
    time_zone: _Shown | None = Field(
        None, description="Where the plan's days begin; its status date is then always today. UTC otherwise."
    )


class UnderstoodLine(Schema):
    """What a line came to."""

    line: int = Field(description="From 1.")
    kind: ItemKind
    id: str = Field(description="The id in the document.")
    sentence: str = Field(description="What was understood, as people say it.")


class ReadColumn(Schema):
    """As what a column was taken."""

    head: str
    role: ColumnRole
    unit: str = Field(description="What its bare numbers count: `h`, `d` or `w`.")
    example: str = Field(description="The first thing in it.")


class ReadProblem(Schema):
    """Something that was not understood, or that is wrong with what was."""

    code: str
    severity: Severity
    subject: str | None
    line: int | None
    message: str
    mend: str


class PlainReading(Schema):
    """What a text comes to. Nothing is stored: `POST /plans` takes the document."""

    form: PastedForm = Field(description="As what it was read.")
    document: dict[str, Any] | None = Field(description="The plan document; null where there is nothing to be planned.")
    sound: bool = Field(description="Whether the document can be stored as it is: no problem is an error.")
    understood: list[UnderstoodLine]
    problems: list[ReadProblem]
    columns: list[ReadColumn] = Field(description="Those of a table.")
    heads: bool = Field(description="Whether the first row of a table was taken to name its columns.")


@router.post("/readings", response={200: PlainReading, **PROBLEMS}, summary="Read pasted text as a plan")
def read_text(request: HttpRequest, body: PlainText) -> dict[str, Any]:
    """Lines such as `Beta by 29 Jan: API 5-10d, UI 8d after API`, a table, or a plan file, as a plan document."""
    _ = reader_of(request).known
    charge_heavy(request)
    zone = body.time_zone or "UTC"
    if zone_of(zone) is None:
        raise BadRequest(f"{zone!r} is no time zone that is known", "Write a name such as Europe/Berlin.")
    speech = Speech.of(body.locale, _today(zone))
    asked = {place: role for place, role in enumerate(body.columns or ()) if role is not None}
    form = body.as_ or form_of(body.text)
    if form is not PastedForm.FILE and len(body.text) > LONGEST:
        raise Unprocessable(
            f"this text has {len(body.text):,} characters; lines and tables are read up to {LONGEST:,}",
            "Take less at once, or bring it as a plan file.",
        )
    return _told(read_pasted(body.text, speech, form, asked, body.heads), body.time_zone)


def _today(zone: str) -> date:
    return date.fromisoformat(local_day(timezone.now(), zone).text)


def _told(found: Pasted, time_zone: str | None) -> dict[str, Any]:
    flawed = any(each.severity is Severity.ERROR for each in found.problems)
    written = found.form is PastedForm.FILE
    return {
        "form": found.form,
        "document": found.document if written else _moving(found.document, time_zone),
        "sound": found.document is not None and not flawed,
        "understood": [asdict(each) for each in found.understood],
        "problems": [asdict(each) for each in (found.problems if written else plainly(found.problems, found.document))],
        "columns": [asdict(each) for each in found.columns],
        "heads": found.heads,
    }


def _moving(document: Document | None, time_zone: str | None) -> Document | None:
    """A plan that is made today moves with time, where it is known where its days begin."""
    if document is None or time_zone is None:
        return document
    return {**document, "status_date": "auto", "time_zone": time_zone}
