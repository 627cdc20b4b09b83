"""Commands as the API takes them."""

from typing import Any, assert_never

from milepost.model.log import Add, Command, Move, Remove, Rename, SetFields
from milepost.model.log.command import Adopt, PassTime, Revert


def change_of(command: Command) -> dict[str, Any]:
    """The change by which a client asks for a command."""
    said = command.model_dump(mode="json", exclude_none=isinstance(command, Add | Move))
    return {"op": _op(command), **{name: value for name, value in said.items() if name not in ("command", "version")}}


def _op(command: Command) -> str:
    match command:
        case Add():
            return "add"
        case SetFields():
            return "set"
        case Remove():
            return "remove"
        case Move():
            return "move"
        case Rename():
            return "rename"
        case PassTime() | Adopt() | Revert():
            raise ValueError(f"nobody asks for {command.command}")
        case _:
            assert_never(command)
