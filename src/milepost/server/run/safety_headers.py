"""The headers that keep a browser from doing with an answer what nobody meant."""

_EVERY = (
    (b"content-security-policy", b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"cache-control", b"private, no-cache"),
)
_BY_HTTPS = ((b"strict-transport-security", b"max-age=31536000"),)


def safety_headers(by_https: bool) -> tuple[tuple[bytes, bytes], ...]:
    """What an answer has unless it says otherwise; pages allow themselves more (`pages/policy.py`)."""
    return (*_EVERY, *_BY_HTTPS) if by_https else _EVERY
