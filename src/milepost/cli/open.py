"""`milepost open`: the page of a plan, in a browser."""

import os
import sys

import typer

from milepost.cli.remote import PlanPlace, told


def open_plan(plan: PlanPlace) -> None:
    """Open a plan's page in the browser, and print its address; without a screen, only print it."""
    with told():
        from milepost.client.credentials import read_credentials
        from milepost.client.reference import reference

        address = reference(plan, read_credentials()).address.page
    typer.echo(address)
    if _has_screen():
        import webbrowser

        webbrowser.open(address)


def _has_screen() -> bool:
    """Elsewhere than on Unix there always is one; there, without one, a browser would take over the terminal."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
