"""One atomic, attributed set of changes to a plan (law L4)."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import NoReturn

from pydantic import AwareDatetime, Field, ValidationError, field_validator

from milepost.model.log.command import Command
from milepost.model.log.effect import Effect
from milepost.model.log.error import UnreadableRevisionError
from milepost.model.log.schema import lift
from milepost.model.log.value import compact
from milepost.model.record import Record


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

    Raises `UnreadableRevisionError` for what is no revision, `UnknownSchemaError` for one of a newer release.
    """
    try:
        data = json.loads(line, parse_constant=_refuse)
        return Revision.model_validate({**data, "effects": [lift(effect) for effect in data["effects"]]})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableRevisionError(f"not a revision: {_reason(error)}") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number that JSON has")


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return f"{type(error).__name__} {error}"
