"""A place to work at."""

import pytest

from tests.server.accounts.workplace import Workplace
from tests.server.people import ClientOf, Somebody


@pytest.fixture
def workplace(somebody: Somebody, client_of: ClientOf) -> Workplace:
    """A workspace of Olga's, who lets others in."""
    return Workplace(somebody, client_of)
