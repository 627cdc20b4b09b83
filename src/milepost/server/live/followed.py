"""A plan that somebody follows, and how far each of its followers has come.

There is no hand-over from a replay to the live tail: every follower is a cursor that moves forward over the log by
whole revisions, whether it is one behind or thousands. So each gets each revision once, in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from milepost.server.live.outbox import News, Step
from milepost.server.live.stream import Stream


@dataclass(slots=True, eq=False)
class Cursor:
    """One stream's place in one plan.

    `position` is the last revision it was given, `turn` when that was; `forecast` the id of the last it was told of,
    `views` the last state of the shared views.
    """

    stream: Stream
    position: int
    turn: int = 0
    forecast: str | None = None
    views: str | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be given more."""
        return self.stream.outbox.has_room


@dataclass(frozen=True, slots=True)
class Told:
    """A forecast as it is told: its id, its revision, its event."""

    id: str
    number: int
    news: News


@dataclass(slots=True, eq=False)
class Followed:
    """A plan with its followers; `head` is the last revision known of, `forecast` the newest one, `views` the state of
    the views that it shares, once that was looked at."""

    plan_id: str
    head: int = 0
    forecast: Told | None = None
    views: str | None = None
    cursors: list[Cursor] = field(default_factory=list)

    def knows(self, forecast: str) -> bool:
        """Whether it is the forecast with this id that is told."""
        return self.forecast is not None and self.forecast.id == forecast

    def behind(self) -> list[Cursor]:
        """Those who lack a revision."""
        return [cursor for cursor in self.cursors if cursor.position < self.head]

    def near(self, page: int) -> int | None:
        """After which revision to read for those who lack a page at most and can take it; None for nobody."""
        near = [each.position for each in self.behind() if self.head - each.position <= page and each.ready]
        return min(near, default=None)

    def far(self, page: int) -> Cursor | None:
        """Of those who lack more than a page, and can take some of it, the one that has waited longest."""
        far = [each for each in self.behind() if self.head - each.position > page and each.ready]
        return min(far, key=lambda each: each.turn, default=None)

    def hand_out(self, steps: Sequence[Step], turn: int) -> Iterator[tuple[Stream, Step]]:
        """What each is given of steps that follow one another, as far as it has room, and so moves on."""
        following = {step.number - 1: step for step in steps}
        for cursor in self.cursors:
            while (step := following.get(cursor.position)) is not None and cursor.ready:
                cursor.stream.outbox.give(len(step.body))
                cursor.position, cursor.turn = step.number, turn
                yield cursor.stream, step

    def hand_out_forecast(self) -> Iterator[tuple[Stream, News]]:
        """The newest forecast, for those who have its revision and were not told of it."""
        newest = self.forecast
        if newest is None:
            return
        for cursor in self.cursors:
            if cursor.forecast != newest.id and cursor.position >= newest.number:
                cursor.forecast = newest.id
                yield cursor.stream, newest.news

    def hand_out_views(self) -> Iterator[Stream]:
        """Those who were not told of the shared views as they are."""
        for cursor in self.cursors:
            if cursor.views != self.views:
                cursor.views = self.views
                yield cursor.stream
