"""How large each case is: the design's sizes, or small ones that show in seconds whether everything runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Numbers of activities and futures by case; links are twice the activities.

    `full` says that these are the design's sizes, to which alone its targets apply, and that every peer is asked.
    """

    forecast: tuple[tuple[int, int], ...]
    critical_path: tuple[int, ...]
    edit: int
    edit_futures: tuple[int, ...]
    reading: int
    memory: tuple[int, int]
    full: bool

    def target(self, limit: float | None) -> float | None:
        """The design's limit at the design's sizes, none at others."""
        return limit if self.full else None


FULL = Sizes(
    ((1_000, 10_000), (10_000, 10_000)), (10_000, 100_000), 2_000, (2_048, 10_000), 10_000, (10_000, 10_000), True
)
QUICK = Sizes(((100, 2_000),), (500,), 100, (256,), 200, (100, 500), False)
