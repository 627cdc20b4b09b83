"""Plans from tables: cells pasted from a spreadsheet, CSV, or a table in Markdown.

A row is a milestone where a column says so, or where it has a date and no work; otherwise it is a task. Work whose
length no column says lasts from its start to its finish. What it waits for is named by its name or its id, or by the
number of its row where there are no ids, with a type and a lag where it has one: `3`, `API`, `3FS+2d`. Where no column
says what waits for what, a milestone comes after the work that is listed above it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from milepost.exchange.assembly import Assembly, PlainReading
from milepost.exchange.columns import Column, columns_of, has_heads
from milepost.exchange.columns import ColumnRole as Role
from milepost.exchange.document import Value
from milepost.exchange.said_date import Speech, said_date
from milepost.exchange.said_estimate import said_estimate
from milepost.exchange.said_item import Item
from milepost.exchange.table import Row, read_table

_MILESTONES = ("milestone", "m", "gate", "meilenstein", "jalon", "hito", "delivery", "decision", "yes", "true", "x")
_LINK = re.compile(
    r"(?P<name>.+?)(?: ?(?P<type>FS|SS|FF|SF))?(?: ?(?P<lag>[+-] ?\d+(?:\.\d+)? ?[hdw]\w*))?", re.IGNORECASE
)
_NOBODY = ("", "-", "–", "n/a", "none")


@dataclass(frozen=True, slots=True)
class CellsReading:
    """What a table comes to, and as what its columns were taken; `heads` is whether its first row names them."""

    reading: PlainReading
    columns: tuple[Column, ...]
    heads: bool


def read_cells(
    text: str, speech: Speech, roles: Mapping[int, Role] | None = None, heads: bool | None = None
) -> CellsReading:
    """The plan that a table comes to, as of the day that counts as today; what is not understood is told.

    `roles` says what columns are, by their places from 0, and `heads` whether the first row names them: both are
    guessed where they are not given.
    """
    rows = read_table(text)
    named = has_heads(rows, speech) if heads is None else heads and bool(rows)
    body = rows[1:] if named else rows
    width = len(rows[0].cells) if rows else 0
    meant = _dates_meant(body, speech)
    columns = columns_of(body, rows[0].cells if named else ("",) * width, meant, roles)
    return CellsReading(_Cells(columns, meant).read(body), columns, named)


def _dates_meant(rows: Sequence[Row], speech: Speech) -> Speech:
    """One date such as 29/1 or 1/29 says for all of them where the month stands."""
    numbers = [match for row in rows for cell in row.cells if (match := re.match(r"(\d{1,2})/(\d{1,2})\b", cell))]
    if any(int(match[1]) > 12 for match in numbers):
        return replace(speech, month_first=False)
    return replace(speech, month_first=True) if any(int(match[2]) > 12 for match in numbers) else speech


class _Cells:
    """Reads rows, one after the other, by the roles of the columns."""

    def __init__(self, columns: Sequence[Column], speech: Speech) -> None:
        self._speech = speech
        self._places = {column.role: place for place, column in reversed(list(enumerate(columns)))}
        self._columns = columns
        self._assembly = Assembly({"status_date": speech.today.isoformat()})
        self._rows: dict[str, Item] = {}

    def read(self, rows: Sequence[Row]) -> PlainReading:
        """The plan that the rows come to."""
        taken = [(row, self._item(row)) for row in rows]
        for place, (row, item) in enumerate(taken, 1):
            known_as = self._cell(row, Role.ID).casefold() if Role.ID in self._places else str(place)
            if item is not None and known_as:
                self._rows.setdefault(known_as, item)
        for row, item in taken:
            if item is not None:
                self._stand(row, item)
                self._links(row, item)
        if not any(self._cell(row, Role.AFTER) for row in rows):
            self._assembly.order_as_listed()
        return self._assembly.reading()

    def _item(self, row: Row) -> Item | None:
        name = self._cell(row, Role.NAME)
        if not any(map(str.isalnum, name)):
            self._report("line-unread", row, "a row without a name was left out", "give it a name, or take it out")
            return None
        estimate, start, finish = (
            self._estimate(row),
            self._date(row, Role.START),
            self._date(row, Role.FINISH),
        )
        if self._is_milestone(row, estimate, start, finish):
            return self._milestone(row, name, estimate, finish or start)
        return self._task(row, name, estimate, start, finish)

    def _is_milestone(self, row: Row, estimate: Value, start: str | None, finish: str | None) -> bool:
        kind = self._cell(row, Role.KIND).casefold()
        if kind:
            return kind in _MILESTONES
        nothing_to_do = estimate is None or re.fullmatch(r"0+(\.0+)?[a-z]+", str(estimate)) is not None
        return nothing_to_do and (start is None or start == finish) and (finish is not None or not self._has_work())

    def _has_work(self) -> bool:
        return any(role in self._places for role in (Role.ESTIMATE, Role.LOW, Role.HIGH, Role.START))

    def _milestone(self, row: Row, name: str, estimate: Value, target: str | None) -> Item:
        item = self._assembly.add(Item(row.line, "milestone", name))
        if target is not None:
            item.fields["target"] = target
        if (promised := self._date(row, Role.PROMISED)) is not None:
            item.fields["commitment"] = {"date": promised}
        if estimate is not None and not str(estimate).startswith("0"):
            item.fields["estimate"] = estimate
        return item

    def _task(self, row: Row, name: str, estimate: Value, start: str | None, finish: str | None) -> Item:
        item = self._assembly.add(Item(row.line, "task", name))
        lasts = estimate if estimate is not None else _between(start, finish)
        if lasts is not None:
            item.fields["estimate"] = lasts
        elif not any(self._cell(row, role) for role in (Role.ESTIMATE, Role.LOW, Role.LIKELY, Role.HIGH)):
            self._report("estimate-unread", row, f"{name} says not how long it takes, and so takes no time", _ESTIMATE)
        if start is not None and start[:10] > self._speech.today.isoformat():
            item.fields["constraint"] = {"start_no_earlier": start}
        if finish is not None:
            item.fields["deadline"] = finish
        return item

    def _stand(self, row: Row, item: Item) -> None:
        """What an item belongs to, and whose it is."""
        milestone, initiative = self._cell(row, Role.MILESTONE), self._cell(row, Role.INITIATIVE)
        if milestone and item.kind == "task":
            item.under = self._assembly.once("milestone", milestone, row.line)
        if initiative and item.under is None:
            item.under = self._assembly.once("initiative", initiative, row.line)
        owner = self._cell(row, Role.OWNER)
        if owner.casefold() not in _NOBODY:
            item.fields["owner"] = self._assembly.once("person", owner, row.line).id
        if notes := self._cell(row, Role.NOTES):
            item.fields["notes"] = notes

    def _links(self, row: Row, item: Item) -> None:
        cell = self._cell(row, Role.AFTER)
        whole = self._assembly.called(cell, item) if cell else None
        found: dict[str, Value] = {whole.id: whole.id} if whole else {}
        for said in [] if whole or cell in _NOBODY else re.split(r"\s*[,;]\s*", cell):
            other, link = self._link(said, item)
            if other is None:
                mend = "name another row, by its name, its id or its number"
                self._report("name-unread", row, f"{item.name} is after {said!r}, and no other row is called so", mend)
            else:
                found[other.id] = link
        if found:
            item.fields["after"] = list(found.values())

    def _link(self, said: str, item: Item) -> tuple[Item | None, Value]:
        match = _LINK.fullmatch(said)
        name = match["name"] if match else said
        other = self._rows.get(name.casefold()) or self._assembly.called(name, item)
        if match is None or other is None or other is item:
            return (None if other is item else other), other.id if other else None
        kind = (match["type"] or "FS").upper()
        lag = said_estimate(match["lag"].lstrip("+- ")) if match["lag"] else None
        sign = "-" if match["lag"] and match["lag"].startswith("-") else ""
        more: dict[str, Value] = {
            **({"type": kind} if kind != "FS" else {}),
            **({"lag": f"{sign}{lag}"} if lag else {}),
        }
        return other, ({"id": other.id, **more} if more else other.id)

    def _estimate(self, row: Row) -> Value:
        low, likely, high = (self._number(row, role) for role in (Role.LOW, Role.LIKELY, Role.HIGH))
        if low and high:
            return (
                {"low": low, "likely": likely, "high": high}
                if likely
                else {"low": low, "high": high, "shape": "uniform"}
            )
        return self._number(row, Role.ESTIMATE) or likely or low or high

    def _number(self, row: Row, role: Role) -> Value:
        cell = self._cell(row, role)
        if cell in _NOBODY:
            return None
        found = said_estimate(cell.rstrip("?"), self._columns[self._places[role]].unit)
        if found is None:
            self._report("estimate-unread", row, f"{cell!r} is not a working time that can be read", _ESTIMATE)
        return found

    def _date(self, row: Row, role: Role) -> str | None:
        cell = self._cell(row, role)
        if cell in _NOBODY:
            return None
        found = said_date(cell, self._speech)
        if found is None:
            self._report("date-unread", row, f"{cell!r} is not a date that can be read", _DATE)
        return found

    def _cell(self, row: Row, role: Role) -> str:
        place = self._places.get(role)
        return "" if place is None else row.cells[place]

    def _report(self, code: str, row: Row, message: str, mend: str) -> None:
        self._assembly.report(code, row.line, message, mend)


_DATE = "write it as 29 Jan 2027 or 2027-01-29, or say that the column is something else"
_ESTIMATE = "write days or weeks: 5d, 5-10d, 5-8-12d or 2w, or say that the column is something else"


def _between(start: str | None, finish: str | None) -> str | None:
    """The days from Monday to Friday from a start to a finish, both of them too."""
    if start is None or finish is None or start > finish:
        return None
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(finish[:10])
    weeks, rest = divmod((last - first).days + 1, 7)
    days = 5 * weeks + sum((first + timedelta(each)).weekday() < 5 for each in range(rest))
    return f"{days}d" if days else None
