"""The command line is tested as it is after `make setup`: with its kernels compiled."""

import pytest

from milepost.forecast.warm import warm


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """A first run says that it compiles, on standard error; these tests are not about that."""
    warm()
