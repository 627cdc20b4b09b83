"""`milepost open`: the page of a plan, in a browser."""

import os
import sys
from typing import Annotated

import typer

from milepost.cli.remote import PlanPlace, connected, told


def open_plan(
    plan: PlanPlace,
    view: Annotated[
        str | None, typer.Option(metavar="NAME", help="Open this saved view of it: its name, or its id.")
    ] = None,
) -> None:
    """Open a plan's page in the browser, and print its address; without a screen, only print it."""
    with told():
        from milepost.client.credentials import read_credentials
        from milepost.client.reference import reference
        from milepost.client.saved_views import saved_view

        found = reference(plan, read_credentials())
        address = found.address.page
        if view is not None:
            with connected(found.address.server, found.file) as connection:
                address = saved_view(connection, found.address.plan, view).page(found.address)
    typer.echo(address)
    if _has_screen():
        import webbrowser

        webbrowser.open(address)


def _has_screen() -> bool:
    """Elsewhere than on Unix there always is one; there, without one, a browser would take over the terminal."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
