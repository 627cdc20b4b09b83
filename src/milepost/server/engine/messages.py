"""What the server and its engine process say to each other, pickled, one after the other."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from milepost.model.log import Effect

Kind = Literal["schedule", "check", "forecast", "trial", "quick", "complete"]
"""`quick` and `complete` follow a plan from revision to revision; the others are asked for at any one."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The lines of the log that come after a revision."""

    after: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A plan whole, as a snapshot."""

    snapshot: bytes


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be worked out of a plan at a revision, which comes with it where it may not be known.

    `effects` are those of a change that is tried out on it; `pauses` says which `Pause` it knew of already.
    """

    id: int
    kind: Kind
    plan_id: str
    number: int
    news: Tail | Whole | None
    effects: tuple[Effect, ...]
    pauses: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Leave off every complete forecast that knew only of pauses before this one; they count from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A document, compressed."""

    id: int
    packed: bytes


@dataclass(frozen=True, slots=True)
class Missing:
    """The plan is not known at that revision."""

    id: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Left off."""

    id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The engine made a mistake; `said` is where."""

    id: int
    said: str


Asked: TypeAlias = Question | Pause
Said: TypeAlias = Answer | Missing | Paused | Failed
