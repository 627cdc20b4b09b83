"""Short, unguessable ids for what the server keeps: 16 letters and digits, 80 bits."""

import secrets

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 16


def new_id() -> str:
    """A fresh id, safe in a URL and hard to misread."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
