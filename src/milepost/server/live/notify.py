"""What server processes on one PostgreSQL tell each other; on SQLite there is one process, and nothing to tell."""

from typing import Final, Literal

from django.db import connection

from milepost.server.live.message import Changed, write_message

CHANNEL: Final = "milepost"
EVERY_PLAN: Final = "*"

Kind = Literal["revision", "forecast", "views", "access"]


def notify(plan_id: str, kind: Kind) -> None:
    """Tell every process that a plan has something new, when the present transaction commits; `*` is every plan.

    Call it inside the transaction of the change. This process is told by `hub.wake` and `hub.recheck`.
    """
    send(write_message(Changed(plan=plan_id, kind=kind)))


def send(payload: str) -> None:
    """Send a message to every process, when the present transaction commits."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
