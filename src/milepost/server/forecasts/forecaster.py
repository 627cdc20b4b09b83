"""The forecaster: one thread that forecasts plans after they change, the newest revision of each alone.

Nothing waits for it: a change is acknowledged first, and its forecast follows as an event. Every plan that changed gets
a quick forecast; when none is waiting for that any more, a complete one, with what drives each date.
"""

import logging
from collections import OrderedDict
from threading import Condition, Thread
from time import monotonic

from django.db import close_old_connections, connection

from milepost.model.log import LogState
from milepost.server.engine.engine import PausedError, engine
from milepost.server.forecasts.ledger import keep, newest
from milepost.server.live import hub
from milepost.server.log.held import shelf
from milepost.server.log.snapshots import keep_snapshot_if_due
from milepost.server.models import PlanRecord

LOOK_EVERY = 50
"""Revisions between two looks whether a snapshot is due, while a plan does not rest."""
QUIET = 0.5
"""Seconds that a plan must not have changed before its complete forecast is begun."""
_log = logging.getLogger(__name__)


class Forecaster:
    """Asked for plans from any thread; works in its own."""

    def __init__(self) -> None:
        self._due: OrderedDict[str, None] = OrderedDict()
        self._later: OrderedDict[str, float] = OrderedDict()
        self._changed = Condition()
        self._thread: Thread | None = None
        self._running = False
        self._completing = False

    def ask(self, plan_id: str) -> None:
        """Forecast the newest revision of a plan, soon."""
        with self._changed:
            self._due[plan_id] = None
            self._later.pop(plan_id, None)
            self._changed.notify_all()
            completing = self._completing
        if completing:
            engine.pause()

    def start(self) -> None:
        """Begin to work."""
        self._running = True
        self._thread = Thread(target=self._run, name="forecaster", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after what is under way; forecasts are made again when somebody asks for them."""
        with self._changed:
            self._running = False
            self._changed.notify_all()
        engine.pause()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while (job := self._next()) is not None:
            plan_id, complete = job
            try:
                self._complete(plan_id) if complete else self._quick(plan_id)
            except PausedError:
                self._put_off(plan_id)
            except Exception:
                _log.exception("the forecast of plan %s failed", plan_id)
            close_old_connections()
        connection.close()

    def _next(self) -> tuple[str, bool] | None:
        """The next plan, and whether its complete forecast is due; None at the end."""
        with self._changed:
            while self._running:
                if self._due:
                    return self._due.popitem(last=False)[0], False
                wait = min(self._later.values(), default=monotonic() + 3600) - monotonic()
                if wait <= 0:
                    plan_id = min(self._later, key=self._later.__getitem__)
                    del self._later[plan_id]
                    return plan_id, True
                self._changed.wait(wait)
        return None

    def _put_off(self, plan_id: str) -> None:
        with self._changed:
            if plan_id not in self._due:
                self._later[plan_id] = monotonic() + QUIET

    def _head(self, plan_id: str) -> LogState | None:
        number = PlanRecord.objects.filter(pk=plan_id).values_list("number", flat=True).first()
        return None if number is None else shelf.state(plan_id, number)

    def _quick(self, plan_id: str) -> None:
        state = self._head(plan_id)
        if state is None:
            return
        if newest(plan_id, state.number) is None:
            keep(plan_id, state.number, engine.ask("quick", plan_id, state), complete=False)
            hub.wake(plan_id)
        self._put_off(plan_id)
        if state.number % LOOK_EVERY == 0:
            keep_snapshot_if_due(plan_id, state)

    def _complete(self, plan_id: str) -> None:
        state = self._head(plan_id)
        if state is None:
            return
        keep_snapshot_if_due(plan_id, state)
        if newest(plan_id, state.number, complete=True) is not None:
            return
        with self._changed:
            if self._due or not self._running:
                raise PausedError
            self._completing, pauses = True, engine.pauses
        try:
            packed = engine.ask("complete", plan_id, state, pauses=pauses)
        finally:
            self._completing = False
        keep(plan_id, state.number, packed, complete=True)
        hub.wake(plan_id)


forecaster = Forecaster()
