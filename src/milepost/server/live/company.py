"""The people of this process and of the others, as they are told to followers and between processes."""

import secrets
from collections.abc import Iterator

from milepost.server.live.event import presence_event
from milepost.server.live.limits import Limits
from milepost.server.live.message import Asking, Message, People, Told, people_messages, sighting_of
from milepost.server.live.outbox import News
from milepost.server.live.post import Post
from milepost.server.live.presence import Presence, Sighting
from milepost.server.live.stream import Stream


class Company:
    """For the tail reader's thread; `now` is in seconds, from any fixed point."""

    def __init__(self, post: Post, limits: Limits) -> None:
        self._post, self._limits = post, limits
        self._process = secrets.token_hex(8)
        self._presence = Presence(limits.lease)
        self._unsaid: list[Sighting] = []
        self._asking = False
        self._renew_at = 0.0
        self._tell_at = 0.0

    def arrived(self, stream: Stream, plan_id: str) -> None:
        """A stream follows a plan: it hears who is there."""
        self._unsaid.append(self._presence.arrive(plan_id, stream.subscription.person))
        self._post.put(stream, self._news(plan_id))

    def parted(self, stream: Stream, plan_id: str) -> None:
        """It does not any more."""
        sighting = self._presence.leave(plan_id, stream.subscription.person)
        if sighting is not None:
            self._unsaid.append(sighting)

    def place(self, plan_id: str, account: str, at: str) -> None:
        """A person said where in a plan they are."""
        sighting = self._presence.tell(plan_id, account, at)
        if sighting is not None:
            self._unsaid.append(sighting)

    def hear(self, message: Message, now: float) -> None:
        """Another process, or this one, told of people."""
        match message:
            case People() if message.process != self._process:
                for seen in message.seen:
                    self._presence.hear(message.process, sighting_of(seen), now)
            case Asking() if message.process != self._process:
                self._renew_at = now
            case Told():
                self.place(message.plan, message.account, message.at)

    def ask(self) -> None:
        """Whatever other processes told may have been missed: ask them, and tell them."""
        self._asking, self._renew_at = True, 0.0

    def expire(self, now: float) -> None:
        """Forget the people of processes that say nothing any more."""
        self._presence.expire(now)

    def forget_elsewhere(self) -> None:
        """Nobody listens here: what other processes tell is not kept."""
        self._presence.forget_elsewhere()
        self._presence.changed.clear()

    def due(self) -> float | None:
        """When followers are to be told of people; None where there is nothing to tell."""
        return self._tell_at if self._presence.changed else None

    def news(self, now: float) -> list[News]:
        """What followers are to be told now: who is there, of each plan where that has changed."""
        if now < self._tell_at or not self._presence.changed:
            return []
        changed, self._presence.changed = self._presence.changed, set()
        self._tell_at = now + self._limits.presence
        return [self._news(plan_id) for plan_id in sorted(changed)]

    def messages(self, now: float) -> Iterator[Message]:
        """What other processes are to be told now."""
        if self._asking:
            self._asking = False
            yield Asking(process=self._process)
        if now >= self._renew_at:
            self._renew_at = now + self._limits.renewal
            self._unsaid += self._presence.local()
        said, self._unsaid = self._unsaid, []
        yield from people_messages(self._process, said)

    def _news(self, plan_id: str) -> News:
        return News(plan_id, "presence", presence_event(plan_id, self._presence.people(plan_id)))
