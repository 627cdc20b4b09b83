"""Requests sent until they are answered: what can be asked again is, within reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from milepost.client.failure import Failure, Unreachable

if TYPE_CHECKING:
    import ssl

    import httpx

_ATTEMPTS = 4
_LONGEST_WAIT = 60
"""Seconds; who is told to wait for longer is told so."""
_BUSY, _UNAVAILABLE = 429, (502, 503, 504)

Wait = Callable[[float], None]
Say = Callable[[str], None]


class TooBusy(Failure):
    """The server answers that it has too much to do."""


def answered(
    client: "httpx.Client", request: "httpx.Request", *, again: bool, wait: Wait, say: Say
) -> "httpx.Response":
    """The answer to a request; one that may be sent `again` is, where the line broke or the server is not up.

    Who is told to slow down does, whatever the request: it was not done. Raises `Unreachable` and `TooBusy`.
    """
    for attempt in range(_ATTEMPTS):
        last = attempt == _ATTEMPTS - 1
        pause = 2.0**attempt
        response = _tried(client, request, again=again and not last)
        if response is not None:
            asked = _pause_asked(response)
            if asked is None and not (again and response.status_code in _UNAVAILABLE):
                return response
            pause = pause if asked is None else asked
            if last or pause > _LONGEST_WAIT:
                raise TooBusy(f"{request.url.host} has too much to do.", f"Ask again in {pause:,.0f} s.")
        say(f"{request.url.host} does not answer yet: asking again in {pause:.0f} s.")
        wait(pause)
    raise AssertionError("the last attempt is answered, or raises")


def _tried(client: "httpx.Client", request: "httpx.Request", *, again: bool) -> "httpx.Response | None":
    """The answer; None where the line broke and the request may be sent again."""
    import httpx

    try:
        return client.send(request)
    except (httpx.ReadError, httpx.WriteError, httpx.CloseError, httpx.RemoteProtocolError) as error:
        if not again:
            raise _unreachable(request, error) from error
        return None
    except httpx.TransportError as error:
        raise _unreachable(request, error) from error


def _pause_asked(response: "httpx.Response") -> float | None:
    """The seconds that the server asks to wait for; None where it asks for nothing."""
    told = response.headers.get("Retry-After", "")
    asks = response.status_code in (_BUSY, *_UNAVAILABLE) and told.isascii() and told.isdigit()
    return float(told) if asks else None


def _unreachable(request: "httpx.Request", error: "httpx.TransportError") -> Unreachable:
    import httpx

    where = f"{request.url.scheme}://{request.url.netloc.decode()}"
    certificate = _certificate_error(error)
    if certificate is not None:
        return Unreachable(
            f"{where} cannot be trusted: {certificate.verify_message}.",
            "If your organisation has a certificate authority of its own, name its file by SSL_CERT_FILE.",
        )
    if isinstance(error, httpx.ReadTimeout):
        return Unreachable(
            f"{where} took too long to answer.",
            "What was asked may have been done all the same: look before you ask again.",
        )
    return Unreachable(
        f"{where} cannot be reached: {_reason(error)}.",
        "Check the address, and that the server runs and you are online.",
    )


def _certificate_error(error: BaseException | None) -> "ssl.SSLCertVerificationError | None":
    import ssl

    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error


def _reason(error: "httpx.TransportError") -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return "nothing answers there"
    said = str(error).partition("] ")[2] or str(error) or "the line broke"
    return said[:1].lower() + said[1:]
