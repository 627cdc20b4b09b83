"""Whether the fields of one entity can be read, and what a command may write."""

from collections.abc import Iterable, Mapping
from math import isfinite
from types import MappingProxyType

from pydantic import ValidationError

from milepost.model.entity import Kind
from milepost.model.log.outcome import Refused
from milepost.model.log.value import Fields, Json, fields_of
from milepost.model.plan import ENTITY_CLASSES
from milepost.model.problem import Problem, Severity
from milepost.model.shape import nearest_mend, problems_of

_ASKED_OTHERWISE: Mapping[str, str] = MappingProxyType({"id": "ask for a rename", "order": "ask for a move"})


def written(kind: Kind, fields: Fields, subject: str) -> dict[str, Json] | Refused:
    """The fields as an entity of the kind writes them, or what is wrong with them."""
    try:
        entity = ENTITY_CLASSES[kind].model_validate(fields)
    except ValidationError as error:
        return Refused(tuple(found.problem for found in problems_of(error, ENTITY_CLASSES[kind], (), subject)))
    result = fields_of(entity)
    endless = [name for name, value in result.items() if not _finite(value)]
    return Refused(tuple(_endless(name, subject) for name in endless)) if endless else result


def refused_names(kind: Kind, names: Iterable[str], subject: str) -> tuple[Problem, ...]:
    """A problem for each name that no field of the kind has, or whose field is not set but asked for otherwise."""
    entity_class = ENTITY_CLASSES[kind]
    hidden = _ASKED_OTHERWISE.keys() | (entity_class.internal - {"objective"})
    known = [info.alias or name for name, info in entity_class.model_fields.items() if name not in hidden]
    return tuple(_unknown(name, known, subject) for name in names if name not in known)


def _unknown(name: str, known: list[str], subject: str) -> Problem:
    mend = _ASKED_OTHERWISE.get(name) or nearest_mend(name, known)
    return Problem("unknown-key", Severity.ERROR, subject, None, f"`{name}` is no field to set", mend)


def _finite(value: Json) -> bool:
    if isinstance(value, dict):
        return all(map(_finite, value.values()))
    if isinstance(value, list):
        return all(map(_finite, value))
    return not isinstance(value, float) or isfinite(value)


def _endless(name: str, subject: str) -> Problem:
    return Problem("wrong-type", Severity.ERROR, subject, None, f"{name}: a number without end", "give a finite number")
