"""The tail reader: the one thread of a process that reads what is new, and gives it to whoever follows."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from threading import Event, Thread
from time import monotonic

from django.db import DatabaseError, connection

from milepost.server.live.company import Company
from milepost.server.live.following import Following
from milepost.server.live.inbox import Inbox, Letters
from milepost.server.live.limits import Limits
from milepost.server.live.listen import Listener
from milepost.server.live.message import Changed, write_message
from milepost.server.live.notify import EVERY_PLAN, send
from milepost.server.live.post import Post
from milepost.server.live.stream import Stream

LOG = logging.getLogger("milepost.server")
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 5.0
"""Seconds for which it lets go after the database did not answer."""


class TailReader:
    """Woken by this process, by other processes and, while anybody listens, by the clock.

    A wake-up that is lost costs a moment, and nothing else: what a stream was given is known by its cursors alone.
    """

    def __init__(self, limits: Limits) -> None:
        self.inbox = Inbox()
        self._limits = limits
        self._post = Post()
        self._company = Company(self._post, limits)
        self._following = Following(self._post, self._company, limits)
        self._listener = Listener()
        self._stopping = Event()
        self._joined: list[Stream] = []
        self._more = False
        self._poll_at = self._recheck_at = 0.0
        self._pause = FIRST_PAUSE
        self._thread = Thread(target=self._run, name="tail reader", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self, timeout: float) -> None:
        """End every stream and the thread; returns when both are done, or after `timeout` seconds."""
        self._stopping.set()
        self.inbox.nudge()
        self._thread.join(timeout)

    def join(self, stream: Stream) -> None:
        """A stream wants what comes; for the loop that iterates it. After the end, there is nothing to come."""
        if not self.inbox.errand(lambda: self._join(stream)):
            stream.outbox.end()

    def leave(self, stream: Stream) -> None:
        """It wants nothing any more."""
        self.inbox.errand(lambda: self._following.leave(stream))

    def nudge(self) -> None:
        """There is room in a stream that had none."""
        self.inbox.nudge()

    def place(self, plan_id: str, account: str, at: str) -> None:
        """A person said where in a plan they are."""
        self.inbox.errand(lambda: self._company.place(plan_id, account, at))

    def _join(self, stream: Stream) -> None:
        if not self._following.streams:
            self._company.ask()
        self._following.join(stream)
        self._joined.append(stream)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._wait()
                self._turn(monotonic())
                self._pause = FIRST_PAUSE
            except DatabaseError as error:
                LOG.warning("the live stream cannot read the database, and tries again: %s", error)
                self._recover()
            except Exception:  # nobody else would go on with it
                LOG.exception("the live stream failed, and tries again")
                self._recover()
        self._end()

    def _wait(self) -> None:
        with DefaultSelector() as selector:
            selector.register(self.inbox, EVENT_READ)
            line = self._listener.fileno()
            if line is not None:
                selector.register(line, EVENT_READ)
            selector.select(self._timeout(monotonic()))

    def _timeout(self, now: float) -> float | None:
        if self._more:
            return 0
        if not self._following.streams:
            return None
        due = self._company.due()
        return max(0, min(self._poll_at, self._poll_at if due is None else due) - now)

    def _turn(self, now: float) -> None:
        letters = self.inbox.empty()
        for errand in letters.errands:
            errand()
        self._listen(letters, now)
        self._more = False
        if self._following.streams:
            self._follow(letters, now)
        self._post.carry()
        self._speak(now)

    def _listen(self, letters: Letters, now: float) -> None:
        """Add to the letters what other processes say."""
        if not self._following.streams:
            self._listener.hear()
            self._company.forget_elsewhere()
            return
        if self._listener.connect(now):
            self._company.ask()
            letters.everything = letters.recheck = True
        for message in self._listener.hear():
            match message:
                case None:
                    letters.everything = letters.recheck = True
                case Changed(kind="access"):
                    letters.recheck = True
                case Changed(plan=plan_id) if plan_id == EVERY_PLAN:
                    letters.everything = True
                case Changed():
                    letters.woken.add(message.plan)
                case _:
                    self._company.hear(message, now)

    def _follow(self, letters: Letters, now: float) -> None:
        """Give everybody what there is for them."""
        if now >= self._poll_at:
            self._poll_at = now + self._limits.poll
            letters.everything = True
            self._following.cut_stalled(now)
            self._company.expire(now)
        joined, self._joined = self._joined, []
        self._following.recheck(joined)
        if letters.recheck or now >= self._recheck_at:
            self._recheck(now)
        self._following.look(self._following.plans if letters.everything else {*letters.woken, *_plans(joined)})
        self._more = self._following.serve(lambda: self._recheck_if_asked(now))
        for news in self._company.news(now):
            self._following.tell(news.plan_id, news)

    def _recheck_if_asked(self, now: float) -> None:
        # What was read may be newer than a permission that was withdrawn since.
        if self.inbox.take_recheck():
            self._recheck(now)

    def _recheck(self, now: float) -> None:
        self._recheck_at = now + self._limits.recheck
        self._following.recheck(list(self._following.streams))

    def _speak(self, now: float) -> None:
        for message in self._company.messages(now):
            send(write_message(message))

    def _recover(self) -> None:
        """Begin anew with the database; whatever was under way is done again."""
        self._poll_at = self._recheck_at = 0.0
        self._post.carry()
        with suppress(Exception):
            connection.close()
        self._stopping.wait(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _end(self) -> None:
        for errand in self.inbox.close().errands:
            errand()
        for stream in list(self._following.streams):
            self._following.cut(stream)
        self._post.carry()
        try:
            self._speak(monotonic())
        except DatabaseError as error:
            LOG.warning("other processes could not be told that the people here are gone: %s", error)
        self._listener.close()
        connection.close()


def _plans(streams: Iterable[Stream]) -> set[str]:
    return {plan_id for stream in streams for plan_id in stream.subscription.positions}
