"""Fields that are sets keyed by what they point to, and the three-way merge of any field (law L3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from milepost.model.entity import Kind
from milepost.model.log.value import UNSET, Json, Value, same
from milepost.model.plan import ENTITY_CLASSES

# What tells one element of a list from another: the element itself where it is text, else these of its keys. Two
# activities may be linked twice, by links of two types.
_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "after": ("id", "type"),
        "supports": ("to",),
        "resources": ("id",),
        "hits": (),
        "activities": (),
        "follows": (),
        "responsible": (),
        "sign_off": (),
        "tags": (),
        "on": (),
        "check_ins": ("date", "by"),
        "holidays": ("date", "from", "to"),
        "exceptions": ("date", "from", "to"),
    }
)
_MAPPINGS = frozenset({"activities", "fields", "health", "schedule", "forecast"})
_DEFAULTS: Mapping[str, str] = MappingProxyType({"type": "FS"})


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values of a field, or of one element of it, that cannot both stand."""

    element: str | None
    base: Value
    theirs: Value
    mine: Value


def elements(field: str, value: Value) -> dict[str, Json] | None:
    """The elements of a field by what they point to; None where the field is one value, or names a thing twice."""
    if value is UNSET and (field in _LISTS or field in _MAPPINGS):
        return {}
    if isinstance(value, dict) and field in _MAPPINGS:
        return dict(value)
    if not isinstance(value, list) or field not in _LISTS:
        return None
    found = {_key(_LISTS[field], item): item for item in value}
    return found if len(found) == len(value) else None


def _key(names: tuple[str, ...], item: Json) -> str:
    if not isinstance(item, dict):
        return " ".join((str(item), *(_DEFAULTS.get(name, "") for name in names[1:]))).strip()
    return " ".join(str(item.get(name, _DEFAULTS.get(name, ""))) for name in names).strip()


def three_way(kind: Kind, field: str, base: Value, theirs: Value, mine: Value) -> tuple[Value, tuple[Difference, ...]]:
    """The value with both changes, and what of them cannot both stand; there the value is theirs."""
    if same(mine, base) or same(mine, theirs):
        return theirs, ()
    if same(theirs, base):
        return mine, ()
    parts = [elements(field, value) for value in (base, theirs, mine)]
    old, one, other = parts
    if old is None or one is None or other is None:
        return theirs, (Difference(None, base, theirs, mine),)
    merged, differences = _merged(old, one, other)
    if not merged and not ENTITY_CLASSES[kind].model_fields[field].is_required():
        return UNSET, differences
    a_list = any(isinstance(value, list) for value in (base, theirs, mine))
    return list(merged.values()) if a_list else merged, differences


def _merged(
    base: Mapping[str, Json], theirs: Mapping[str, Json], mine: Mapping[str, Json]
) -> tuple[dict[str, Json], tuple[Difference, ...]]:
    merged: dict[str, Json] = {}
    differences: list[Difference] = []
    for key in _in_one_order(base, {*theirs, *mine}):
        old, one, other = (part.get(key, UNSET) for part in (base, theirs, mine))
        if not (same(one, old) or same(other, old) or same(one, other)):
            differences.append(Difference(key, old, one, other))
        kept = other if same(one, old) else one
        if kept is not UNSET:
            merged[key] = kept
    return merged, tuple(differences)


def _in_one_order(base: Iterable[str], others: set[str]) -> list[str]:
    """The elements that were there, as they stood, then the new ones by name: the same whoever merges."""
    known = list(base)
    return [*known, *sorted(others.difference(known))]
