"""How a change reads as a sentence, with titles in place of ids."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from milepost.model.entity import Kind
from milepost.model.log.apply import draft
from milepost.model.log.command import TOP, Add, Adopt, Command, Move, PassTime, Remove, Rename, Revert, SetFields
from milepost.model.log.effect import Effect
from milepost.model.log.keyed import elements
from milepost.model.log.move import PARENTS
from milepost.model.log.outcome import Refused
from milepost.model.log.pointer import Form, pointers_of, renamed
from milepost.model.log.step import find
from milepost.model.log.value import UNSET, Fields, Json, Unset, Value, fields_of, same, value_of
from milepost.model.log.words import Titles, field_words, in_words
from milepost.model.plan import COLLECTIONS, Plan

# The field, what something gained in it, and what it lost.
_VERBS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "after": ("{one} now waits for {other}", "{one} no longer waits for {other}"),
        "supports": ("{one} now supports {other}", "{one} no longer supports {other}"),
        "resources": ("{one} now uses {other}", "{one} no longer uses {other}"),
        "hits": ("{one} now hits {other}", "{one} no longer hits {other}"),
        "follows": ("{one} now follows {other}", "{one} no longer follows {other}"),
        "sign_off": ("{one} now needs {other} to sign off", "{one} no longer needs {other} to sign off"),
    }
)
_ADDED, _TAKEN = "Added {other} to the {field} of {one}", "Took {other} out of the {field} of {one}"
_GROUP = "correlation group"
# What was taken over, as it is called with a name and without.
_ADOPTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "blank": ("Began the empty plan {name}", "Began an empty plan"),
        "document": ("Took over the document {name}", "Took over a document"),
        "template": ("Began from the template {name}", "Began from a template"),
        "file": ("Took over the file {name}", "Took over a file"),
        "copy": ("Copied the plan {name}", "Copied another plan"),
        "import": ("Imported {name}", "Imported another program's plan"),
    }
)


def describe(command: Command, plan: Plan) -> str:
    """What a command does to the plan it is given to, as one sentence without a full stop."""
    titles = _Titles(plan, ())
    match command:
        case Add():
            return _added(command.kind, _new_title(command), command.fields, titles) + _beside(command, titles)
        case SetFields():
            return _set(command, plan, titles)
        case Remove():
            return _removed(command, plan, titles)
        case Move():
            return _moved(command, titles)
        case Rename():
            return f"Changed the id of {_called(command.id, titles)} from {command.id} to {command.to}"
        case Adopt() | Revert() | PassTime():
            return _noted(command, plan)
        case _:
            assert_never(command)


def describe_effects(effects: Sequence[Effect], plan: Plan) -> str:
    """What effects do to the plan before them, as one sentence without a full stop."""
    titles = _Titles(plan, effects)
    renames = {(effect.kind, effect.id): effect.id_after for effect in effects if effect.edits}
    renames = {key: new for key, new in renames.items() if key[1] != new}
    return "; ".join(line for effect in effects for line in _lines(effect, titles, renames)) or "Changed nothing"


class _Titles(Titles):
    """Titles by id, in a plan and of what effects add to it; each looked up when it is asked for, for they are many."""

    def __init__(self, plan: Plan, effects: Iterable[Effect]) -> None:
        self._kinds = [plan.entities.get(kind, {}) for kind in COLLECTIONS]
        self._own: dict[str, str] = {}
        for effect in effects:
            name = value_of(effect.after, "name")
            if effect.before is None:
                self._own[effect.id] = name if isinstance(name, str) else _readable(effect.id)
            elif effect.id in self and effect.id_after not in self:
                self._own[effect.id_after] = self[effect.id]

    def __getitem__(self, entity_id: str) -> str:
        if entity_id in self._own:
            return self._own[entity_id]
        for entities in self._kinds:
            if entity_id in entities:
                return entities[entity_id].title
        raise KeyError(entity_id)

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(each for entities in self._kinds for each in entities), **self._own})

    def __len__(self) -> int:
        return len(list(self))


def _readable(entity_id: str) -> str:
    return entity_id.replace("-", " ").replace("_", " ").capitalize()


def _new_title(command: Add) -> str:
    name = command.fields.get("name")
    return name if isinstance(name, str) else _readable(command.id or "")


def _called(entity_id: str, titles: Titles) -> str:
    return titles.get(entity_id, entity_id)


def _kind(kind: Kind) -> str:
    return _GROUP if kind is Kind.CORRELATION else kind.replace("_", " ")


def _one(kind: Kind, entity_id: str, titles: Titles) -> str:
    return "the plan" if kind is Kind.SETTINGS else _called(entity_id, titles)


def _added(kind: Kind, title: str, fields: Fields, titles: Titles) -> str:
    parents = (fields.get(field) for field in PARENTS.get(kind, {}).values())
    parent = next((found for found in parents if isinstance(found, str)), None)
    return f"Added {_kind(kind)} {title}" + (f" under {_called(parent, titles)}" if parent is not None else "")


def _beside(command: Add | Move, titles: Titles) -> str:
    if command.before is not None:
        return f" before {_called(command.before, titles)}"
    return f" after {_called(command.after, titles)}" if command.after is not None else ""


def _noted(command: Adopt | Revert | PassTime, plan: Plan) -> str:
    if isinstance(command, Adopt):
        named, unnamed = _ADOPTED[command.source]
        return unnamed if command.name is None else named.format(name=command.name)
    if isinstance(command, Revert):
        return f"Took back revision {command.number:,}"
    stood = plan.settings.status
    was = "" if stood is None else f" (was {in_words(stood.text, {})})"
    return f"Time moved the status date to {in_words(command.to.text, {})}{was}"


def _moved(command: Move, titles: Titles) -> str:
    under = f" under {_called(command.under, titles)}" if command.under else ""
    top = " to stand by itself" if command.under == TOP else ""
    return f"Moved {_kind(command.kind)} {_called(command.id, titles)}{under}{top}{_beside(command, titles)}"


def _removed(command: Remove, plan: Plan, titles: Titles) -> str:
    effects = draft(plan, command)
    sentence = f"Removed {_kind(command.kind)} {_called(command.id, titles)}"
    if isinstance(effects, Refused) or len(effects) == 1:
        return sentence
    broken = (line for effect in effects[1:] for line in _lines(effect, titles, {}))
    return f"{sentence}, and with it: {'; '.join(broken)}"


def _set(command: SetFields, plan: Plan, titles: Titles) -> str:
    entity = find(plan, command.kind, command.id)
    before = {} if entity is None else fields_of(entity)
    if entity is not None and entity.kind is Kind.SETTINGS:
        before = entity.document()  # as people asked for it: `auto` is one of the dates that they can give
    after: dict[str, Json] = {name: value for name, value in command.fields.items() if value is not None}
    effect = Effect(
        kind=command.kind,
        id=command.id,
        before={name: before[name] for name in command.fields if name in before},
        after=after,
    )
    return "; ".join(_lines(effect, titles, {})) or f"Changed nothing in {_one(command.kind, command.id, titles)}"


def _lines(effect: Effect, titles: Titles, renames: Mapping[tuple[Kind, str], str]) -> Iterator[str]:
    one = _one(effect.kind, effect.id, titles)
    if effect.before is None:
        yield _added(effect.kind, one, effect.after or {}, titles)
    elif effect.after is None:
        yield f"Removed {_kind(effect.kind)} {one}"
    else:
        before = renamed(effect.kind, effect.before, renames)
        parents = set(PARENTS.get(effect.kind, {}).values())
        left = parents - effect.after.keys() if parents & effect.after.keys() else set()
        for field in effect.names:
            if field not in left and not same(value_of(before, field), effect.new(field)):
                yield from _field_lines(effect.kind, one, field, value_of(before, field), effect.new(field), titles)


def _field_lines(kind: Kind, one: str, field: str, before: Value, after: Value, titles: Titles) -> Iterator[str]:
    old, new = elements(field, before), elements(field, after)
    if field == "id":
        yield f"Changed the id of {one} from {before} to {after}"
    elif field == "order":
        yield f"Moved {one} to another place in the list"
    elif field == "auto" and kind is Kind.SETTINGS:
        yield f"The status date of {one} {'now' if after is True else 'no longer'} moves with time"
    elif field == "name" and isinstance(after, str):
        yield f"Renamed {one} to {after}"
    elif field in PARENTS.get(kind, {}).values():
        yield f"Moved {one} under {_called(after, titles)}" if isinstance(after, str) else _out_of(one, before, titles)
    elif old is not None and new is not None:
        yield from _element_lines(one, field, old, new, titles)
    else:
        yield _value_line(one, field, before, after, titles if _points(kind, field) else {})


def _out_of(one: str, before: Value, titles: Titles) -> str:
    return f"Moved {one} out of {_called(before, titles)}" if isinstance(before, str) else f"Moved {one}"


def _points(kind: Kind, field: str) -> bool:
    return any(pointer.field == field and pointer.form is Form.ID for pointer in pointers_of(kind))


def _value_line(one: str, field: str, before: Value, after: Value, titles: Titles) -> str:
    was = "" if isinstance(before, Unset) else f" (was {in_words(before, titles)})"
    if isinstance(after, Unset):
        return f"Cleared the {field_words(field)} of {one}{was}"
    return f"Set the {field_words(field)} of {one} to {in_words(after, titles)}{was}"


def _element_lines(
    one: str, field: str, old: Mapping[str, Json], new: Mapping[str, Json], titles: Titles
) -> Iterator[str]:
    gained, lost = _VERBS.get(field, (_ADDED, _TAKEN))
    words = field_words(field)
    for key in dict.fromkeys([*old, *new]):
        was, now = value_of(old, key), value_of(new, key)
        if was is UNSET:
            yield gained.format(one=one, other=_element_words(field, key, now, titles), field=words)
        elif now is UNSET:
            yield lost.format(one=one, other=_target(field, key, titles), field=words)
        elif not same(was, now):
            details = [_details(value, titles) for value in (now, was)]
            yield f"Set {_target(field, key, titles)} in the {words} of {one} to {details[0]} (was {details[1]})"


def _target(field: str, key: str, titles: Titles) -> str:
    """What an element points to, with which its key begins."""
    first = key.split(" ", maxsplit=1)[0]
    return titles.get(first) or (first if field in _VERBS else in_words(key, {}))


def _element_words(field: str, key: str, item: Value, titles: Titles) -> str:
    details = "" if isinstance(item, str) else _details(item, titles)
    return _target(field, key, titles) + (f" ({details})" if details else "")


def _details(item: Value, titles: Titles) -> str:
    """What an element says besides what it points to."""
    if isinstance(item, Unset):
        return "nothing"
    if isinstance(item, dict):
        return in_words({name: value for name, value in item.items() if name not in ("id", "to")}, titles)
    return "nothing more" if isinstance(item, str) and item in titles else in_words(item, {})
