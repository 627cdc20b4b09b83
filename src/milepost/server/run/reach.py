"""Whether the database answers, said so that whoever runs the server knows what to do."""

from django.conf import settings
from django.db import Error, connection

from milepost.server.run.refusal import StartRefused


def require_database() -> None:
    """Raise `StartRefused` where the database cannot be used."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            if connection.vendor == "sqlite":
                cursor.execute("SELECT count(*) FROM sqlite_master")
    except Error as error:
        raise _unreachable(error) from error


def _unreachable(error: Error) -> StartRefused:
    said = " ".join(str(error.__cause__ or error).split())
    described = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return StartRefused(
            f"{described['NAME']} cannot be opened: {said}",
            "It is to be Milepost's SQLite database: restore a backup, or name another folder by --data.",
        )
    host, port = described["HOST"] or "the local socket", described["PORT"] or "5432"
    return StartRefused(
        f"the database {described['NAME']} on {host}, port {port}, does not answer: {said}",
        "Start it, or mend the host, name or password in DATABASE_URL.",
    )
