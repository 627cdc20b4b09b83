"""On which cores the server's processes run.

Only one thread of a process runs Python at a time. Where that turn goes from a core to another one, which the system
does as it likes, hand-over takes far longer than what most turns are for: under load a server that keeps to one core
answers several times as fast. What simulates for somebody who waits takes no such turns, and uses every core.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_EVERY: Final = sorted(os.sched_getaffinity(0)) if sys.platform == "linux" else []
"""Those that this process may use, as it was begun."""


def keep_to_one_core(chosen: int | None) -> None:
    """Keep this thread, and those it begins, to one core: `chosen` by its place, by the process's id where it is None.

    Where the system does not let itself be told, nothing changes.
    """
    if len(_EVERY) > 1:
        place = os.getpid() if chosen is None else chosen
        os.sched_setaffinity(0, {_EVERY[place % len(_EVERY)]})


def neighbour() -> int | None:
    """The place of the core after the one that this thread keeps to; None where it keeps to none."""
    kept = os.sched_getaffinity(0) if _EVERY else set()
    return _EVERY.index(*kept) + 1 if len(kept) == 1 and kept < set(_EVERY) else None


@contextmanager
def every_core() -> Iterator[None]:
    """What this thread begins meanwhile may run anywhere."""
    kept = os.sched_getaffinity(0) if _EVERY else set()
    use_every_core()
    try:
        yield
    finally:
        if kept:
            os.sched_setaffinity(0, kept)


def use_every_core() -> None:
    """Let this thread run anywhere again: it simulates, and takes no turns."""
    if _EVERY:
        os.sched_setaffinity(0, _EVERY)
