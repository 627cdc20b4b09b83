"""What a line of the log looks like: a JSON object for programs, a sentence for people. Neither holds a secret."""

import json
import logging
from datetime import UTC, datetime

from milepost.server.request_id import current_request_id
from milepost.server.run.masking import masked

FIELDS = ("request_id", "method", "path", "status", "milliseconds", "account", "address")
"""What a line may say beside its message, where it is about a request."""


class JsonLine(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, the fields of a request, an error's traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line: dict[str, object] = {
            "time": _moment(record).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": masked(record.getMessage()),
            **_fields(record),
        }
        if record.exc_info:
            line["traceback"] = masked(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class TextLine(logging.Formatter):
    """A line to be read: the time of day, the message, and what a request was."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, with the traceback of an error below it."""
        level = "" if record.levelno <= logging.INFO else f"{record.levelname.lower()}: "
        account = getattr(record, "account", None)
        whose = f" ({account})" if account else ""
        line = f"{_moment(record).astimezone():%H:%M:%S} {level}{masked(record.getMessage())}{whose}"
        return f"{line}\n{masked(self.formatException(record.exc_info))}" if record.exc_info else line


def _moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _fields(record: logging.LogRecord) -> dict[str, object]:
    named = {"request_id": current_request_id(), **record.__dict__}
    return {name: named[name] for name in FIELDS if named.get(name) is not None}
