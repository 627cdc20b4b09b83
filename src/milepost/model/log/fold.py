"""The fold: a plan as what its revisions make of nothing, or of a snapshot (law L1)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from milepost.model.entity import Entity, Kind
from milepost.model.log.effect import Effect
from milepost.model.log.error import RevisionGapError, UnreadableRevisionError
from milepost.model.log.pointer import Renames
from milepost.model.log.revision import Revision
from milepost.model.log.step import apply_effects, in_order, kind_of
from milepost.model.log.value import canonical, fields_of
from milepost.model.plan import COLLECTIONS, ENTITY_CLASSES, Plan
from milepost.model.settings import Settings

SNAPSHOT_FORMAT = 1


@dataclass(frozen=True, slots=True)
class LogState:
    """A plan at a revision, and the ids that were in use once: each with the id it was renamed to, or None.

    Ids are never reused; only an undo brings one back, to the entity that had it.
    """

    plan: Plan
    number: int = 0
    retired: Mapping[str, str | None] = field(default_factory=dict)


def nothing() -> LogState:
    """A log without revisions: a plan without name, date or entities."""
    return LogState(Plan(Settings()))


def fold(revisions: Iterable[Revision], snapshot: LogState | None = None) -> LogState:
    """The state after revisions on top of a snapshot, or of nothing.

    Raises `RevisionGapError` where one does not follow the other, `EffectMismatchError` where an effect does not fit.
    """
    state = snapshot if snapshot is not None else nothing()
    for revision in revisions:
        if revision.number != state.number + 1:
            raise RevisionGapError(state.number + 1, revision.number)
        state = advance(state, revision.effects)
    return state


def advance(state: LogState, effects: Iterable[Effect]) -> LogState:
    """The state after one more revision with these effects."""
    effects = tuple(effects)
    plan = apply_effects(state.plan, effects)
    return LogState(plan, state.number + 1, _retired(state.retired, effects))


def _retired(retired: Mapping[str, str | None], effects: Iterable[Effect]) -> Mapping[str, str | None]:
    leaving: dict[str, str | None] = {}
    arriving: set[str] = set()
    for effect in effects:
        if effect.after is None:
            leaving[effect.id] = None
        elif effect.id_after != effect.id:
            leaving[effect.id] = effect.id_after
        if effect.before is None or effect.id_after != effect.id:
            arriving.add(effect.id_after)
    if not leaving and retired.keys().isdisjoint(arriving):
        return retired
    return {old: new for old, new in {**retired, **leaving}.items() if old not in arriving}


def present_id(state: LogState, entity_id: str) -> str | None:
    """The id by which an entity is known now; None where it was removed."""
    found: str | None = entity_id
    while found is not None and found in state.retired:
        found = state.retired[found]
    return found


def renames_of(state: LogState) -> Renames:
    """The ids that entities of the plan had before, by kind, with the ones they have now."""
    renames = {}
    for old in state.retired:
        new = present_id(state, old)
        kind = None if new is None else kind_of(state.plan, new)
        if new is not None and kind is not None:
            renames[kind, old] = new
    return renames


def write_snapshot(state: LogState) -> bytes:
    """The state as canonical bytes: the same bytes for the same state."""
    entities = {
        kind.value: [fields_of(entity) for entity in in_order(found).values()]
        for kind, found in state.plan.entities.items()
        if found
    }
    return canonical(
        {
            "snapshot": SNAPSHOT_FORMAT,
            "number": state.number,
            "retired": dict(state.retired),
            "settings": fields_of(state.plan.settings),
            "entities": entities,
        }
    )


def read_snapshot(data: bytes) -> LogState:
    """The state that was written; raises `UnreadableRevisionError` for bytes that are no snapshot."""
    try:
        read = json.loads(data)
        if read["snapshot"] != SNAPSHOT_FORMAT:
            raise UnreadableRevisionError(f"a snapshot of format {read['snapshot']!r}: replay the revisions instead")
        found = {kind: read["entities"][kind.value] for kind in COLLECTIONS if kind.value in read["entities"]}
        plan = Plan(
            Settings.model_validate(read["settings"]), {kind: _entities(kind, some) for kind, some in found.items()}
        )
        return LogState(plan, read["number"], read["retired"])
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise UnreadableRevisionError(f"not a snapshot: {type(error).__name__} {error}") from error


def _entities(kind: Kind, some: Iterable[object]) -> dict[str, Entity]:
    entities = (ENTITY_CLASSES[kind].model_validate(fields) for fields in some)
    return {entity.id: entity for entity in entities}
