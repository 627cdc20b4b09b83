"""Random small plans that use everything a schedule knows, as a document for the engine and as work for the oracle."""

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.schedule.oracle import CALENDARS, DAY, DAY_MINUTES, Link, Oracle, Work, read_date, text

_NAMED = ["office", "short", "nights", "site", "24h"]
_DURATIONS = ["0d", "30m", "4h", "1d", "1.5d", "2d", "3d", "1ed", "26eh"]
_LAGS = ["1d", "2h", "3d", "-1d", "-5h", "0d", "1ed", "-30em"]
_TIMES = [0, 9 * 60, 10 * 60 + 30, 12 * 60, 12 * 60 + 30, 18 * 60, 23 * 60]
_LAG_CALENDARS = ["successor", "predecessor", "plan", "24h", "site"]
_BOUNDS = [
    "start_no_earlier",
    "start_no_later",
    "finish_no_earlier",
    "finish_no_later",
    "must_start_on",
    "must_finish_on",
]


@dataclass(frozen=True)
class RandomPlan:
    document: dict[str, Any]
    oracle: Oracle


@dataclass(frozen=True)
class Features:
    """What a random plan may use."""

    constraints: bool = True
    progress: bool = True
    holds: bool = True
    as_late: bool = True


def minutes(duration: str, calendar: str) -> int:
    """A duration of these plans in minutes, `d` by the day of a calendar."""
    unit = duration.lstrip("-0123456789.")
    per_unit = {"m": 1, "em": 1, "h": 60, "eh": 60, "d": DAY_MINUTES[calendar], "ed": DAY}[unit]
    found = float(duration.removesuffix(unit)) * per_unit
    assert found == int(found)
    return int(found)


class _Maker:
    def __init__(self, random: Random, features: Features) -> None:
        self.random, self.features = random, features
        self.status = random.choice([0, 0, 2 * DAY + 630, 5 * DAY + 720])
        self.hard = features.constraints and random.random() < 0.3
        self.override = random.random() < 0.5
        self.bind = random.random() < 0.5
        self.lag_calendar = random.choice(["successor", "predecessor", "plan", "24h", "nights"])
        self.works: dict[str, Work] = {}
        self.entries: dict[str, dict[str, Any]] = {}
        self.floor = self.status
        self.head: dict[str, Any] = {}
        if random.random() < 0.3:
            start, alone = self.moment(0, 8)
            self.head["start"] = self.written(start, alone)
            self.floor = max(self.status, read_date(start, alone, True, "office"))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def moment(self, first: int, last: int) -> tuple[int, bool]:
        """A random instant, and whether only its date is given."""
        day = self.random.randint(first, last) * DAY
        return (day, True) if self.chance(0.5) else (day + self.random.choice(_TIMES), False)

    def written(self, instant: int, alone: bool) -> str:
        return text(instant)[:10] if alone else text(instant)

    def make(self) -> RandomPlan:
        count = self.random.randint(2, 7)
        for number in range(count):
            self.add(f"a{number}", milestone=self.chance(0.25))
        document = {
            "plan": "Random",
            "status_date": text(self.status),
            "calendar": "office",
            **self.head,
            "schedule": {
                "progress": "progress_override" if self.override else "retained_logic",
                "lag_calendar": self.lag_calendar,
                "constraints": "hard" if self.hard else "soft",
                "deadlines_bound_float": self.bind,
            },
            "calendars": CALENDARS,
            "milestones": [each for each in self.entries.values() if "estimate" not in each],
            "tasks": [each for each in self.entries.values() if "estimate" in each],
        }
        return RandomPlan(document, Oracle(self.works, self.override, self.status))

    def add(self, name: str, milestone: bool) -> None:
        entry: dict[str, Any] = {"id": name}
        calendar = "office"
        if self.chance(0.6):
            calendar = entry["calendar"] = self.random.choice(_NAMED)
        duration = "0d" if milestone else self.random.choice(_DURATIONS)
        axis = "24h" if "e" in duration else calendar
        work = Work(name, calendar, minutes(duration, calendar), axis)
        if "e" in duration:
            work.calendar = "24h"
        if not milestone:
            entry["estimate"] = {"fixed": duration}
        self.works[name], self.entries[name] = work, entry
        self.progress(work, entry, milestone)
        self.dates(work, entry)
        self.links(work, entry, calendar)

    def progress(self, work: Work, entry: dict[str, Any], milestone: bool) -> None:
        if self.features.progress and self.status and self.chance(0.35):
            began, alone = self.moment(-3, 1)
            key = "actual" if milestone else "actual_start"
            entry[key] = self.written(began, alone)
            work.actual_start = read_date(began, alone, not milestone, work.axis)
            if milestone:
                work.actual_finish = work.actual_start
            elif self.chance(0.4):
                entry["actual_finish"] = text(2 * DAY + 60)
                work.actual_finish = 2 * DAY + 60
        work.start_floors.append(self.floor if work.actual_start is None else self.status)

    def dates(self, work: Work, entry: dict[str, Any]) -> None:
        done = work.actual_finish is not None
        if self.features.constraints and self.chance(0.35):
            self.constrain(work, entry)
        if self.features.constraints and self.chance(0.2):
            instant, alone = self.moment(0, 25)
            entry["deadline"] = self.written(instant, alone)
            work.deadlines = [instant + DAY if alone else instant] if self.bind else []
        if self.features.holds and not done and self.chance(0.1):
            self.hold(work, entry)
        if self.features.as_late and self.chance(0.2):
            entry.setdefault("constraint", {})["as_late_as_possible"] = True
            work.as_late = True

    def constrain(self, work: Work, entry: dict[str, Any]) -> None:
        key = self.random.choice(_BOUNDS)
        instant, alone = self.moment(3, 25)
        entry["constraint"] = {key: self.written(instant, alone)}
        of_start = "start" in key
        instant = read_date(instant, alone, of_start, work.axis)
        if of_start and work.actual_start is not None:
            return
        work.hard = self.hard
        if "later" not in key:
            (work.start_floors if of_start else work.finish_floors).append(instant)
        if "earlier" not in key:
            (work.latest_starts if of_start else work.latest_finishes).append(instant)

    def hold(self, work: Work, entry: dict[str, Any]) -> None:
        of_start = self.chance(0.5)
        instant, alone = self.moment(3, 25)
        entry["held"] = {"start" if of_start else "finish": self.written(instant, alone)}
        read = read_date(instant, alone, of_start, work.axis)
        if not of_start:
            work.held_finish = read
        elif work.actual_start is None:
            work.held_start = read

    def links(self, work: Work, entry: dict[str, Any], own: str) -> None:
        before = [name for name in self.works if name != work.id]
        written = []
        for source in self.random.sample(before, min(len(before), self.random.randint(0, 3))):
            link: dict[str, Any] = {"id": source, "type": self.random.choice(["FS", "FS", "SS", "FF", "SF"])}
            lag = self.random.choice(_LAGS) if self.chance(0.5) else None
            where = self.lag_calendar
            if lag is not None:
                link["lag"] = lag
                if self.chance(0.4):
                    where = link["lag_calendar"] = self.random.choice(_LAG_CALENDARS)
            named = {
                "successor": own,
                "predecessor": self.entries[source].get("calendar", "office"),
                "plan": "office",
            }.get(where, where)
            calendar = "24h" if lag is not None and "e" in lag else named
            work.links.append(Link(source, link["type"], 0 if lag is None else minutes(lag, named), calendar))
            written.append(link)
        if written:
            entry["after"] = written


def random_plan(random: Random, features: Features = Features()) -> RandomPlan:
    """A plan of 2 to 7 activities, and the oracle's answer for it."""
    return _Maker(random, features).make()
