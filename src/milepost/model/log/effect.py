"""What a change does to one entity: plain data that can be applied, inverted and merged without its command."""

from collections.abc import Iterable
from typing import Literal

from pydantic import ConfigDict, Field

from milepost.model.entity import Kind
from milepost.model.log.value import Json, Value, names_of, value_of
from milepost.model.record import Record


class Effect(Record):
    """The fields of one entity before and after a change.

    `before` is None for an added entity and `after` None for a removed one, the other then holding every field that
    is set. Otherwise both hold the changed fields alone; one that is absent is not set. A change of `id` is a rename.
    """

    schema_number: Literal[1] = Field(default=1, alias="schema")
    kind: Kind
    id: str
    before: dict[str, Json] | None
    after: dict[str, Json] | None

    model_config = ConfigDict(**{**Record.model_config, "serialize_by_alias": True})

    @property
    def names(self) -> list[str]:
        """The names of the fields it changes."""
        return names_of(self.before, self.after)

    @property
    def id_after(self) -> str:
        """The entity's id once the effect is applied."""
        renamed = value_of(self.after, "id")
        return renamed if isinstance(renamed, str) else self.id

    @property
    def edits(self) -> bool:
        """Whether the entity is there before and after."""
        return self.before is not None and self.after is not None

    def old(self, name: str) -> Value:
        """A field's value before."""
        return value_of(self.before, name)

    def new(self, name: str) -> Value:
        """A field's value after."""
        return value_of(self.after, name)

    def inverse(self) -> "Effect":
        """The effect that takes this one back."""
        return Effect(kind=self.kind, id=self.id_after, before=self.after, after=self.before)


def added(kind: Kind, fields: dict[str, Json]) -> Effect:
    """The effect of an entity that comes into the plan."""
    return Effect(kind=kind, id=str(fields["id"]), before=None, after=fields)


def removed(kind: Kind, fields: dict[str, Json]) -> Effect:
    """The effect of an entity that leaves the plan."""
    return Effect(kind=kind, id=str(fields["id"]), before=fields, after=None)


def subjects(effects: Iterable[Effect]) -> tuple[str, ...]:
    """The ids of what effects touch, of what is renamed both, in the order of the effects."""
    return tuple(dict.fromkeys(entity_id for effect in effects for entity_id in (effect.id, effect.id_after)))
