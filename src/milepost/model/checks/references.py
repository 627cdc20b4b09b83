"""Every id that one entity names must be that of another, and of the right kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from milepost.model.activity import Milestone, Task
from milepost.model.baseline import Baseline
from milepost.model.calendar import ALWAYS, STANDARD, Calendar
from milepost.model.checks.survey import Survey, found, nearest
from milepost.model.entity import Entity, Kind
from milepost.model.goals import Initiative, KeyResult, Objective
from milepost.model.people import Resource, Stakeholder
from milepost.model.problem import Path, PlacedProblem
from milepost.model.uncertainty import Correlation, Risk

Kinds = frozenset[Kind]
ACTIVITIES: Kinds = frozenset({Kind.MILESTONE, Kind.TASK})
GOALS: Kinds = frozenset({Kind.OBJECTIVE, Kind.KEY_RESULT})
PEOPLE: Kinds = frozenset({Kind.PERSON})
CALENDARS: Kinds = frozenset({Kind.CALENDAR})
ANYTHING: Kinds = frozenset(Kind) - {Kind.SETTINGS}
BUILT_IN = frozenset({ALWAYS, STANDARD})
LAG_CALENDARS = BUILT_IN | {"successor", "predecessor", "plan"}
_MOST_GUESSES = 100  # a file whose every reference dangles needs no guess for each


@dataclass(frozen=True, slots=True)
class Reference:
    """A key of an entity that names others: their ids, or, where `of` is given, records that hold one under it."""

    entity: type[Entity]
    key: str
    kinds: Kinds
    of: str | None = None
    words: frozenset[str] = frozenset()
    code: str = "dangling-id"


def _of_activity(entity: type[Milestone | Task]) -> tuple[Reference, ...]:
    return (
        Reference(entity, "after", ACTIVITIES, of="id"),
        Reference(entity, "after", CALENDARS, of="lag_calendar", words=LAG_CALENDARS),
        Reference(entity, "initiative", frozenset({Kind.INITIATIVE})),
        Reference(entity, "phase", frozenset({Kind.PHASE})),
        Reference(entity, "owner", PEOPLE),
        Reference(entity, "accountable", PEOPLE),
        Reference(entity, "responsible", PEOPLE),
        Reference(entity, "sign_off", PEOPLE),
        Reference(entity, "calendar", CALENDARS, words=BUILT_IN),
    )


REFERENCES: tuple[Reference, ...] = (
    Reference(Calendar, "parent", CALENDARS, words=BUILT_IN),
    Reference(Objective, "parent", frozenset({Kind.OBJECTIVE})),
    Reference(Objective, "owner", PEOPLE),
    Reference(KeyResult, "objective", frozenset({Kind.OBJECTIVE})),
    Reference(KeyResult, "owner", PEOPLE),
    Reference(KeyResult, "check_ins", PEOPLE, of="by"),
    Reference(Initiative, "parent", frozenset({Kind.INITIATIVE})),
    Reference(Initiative, "supports", GOALS, of="to"),
    Reference(Initiative, "owner", PEOPLE),
    *_of_activity(Milestone),
    Reference(Milestone, "supports", GOALS, of="to"),
    *_of_activity(Task),
    Reference(Task, "milestone", frozenset({Kind.MILESTONE})),
    Reference(Task, "resources", frozenset({Kind.RESOURCE}), of="id"),
    Reference(Correlation, "activities", ACTIVITIES),
    Reference(Risk, "hits", ACTIVITIES),
    Reference(Risk, "owner", PEOPLE),
    Reference(Resource, "calendar", CALENDARS, words=BUILT_IN),
    Reference(Resource, "person", PEOPLE),
    # A baseline is frozen: what has left the plan since then stays in it.
    Reference(Baseline, "activities", ACTIVITIES, code="baseline-dangling-id"),
    Reference(Stakeholder, "person", PEOPLE),
    Reference(Stakeholder, "follows", ANYTHING),
)


def targets(entity: Entity, reference: Reference) -> Iterator[tuple[Path, str]]:
    """The ids an entity names by a reference, each with its path below the entity."""
    value = getattr(entity, reference.key)
    if isinstance(value, str):
        yield (reference.key,), value
    elif isinstance(value, dict):
        yield from (((reference.key, name), name) for name in value)
    elif reference.of is None:
        yield from (((reference.key, place), name) for place, name in enumerate(value))
    else:
        for place, record in enumerate(value):
            name = getattr(record, reference.of)
            if name is not None:
                yield (reference.key, place, reference.of), name


def check_references(survey: Survey) -> Iterator[PlacedProblem]:
    """`dangling-id`, `baseline-dangling-id` and `wrong-kind` for every reference of the table."""
    judge = _Judge(survey)
    kinds, unread = survey.kinds, survey.unread
    for reference in REFERENCES:
        allowed = reference.kinds
        for entity in survey.plan.of(reference.entity).values():
            value = getattr(entity, reference.key)
            # Most keys are empty or right: so 10,000 activities are checked in a blink.
            if not value or (isinstance(value, str) and kinds.get(value) in allowed):
                continue
            for path, target in targets(entity, reference):
                if kinds.get(target) not in allowed and target not in unread and target not in reference.words:
                    yield judge.verdict(entity.id, path, target, reference)


def check_plan_calendars(survey: Survey) -> Iterator[PlacedProblem]:
    """The same for the two calendars that the plan itself names."""
    judge, settings = _Judge(survey), survey.plan.settings
    named = (
        (("calendar",), settings.calendar, BUILT_IN),
        (("schedule", "lag_calendar"), settings.schedule.lag_calendar, LAG_CALENDARS),
    )
    for path, target, words in named:
        known = target is None or target in words or target in survey.unread
        if target is not None and not known and survey.kinds.get(target) is not Kind.CALENDAR:
            yield judge.verdict(None, path, target, Reference(Calendar, str(path[-1]), CALENDARS, words=words))


@dataclass(frozen=True)
class _Judge:
    """Says what is wrong with a reference; a name that is guessed at once is not guessed at again."""

    survey: Survey
    guesses: dict[tuple[str, Kinds], str | None] = field(default_factory=dict)

    def verdict(self, subject: str | None, path: Path, target: str, reference: Reference) -> PlacedProblem:
        kind = self.survey.kinds.get(target)
        wanted = _listed(reference.kinds)
        if kind is not None:
            message = f"`{reference.key}` names {target}, which is {_a(kind)}"
            return found("wrong-kind", subject, path, message, f"name {wanted} here{self._hint(target, reference)}")
        message = f"`{reference.key}` names {target}, which is nowhere in the plan"
        return found(reference.code, subject, path, message, f"name {wanted}{self._hint(target, reference)}")

    def _hint(self, target: str, reference: Reference) -> str:
        guess = self._guess(target, reference)
        return f": did you mean `{guess}`?" if guess is not None else ", or take the reference out"

    def _guess(self, target: str, reference: Reference) -> str | None:
        asked = (target, reference.kinds)
        if asked not in self.guesses and len(self.guesses) < _MOST_GUESSES:
            self.guesses[asked] = nearest(target, self._candidates(reference))
        return self.guesses.get(asked)

    def _candidates(self, reference: Reference) -> Iterable[str]:
        yield from (name for name, kind in self.survey.kinds.items() if kind in reference.kinds)
        yield from sorted(reference.words)


def _listed(kinds: Kinds) -> str:
    if kinds == ANYTHING:
        return "something of the plan"
    return " or ".join(_a(kind) for kind in Kind if kind in kinds)


def _a(kind: Kind) -> str:
    word = kind.replace("_", " ")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
