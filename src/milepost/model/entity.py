"""What all entities of a plan share."""

from enum import StrEnum
from typing import Any, ClassVar

from pydantic import Field, field_validator

from milepost.model.record import Record, complain

FieldValue = str | int | float | bool | None | list[str]

_ID_CHARACTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
LONGEST_ID = 80


class Kind(StrEnum):
    """The kinds of entity a plan holds, in the order a plan file lists them."""

    SETTINGS = "plan"
    CUSTOM_FIELD = "custom_field"
    CALENDAR = "calendar"
    PHASE = "phase"
    PERSON = "person"
    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    INITIATIVE = "initiative"
    MILESTONE = "milestone"
    TASK = "task"
    CORRELATION = "correlation"
    RISK = "risk"
    RESOURCE = "resource"
    BASELINE = "baseline"
    STAKEHOLDER = "stakeholder"


class Entity(Record):
    """One thing in a plan, known by an id that is unique in the plan.

    `order` is a fractional key that fixes the entity's place among its kind; it lives in the log, not in the file.
    """

    kind: ClassVar[Kind]
    internal: ClassVar[frozenset[str]] = frozenset({"order"})

    id: str
    name: str | None = None
    was: str | None = None
    external_id: str | None = None
    notes: str | None = None
    tags: tuple[str, ...] = ()
    fields: dict[str, FieldValue] = Field(default_factory=dict)
    order: str = ""

    @field_validator("id")
    @classmethod
    def _short_and_plain(cls, value: str) -> str:
        if not value or len(value) > LONGEST_ID or not set(value) <= _ID_CHARACTERS:
            raise complain(
                "bad-id",
                f"{value!r} cannot be an id",
                f"use 1 to {LONGEST_ID} letters, digits, hyphens, underscores or dots",
            )
        return value

    @property
    def title(self) -> str:
        """What people call it: the name, or the id made readable."""
        return self.name or self.id.replace("-", " ").replace("_", " ").capitalize()

    def document(self) -> dict[str, Any]:
        """The entity as the plan file has it, without what lives only in the log."""
        return self.model_dump(mode="json", exclude_unset=True, exclude=set(self.internal))
