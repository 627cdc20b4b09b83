"""The entity that a command is about, and the problems of naming it."""

from collections.abc import Collection

from milepost.model.checks.survey import nearest
from milepost.model.entity import LONGEST_ID, Entity, Kind
from milepost.model.log.outcome import Refused, refusal
from milepost.model.log.step import find, kind_of
from milepost.model.plan import Plan


def a(kind: Kind) -> str:
    """The kind with its article, as in `a task`."""
    word = kind.replace("_", " ")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def target(plan: Plan, kind: Kind, entity_id: str) -> Entity | Refused:
    """The entity of a kind and id, or why there is none."""
    entity = find(plan, kind, entity_id)
    if entity is not None and (kind is not Kind.SETTINGS or entity.id == entity_id):
        return entity
    actual = kind_of(plan, entity_id)
    if actual is not None:
        message = f"{entity_id} is {a(actual)}, not {a(kind)}"
        return refusal("wrong-kind", entity_id, message, f"ask for the {actual.replace('_', ' ')} {entity_id}")
    near = nearest(entity_id, plan.entities.get(kind, {}))
    mend = f"did you mean `{near}`?" if near is not None else f"name {a(kind)} of the plan"
    return refusal("dangling-id", entity_id, f"the plan has no {kind.replace('_', ' ')} {entity_id}", mend)


def not_settings(kind: Kind, entity_id: str) -> Refused | None:
    """A refusal where the settings are asked to come, go or be moved."""
    if kind is not Kind.SETTINGS:
        return None
    message = "the plan's settings are always there, and stand by themselves"
    return refusal("settings-stay", entity_id, message, "set their fields instead")


def not_free(plan: Plan, entity_id: str, retired: Collection[str]) -> Refused | None:
    """A refusal where an id is taken, or was once: ids are never reused."""
    kind = kind_of(plan, entity_id)
    other = fresh_id(plan, entity_id, retired)
    if kind is not None:
        return refusal("duplicate-id", entity_id, f"the id {entity_id} is that of {a(kind)}", f"use {other}")
    if entity_id in retired:
        message = f"the id {entity_id} was used before, and ids are never reused"
        return refusal("retired-id", entity_id, message, f"use {other}")
    return None


def fresh_id(plan: Plan, wanted: str, taken: Collection[str]) -> str:
    """The id that was wanted, or the first of `wanted-2`, `wanted-3`, ... that is not and never was in use."""
    number, found = 1, wanted
    while found in taken or kind_of(plan, found) is not None:
        number += 1
        ending = f"-{number}"
        found = wanted[: LONGEST_ID - len(ending)] + ending
    return found
