"""Plans as people name them at the command line: by address, by id, or by a file that came from a server."""

from dataclasses import dataclass
from pathlib import Path

from milepost.client.address import PLAN_ID, PlanAddress, is_address, plan_address, server_address
from milepost.client.credentials import Credentials
from milepost.client.failure import BadAddress, Failure
from milepost.client.local import origin_in


@dataclass(frozen=True, slots=True)
class Reference:
    """A plan on a server; `file` is the file that names it, where nothing else does."""

    address: PlanAddress
    file: Path | None = None


class NoPlanThere(BadAddress):
    """An address of a server that names no plan on it."""

    def __init__(self, server: str) -> None:
        super().__init__(f"{server} is the address of a server, and not of a plan.", f"Give one: {server}/plans/ID.")
        self.server = server


def reference(text: str, credentials: Credentials) -> Reference:
    """The plan that is meant by an address, an id or a file; raises `Failure` where none is."""
    if is_address(text):
        address = plan_address(text)
        if address is None:
            raise NoPlanThere(server_address(text))
        return Reference(address)
    path = Path(text)
    if path.is_file():
        return Reference(origin_in(path).address, path)
    if PLAN_ID.fullmatch(text) is None:
        raise Failure(f"{text!r} is no file that is there, no address and no id of a plan.", "Give one of these.")
    return Reference(PlanAddress(credentials.only_server(text), text))
