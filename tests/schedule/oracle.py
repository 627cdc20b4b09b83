"""A slow schedule to judge the fast one by: plain lists of working minutes, and every date by its definition.

Instants are minutes since Monday 2026-11-02T00:00. A stretch of work is `k`: the place of its first minute in its
calendar's list of working minutes. Nothing here knows of positions, tables, passes or intervals.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

EPOCH = datetime(2026, 11, 2)
DAY = 1440
_FIRST_DAY, _LAST_DAY = -70, 230
Hours = tuple[tuple[int, int], ...]


def text(instant: int) -> str:
    """An instant as the plan file writes it."""
    return (EPOCH + timedelta(minutes=instant)).strftime("%Y-%m-%dT%H:%M")


def hours(*shifts: str) -> Hours:
    """Shifts of one day in minutes of it; one over midnight ends after 1440."""
    found = []
    for shift in shifts:
        start, finish = (int(part[:2]) * 60 + int(part[3:]) for part in shift.split("-"))
        found.append((start, finish if finish > start else finish + DAY))
    return tuple(found)


# The calendars of the random plans: hours from Monday to Sunday, exceptional days counted from 2026-11-02, and the
# minutes of a day. Parents are laid under by hand: `short` and `site` have the office's day off (day 14).
_OFFICE, _SHORT, _NIGHT = hours("09:00-12:00", "13:00-18:00"), hours("08:00-14:00"), hours("22:00-06:00")
WEEKS: Mapping[str, tuple[Hours, ...]] = {
    "office": (_OFFICE,) * 5 + ((), ()),
    "short": (_SHORT,) * 4 + ((), (), ()),
    "nights": (_NIGHT,) * 4 + ((), (), _NIGHT),
    "site": (_OFFICE,) * 5 + ((), ()),
    "24h": (((0, DAY),),) * 7,
}
EXCEPTIONS: Mapping[str, Mapping[int, Hours]] = {
    "office": {14: ()},
    "short": {9: (), 12: hours("10:00-16:00"), 14: ()},
    "nights": {9: ()},
    "site": {5: _NIGHT, 10: (), 11: (), 14: ()},
    "24h": {},
}
DAY_MINUTES = {"office": 480, "short": 360, "nights": 480, "site": 600, "24h": DAY}
CALENDARS = {
    "office": {"week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]}, "holidays": ["2026-11-16"]},
    "short": {
        "parent": "office",
        "week": {"mon-thu": ["08:00-14:00"]},
        "exceptions": [{"date": "2026-11-11"}, {"date": "2026-11-14", "hours": ["10:00-16:00"]}],
    },
    "nights": {"week": {"sun-thu": ["22:00-06:00"]}, "exceptions": [{"date": "2026-11-11", "hours": []}]},
    "site": {
        "parent": "office",
        "hours_per_day": "10h",
        "exceptions": [
            {"from": "2026-11-12", "to": "2026-11-13", "hours": []},
            {"date": "2026-11-07", "hours": ["22:00-06:00"]},
        ],
    },
}


@cache
def minutes_of(calendar: str) -> list[int]:
    """Every working minute of a calendar, in order."""
    found: set[int] = set()
    for day in range(_FIRST_DAY, _LAST_DAY):
        for start, finish in EXCEPTIONS[calendar].get(day, WEEKS[calendar][day % 7]):
            found.update(range(day * DAY + start, day * DAY + finish))
    return sorted(found)


def worked(calendar: str, since: int, until: int) -> int:
    """Working minutes between two instants, negative where they are the other way round."""
    minutes = minutes_of(calendar)
    return bisect_left(minutes, until) - bisect_left(minutes, since)


def after(instant: int, lag: int, calendar: str) -> int:
    """The end of the lag's last working minute after an instant, or the beginning of a lead's first before it."""
    minutes = minutes_of(calendar)
    place = bisect_left(minutes, instant)
    return minutes[place + lag - 1] + 1 if lag > 0 else minutes[place + lag] if lag < 0 else instant


def evening(instant: int, calendar: str) -> int:
    """The end of the last working minute before an instant."""
    return minutes_of(calendar)[bisect_left(minutes_of(calendar), instant) - 1] + 1


@dataclass(frozen=True)
class Link:
    source: str
    type: str
    lag: int
    calendar: str

    @property
    def reads_start(self) -> bool:
        return self.type in ("SS", "SF")

    @property
    def bounds_finish(self) -> bool:
        return self.type in ("FF", "SF")


@dataclass
class Work:
    """An activity; a point where `minutes` is 0. Bounds are instants already read from the dates of the plan."""

    id: str
    calendar: str
    minutes: int
    axis: str
    links: list[Link] = field(default_factory=list)
    start_floors: list[int] = field(default_factory=list)
    finish_floors: list[int] = field(default_factory=list)
    latest_starts: list[int] = field(default_factory=list)
    latest_finishes: list[int] = field(default_factory=list)
    hard: bool = False
    deadlines: list[int] = field(default_factory=list)
    held_start: int | None = None
    held_finish: int | None = None
    actual_start: int | None = None
    actual_finish: int | None = None
    as_late: bool = False

    @property
    def point(self) -> bool:
        return self.minutes == 0

    @property
    def held(self) -> bool:
        return self.held_start is not None or self.held_finish is not None

    # A place is k for work, and the instant itself for a point.

    def begins(self, place: int) -> int:
        return place if self.point else minutes_of(self.axis)[place]

    def ends(self, place: int) -> int:
        return place if self.point else minutes_of(self.axis)[place + self.minutes - 1] + 1

    def starts_by(self, place: int, instant: int) -> bool:
        """Whether it starts at or after an instant."""
        return self.begins(place) >= instant

    def finishes_by(self, place: int, instant: int) -> bool:
        """Whether none of its working time is left between its finish and an instant."""
        return place >= instant if self.point else minutes_of(self.axis)[place + self.minutes] >= instant

    def first(self, good: Callable[[int], bool]) -> int:
        """The first place that is good, where everything after a good one is good."""
        if self.point:
            low, high = _FIRST_DAY * DAY, _LAST_DAY * DAY
        else:
            low, high = 0, len(minutes_of(self.axis)) - self.minutes
        return low + bisect_left(range(low, high), True, key=good)

    def last(self, good: Callable[[int], bool]) -> int:
        """The last place that is good, where everything before a good one is good."""
        return self.first(lambda place: not good(place)) - 1

    @property
    def held_place(self) -> int:
        held_start, held_finish = self.held_start, self.held_finish
        if held_start is not None:
            return self.first(lambda place: self.starts_by(place, held_start))
        assert held_finish is not None
        return self.first(lambda place: self.finishes_by(place, held_finish))

    def keeps_latest(self, place: int) -> bool:
        """Whether it keeps every bound on late dates; times between two of its working minutes are one moment."""
        if self.point:
            return all(place <= bound for bound in (*self.latest_starts, *self.latest_finishes, *self.deadlines))
        minutes = minutes_of(self.axis)
        return all(minutes[place - 1] < bound for bound in self.latest_starts) and all(
            self.ends(place) <= bound for bound in (*self.latest_finishes, *self.deadlines)
        )


@dataclass
class Oracle:
    """All of a plan's activities, each after its predecessors, and where each comes to lie."""

    works: dict[str, Work]
    override: bool
    status: int
    places: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for work in self.works.values():
            if work.actual_finish is None:
                self.places[work.id] = self._place(work)
        self.end = max([self.status, *(self.finish(work) for work in self.works.values())])
        for work in reversed(self.works.values()):
            if work.as_late and not work.held and work.actual_start is None and work.actual_finish is None:
                self._delay(work)

    @property
    def plan_finish(self) -> int:
        """[S6.6] The last actual finish where everything is done, else the end of what is open, not before today."""
        return self.end if self.places else max(self.finish(work) for work in self.works.values())

    def start(self, work: Work) -> int:
        return work.begins(self.places[work.id]) if work.actual_start is None else work.actual_start

    def finish(self, work: Work) -> int:
        return work.ends(self.places[work.id]) if work.actual_finish is None else work.actual_finish

    def _demand(self, link: Link) -> int:
        source = self.works[link.source]
        return after(self.start(source) if link.reads_start else self.finish(source), link.lag, link.calendar)

    def counts(self, work: Work, link: Link) -> bool:
        """Whether a link bounds what is still to come of its successor."""
        started = work.actual_start is not None
        return work.actual_finish is None and not (self.override and started and not link.bounds_finish)

    def future(self, work: Work, link: Link) -> bool:
        """Whether a link bounds it by something that is still to come."""
        source = self.works[link.source]
        fact = source.actual_start is not None if link.reads_start else source.actual_finish is not None
        return self.counts(work, link) and not fact

    def _place(self, work: Work) -> int:
        place = work.first(lambda place: self._allowed(work, place))
        if work.hard and not work.keeps_latest(place):
            bounds = Work("", work.calendar, work.minutes, work.axis)
            bounds.latest_starts, bounds.latest_finishes = work.latest_starts, work.latest_finishes
            place = min(place, bounds.last(bounds.keeps_latest))
        self.wanted[work.id] = place
        return work.held_place if work.held else place

    def _allowed(self, work: Work, place: int) -> bool:
        return (
            all(work.starts_by(place, floor) for floor in work.start_floors)
            and all(work.finishes_by(place, floor) for floor in work.finish_floors)
            and all(keeps(work, link, place, self._demand(link)) for link in work.links if self.counts(work, link))
        )

    def followers(self, work: Work) -> Iterator[tuple[Work, Link]]:
        for other in self.works.values():
            for link in other.links:
                if link.source == work.id and self.future(other, link):
                    yield other, link

    def moves_nothing(self, work: Work, place: int) -> bool:
        """Whether work at a place moves no early date after it, nor the plan's finish."""
        start, finish = work.begins(place), work.ends(place)
        return finish <= self.end and all(
            keeps(
                other,
                link,
                self.places[other.id],
                after(start if link.reads_start else finish, link.lag, link.calendar),
            )
            for other, link in self.followers(work)
        )

    def _delay(self, work: Work) -> None:
        place = work.last(lambda place: self.moves_nothing(work, place) and work.keeps_latest(place))
        if work.point and work.calendar != "24h":
            place = max(evening(place, work.calendar), self.places[work.id])
        self.places[work.id] = max(place, self.places[work.id])

    def harmless(self, work: Work, place: int) -> bool:
        """Whether work at a place, and what it alone makes of all that follows, keeps the finish, bounds and holds."""
        moved = {work.id: place}
        for other in self.works.values():
            if other.id != work.id and not self._follow(other, moved):
                return False
            if other.id in moved:
                at = moved[other.id]
                if other.ends(at) > self.end or not other.keeps_latest(at):
                    return False
        return True

    def _follow(self, other: Work, moved: dict[str, int]) -> bool:
        demands = []
        for link in other.links:
            if link.source in moved and self.future(other, link):
                source = self.works[link.source]
                at = moved[link.source]
                read = source.begins(at) if link.reads_start else source.ends(at)
                demands.append((link, after(read, link.lag, link.calendar)))
        if not demands:
            return True
        moved[other.id] = other.first(lambda at: all(keeps(other, link, at, instant) for link, instant in demands))
        return not other.held or moved[other.id] <= other.held_place

    def tight(self, work: Work) -> set[str]:
        """The predecessors whose demands it meets, and would not a minute earlier."""
        return {link.source for link in work.links if self.counts(work, link) and self._is_tight(work, link)}

    def _is_tight(self, work: Work, link: Link) -> bool:
        place, demand = self.places[work.id], self._demand(link)
        return keeps(work, link, place, demand) and not keeps(work, link, place - 1, demand)

    def longest_path(self) -> set[str]:
        """What ends with the plan, and whatever it is tight upon by something still to come, again and again."""
        found = {
            each.id for each in self.works.values() if each.actual_finish is None and self.finish(each) == self.end
        }
        for work in reversed(self.works.values()):
            if work.id in found:
                links = (link for link in work.links if self.future(work, link) and self._is_tight(work, link))
                found.update(link.source for link in links)
        return found


def keeps(work: Work, link: Link, place: int, demand: int) -> bool:
    """Whether work at a place meets what a link demands of it."""
    return work.finishes_by(place, demand) if link.bounds_finish else work.starts_by(place, demand)


def read_date(instant: int, date_only: bool, starts: bool, calendar: str) -> int:
    """What a date says: as given; alone, its first working minute or after, or its last one or before."""
    if not date_only:
        return instant
    minutes = minutes_of(calendar)
    if starts:
        return minutes[bisect_left(minutes, instant)]
    return minutes[bisect_left(minutes, instant + DAY) - 1] + 1
