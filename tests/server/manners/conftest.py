"""The probe in place of the real addresses, for the tests that ask for it."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from tests.server.people import ClientOf, Somebody


@pytest.fixture
def probed(environment: dict[str, str]) -> Iterator[None]:
    """The addresses of `probe.py`, behind the server's own middleware."""
    with override_settings(ROOT_URLCONF="tests.server.manners.probe"):
        yield


@pytest.fixture
def probe(probed: None, somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody's client of the probe, who may write; an error that nobody expected is answered, not raised."""
    client = client_of(somebody())
    client.raise_request_exception = False
    return client


@pytest.fixture
def stranger(probed: None) -> Client:
    """A client of the probe that is not signed in."""
    return Client(raise_request_exception=False)


@pytest.fixture
def log(environment: dict[str, str]) -> Iterator[io.StringIO]:
    """What the server logs, a line of JSON for each record."""
    from milepost.server.run.log_lines import JsonLine

    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLine())
    logger = logging.getLogger("milepost")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)
