"""Every stream of this process and the plans they follow: what each is to be given next.

All of it runs in the tail reader's thread.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from django.utils import timezone

from milepost.model.log.error import LogError, RevisionGapError
from milepost.server.live.event import closed_event, forecast_event, reload_event, revision_event, views_event
from milepost.server.live.followed import Cursor, Followed, Told
from milepost.server.live.limits import Limits
from milepost.server.live.outbox import Cut, End, Item, News, Parting, Step
from milepost.server.live.permission import standing
from milepost.server.live.post import Post
from milepost.server.live.rows import Head, forecasts, heads, revisions
from milepost.server.live.stream import Stream

LOG = logging.getLogger("milepost.server")
RECHECKED = 250
"""Streams whose permission is checked at once; SQLite takes a bounded number of values."""


class Watch(Protocol):
    """Who wants to know who follows what."""

    def arrived(self, stream: Stream, plan_id: str) -> None:
        """A stream follows a plan."""
        ...

    def parted(self, stream: Stream, plan_id: str) -> None:
        """It does not any more."""
        ...


class Following:
    """The streams, their cursors, and the plans that have news for somebody."""

    def __init__(self, post: Post, watch: Watch, limits: Limits) -> None:
        self._post, self._watch, self._limits = post, watch, limits
        self._plans: dict[str, Followed] = {}
        self._streams: dict[Stream, dict[str, Cursor]] = {}
        self._due: set[Followed] = set()
        self._turn = 0

    @property
    def streams(self) -> Collection[Stream]:
        """The streams that follow anything."""
        return self._streams.keys()

    @property
    def plans(self) -> Collection[str]:
        """The plans that anybody follows."""
        return self._plans.keys()

    def join(self, stream: Stream) -> None:
        """A stream follows its plans."""
        self._streams[stream] = {}
        for plan_id, position in stream.subscription.positions.items():
            followed = self._plans.setdefault(plan_id, Followed(plan_id))
            cursor = Cursor(stream, position)
            followed.cursors.append(cursor)
            self._streams[stream][plan_id] = cursor
            self._due.add(followed)
            self._watch.arrived(stream, plan_id)

    def leave(self, stream: Stream) -> None:
        """A stream follows nothing any more."""
        for plan_id in list(self._streams.get(stream, {})):
            self._unfollow(stream, plan_id)
        self._streams.pop(stream, None)

    def tell(self, plan_id: str, item: Item) -> None:
        """Give something to everybody who follows a plan."""
        for cursor in self._plans[plan_id].cursors if plan_id in self._plans else ():
            self._post.put(cursor.stream, item)

    def look(self, plan_ids: Iterable[str]) -> None:
        """See how far plans have come that somebody follows."""
        asked = [self._plans[plan_id] for plan_id in plan_ids if plan_id in self._plans]
        found = heads(followed.plan_id for followed in asked)
        renewed: dict[str, Followed] = {}
        for followed in asked:
            head = found.get(followed.plan_id, Head(followed.head, None, followed.views or ""))
            if head.number > followed.head:
                followed.head = head.number
                self._due.add(followed)
            if head.views != followed.views:
                followed.views = head.views
                self._due.add(followed)
            if head.forecast is not None and not followed.knows(head.forecast):
                renewed[head.forecast] = followed
        for record in forecasts(renewed):
            followed = renewed[record.pk]
            followed.forecast = Told(
                record.pk, record.number, News(followed.plan_id, "forecast", forecast_event(record))
            )
            self._due.add(followed)

    def serve(self, before_giving: Callable[[], None]) -> bool:
        """Give a page to everybody near the end of a plan, and one to whoever of the far ones has waited longest.

        `before_giving` is called between reading and giving. True where more can be given at once.
        """
        self._turn += 1
        page = self._limits.page
        for followed in list(self._due):
            after = followed.near(page)
            if after is not None:
                self._give(followed, after, before_giving)
        far = [(cursor, followed) for followed in self._due if (cursor := followed.far(page)) is not None]
        if far:
            cursor, followed = min(far, key=lambda each: each[0].turn)
            self._give(followed, cursor.position, before_giving)
        self._give_forecasts()
        self._give_views()
        self._due = {followed for followed in self._due if followed.behind()}
        return any(followed.near(page) is not None or followed.far(page) for followed in self._due)

    def recheck(self, streams: Iterable[Stream]) -> None:
        """Part streams from the plans that they may not follow any more."""
        asked = [stream for stream in streams if stream in self._streams]
        for start in range(0, len(asked), RECHECKED):
            self._recheck(asked[start : start + RECHECKED])

    def _recheck(self, asked: Sequence[Stream]) -> None:
        credentials = {stream.subscription.credential for stream in asked}
        found = standing(credentials, {plan_id for each in asked for plan_id in self._streams[each]}, timezone.now())
        for stream in asked:
            for plan_id in list(self._streams[stream]):
                if not found.allows(stream.subscription.credential, plan_id):
                    self._part(stream, plan_id, closed_event(plan_id, "withdrawn"))

    def cut_stalled(self, now: float) -> None:
        """End the streams of those who have long taken nothing of what waits for them."""
        lacking = {cursor.stream for followed in self._due for cursor in followed.behind()}
        for stream in lacking:
            if stream.outbox.stalled(now, self._limits.patience):
                self.cut(stream)

    def cut(self, stream: Stream) -> None:
        """End a stream now; its client asks again from where it is."""
        self._post.put(stream, Cut())
        self.leave(stream)

    def _give(self, followed: Followed, after: int, before_giving: Callable[[], None]) -> None:
        steps = self._read(followed, after)
        before_giving()
        for stream, step in followed.hand_out(steps, self._turn):
            self._post.put(stream, step)

    def _give_forecasts(self) -> None:
        for followed in self._due:
            for stream, news in followed.hand_out_forecast():
                self._post.put(stream, news)

    def _give_views(self) -> None:
        for followed in self._due:
            for stream in followed.hand_out_views():
                self._post.put(stream, News(followed.plan_id, "views", views_event(followed.plan_id)))

    def _read(self, followed: Followed, after: int) -> list[Step]:
        """The next revisions, as far as they can be read; whoever waits for one that cannot is sent to the snapshot."""
        steps: list[Step] = []
        try:
            for record in revisions(followed.plan_id, after, self._limits):
                if record.number != after + len(steps) + 1:
                    raise RevisionGapError(after + len(steps) + 1, record.number)
                steps.append(Step(followed.plan_id, record.number, revision_event(record)))
        except (LogError, ValueError, LookupError) as error:
            LOG.error("revision %s:%s cannot be streamed: %s", followed.plan_id, after + len(steps) + 1, error)
        if not steps:
            self._send_to_snapshot(followed, after)
        return steps

    def _send_to_snapshot(self, followed: Followed, position: int) -> None:
        body = reload_event(followed.plan_id, followed.head, "unreadable")
        for cursor in [each for each in followed.cursors if each.position == position]:
            self._part(cursor.stream, followed.plan_id, body)

    def _part(self, stream: Stream, plan_id: str, body: bytes) -> None:
        self._post.put(stream, Parting(plan_id, body))
        self._unfollow(stream, plan_id)
        if not self._streams[stream]:
            self._post.put(stream, End())
            del self._streams[stream]

    def _unfollow(self, stream: Stream, plan_id: str) -> None:
        followed = self._plans[plan_id]
        followed.cursors.remove(self._streams[stream].pop(plan_id))
        if not followed.cursors:
            del self._plans[plan_id]
            self._due.discard(followed)
        self._watch.parted(stream, plan_id)
