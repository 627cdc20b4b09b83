"""Whether somebody may still read what an address of the API names."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.refusals import NotFound


def require_open(reader: Reader, *addresses: str | None) -> None:
    """Raise `NotFound` where an address names a plan or a workspace that the reader may not read.

    A plan in the trash may be read by whoever could read it before.
    """
    gateway = Gateway(reader)
    for address in addresses:
        named = _named_by(address) if address else {}
        if "plan_id" in named:
            _require_plan(gateway, named["plan_id"])
        if "workspace_id" in named:
            gateway.workspace(named["workspace_id"])


def _named_by(address: str) -> dict[str, str]:
    try:
        return resolve(urlsplit(address).path).kwargs
    except Resolver404:
        return {}


def _require_plan(gateway: Gateway, plan_id: str) -> None:
    try:
        gateway.plan(plan_id)
    except NotFound:
        gateway.plan(plan_id, deleted=True)
