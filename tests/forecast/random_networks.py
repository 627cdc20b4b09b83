"""Small finish-to-start networks made at random, whose durations are drawn; estimates in minutes, on any calendar."""

from random import Random
from typing import Any

from tests.forecast.plans import Row, futures_of, minutes, plan_of
from tests.forecast.random_plans import CALENDARS

SEVERAL = ["office", "site", "nights", "24h"]


def network(seed: int, *, calendars: bool, milestones: bool = True, count: int = 9) -> dict[str, Any]:
    """A document: tasks that each wait for some earlier ones, some of them with a lag, and some milestones."""
    dice = Random(seed)
    tasks: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    for number in range(count):
        before = [each["id"] for each in (*tasks, *points)]
        after = [_link(each, dice) for each in before if dice.random() < 2 / (1 + len(before))]
        if milestones and dice.random() < 0.25:
            points.append({"id": f"m{number}", "after": after})
            continue
        estimate = {"low": f"{dice.randint(60, 2000)}m", "likely": "3000m", "high": f"{dice.randint(3000, 9000)}m"}
        each = {"id": f"t{number}", "estimate": {**estimate, "shape": "triangular"}, "after": after}
        tasks.append({**each, "calendar": dice.choice(SEVERAL)} if calendars else each)
    return {"tasks": tasks, "milestones": points, "calendars": CALENDARS}


def _link(source: str, dice: Random) -> dict[str, Any]:
    return {"id": source, "lag": dice.choice(["0d", "0d", "7h", "-90m", "1ed"])}


def durations(document: dict[str, Any], futures: int) -> dict[str, Row]:
    """The drawn minutes of each task: a draw depends on seed, stream, id and future alone, so not on links."""
    alone = [
        {key: value for key, value in each.items() if key not in ("after", "calendar")} for each in document["tasks"]
    ]
    apart = futures_of(plan_of(**{**document, "tasks": alone, "milestones": []}), futures)
    return {each["id"]: minutes(apart, each["id"]) for each in alone}


def as_fixed(document: dict[str, Any], lengths: dict[str, int]) -> dict[str, Any]:
    """The same network with durations that do not vary."""
    tasks = [{**each, "estimate": {"fixed": f"{lengths[each['id']]}m"}} for each in document["tasks"]]
    return {**document, "tasks": tasks}
