"""What server processes tell each other: each message fits one notification, which takes less than 8,000 bytes."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from milepost.model.record import Record
from milepost.server.live.presence import Person, Sighting

MOST_BYTES: Final = 7_900


class Changed(Record):
    """A plan has a revision or a forecast more, or its shared views or somebody's access changed; `*` is every plan."""

    kind: Literal["revision", "forecast", "views", "access"]
    plan: str


class Seen(Record):
    """One person in one plan, as a process sees them through its own streams."""

    plan: str
    account: str
    name: str
    at: str | None
    here: bool


class People(Record):
    """A process tells of people."""

    kind: Literal["people"] = "people"
    process: str
    seen: tuple[Seen, ...]


class Asking(Record):
    """A process asks the others for their people."""

    kind: Literal["asking"] = "asking"
    process: str


class Told(Record):
    """A person told some process where in a plan they are."""

    kind: Literal["told"] = "told"
    plan: str
    account: str
    at: str


Message = Changed | People | Asking | Told
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="kind")])


def write_message(message: Message) -> str:
    """The message as a payload."""
    return message.model_dump_json()


def read_message(payload: str) -> Message | None:
    """The message; None for one of a release that says more than this one knows."""
    try:
        return _MESSAGE.validate_json(payload)
    except ValidationError:
        return None


def people_messages(process: str, sightings: Iterable[Sighting]) -> Iterator[People]:
    """As few messages as tell of everybody."""
    room = MOST_BYTES - len(write_message(People(process=process, seen=())).encode())
    batch: list[Seen] = []
    size = 0
    for seen in map(_seen, sightings):
        length = len(seen.model_dump_json().encode()) + 1
        if batch and size + length > room:
            yield People(process=process, seen=tuple(batch))
            batch, size = [], 0
        batch.append(seen)
        size += length
    if batch:
        yield People(process=process, seen=tuple(batch))


def sighting_of(seen: Seen) -> Sighting:
    """What a process saw."""
    return Sighting(seen.plan, Person(seen.account, seen.name), seen.at, seen.here)


def _seen(sighting: Sighting) -> Seen:
    person = sighting.person
    return Seen(plan=sighting.plan_id, account=person.account, name=person.name, at=sighting.at, here=sighting.here)
