"""No activity may wait for itself, and nothing may stand above itself."""

from collections.abc import Iterator, Mapping
from itertools import islice

from milepost.model.activity import Milestone
from milepost.model.calendar import Calendar
from milepost.model.checks.survey import Survey, found
from milepost.model.entity import Entity
from milepost.model.goals import Initiative, Objective
from milepost.model.plan import Plan
from milepost.model.problem import Path, PlacedProblem

Graph = dict[str, list[str]]
_MOST_LOOPS = 50


def check_dependency_loops(survey: Survey) -> Iterator[PlacedProblem]:
    """`dependency-loop`: links of any type and belonging to a milestone, followed activity by activity.

    Each loop is printed whole in the direction of time. Cutting every loop that is reported leaves none.
    """
    before = _Before(survey.plan)
    followers: Graph = {name: [] for name in _entangled(before)}
    for follower in followers:
        for name in before.of(follower):
            if name in followers:
                followers[name].append(follower)
    for loop in islice(_loops(followers), _MOST_LOOPS):
        yield _dependency_loop(survey, loop)


class _Before:
    """What each activity waits for."""

    def __init__(self, plan: Plan) -> None:
        self.activities = {activity.id: activity for activity in plan.activities()}
        self.under: Graph = {}
        for task in plan.tasks.values():
            if task.milestone is not None:
                self.under.setdefault(task.milestone, []).append(task.id)

    def of(self, name: str) -> Iterator[str]:
        """The activities that one waits for, itself left out."""
        for dependency in self.activities[name].after:
            if dependency.id in self.activities and dependency.id != name:
                yield dependency.id
        if name in self.under and isinstance(self.activities[name], Milestone):
            yield from self.under[name]


def _entangled(before: _Before) -> list[str]:
    """What is left when activities that nothing waits for are taken away, again and again: loops and what they need."""
    followed = dict.fromkeys(before.activities, 0)
    for follower in before.activities:
        for name in before.of(follower):
            followed[name] += 1
    free = [name for name, count in followed.items() if not count]
    for follower in free:  # grows as it is read
        for name in before.of(follower):
            followed[name] -= 1
            if not followed[name]:
                free.append(name)
    return [name for name, count in followed.items() if count]


def _loops(followers: Graph) -> Iterator[list[str]]:
    """One loop for every link back into the path of a depth-first walk, without recursion."""
    done: set[str] = set()
    for root in followers:
        path, steps = [root], [iter(followers[root])]
        on_path = {root: 0}
        while path and root not in done:
            following = next(steps[-1], None)
            if following is None:
                done.add(path[-1])
                del on_path[path.pop()]
                steps.pop()
            elif following in on_path:
                yield path[on_path[following] :]
            elif following not in done:
                on_path[following] = len(path)
                path.append(following)
                steps.append(iter(followers[following]))


def _dependency_loop(survey: Survey, loop: list[str]) -> PlacedProblem:
    order = {activity.id: place for place, activity in enumerate(survey.plan.activities())}
    first = loop.index(min(loop, key=lambda name: order[name]))
    turned = [*loop[first:], *loop[:first]]
    whole = " -> ".join([*turned, turned[0]])
    message = f"these wait for each other: {whole}"
    mend = "take one of these links out: a milestone waits for its `after` and for every task under it"
    return found("dependency-loop", turned[0], _link_between(survey, turned[-1], turned[0]), message, mend)


def _link_between(survey: Survey, before: str, after: str) -> Path:
    plan = survey.plan
    activity = plan.tasks.get(after) or plan.milestones[after]
    place = next((number for number, each in enumerate(activity.after) if each.id == before), None)
    return () if place is None else ("after", place)


def check_parent_loops(survey: Survey) -> Iterator[PlacedProblem]:
    """`parent-loop` for objectives, initiatives and calendars."""
    plan = survey.plan
    for entities in (plan.objectives, plan.initiatives, plan.calendars):
        yield from _parent_loops(entities)


def _parent_loops(
    entities: Mapping[str, Objective] | Mapping[str, Initiative] | Mapping[str, Calendar],
) -> Iterator[PlacedProblem]:
    parents = {entity.id: entity.parent for entity in entities.values()}
    told: set[str] = set()
    for name in parents:
        line = _ancestry(name, parents)
        if line[-1] in line[:-1] and line[-1] == name and name not in told:
            told.update(line)
            kind = _kind_word(entities[name])
            message = f"each {kind} stands under the next, without end: {' -> '.join(line)}"
            yield found("parent-loop", name, ("parent",), message, f"give one {kind} of these another parent, or none")


def _ancestry(name: str, parents: Mapping[str, str | None]) -> list[str]:
    line, seen = [name], {name}
    while (parent := parents.get(line[-1])) is not None:
        line.append(parent)
        if parent in seen:
            break
        seen.add(parent)
    return line


def _kind_word(entity: Entity) -> str:
    return entity.kind.replace("_", " ")
