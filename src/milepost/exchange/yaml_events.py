"""YAML text as the events of libyaml, which cost neither recursion nor much memory."""

from collections.abc import Callable, Mapping
from typing import Protocol

from yaml import Event

try:
    from yaml.cyaml import CBaseLoader
except ImportError as error:
    raise ImportError(
        "Milepost reads YAML with libyaml, and this PyYAML was built without it. "
        "Install a PyYAML wheel for this platform, or libyaml and its headers before building PyYAML."
    ) from error


class Mark(Protocol):
    """A place in the text: offset in characters, line and column, all from 0."""

    index: int
    line: int
    column: int


class Marked(Protocol):
    """An event with its places, which the events of a parser always have."""

    start_mark: Mark
    end_mark: Mark


class ScalarMarked(Marked, Protocol):
    """A scalar; `implicit[0]` where it is plain and without a tag."""

    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    value: str
    style: str | None


class OpenMarked(Marked, Protocol):
    """The start of a mapping or sequence."""

    anchor: str | None
    tag: str | None
    flow_style: bool


class AliasMarked(Marked, Protocol):
    """An alias."""

    anchor: str


Steps = Mapping[type[Event], Callable[..., None]]
"""What to do with the events of each type; events of other types are passed over."""


def feed_events(text: str, steps: Steps) -> None:
    """Hand the events of YAML text, one by one, to the step for their type.

    Raises `yaml.YAMLError` where the text is not YAML.
    """
    next_event = CBaseLoader(text).get_event
    while (event := next_event()) is not None:
        step = steps.get(type(event))
        if step is not None:
            step(event)
