"""Where mail goes: to the mail server that is set, or else into files that whoever runs the server can read."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from smtplib import SMTPException
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from milepost.server.identifiers import new_id

LOG = logging.getLogger("milepost.server")
_PORTS = {"smtp": 587, "smtps": 465}
_HERE = ("localhost", "127.0.0.1", "::1")
_PATIENCE = 10
"""Seconds that a request waits for the mail server."""


class FolderBackend(BaseEmailBackend):
    """Keeps each message as a file that a mail program opens, readable by the server's own user alone."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; how many there were."""
        folder = settings.MILEPOST_MAIL_FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{new_id()}.eml"
            path.touch(mode=0o600, exist_ok=False)
            path.write_bytes(message.message().as_bytes())
        return len(email_messages)


class ServerBackend(EmailBackend):
    """Sends by the mail server that MILEPOST_MAIL names; what it does not take is kept as files, not lost."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, **server_options(settings.MILEPOST_MAIL)})

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send the messages; how many were sent."""
        try:
            return super().send_messages(email_messages) or 0
        except (SMTPException, OSError) as error:
            LOG.error("the mail server %s did not take mail, which is kept as files: %s", self.host, str(error))
            with suppress(SMTPException, OSError):
                self.close()
            FolderBackend().send_messages(email_messages)
            return 0


def server_options(url: str) -> dict[str, object]:
    """How to reach a mail server: `smtps://` begins with TLS, `smtp://` goes over to it except on this machine."""
    parts = urlsplit(url)
    return {
        "host": parts.hostname,
        "port": parts.port or _PORTS[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp" and parts.hostname not in _HERE,
        "use_ssl": parts.scheme == "smtps",
        "timeout": _PATIENCE,
    }
