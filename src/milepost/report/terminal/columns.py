"""Tables that fit: columns give way one after the other, and one of them takes what room there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rich.cells import chop_cells
from rich.text import Text

from milepost.report.terminal.ink import SECOND
from milepost.report.terminal.paper import Paper, harmless_text

GAP = 2


@dataclass(frozen=True)
class Column:
    """One column; `least` makes it the one that takes the room that is left, and says how little it can do with.

    Where the table is too wide, columns with a rank in `gives_way` leave, the highest rank first.
    """

    heading: str
    cells: Sequence[Text]
    right: bool = False
    least: int | None = None
    most: int = 60
    gives_way: int = 0

    @property
    def width(self) -> int:
        """The columns of the terminal that its widest cell needs."""
        needed = max((cell.cell_len for cell in (Text(self.heading), *self.cells)), default=0)
        return needed if self.least is None else min(needed, self.most)


@dataclass(frozen=True)
class Laid:
    """A table that fits: its columns with their widths."""

    columns: Sequence[Column]
    widths: Sequence[int]
    indent: int
    paper: Paper = field(repr=False)

    @property
    def width(self) -> int:
        """How wide the whole of it is."""
        return self.indent + sum(self.widths) + GAP * (len(self.widths) - 1)

    def heading(self) -> Text:
        """The line of headings."""
        return self._line([Text(column.heading, style=SECOND) for column in self.columns])

    def rows(self) -> Iterator[Text]:
        """One line for each row."""
        for cells in zip(*(column.cells for column in self.columns), strict=True):
            yield self._line(cells)

    def _line(self, cells: Sequence[Text]) -> Text:
        line = Text(" " * self.indent)
        for number, (cell, width, column) in enumerate(zip(cells, self.widths, self.columns, strict=True)):
            shown = _cut(cell, width, self.paper)
            space = " " * (width - shown.cell_len)
            line.append(" " * GAP if number else "")
            line.append(space if column.right else "").append_text(shown).append("" if column.right else space)
        line.rstrip()
        return line


def lay(columns: Sequence[Column], paper: Paper, indent: int = 0) -> Laid:
    """Fit columns to the paper."""
    shown = [replace(column, cells=[harmless_text(cell) for cell in column.cells]) for column in columns]
    kept = [column for column in shown if any(cell.plain for cell in column.cells)]
    room = paper.width - indent
    while _least(kept) > room and any(column.gives_way for column in kept):
        kept.remove(max(kept, key=lambda column: column.gives_way))
    kept = [_halved(column, kept, room) for column in kept] if _least(kept) > room else kept
    spare = room - _least(kept)
    widths = []
    for column in kept:
        grown = column.width if column.least is None else min(column.width, column.least + max(spare, 0))
        spare -= 0 if column.least is None else max(grown - column.least, 0)
        widths.append(grown)
    return Laid(kept, widths, indent, paper)


def _least(columns: Sequence[Column]) -> int:
    widths = (column.width if column.least is None else min(column.least, column.width) for column in columns)
    return sum(widths) + GAP * max(len(columns) - 1, 0)


def _halved(column: Column, columns: Sequence[Column], room: int) -> Column:
    """Past all giving way, every column has an equal share of what room there is."""
    share = max((room - GAP * (len(columns) - 1)) // len(columns), 1)
    return replace(column, least=min(share, column.width))


def _cut(cell: Text, width: int, paper: Paper) -> Text:
    if cell.cell_len <= width:
        return cell
    kept = len(chop_cells(cell.plain, width - 1)[0]) if width > 1 else 0
    short = cell[:kept]
    short.rstrip()
    return short.append(paper.glyphs.ellipsis)
