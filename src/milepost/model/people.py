"""Who: people, stakeholders and resources."""

from enum import StrEnum
from typing import ClassVar

from milepost.model.entity import Entity, Kind
from milepost.model.record import Number, Record


class Person(Entity):
    """Someone the plan refers to."""

    kind: ClassVar[Kind] = Kind.PERSON

    email: str | None = None


class Level(StrEnum):
    """How much power or interest a stakeholder has."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Engagement(StrEnum):
    """Where a stakeholder stands, after the PMBOK's stakeholder engagement assessment matrix."""

    UNAWARE = "unaware"
    RESISTANT = "resistant"
    NEUTRAL = "neutral"
    SUPPORTIVE = "supportive"
    LEADING = "leading"


class EngagementGap(Record):
    """Where a stakeholder stands now, and where the plan needs them."""

    now: Engagement
    wanted: Engagement


class Stakeholder(Entity):
    """Someone with an interest in the plan."""

    kind: ClassVar[Kind] = Kind.STAKEHOLDER

    person: str | None = None
    power: Level | None = None
    interest: Level | None = None
    engagement: EngagementGap | None = None
    follows: tuple[str, ...] = ()


class Resource(Entity):
    """A person, team or thing that work needs, with a capacity in units."""

    kind: ClassVar[Kind] = Kind.RESOURCE

    capacity: Number = 1
    calendar: str | None = None
    person: str | None = None
