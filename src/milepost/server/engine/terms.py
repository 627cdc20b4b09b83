"""What every forecast of a server is made of: the same futures, by the same engine (law F9)."""

from functools import cache
from importlib.metadata import version

ITERATIONS = 10_000
SEED = 1


@cache
def engine_name() -> str:
    """Which engine forecasts: its version."""
    return f"milepost {version('milepost')}"
