"""`milepost serve`: the server."""

from typing import Annotated

import typer

from milepost.cli.server_errors import DataFolder, told


def serve(
    data: DataFolder = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8000,
) -> None:
    """Serve plans to people and programs, until told to stop.

    Settings come from the environment: see docs/settings.md. Nothing is needed to begin: everything is kept in the data
    folder, and others cannot reach the server unless it is told so.
    """
    with told():
        from milepost.server.run.serve import serve as run

        run(data, host, port, typer.echo)
