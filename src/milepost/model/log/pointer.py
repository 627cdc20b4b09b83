"""Which fields point to other entities: what a rename rewrites and a removal takes out."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from milepost.model.entity import Kind
from milepost.model.log.value import UNSET, Fields, Json, Unset, Value, same, value_of, with_value
from milepost.model.plan import ENTITY_CLASSES


class Form(StrEnum):
    """How a field holds the ids it points to."""

    ID = "id"
    RECORD = "record"
    ITEMS = "items"
    ITEM_KEY = "item_key"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A field that points to entities of some kinds.

    By form: the field is an id; a record with the id under `key`; a list of ids, or of records with the id under
    `key`; a list of records that may have an id under `key` besides; a mapping by id.
    """

    field: str
    to: frozenset[Kind]
    form: Form = Form.ID
    key: str = ""


NewId = Callable[[Pointer, str], str | None]
Key = tuple[Kind, str]
Renames = Mapping[Key, str]


def _to(*kinds: Kind) -> frozenset[Kind]:
    return frozenset(kinds)


_PERSON = _to(Kind.PERSON)
_CALENDAR = _to(Kind.CALENDAR)
_ACTIVITY_KINDS = _to(Kind.MILESTONE, Kind.TASK)
_OWNER = Pointer("owner", _PERSON)
_CUSTOM = Pointer("fields", _to(Kind.CUSTOM_FIELD), Form.KEYS)
_SUPPORTS = Pointer("supports", _to(Kind.OBJECTIVE, Kind.KEY_RESULT), Form.ITEMS, "to")
_ACTIVITY = (
    Pointer("initiative", _to(Kind.INITIATIVE)),
    Pointer("phase", _to(Kind.PHASE)),
    _OWNER,
    Pointer("accountable", _PERSON),
    Pointer("responsible", _PERSON, Form.ITEMS),
    Pointer("sign_off", _PERSON, Form.ITEMS),
    Pointer("calendar", _CALENDAR),
    Pointer("after", _ACTIVITY_KINDS, Form.ITEMS, "id"),
    Pointer("after", _CALENDAR, Form.ITEM_KEY, "lag_calendar"),
)
_OF_KIND: Mapping[Kind, tuple[Pointer, ...]] = MappingProxyType(
    {
        Kind.SETTINGS: (Pointer("calendar", _CALENDAR), Pointer("schedule", _CALENDAR, Form.RECORD, "lag_calendar")),
        Kind.CALENDAR: (Pointer("parent", _CALENDAR),),
        Kind.OBJECTIVE: (Pointer("parent", _to(Kind.OBJECTIVE)), _OWNER),
        Kind.KEY_RESULT: (
            Pointer("objective", _to(Kind.OBJECTIVE)),
            _OWNER,
            Pointer("check_ins", _PERSON, Form.ITEM_KEY, "by"),
        ),
        Kind.INITIATIVE: (Pointer("parent", _to(Kind.INITIATIVE)), _SUPPORTS, _OWNER),
        Kind.MILESTONE: (*_ACTIVITY, _SUPPORTS),
        Kind.TASK: (
            *_ACTIVITY,
            Pointer("milestone", _to(Kind.MILESTONE)),
            Pointer("resources", _to(Kind.RESOURCE), Form.ITEMS, "id"),
        ),
        Kind.CORRELATION: (Pointer("activities", _ACTIVITY_KINDS, Form.ITEMS),),
        Kind.RISK: (Pointer("hits", _ACTIVITY_KINDS, Form.ITEMS), _OWNER),
        Kind.RESOURCE: (Pointer("calendar", _CALENDAR), Pointer("person", _PERSON)),
        Kind.BASELINE: (Pointer("activities", _ACTIVITY_KINDS, Form.KEYS),),
        Kind.STAKEHOLDER: (
            Pointer("person", _PERSON),
            Pointer("follows", frozenset(Kind) - {Kind.SETTINGS}, Form.ITEMS),
        ),
    }
)


def pointers_of(kind: Kind) -> tuple[Pointer, ...]:
    """The pointers that an entity of a kind may have."""
    return (*_OF_KIND.get(kind, ()), _CUSTOM)


def freezes(kind: Kind, pointer: Pointer) -> bool:
    """Whether the pointer is a record of the past, which outlives what it points to: a baseline's dates."""
    return kind is Kind.BASELINE and pointer.field == "activities"


def pointed(kind: Kind, fields: Fields) -> Iterator[tuple[Pointer, str]]:
    """Every id that the fields point to, with its pointer."""
    for pointer in pointers_of(kind):
        for entity_id in _ids(pointer, value_of(fields, pointer.field)):
            yield pointer, entity_id


def _ids(pointer: Pointer, value: Value) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            target = item.get(pointer.key) if isinstance(item, dict) else item
            if isinstance(target, str) and (isinstance(item, dict) or pointer.form is Form.ITEMS):
                yield target
    elif isinstance(value, dict):
        inner = value.get(pointer.key)
        if pointer.form is Form.KEYS:
            yield from value
        elif isinstance(inner, str):
            yield inner
    elif isinstance(value, str):
        yield value


def rewritten(kind: Kind, fields: Fields, new_id: NewId) -> dict[str, Json]:
    """The fields with each id they point to replaced by a new one, or taken out where there is none."""
    result = dict(fields)
    for pointer in pointers_of(kind):
        before = value_of(result, pointer.field)
        after = _rewritten_value(pointer, before, new_id)
        if after in ([], {}) and before not in ([], {}) and not _required(kind, pointer.field):
            after = UNSET
        if not same(before, after):
            result = with_value(result, pointer.field, after)
    return result


def _required(kind: Kind, field: str) -> bool:
    return ENTITY_CLASSES[kind].model_fields[field].is_required()


def _rewritten_value(pointer: Pointer, value: Value, new_id: NewId) -> Value:
    if isinstance(value, str):
        found = new_id(pointer, value)
        return UNSET if found is None else found
    if isinstance(value, list):
        items = (_rewritten_item(pointer, item, new_id) for item in value)
        return [item for item in items if not isinstance(item, Unset)]
    if isinstance(value, dict) and pointer.form is Form.KEYS:
        renamed = ((new_id(pointer, key), inner) for key, inner in value.items())
        return {key: inner for key, inner in renamed if key is not None}
    return _rewritten_key(pointer, value, new_id)


def _rewritten_item(pointer: Pointer, item: Json, new_id: NewId) -> Value:
    if isinstance(item, str):
        found = new_id(pointer, item) if pointer.form is Form.ITEMS else item
        return UNSET if found is None else found
    if not isinstance(item, dict) or pointer.key not in item:
        return item
    replaced = _rewritten_key(pointer, item, new_id)
    gone = pointer.form is Form.ITEMS and isinstance(replaced, dict) and pointer.key not in replaced
    return UNSET if gone else replaced


def _rewritten_key(pointer: Pointer, record: Value, new_id: NewId) -> Value:
    target = record.get(pointer.key) if isinstance(record, dict) else None
    if not isinstance(record, dict) or not isinstance(target, str):
        return record
    found = new_id(pointer, target)
    return with_value(record, pointer.key, UNSET if found is None else found)


def renamed(kind: Kind, fields: Fields, renames: Renames) -> dict[str, Json]:
    """The fields with every pointer to a renamed entity following it."""

    def new_id(pointer: Pointer, entity_id: str) -> str:
        found = (renames[to, entity_id] for to in pointer.to if (to, entity_id) in renames)
        return next(found, entity_id)

    return rewritten(kind, fields, new_id) if renames else dict(fields)


def without(kind: Kind, fields: Fields, gone: Collection[Key]) -> dict[str, Json]:
    """The fields without the pointers to entities that are gone, but for records of the past."""

    def new_id(pointer: Pointer, entity_id: str) -> str | None:
        return None if points_to(kind, pointer, entity_id, gone) else entity_id

    return rewritten(kind, fields, new_id) if gone else dict(fields)


def points_to(kind: Kind, pointer: Pointer, entity_id: str, gone: Collection[Key]) -> bool:
    """Whether a pointer to an id would be left pointing to nothing without some entities."""
    return not freezes(kind, pointer) and any((to, entity_id) in gone for to in pointer.to)
