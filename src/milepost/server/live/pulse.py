"""Tells one that waits when nothing was said for a while."""

import asyncio
from collections.abc import Callable


class Pulse:
    """Calls `on_due` in the event loop whenever there was no `beat` for `pause` seconds.

    One timer looks again from time to time: a beat costs next to nothing, which a timer for each would not.
    """

    def __init__(self, pause: float, on_due: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._pause, self._on_due = pause, on_due
        self._last = self._loop.time()
        self._timer = self._loop.call_later(pause, self._look)

    @property
    def due(self) -> bool:
        """Whether there was no beat for so long."""
        return self._loop.time() - self._last >= self._pause

    def beat(self) -> None:
        """Something was said just now."""
        self._last = self._loop.time()

    def stop(self) -> None:
        """Call nobody any more; from the loop's thread."""
        self._timer.cancel()

    def _look(self) -> None:
        quiet = self._loop.time() - self._last
        if quiet >= self._pause:
            self._on_due()
            quiet = 0
        self._timer = self._loop.call_later(self._pause - quiet, self._look)
