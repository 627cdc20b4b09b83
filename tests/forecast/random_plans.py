"""Plans made at random from a seed: several calendars, all links, lags, constraints, progress, holds."""

from random import Random
from typing import Any

CALENDARS = {
    "office": {"week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]}, "holidays": ["2026-12-25"]},
    "site": {"week": {"mon-sat": ["07:00-15:00"]}},
    "nights": {"week": {"mon-thu": ["22:00-06:00"]}},
    "part": {"parent": "office", "week": {"mon,wed": ["10:00-16:00"]}},
}
NAMES = [*CALENDARS, "24h"]
LAGS = ["0d", "1d", "-1d", "4h", "-3h", "2ed", "30m", "3d"]


def fixed_plan(seed: int, count: int = 14) -> dict[str, Any]:
    """A document in which nothing varies: every duration is fixed, and nothing may or may not happen."""
    dice = Random(seed)
    tasks: list[dict[str, Any]] = []
    milestones: list[dict[str, Any]] = []
    ids: list[str] = []
    for number in range(count):
        is_milestone = dice.random() < 0.3
        each: dict[str, Any] = {"id": f"{'m' if is_milestone else 't'}{number}"}
        if dice.random() < 0.4:
            each["calendar"] = dice.choice(NAMES)
        _estimate(each, is_milestone, dice)
        each["after"] = [
            _link(source, dice) for source in dice.sample(ids, min(len(ids), dice.choice([0, 1, 1, 2, 3])))
        ]
        _bounds(each, dice)
        if not is_milestone:
            _progress(each, dice)
            if milestones and dice.random() < 0.2:
                each["milestone"] = _milestone_after(each["id"], milestones, dice)
        ids.append(each["id"])
        (milestones if is_milestone else tasks).append(each)
    return {
        "calendar": dice.choice(NAMES),
        "calendars": CALENDARS,
        "schedule": {
            "progress": dice.choice(["retained_logic", "progress_override"]),
            "constraints": dice.choice(["soft", "hard"]),
            "lag_calendar": dice.choice(["successor", "predecessor", "24h", "office"]),
        },
        "milestones": [{key: value for key, value in each.items() if value is not None} for each in milestones],
        "tasks": [{key: value for key, value in each.items() if value is not None} for each in tasks],
    }


def _milestone_after(task_id: str, milestones: list[dict[str, Any]], dice: Random) -> str | None:
    """A milestone that nothing leads on from, so that no loop can arise."""
    number = int(task_id[1:])
    later = [each["id"] for each in milestones if int(each["id"][1:]) > number]
    return dice.choice(later) if later else None


def _estimate(each: dict[str, Any], is_milestone: bool, dice: Random) -> None:
    if not is_milestone:
        each["estimate"] = {"fixed": dice.choice(["0d", "1h", "5h", "1d", "2d", "3d", "1w", "2ed", "37m", "0.5d"])}
    elif dice.random() < 0.3:
        each["estimate"] = {"fixed": dice.choice(["1d", "3h", "0d"])}
    elif dice.random() < 0.4:
        day = _day(dice)
        each["expected"] = {"low": day, "likely": day, "high": day}
    elif dice.random() < 0.5:
        each["target"] = _day(dice)


def _link(source: str, dice: Random) -> dict[str, Any]:
    link = {"id": source, "type": dice.choice(["FS", "FS", "FS", "SS", "FF", "SF"]), "lag": dice.choice(LAGS)}
    if dice.random() < 0.5:
        del link["lag"]
    elif dice.random() < 0.2:
        link["lag_calendar"] = dice.choice(["24h", "site"])
    return link


def _day(dice: Random) -> str:
    day = f"2026-{dice.choice([11, 12])}-{dice.randint(3, 28):02d}"
    return day if dice.random() < 0.5 else f"{day}T{dice.randint(0, 23):02d}:{dice.choice([0, 17, 30]):02d}"


def _bounds(each: dict[str, Any], dice: Random) -> None:
    kinds = (
        "start_no_earlier",
        "start_no_later",
        "finish_no_earlier",
        "finish_no_later",
        "must_start_on",
        "must_finish_on",
    )
    if dice.random() < 0.2:
        each["constraint"] = {dice.choice(kinds): _day(dice)}
    elif dice.random() < 0.1:
        each["constraint"] = {"as_late_as_possible": True}
    elif dice.random() < 0.1:
        each["held"] = {dice.choice(["start", "finish"]): _day(dice)}


def _progress(each: dict[str, Any], dice: Random) -> None:
    chance = dice.random()
    if chance < 0.15:
        each["actual_start"] = f"2026-10-{dice.randint(5, 30):02d}"
        if dice.random() < 0.5:
            each["progress"] = dice.choice(["30%", "33%", "75%"])
        elif dice.random() < 0.5:
            each["remaining"] = {"fixed": dice.choice(["0d", "3h", "2d"])}
    elif chance < 0.25:
        each["actual_start"], each["actual_finish"] = "2026-10-05", f"2026-10-{dice.randint(6, 31):02d}T13:00"
