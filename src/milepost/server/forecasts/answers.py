"""What the engine says of a plan at a revision: the documents that the command line prints, each worked out once."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from milepost.model.log import LogState
from milepost.server.engine.engine import engine
from milepost.server.forecasts.ledger import keep, newest
from milepost.server.log.packing import pack_document, unpack_document
from milepost.server.models import ForecastRecord

Key = tuple[str, int, str]
ROOM = 32 * 1024 * 1024
"""Bytes of documents that are kept, compressed, over all plans."""


class Answers:
    """Documents by plan, revision and kind, compressed; those used longest ago are let go."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._making: dict[Key, Lock] = {}
        self._lock = Lock()

    def packed(self, key: Key, make: Callable[[], bytes]) -> bytes:
        """The document, from what is kept or made now; whoever asks while it is made waits for it."""
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            try:
                found = self._kept.get(key) or make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            with self._lock:
                self._kept[key] = found
                self._kept.move_to_end(key)
                self._make_room()
        return found

    def _make_room(self) -> None:
        size = sum(map(len, self._kept.values()))
        while size > self.room and len(self._kept) > 1:
            size -= len(self._kept.popitem(last=False)[1])


answers = Answers()


def schedule_answer(plan_id: str, state: LogState) -> bytes:
    """What `milepost schedule --json` prints, compressed."""
    return answers.packed((plan_id, state.number, "schedule"), lambda: engine.ask("schedule", plan_id, state))


def forecast_answer(
    plan_id: str, state: LogState, *, quantiles: bool = False, allow: Callable[[], None] = lambda: None
) -> bytes:
    """What `milepost forecast --json` prints, compressed; kept in the ledger.

    `allow` is called before one is made anew, and raises where that is not to be.
    """

    def make() -> bytes:
        known = newest(plan_id, state.number, complete=True)
        if known is None:
            allow()
            known = keep(plan_id, state.number, engine.ask("forecast", plan_id, state), complete=True)
        return _told(known, quantiles=quantiles)

    return answers.packed((plan_id, state.number, f"forecast {quantiles}"), make)


@dataclass(frozen=True, slots=True)
class NewestForecast:
    """The newest forecast there is: the revision it is of, whether it is complete, and how to get its document."""

    number: int
    complete: bool
    packed: Callable[[], bytes]


def newest_answer(plan_id: str, number: int, *, quantiles: bool) -> NewestForecast | None:
    """The newest forecast of a plan up to a revision that is in the ledger, without working anything out."""
    known = newest(plan_id)
    if known is None or known.number > number:
        return None
    key = (plan_id, known.number, f"forecast {quantiles}" if known.complete else f"quick {quantiles}")
    return NewestForecast(
        known.number, known.complete, lambda: answers.packed(key, lambda: _told(known, quantiles=quantiles))
    )


def _told(record: ForecastRecord, *, quantiles: bool) -> bytes:
    """The document of the ledger, which has quantiles, as it is asked for."""
    if quantiles:
        return bytes(record.document)
    document = unpack_document(record.document)
    milestones = [_without_quantiles(each) for each in document["milestones"]]
    return pack_document({**document, "finish": _without_quantiles(document["finish"]), "milestones": milestones})


def _without_quantiles(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "quantiles"}


def check_answer(plan_id: str, state: LogState, *, allow: Callable[[], None] = lambda: None) -> bytes:
    """What `milepost check --json` prints, compressed; `allow` as of a forecast."""

    def make() -> bytes:
        allow()
        return engine.ask("check", plan_id, state)

    return answers.packed((plan_id, state.number, "check"), make)
