"""What to ask of a plan so that it becomes another one: commands, in an order in which each of them can be done."""

from collections.abc import Iterator, Sequence

from milepost.client.removals import removals
from milepost.client.rows import Place, places, rows
from milepost.model.entity import Entity, Kind
from milepost.model.log.apply import apply_all, draft
from milepost.model.log.command import Add, Command, Move, Rename, SetFields
from milepost.model.log.difference import origins
from milepost.model.log.outcome import Effects, Refused
from milepost.model.log.sentence import describe
from milepost.model.log.step import apply_effects
from milepost.model.log.value import Fields, Json, changed, fields_of
from milepost.model.plan import COLLECTIONS, Plan

_PLACES = frozenset({"id", "order", "source"})


def commands_between(before: Plan, after: Plan) -> tuple[Command, ...]:
    """The commands that make the plan before into the plan after, but for where a file came from (`source`).

    First renames, as `was` tells them, so that every pointer follows; then what is new, changed and moved; removals
    last, when nothing points to what goes. A field that says null is a field that is not set.
    """
    renames, now = _renamed(before, after)
    gone = (entity for entity in now.everything() if entity.id not in after.entities.get(entity.kind, {}))
    return (
        *renames,
        *_settings(now, after),
        *(command for kind in COLLECTIONS for command in _of_kind(kind, now, after)),
        *removals(gone),
    )


def effects_between(before: Plan, after: Plan) -> Effects | Refused:
    """What the commands do: refused where an id is of one kind before and of another after."""
    # Whether the plan is sound is not asked here: it is what it is.
    found = apply_all(before, commands_between(before, after), validate=lambda plan: ())
    return found if isinstance(found, Refused) else found.effects


def sentences(commands: Sequence[Command], plan: Plan) -> Iterator[str]:
    """Each command as a sentence without a full stop, told of the plan that the ones before it leave."""
    for command in commands:
        yield describe(command, plan)
        effects = draft(plan, command)
        plan = plan if isinstance(effects, Refused) else apply_effects(plan, effects)


def _renamed(before: Plan, after: Plan) -> tuple[list[Command], Plan]:
    commands: list[Command] = []
    for kind in COLLECTIONS:
        for new, old in origins(kind, before, after).items():
            command = Rename(kind=kind, id=old, to=new)
            effects = draft(before, command) if new != old else ()
            if not isinstance(effects, Refused) and effects:
                commands.append(command)
                before = apply_effects(before, effects)
    return commands, before


def _settings(before: Plan, after: Plan) -> Iterator[Command]:
    # Compared as documents have them: where time moves the status date, both say `auto`, whatever the day.
    fields = _to_set(before.settings.document(), after.settings.document())
    if fields:
        yield SetFields(kind=Kind.SETTINGS, id=after.settings.id, fields=fields)


def _to_set(before: Fields, after: Fields) -> dict[str, Json]:
    """The fields to set so that they are as after: null for one that is to be cleared."""
    old, new = changed(before, after)
    names = (name for name in {**old, **new} if name not in _PLACES)
    return {name: new.get(name) for name in names if old.get(name) is not None or new.get(name) is not None}


def _of_kind(kind: Kind, before: Plan, after: Plan) -> Iterator[Command]:
    known, old_rows = before.entities.get(kind, {}), rows(kind, before)
    for name, row in rows(kind, after).items():
        beside = places(old_rows.get(name, ()), row, known)
        for entity_id in row:
            yield from _of_entity(known.get(entity_id), after.entities[kind][entity_id], beside.get(entity_id))


def _of_entity(before: Entity | None, after: Entity, place: Place | None) -> Iterator[Command]:
    beside = {} if place is None else place._asdict()
    fields = _to_set({} if before is None else fields_of(before), fields_of(after))
    if before is None:
        yield Add(kind=after.kind, id=after.id, fields=fields, **beside)
        return
    if place is not None:
        yield Move(kind=after.kind, id=after.id, **beside)
    if fields:
        yield SetFields(kind=after.kind, id=after.id, fields=fields)
