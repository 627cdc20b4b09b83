"""`milepost demo`: a server with the example plans, for this machine alone."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from milepost.cli.server_errors import told


def demo(
    data: Annotated[Path | None, typer.Option(help="The data folder; ~/.local/share/milepost/demo otherwise.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port to listen on; 8000, or a free one, otherwise.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="Have the example plans as if written in that week instead of today; on an empty folder.",
        ),
    ] = None,
) -> None:
    """Serve the example plans on this machine, and print a link that signs you in once."""
    with told():
        from milepost.server.run.demo import demo as run

        run(data, port, as_of.date() if as_of else None, typer.echo)
