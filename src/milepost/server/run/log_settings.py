"""Where the log goes and what is in it."""

import sys
from typing import Any


def log_settings(kind: str | None) -> dict[str, Any]:
    """Python's description of the log: lines of a kind, "json" or "text", on standard error."""
    chosen = kind or ("text" if sys.stderr.isatty() else "json")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "milepost.server.run.log_lines.JsonLine"},
            "text": {"()": "milepost.server.run.log_lines.TextLine"},
        },
        "handlers": {"standard error": {"class": "logging.StreamHandler", "formatter": chosen}},
        "root": {"handlers": ["standard error"], "level": "WARNING"},
        "loggers": {
            "milepost": {"level": "INFO"},
            # What these say of a request that was refused stands in the line of that request.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "CRITICAL"},
            # Django makes a logger with a handler of its own, for a server that is not in use.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
