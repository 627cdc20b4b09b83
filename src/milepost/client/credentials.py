"""What to sign in by: the token in the environment, else the one in the file of known servers."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from milepost.client.address import server_address
from milepost.client.failure import Failure, NotSignedIn
from milepost.client.known_servers import KnownServer, read_servers, servers_file

TOKEN, TOKEN_URL = "MILEPOST_TOKEN", "MILEPOST_TOKEN_URL"


@dataclass(frozen=True)
class Credentials:
    """The tokens at hand: `token` for any server, or for `token_url` alone, and those of the known servers."""

    servers: Mapping[str, KnownServer]
    token: str | None = None
    token_url: str | None = None

    def token_for(self, server: str, file: Path | None = None) -> str:
        """The token for a server, which only `file` names where one is given; raises `Failure`.

        A token that is for no server in particular does not go where only a file says: files come from others.
        """
        known = self.servers.get(server)
        named = self.token_url == server if self.token_url is not None else file is None or known is not None
        if self.token is not None and named:
            return self.token
        if known is not None:
            return known.token
        if self.token is not None and self.token_url is None:
            raise Failure(
                f"{TOKEN} is not sent to {server}, for nobody but {file} names that server.",
                f"If the token is for it, say so: {TOKEN_URL}={server}.",
            )
        raise NotSignedIn(server)

    def only_server(self, plan: str) -> str:
        """The server that is meant where a plan is given by its id; raises `Failure` where that is not clear."""
        if self.token is not None and self.token_url is not None:
            return self.token_url
        if len(self.servers) == 1:
            return next(iter(self.servers))
        if self.servers:
            example = f"{sorted(self.servers)[0]}/plans/{plan}"
            raise Failure(f"{plan} may be on any of {len(self.servers)} servers.", f"Give its address: {example}.")
        raise Failure(f"{plan} is no file, and there is no server that it could be on.", "Sign in: milepost login URL.")


def read_credentials(environment: Mapping[str, str] = os.environ) -> Credentials:
    """The tokens of this person on this machine; raises `Failure`."""
    url = environment.get(TOKEN_URL)
    return Credentials(
        read_servers(servers_file(environment)),
        environment.get(TOKEN, "").strip() or None,
        server_address(url) if url else None,
    )
