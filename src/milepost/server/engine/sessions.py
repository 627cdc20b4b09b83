"""Plans under way: sessions that carry the futures of a plan from revision to revision, within a bound of memory."""

from collections import OrderedDict

from milepost.forecast.forecast import Forecast, forecast
from milepost.forecast.session import Session, whole_simulator
from milepost.forecast.simulation import Simulator
from milepost.model.plan import Plan
from milepost.server.engine.terms import ITERATIONS, SEED

ROOM = 192 * 1024 * 1024
"""Bytes of futures that are kept, over all plans: one plan of 2,000 activities takes 80 MB."""
_BYTES_EACH = 4 * ITERATIONS


class Sessions:
    """The sessions of plans, those used longest ago let go; for one thread."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._simulator: Simulator | None = None
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    def quick(self, plan_id: str, plan: Plan) -> Forecast:
        """The forecast of a plan, without what drives each date; from what is known of it, where it is known."""
        if not self.holds(plan):
            return forecast(plan, iterations=ITERATIONS, seed=SEED, drivers=False)
        session = self._sessions.get(plan_id)
        if session is None:
            return self._opened(plan_id, plan).finish()
        self._sessions.move_to_end(plan_id)
        session.follow(plan)
        return session.finish()

    def holds(self, plan: Plan) -> bool:
        """Whether there is room for a plan of this size; a larger one is forecast afresh each time."""
        return _size(plan) <= self.room

    def session(self, plan_id: str) -> Session | None:
        """The session of a plan, if it has one."""
        return self._sessions.get(plan_id)

    def forget(self, plan_id: str) -> None:
        """Let go of a plan, such as one whose forecast failed half-way."""
        self._sessions.pop(plan_id, None)

    def _opened(self, plan_id: str, plan: Plan) -> Session:
        self._simulator = self._simulator or whole_simulator(threads=1)
        wanted = _size(plan)
        while self._sessions and wanted + sum(each.size for each in self._sessions.values()) > self.room:
            self._sessions.popitem(last=False)
        session = Session(plan, iterations=ITERATIONS, seed=SEED, simulator=self._simulator)
        self._sessions[plan_id] = session
        return session


def _size(plan: Plan) -> int:
    return sum(1 for _ in plan.activities()) * _BYTES_EACH
