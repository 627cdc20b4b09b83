"""Changes as the API takes them: one class for each `op`, each of which becomes a command of the log."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from milepost.model.entity import Kind
from milepost.model.log import Add, Command, Move, Remove, Rename, SetFields
from milepost.model.log.value import Json

Id = Annotated[str, Field(min_length=1, max_length=80, description="An id that is unique in the plan.")]
Fields = Annotated[dict[str, Json], Field(description="Fields as the plan file has them; null clears one.")]


class _Change(Schema):
    model_config = ConfigDict(extra="forbid")


class AddChange(_Change):
    """Put a new entity into the plan, last of its kind or beside another; without an id one is made from its name."""

    op: Literal["add"]
    kind: Kind
    id: Id | None = None
    fields: Fields = {}
    before: Id | None = None
    after: Id | None = None

    def command(self) -> Command:
        """The command of the log."""
        return Add(kind=self.kind, id=self.id, fields=self.fields, before=self.before, after=self.after)


class SetChange(_Change):
    """Set fields of an entity, or of the plan itself: kind `plan`, id `plan`."""

    op: Literal["set"]
    kind: Kind
    id: Id
    fields: Fields

    def command(self) -> Command:
        """The command of the log."""
        return SetFields(kind=self.kind, id=self.id, fields=self.fields)


class RemoveChange(_Change):
    """Take an entity out; with `cascade` also what points to it."""

    op: Literal["remove"]
    kind: Kind
    id: Id
    cascade: bool = False

    def command(self) -> Command:
        """The command of the log."""
        return Remove(kind=self.kind, id=self.id, cascade=self.cascade)


class MoveChange(_Change):
    """Put an entity beside another of its kind, under another parent ("" for none), or both."""

    op: Literal["move"]
    kind: Kind
    id: Id
    under: str | None = Field(None, max_length=80)
    before: Id | None = None
    after: Id | None = None

    def command(self) -> Command:
        """The command of the log."""
        return Move(kind=self.kind, id=self.id, under=self.under, before=self.before, after=self.after)


class RenameChange(_Change):
    """Give an entity another id, in every place that points to it."""

    op: Literal["rename"]
    kind: Kind
    id: Id
    to: Id

    def command(self) -> Command:
        """The command of the log."""
        return Rename(kind=self.kind, id=self.id, to=self.to)


Change = Annotated[AddChange | SetChange | RemoveChange | MoveChange | RenameChange, Field(discriminator="op")]
