"""Why the server does not start."""


class StartRefused(Exception):
    """What keeps the server from starting, in the words of whoever runs it, and what mends it."""

    def __init__(self, why: str, mend: str) -> None:
        super().__init__(f"{why}. {mend}")
        self.why, self.mend = why, mend
