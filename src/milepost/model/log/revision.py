"""One atomic, attributed set of changes to a plan (law L4)."""

import json
import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import NoReturn

from pydantic import AwareDatetime, Field, ValidationError, field_validator

from milepost.model.log.command import Command
from milepost.model.log.effect import Effect
from milepost.model.log.error import UnknownCommandError, UnreadableRevisionError
from milepost.model.log.schema import lift
from milepost.model.log.value import compact
from milepost.model.record import Record

_COMMAND = re.compile(r"[a-z_]+/\d+")


class Through(StrEnum):
    """By which way a change came."""

    WEB = "web"
    API = "api"
    FILE = "file"
    RULE = "rule"
    SCENARIO = "scenario"
    ASSISTANT = "assistant"
    TIME = "time"


class Revision(Record):
    """Who changed what, when (UTC), through what and why: the commands as asked, and their effects.

    Numbers count from 1 without gaps.
    """

    number: int = Field(ge=1)
    who: str
    when: AwareDatetime
    through: Through
    why: str | None = None
    commands: tuple[Command, ...] = ()
    effects: tuple[Effect, ...]

    @field_validator("when")
    @classmethod
    def _utc(cls, value: datetime) -> datetime:
        return value.astimezone(UTC)


def write_revision(revision: Revision) -> str:
    """The revision as one line of JSON, without its end."""
    return compact(revision.model_dump(mode="json"))


def read_revision(line: str | bytes) -> Revision:
    """The revision of a line, its effects lifted to the newest schema.

    Raises `UnreadableRevisionError` for what is no revision, `UnknownSchemaError` and `UnknownCommandError` for one of
    a newer release.
    """
    try:
        data = json.loads(line, parse_constant=_refuse)
        return Revision.model_validate({**data, "effects": [lift(effect) for effect in data["effects"]]})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unreadable(error) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number that JSON has")


def _unreadable(error: Exception) -> UnreadableRevisionError:
    if not isinstance(error, ValidationError):
        return UnreadableRevisionError(f"not a revision: {type(error).__name__} {error}")
    found = error.errors(include_url=False)
    unknown = (str(each["ctx"]["tag"]) for each in found if each["type"] == "union_tag_invalid")
    command = next(filter(_COMMAND.fullmatch, unknown), None)
    if command is not None:
        return UnknownCommandError(command)
    return UnreadableRevisionError(f"not a revision: {'.'.join(map(str, found[0]['loc']))}: {found[0]['msg']}")
