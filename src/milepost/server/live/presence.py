"""Who has which plan open, and where in it: never stored, told by every process to the others, forgotten by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """An account, and what others call it."""

    account: str
    name: str


@dataclass(slots=True)
class _Here:
    """One person in one plan."""

    name: str
    at: str | None = None
    streams: int = 0
    elsewhere: dict[str, float] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        return self.streams > 0 or bool(self.elsewhere)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a process tells of one person in one plan: there, with where, or gone."""

    plan_id: str
    person: Person
    at: str | None
    here: bool


class Presence:
    """The people of every plan, here and in other processes. `now` is in seconds, from any fixed point.

    `changed` gathers the plans whose people are not as they were; who tells their followers empties it.
    """

    def __init__(self, lease: float) -> None:
        self._lease = lease
        self._plans: dict[str, dict[str, _Here]] = {}
        self.changed: set[str] = set()

    def arrive(self, plan_id: str, person: Person) -> Sighting:
        """A stream of a person was opened here; what to tell other processes."""
        here = self._entry(plan_id, person)
        here.streams += 1
        return Sighting(plan_id, person, here.at, here=True)

    def leave(self, plan_id: str, person: Person) -> Sighting | None:
        """A stream of a person was closed here; what to tell other processes, if it was the last one."""
        here = self._entry(plan_id, person)
        here.streams -= 1
        self._forget_absent(plan_id)
        return None if here.streams else Sighting(plan_id, person, None, here=False)

    def tell(self, plan_id: str, account: str, at: str) -> Sighting | None:
        """A person said where they are; what to tell other processes, if they have a stream here."""
        here = self._plans.get(plan_id, {}).get(account)
        if here is None or not here.streams:
            return None
        self._place(plan_id, here, at)
        return Sighting(plan_id, Person(account, here.name), at, here=True)

    def hear(self, process: str, sighting: Sighting, now: float) -> None:
        """Another process told of a person."""
        here = self._entry(sighting.plan_id, sighting.person)
        if sighting.here:
            here.elsewhere[process] = now + self._lease
            self._place(sighting.plan_id, here, sighting.at)
        else:
            here.elsewhere.pop(process, None)
        self._forget_absent(sighting.plan_id)

    def expire(self, now: float) -> None:
        """Forget what processes have not told again for a lease."""
        for plan_id, people in list(self._plans.items()):
            for here in people.values():
                here.elsewhere = {process: until for process, until in here.elsewhere.items() if until > now}
            self._forget_absent(plan_id)

    def forget_elsewhere(self) -> None:
        """Forget all other processes."""
        self.expire(float("inf"))

    def local(self) -> Iterator[Sighting]:
        """What to tell other processes again: everybody who is here."""
        for plan_id, people in self._plans.items():
            for account, here in people.items():
                if here.streams:
                    yield Sighting(plan_id, Person(account, here.name), here.at, here=True)

    def people(self, plan_id: str) -> list[dict[str, str | None]]:
        """Everybody in a plan, one entry each, by name."""
        found = [
            {"account": account, "name": here.name, "at": here.at}
            for account, here in self._plans.get(plan_id, {}).items()
        ]
        return sorted(found, key=lambda each: (each["name"] or "", each["account"] or ""))

    def _entry(self, plan_id: str, person: Person) -> _Here:
        people = self._plans.setdefault(plan_id, {})
        if person.account not in people:
            people[person.account] = _Here(person.name)
            self.changed.add(plan_id)
        return people[person.account]

    def _place(self, plan_id: str, here: _Here, at: str | None) -> None:
        if at is not None and at != here.at:
            here.at = at
            self.changed.add(plan_id)

    def _forget_absent(self, plan_id: str) -> None:
        people = self._plans.get(plan_id, {})
        for account in [account for account, here in people.items() if not here.present]:
            del people[account]
            self.changed.add(plan_id)
        if not people:
            self._plans.pop(plan_id, None)
