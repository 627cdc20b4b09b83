"""How long something takes: a warm-up where asked, then the best of at most three runs."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Generic, TypeVar

T = TypeVar("T")
RUNS = 3
ENOUGH_SECONDS = 8.0
"""No further run is begun once this much is spent: what is that slow varies little from run to run."""


@dataclass(frozen=True)
class Timed(Generic[T]):
    """The least seconds of one run, the answer of the last, and how many there were."""

    seconds: float
    answer: T
    runs: int


@dataclass(frozen=True)
class Lost:
    """No answer, and why."""

    reason: str


def timed(run: Callable[[], T], runs: int = RUNS) -> Timed[T]:
    """The best of at most `runs` runs; raises what the run raises."""
    seconds, answer = _once(run)
    count = 1
    spent = seconds
    while count < runs and spent < ENOUGH_SECONDS:
        again, answer = _once(run)
        seconds, spent, count = min(seconds, again), spent + again, count + 1
    return Timed(seconds, answer, count)


def attempted(run: Callable[[], T], runs: int = RUNS, warm_up: bool = True) -> Timed[T] | Lost:
    """The same, with a warm-up before it; an exception is what was lost, for the table to show while others go on."""
    try:
        if warm_up:
            run()
        return timed(run, runs)
    except Exception as error:
        return Lost(f"{type(error).__name__}: {error}")


def _once(run: Callable[[], T]) -> tuple[float, T]:
    begun = perf_counter()
    answer = run()
    return perf_counter() - begun, answer
