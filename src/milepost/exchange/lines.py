"""Plans from lines of plain text.

    # Atlas launch
    Objective: Win the mid-market by 30 Jun
    Beta by 29 Jan promised 26 Feb: API 5-10d, UI 8d after API
    Launch by 31 Mar after Beta:
      - Press kit 3-5-10d @ada
      - Rehearsal 2d after Press kit

A line is a milestone; what follows its colon, and lines below it with a bullet or an indent, is the work that it takes.
A line with an estimate and no date is work by itself; a milestone of which nothing else is said comes after the work
that is listed above it. `#` names the plan first, then initiatives.
"""

import re
from collections.abc import Iterable

from milepost.exchange.assembly import Assembly, PlainReading
from milepost.exchange.document import Value
from milepost.exchange.said_date import Speech
from milepost.exchange.said_item import Item
from milepost.exchange.said_line import SaidLine, said_line

_HEADING = re.compile(r"(#{1,6})\s*(.+?)\s*#*$")
_LABEL = re.compile(r"(plan|objective|goal|initiative)\s*:\s*(.+)$", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*+•·‣▪–]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?")
_COLON = re.compile(r":(?=\s|$)")
_COMMA = re.compile(r"\s*(?:(?<!\d),|,(?!\d))\s*")


def read_lines(text: str, speech: Speech) -> PlainReading:
    """The plan that lines of text come to, as of the day that counts as today; what is not understood is told."""
    reader = _Lines(speech)
    for number, line in enumerate(text.splitlines(), 1):
        reader.take(number, line)
    reader.assembly.order_as_listed()
    return reader.assembly.reading()


class _Lines:
    """Where the text stands: the initiative, the objective and the milestone that lines belong to."""

    def __init__(self, speech: Speech) -> None:
        self.assembly = Assembly({"status_date": speech.today.isoformat()})
        self._speech = speech
        self._initiative: Item | None = None
        self._objective: Item | None = None
        self._milestone: Item | None = None
        self._is_open = False

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        text = line.strip()
        bullet = _BULLET.match(text)
        said = text[bullet.end() :] if bullet else text
        if not said:
            self._is_open = False
        elif (heading := _HEADING.match(text)) is not None:
            self._head(number, heading[1], heading[2])
        elif (label := _LABEL.match(said)) is not None:
            self._label(number, label[1].lower(), label[2])
        else:
            self._said(number, said, below=bullet is not None or line[:1].isspace())

    def _head(self, number: int, marks: str, name: str) -> None:
        if marks == "#" and self.assembly.name is None and self._initiative is None:
            self.assembly.name = name
        else:
            self._label(number, "initiative", name)

    def _label(self, number: int, word: str, said: str) -> None:
        self._milestone, self._is_open = None, False
        if word == "plan":
            self.assembly.name = said
        elif word == "initiative":
            self._initiative = self.assembly.once("initiative", said, number)
        else:
            line = said_line(said, self._speech)
            self._objective = self.assembly.once("objective", line.name or said, number)
            if line.target:
                self._objective.fields["due"] = line.target
            self._tell_unread(number, line)

    def _said(self, number: int, said: str, *, below: bool) -> None:
        colon = _COLON.search(said)
        line = said_line(said[: colon.start()] if colon else said, self._speech)
        is_work = not line.has_date and colon is None and (below or line.estimate is not None)
        if is_work and self._milestone is not None and (below or self._is_open):
            self._work(number, [line])
        elif is_work and line.estimate is not None:
            self._milestone, self._is_open = None, False
            self._work(number, [line])
        else:
            self._reach(number, line, said[colon.end() :] if colon else "")
            self._is_open = colon is not None and not said[colon.end() :].strip()

    def _reach(self, number: int, line: SaidLine, work: str) -> None:
        """A milestone, and the work that stands in its line."""
        self._milestone = None
        item = self._item(number, "milestone", line)
        if item is None:
            return
        self._milestone = item
        item.under = self._initiative
        item.fields.update(_wishes(line), **({"supports": [self._objective.id]} if self._objective else {}))
        if line.estimate is not None:
            item.fields["estimate"] = line.estimate
        for some in work.split(";"):
            self._work(number, [said_line(part, self._speech) for part in _COMMA.split(some) if part.strip()])

    def _work(self, number: int, lines: Iterable[SaidLine]) -> None:
        """Tasks for the present milestone. What has no estimate and follows an `after` may be one more name of it."""
        before: Item | None = None
        for line in lines:
            if before is not None and before.after and _is_name(line):
                before.after.append(line.name)
                continue
            before = self._item(number, "task", line) or before
            if before is not None and before.kind == "task":
                before.under = self._milestone or self._initiative

    def _item(self, number: int, kind: str, line: SaidLine) -> Item | None:
        self._tell_unread(number, line)
        if not line.name:
            self.assembly.report(
                "line-unread",
                number,
                "a line without a name was left out",
                "begin it with what is to be reached or done",
            )
            return None
        item = Item(number, "milestone" if kind == "milestone" else "task", line.name, after=list(line.after))
        if line.owner:
            item.fields["owner"] = self.assembly.once("person", line.owner, number).id
        if kind == "task":
            self._estimate(number, item, line)
        return self.assembly.add(item)

    def _estimate(self, number: int, item: Item, line: SaidLine) -> None:
        if line.estimate is not None:
            item.fields["estimate"] = line.estimate
        elif not line.unread:
            self.assembly.report(
                "estimate-unread", number, f"{item.name} says not how long it takes, and so takes no time", _ESTIMATE
            )

    def _tell_unread(self, number: int, line: SaidLine) -> None:
        for expected, part in line.unread:
            mend = _DATE if expected == "date" else _ESTIMATE
            self.assembly.report(f"{expected}-unread", number, f"{part!r} is not {_A[expected]} that can be read", mend)


_A = {"date": "a date", "estimate": "a working time"}
_DATE = "write it as 29 Jan, 29 Jan 2027, 2027-01-29, end of March, Q1 2027 or in 6 weeks"
_ESTIMATE = "write hours, days or weeks: 5d, 5-10d, 5-8-12d or 2w"


def _wishes(line: SaidLine) -> dict[str, Value]:
    found: dict[str, Value] = {} if line.target is None else {"target": line.target}
    if line.promised is not None:
        sure: dict[str, Value] = {"confidence": line.confidence} if line.confidence else {}
        found["commitment"] = {"date": line.promised, **sure}
    return found


def _is_name(line: SaidLine) -> bool:
    return line.estimate is None and not line.after and not line.unread and line.owner is None
