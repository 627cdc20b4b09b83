"""What a page is written on: how wide, with which signs, in which colours."""

from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.style import Style
from rich.text import Text

from milepost.report.terminal.glyphs import Glyphs, clean, glyphs_for, harmless
from milepost.report.terminal.ink import STRONG, Ink, ink_for
from milepost.report.theme import Theme

_UNITS = (" %", " in 10")
_JOINER = "\ue000"
"""Stands for a space that is no place to break a line; names cannot hold it, for `clean` takes it out."""
NARROWEST = 24
WIDEST = 160
"""Beyond this a line is hard to follow across."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A terminal as a page sees it; `width` is in columns."""

    width: int
    glyphs: Glyphs
    ink: Ink

    @classmethod
    def of(cls, console: Console, theme: Theme | None = None) -> "Paper":
        """The paper that a console offers; `theme` is the ground it is known to have."""
        width = max(NARROWEST, min(console.width, WIDEST))
        return cls(width, glyphs_for(console.encoding), ink_for(theme, console.color_system))

    def fit(self, text: str, width: int) -> str:
        """The text on one line, cut with a sign where it is wider than `width` columns."""
        text = clean(text)
        if cell_len(text) <= width:
            return text
        return (chop_cells(text, width - 1)[0] if width > 1 else "").rstrip() + self.glyphs.ellipsis

    def heading(self, text: str, note: str = "") -> Text:
        """A section's heading, with a note after it where there is room."""
        line = Text(self.fit(text, self.width), style=STRONG)
        room = self.width - line.cell_len - 2
        if note and room >= 12:
            line.append("  " + self.fit(note, room), style="not bold dim")
        return line

    def wrap(
        self, text: Text | str, indent: int = 0, hang: int | None = None, style: Style | None = None
    ) -> list[Text]:
        """Text in lines that fit; `indent` columns before the first one, `hang` before those that follow."""
        whole = Text(clean(text), style=style or "") if isinstance(text, str) else text
        following = indent if hang is None else hang
        lines = _broken(whole, self.width - indent)
        shown = [Text(" " * indent).append_text(lines[0])]
        if len(lines) > 1:
            rest = whole[len(lines[0].plain) :]
            shown += [
                Text(" " * following).append_text(line) for line in _broken(_lstripped(rest), self.width - following)
            ]
        return shown


def _broken(text: Text, width: int) -> list[Text]:
    """Lines broken at spaces, and within a word only where it is wider than a line; a figure keeps its unit."""
    joined = harmless_text(text)
    for unit in _UNITS:
        joined.plain = joined.plain.replace(unit, unit.replace(" ", _JOINER))
    lines = list(joined.wrap(Console(width=max(width, 1), color_system=None), max(width, 1)))
    for line in lines:
        line.plain = line.plain.replace(_JOINER, " ")
        line.rstrip()
    return lines or [Text()]


def harmless_text(text: Text) -> Text:
    """A copy without what would move the cursor or turn the direction; styles stay where they are."""
    copy = text.copy()
    copy.plain = harmless(copy.plain)
    return copy


def _lstripped(text: Text) -> Text:
    return text[len(text.plain) - len(text.plain.lstrip()) :]
