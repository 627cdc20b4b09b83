"""What can be asked of a plan: a closed union of frozen, versioned commands.

A revision keeps its commands for people to read; the fold, undo and merge never look at them. A class stays as it is
once a release has stored it: a command that must change gets a class of its own with the next version.
"""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, PositiveInt, Tag

from milepost.model.entity import Kind
from milepost.model.log.value import Json
from milepost.model.moment import Moment
from milepost.model.record import Record, YesNo

TOP = ""


class Add(Record):
    """Put a new entity into the plan, last of its kind, or next to another one.

    `fields` are as the plan file has them, and for a key result its `objective`; without an id one is made from the
    name.
    """

    command: Literal["add"] = "add"
    version: Literal[1] = 1
    kind: Kind
    id: str | None = None
    fields: dict[str, Json] = Field(default_factory=dict)
    before: str | None = None
    after: str | None = None


class SetFields(Record):
    """Set fields of an entity, or of the plan (kind `plan`, id `plan`); null clears a field."""

    command: Literal["set_fields"] = "set_fields"
    version: Literal[1] = 1
    kind: Kind
    id: str
    fields: dict[str, Json]


class Remove(Record):
    """Take an entity out; with `cascade` also what points to it, and the key results of an objective."""

    command: Literal["remove"] = "remove"
    version: Literal[1] = 1
    kind: Kind
    id: str
    cascade: YesNo = False


class Move(Record):
    """Put an entity next to another of its kind, under another parent, or both.

    `under` is the id of the parent, TOP for none, or None to leave it.
    """

    command: Literal["move"] = "move"
    version: Literal[1] = 1
    kind: Kind
    id: str
    under: str | None = None
    before: str | None = None
    after: str | None = None


class Rename(Record):
    """Give an entity another id, in every place that points to it."""

    command: Literal["rename"] = "rename"
    version: Literal[1] = 1
    kind: Kind
    id: str
    to: str


class Adopt(Record):
    """Take over a plan whole; `name` is what it was called there: of a template, a file or a plan.

    A record: the plan itself stands in the effects, which `adopt` makes.
    """

    command: Literal["adopt"] = "adopt"
    version: Literal[1] = 1
    source: Literal["blank", "document", "template", "file", "copy", "import"]
    name: str | None = None


class Revert(Record):
    """Take a revision back. A record: the effects are those that `undo` makes."""

    command: Literal["revert"] = "revert"
    version: Literal[1] = 1
    number: PositiveInt


class PassTime(Record):
    """Move a status date that is `auto` to another day, as time does."""

    command: Literal["pass_time"] = "pass_time"
    version: Literal[1] = 1
    to: Moment


def _tag(value: object) -> str:
    """The command's name and version, of a command or of its JSON."""
    given = value if isinstance(value, dict) else vars(value)
    return f"{given.get('command')}/{given.get('version', 1)}"


Command = Annotated[
    Annotated[Add, Tag("add/1")]
    | Annotated[SetFields, Tag("set_fields/1")]
    | Annotated[Remove, Tag("remove/1")]
    | Annotated[Move, Tag("move/1")]
    | Annotated[Rename, Tag("rename/1")]
    | Annotated[Adopt, Tag("adopt/1")]
    | Annotated[Revert, Tag("revert/1")]
    | Annotated[PassTime, Tag("pass_time/1")],
    Discriminator(_tag),
]
