"""What giving an entity another id does: every place that points to it follows."""

from collections.abc import Collection

from milepost.model.entity import Kind
from milepost.model.log.command import Rename
from milepost.model.log.effect import Effect
from milepost.model.log.outcome import Draft, Effects, Refused
from milepost.model.log.pointer import renamed
from milepost.model.log.shape import written
from milepost.model.log.target import not_free, not_settings, target
from milepost.model.log.value import changed, fields_of
from milepost.model.plan import Plan


def draft_rename(plan: Plan, command: Rename, retired: Collection[str]) -> Draft:
    """The effects of a rename, on the entity and on all that point to it."""
    refused = not_settings(command.kind, command.id)
    if refused is not None:
        return refused
    entity = target(plan, command.kind, command.id)
    if isinstance(entity, Refused):
        return entity
    if command.to == command.id:
        return ()
    refused = not_free(plan, command.to, retired)
    if refused is not None:
        return refused
    fields = written(command.kind, {**fields_of(entity), "id": command.to}, command.id)
    return fields if isinstance(fields, Refused) else rename_effects(plan, command.kind, command.id, command.to)


def rename_effects(plan: Plan, kind: Kind, old: str, new: str) -> Effects:
    """The effects of a rename that is known to be possible."""
    effects = [Effect(kind=kind, id=old, before={"id": old}, after={"id": new})]
    for entity in (plan.settings, *plan.everything()):
        fields = fields_of(entity)
        before, after = changed(fields, renamed(entity.kind, fields, {(kind, old): new}))
        if before or after:
            effects.append(Effect(kind=entity.kind, id=entity.id, before=before, after=after))
    return tuple(effects)
