"""A plan as a programme office keeps it, of any size: what people who work on one plan at once have before them."""

from random import Random
from typing import Any

from bench.week import OFFICE, START

TASKS = 19
"""Tasks under each milestone, so that a milestone with its tasks makes twenty activities."""
STAGES = ("concept", "design", "build", "trial", "launch")
_VERBS = ("Agree", "Design", "Build", "Test", "Review", "Document", "Migrate", "Measure", "Train", "Release")
_NOUNS = ("interface", "contract", "data model", "service", "report", "pilot", "supplier", "site", "team", "rollout")
_PEOPLE = 24
_OBJECTIVES = 6


def programme(activities: int, seed: int = 1) -> dict[str, Any]:
    """The document of a plan with that many activities, a multiple of 20; it depends on the arguments alone.

    Initiatives of five milestones, one after the other, with 19 tasks under each that mostly follow one another; some
    wait for tasks of other initiatives. The first stage is under way. Objectives have key results that milestones move.
    """
    random = Random(seed)
    milestones = activities // (TASKS + 1)
    initiatives = [f"i{number}" for number in range(-(-milestones // len(STAGES)))]
    document: dict[str, Any] = {
        "plan": f"A programme of {activities:,} activities",
        "status_date": START.date().isoformat(),
        "calendar": OFFICE.name,
        "calendars": {OFFICE.name: OFFICE.document()},
        "people": [{"id": f"p{number}", "name": f"Person {number}"} for number in range(_PEOPLE)],
        "objectives": [_objective(number) for number in range(_OBJECTIVES)],
        "initiatives": [_initiative(each, number) for number, each in enumerate(initiatives)],
        "milestones": [],
        "tasks": [],
        "risks": [],
    }
    for number in range(milestones):
        _add_milestone(document, number, random)
    return document


def _objective(number: int) -> dict[str, Any]:
    result = {"name": f"Result {number}", "start": 0, "target": 100, "current": 20, "due": "2028-12-29"}
    return {
        "id": f"o{number}",
        "name": f"Objective {number}",
        "due": "2028-12-29",
        "key_results": [{"id": f"k{number}", **result, "kind": "committed"}],
    }


def _initiative(id: str, number: int) -> dict[str, Any]:
    objective = f"o{number % _OBJECTIVES}"
    return {"id": id, "name": f"Initiative {number}", "supports": [objective], "owner": f"p{number % _PEOPLE}"}


def _add_milestone(document: dict[str, Any], number: int, random: Random) -> None:
    """A milestone, its tasks, and at times a risk to them."""
    initiative, stage = divmod(number, len(STAGES))
    id = f"i{initiative}-{STAGES[stage]}"
    effect = {"low": 0, "likely": 2, "high": 5}
    document["milestones"].append(
        {
            "id": id,
            "name": f"{STAGES[stage].capitalize()} of initiative {initiative}",
            "initiative": f"i{initiative}",
            "supports": [{"to": f"k{initiative % _OBJECTIVES}", "effect": effect}],
            "target": _day(4 * stage + initiative % 4),
            "commitment": {"date": _day(5 * stage + initiative % 4 + 2), "confidence": "80%"},
        }
    )
    tasks = [f"{id}-{each}" for each in range(TASKS)]
    document["tasks"] += [_task(tasks, place, number, random) for place in range(TASKS)]
    if number % 5 == 0:
        hit = {"probability": "30%", "effect": {"add": "10d"}, "hits": random.sample(tasks, 3)}
        document["risks"].append({"id": f"r{number}", "name": f"Risk {number}", **hit})


def _day(month: int) -> str:
    """A day late in a month, counted from January 2027."""
    return f"{2027 + month // 12}-{1 + month % 12:02}-26"


def _task(tasks: list[str], place: int, number: int, random: Random) -> dict[str, Any]:
    low = random.randint(1, 6)
    likely = low + random.randint(1, 5)
    task: dict[str, Any] = {
        "id": tasks[place],
        "name": f"{random.choice(_VERBS)} the {random.choice(_NOUNS)}",
        "milestone": tasks[place].rpartition("-")[0],
        "owner": f"p{random.randrange(_PEOPLE)}",
        "estimate": {"low": f"{low}d", "likely": f"{likely}d", "high": f"{likely + random.randint(1, 12)}d"},
    }
    after = _before(tasks, place, number, random)
    if number % len(STAGES) == 0 and place == 0:
        task |= {"actual_start": "2026-10-26", "progress": "40%"}
    return {**task, "after": after} if after else task


def _before(tasks: list[str], place: int, number: int, random: Random) -> list[str]:
    """What a task waits for: one or two before it; the first one the stage before, at times another initiative's."""
    if place:
        return [tasks[each] for each in sorted({place - 1 - random.randrange(min(place, 3)) for _ in range(2)})]
    initiative, stage = divmod(number, len(STAGES))
    before = [f"i{initiative}-{STAGES[stage - 1]}"] if stage else []
    return [*before, f"i{random.randrange(initiative)}-{STAGES[stage - 1]}"] if stage and initiative else before
