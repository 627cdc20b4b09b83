"""`milepost demo`: a server with the example plans, for this machine alone."""

from pathlib import Path
from typing import Annotated

import typer

from milepost.cli.server_errors import told


def demo(
    data: Annotated[Path | None, typer.Option(help="The data folder; ~/.local/share/milepost/demo otherwise.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port to listen on; 8000, or a free one, otherwise.")
    ] = None,
) -> None:
    """Serve the example plans on this machine, and print a link that signs you in once."""
    with told():
        from milepost.server.run.demo import demo as run

        run(data, port, typer.echo)
