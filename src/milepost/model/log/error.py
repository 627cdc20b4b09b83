"""What can be wrong with a log, or with what a program asks of it."""

from milepost.model.entity import Kind


class LogError(Exception):
    """The log cannot be read or continued as asked."""


class UnknownSchemaError(LogError):
    """An effect was written by a newer release than this one."""

    def __init__(self, found: object, newest: int) -> None:
        super().__init__(
            f"an effect has schema {found!r}, and this release reads schemas 1 to {newest}: update Milepost"
        )
        self.found = found
        self.newest = newest


class UnreadableRevisionError(LogError):
    """A line is no revision."""


class UnknownCommandError(UnreadableRevisionError):
    """A revision holds a command of a newer release than this one."""

    def __init__(self, command: str) -> None:
        super().__init__(
            f"not a revision that this release can read: it does not know the command {command}: update Milepost"
        )
        self.command = command


class EffectMismatchError(LogError):
    """An effect does not fit the plan it is applied to."""

    def __init__(self, kind: Kind, entity_id: str, field: str | None, reason: str) -> None:
        where = f"{kind.value} {entity_id}" + (f", field {field}" if field is not None else "")
        super().__init__(f"an effect on {where} does not fit: {reason}")
        self.kind = kind
        self.entity_id = entity_id
        self.field = field


class RevisionGapError(LogError):
    """A revision does not follow the one before it."""

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(f"revision {expected} was expected, revision {found} came")
        self.expected = expected
        self.found = found
