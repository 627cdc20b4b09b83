"""Commands as the API takes them: a change by its `op`, and nothing in it that says nothing."""

from typing import assert_never

from milepost.model.log.command import Add, Adopt, Command, Move, PassTime, Remove, Rename, Revert, SetFields
from milepost.model.log.value import Json

Change = dict[str, Json]


def change(command: Command) -> Change:
    """One command as an item of `changes`; raises `ValueError` for a record, which nobody can ask for."""
    given: Change = command.model_dump(mode="json", exclude_defaults=True, exclude={"command", "version"})
    return {"op": _op(command), **given}


def _op(command: Command) -> str:
    match command:
        case Add() | Move() | Remove() | Rename():
            return command.command
        case SetFields():
            return "set"
        case Adopt() | Revert() | PassTime():
            raise ValueError(f"`{command.command}` is a record of what was done, and no change to ask for")
        case _:
            assert_never(command)
