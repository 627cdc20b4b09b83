"""Secrets that are shown once: what is kept of them is a hash, by which they can be known again and not told."""

import hashlib
import secrets

_BYTES = 32


def fresh_secret() -> str:
    """A new secret: 43 characters that need no escaping in a URL, 256 bits."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret: SHA-256 in hexadecimal. A slow hash adds nothing to 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_hash_of(kept: str, secret: str) -> bool:
    """Whether the kept hash is that of the secret, in a time that does not depend on where they differ."""
    return secrets.compare_digest(kept, hash_of(secret))


def beginning_of(secret: str) -> str:
    """As much of a secret as may be said: enough to tell it from others, too little to be used."""
    return f"{secret[:6]}..."
