"""The socket that the server listens on."""

import errno
import socket

from milepost.server.run.refusal import StartRefused

BACKLOG = 2048
SILENCE = 30_000
"""Milliseconds after which a connection ends whose other side takes nothing of what was sent, where the system can."""


def listen(host: str, port: int) -> socket.socket:
    """A socket on an address of this machine, `port` 0 being any free one; raises `StartRefused`."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.create_server(address[:2], family=family, backlog=BACKLOG)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENCE)
        return listening
    except OSError as error:
        raise _refused(host, port, error) from error


def url_of(listening: socket.socket, host: str) -> str:
    """The URL by which this machine reaches the socket."""
    port = listening.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _refused(host: str, port: int, error: OSError) -> StartRefused:
    if error.errno == errno.EADDRINUSE:
        return StartRefused(f"something listens on {host}:{port} already", "Stop it, or name another port by --port.")
    if error.errno == errno.EACCES:
        return StartRefused(f"this user may not listen on port {port}", "Name one above 1023 by --port.")
    return StartRefused(
        f"this machine has no address {host}: {error.strerror or error}",
        "Name one that it has by --host: 127.0.0.1 for this machine alone, 0.0.0.0 for all.",
    )
