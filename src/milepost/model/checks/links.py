"""Lists that name the same thing twice, and activities that name themselves."""

from collections.abc import Hashable, Iterable, Iterator

from milepost.model.activity import Milestone, Task
from milepost.model.checks.survey import Survey, found
from milepost.model.entity import Entity
from milepost.model.goals import Initiative
from milepost.model.people import Stakeholder
from milepost.model.problem import PlacedProblem
from milepost.model.uncertainty import Correlation, Risk

# `after` is keyed by target and type; these by target alone (law L3).
_SETS: tuple[tuple[type[Entity], str, str | None], ...] = (
    (Initiative, "supports", "to"),
    (Milestone, "supports", "to"),
    (Milestone, "responsible", None),
    (Milestone, "sign_off", None),
    (Task, "responsible", None),
    (Task, "sign_off", None),
    (Task, "resources", "id"),
    (Correlation, "activities", None),
    (Risk, "hits", None),
    (Stakeholder, "follows", None),
)


def check_dependencies(survey: Survey) -> Iterator[PlacedProblem]:
    """`self-dependency`, and `duplicate-dependency`: one predecessor twice with one type."""
    for activity in survey.plan.activities():
        for place, dependency in enumerate(activity.after):
            if dependency.id == activity.id:
                message = f"{activity.id} waits for itself"
                yield found("self-dependency", activity.id, ("after", place), message, "take it out of its own `after`")
        if len(activity.after) > 1:
            for place in _repeats((each.id, each.type) for each in activity.after):
                again = activity.after[place]
                message = f"`after` has {again.id} twice as {again.type}"
                mend = "keep one of the two; a second link to it needs another type"
                yield found("duplicate-dependency", activity.id, ("after", place), message, mend)


def check_sets(survey: Survey) -> Iterator[PlacedProblem]:
    """`duplicate-entry`: a list that names one thing twice."""
    for entity_class, key, of in _SETS:
        for entity in survey.plan.of(entity_class).values():
            value = getattr(entity, key)
            if len(value) < 2:
                continue
            names = [each if of is None else getattr(each, of) for each in value]
            for place in _repeats(names):
                message = f"`{key}` names {names[place]} twice"
                yield found("duplicate-entry", entity.id, (key, place), message, "keep one of the two")


def _repeats(items: Iterable[Hashable]) -> Iterator[int]:
    seen: set[Hashable] = set()
    for place, item in enumerate(items):
        if item in seen:
            yield place
        seen.add(item)
