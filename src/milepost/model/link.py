"""How entities point to one another: dependencies, support, and the use of resources."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, SerializerFunctionWrapHandler, WrapSerializer

from milepost.model.duration import Duration
from milepost.model.record import Number, Record, YesNo


class LinkType(StrEnum):
    """What of the predecessor bounds what of the successor: finish or start to start or finish."""

    FINISH_START = "FS"
    START_START = "SS"
    FINISH_FINISH = "FF"
    START_FINISH = "SF"


class DependencyRecord(Record):
    """A dependency on the activity `id`, with a lag (or a lead, where negative)."""

    id: str
    type: LinkType = LinkType.FINISH_START
    lag: Duration | None = None
    lag_calendar: str | None = None


class EffectRange(Record):
    """How far a milestone moves a key result: low, likely and high, in the key result's own unit."""

    low: Number
    likely: Number
    high: Number


class SupportRecord(Record):
    """What an initiative or a milestone serves: an objective or a key result."""

    to: str
    required: YesNo = True
    effect: EffectRange | Number | None = None


class UseRecord(Record):
    """The use of a resource by a task, in units of it."""

    id: str
    units: Number = 1


def _by(key: str) -> BeforeValidator:
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _text_where_bare(key: str) -> WrapSerializer:
    def written(value: object, handler: SerializerFunctionWrapHandler) -> object:
        data = handler(value)
        return data[key] if set(data) == {key} else data

    return WrapSerializer(written)


Dependency = Annotated[DependencyRecord, _by("id"), _text_where_bare("id")]
Support = Annotated[SupportRecord, _by("to"), _text_where_bare("to")]
Use = Annotated[UseRecord, _by("id"), _text_where_bare("id")]
