"""A progress bar on standard error, for what takes over a second, and a word about the first run."""

import sys
from threading import Timer
from time import perf_counter
from typing import IO

from milepost.cli.output import note
from milepost.report.terminal.glyphs import glyphs_for

_WORTH_SHOWING = 1.0
_EARLIEST = 0.3
_FIRST_RUN = 4.0
_BAR = 24
FIRST_RUN = "The first run compiles what computes the forecast, once; later runs load it and start at once."


class Progress:
    """Told the share done and what is being done; draws on a terminal only, and wipes itself away at the end."""

    def __init__(self, stream: IO[str] | None = None) -> None:
        self.stream: IO[str] = stream or sys.stderr
        self.begun = perf_counter()
        self.shown = False
        self.glyphs = glyphs_for(getattr(self.stream, "encoding", None) or "ascii")
        self._slow = Timer(_FIRST_RUN, note, [FIRST_RUN])
        self._slow.daemon = True

    def __enter__(self) -> "Progress":
        self._slow.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._slow.cancel()
        self._draw("")

    def __call__(self, share: float, doing: str) -> None:
        """Draw the bar, once it is clear that the whole takes over a second."""
        if share > 0:
            self._slow.cancel()
        passed = perf_counter() - self.begun
        late = passed >= _WORTH_SHOWING or (share > 0 and passed >= _EARLIEST and passed / share > _WORTH_SHOWING)
        if late and self.stream.isatty():
            full = round(share * _BAR)
            bar = self.glyphs.full * full + self.glyphs.empty * (_BAR - full)
            self.shown = True
            self._draw(f"{bar} {share * 100:3.0f} %  {doing}")

    def _draw(self, text: str) -> None:
        if not self.shown:
            return
        try:
            self.stream.write(f"\r\x1b[2K{text}")
            self.stream.flush()
        except OSError:
            self.shown = False
