"""Who is told of a new revision, once it is on disk."""

from django.db import transaction

from milepost.model.log import LogState
from milepost.server.forecasts.forecaster import forecaster
from milepost.server.live import hub
from milepost.server.live.notify import notify
from milepost.server.log.held import shelf


def stored(plan_id: str, state: LogState) -> None:
    """Tell other processes with the transaction, and this one after it."""
    notify(plan_id, "revision")

    def tell() -> None:
        shelf.put(plan_id, state)
        hub.wake(plan_id)
        forecaster.ask(plan_id)

    transaction.on_commit(tell)
