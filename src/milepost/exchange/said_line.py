"""One line of plain text in its parts: `UI 8d after API and Spec @ada`, `Beta by 29 Jan promised 26 Feb at 90 %`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from milepost.exchange.document import Value
from milepost.exchange.said_date import Speech, looks_like_a_date, said_date
from milepost.exchange.said_estimate import estimate_at_the_end, unclear_at_the_end

_CLAUSE = re.compile(r"(?:^|\s)(?:(by|due|promised|after)\s+|(@)(?=\w))", re.IGNORECASE)
_CONFIDENCE = re.compile(r"^(.*?)\s*(?:(?:at|with)\s+)?(\d{1,2})\s?%$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\s(?:and|&)\s)\s*", re.IGNORECASE)
_EDGES = " \t.,:;–—"


@dataclass(slots=True)
class SaidLine:
    """What a line says; the name may be empty. `unread` are what was expected, and what came in its place."""

    name: str
    target: str | None = None
    promised: str | None = None
    confidence: str | None = None
    estimate: Value = None
    after: list[str] = field(default_factory=list)
    owner: str | None = None
    unread: list[tuple[str, str]] = field(default_factory=list)

    @property
    def has_date(self) -> bool:
        """Whether it names a date, readable or not: what has one is a milestone."""
        dates = any(expected == "date" for expected, _ in self.unread)
        return self.target is not None or self.promised is not None or dates


def said_line(text: str, speech: Speech) -> SaidLine:
    """The parts of a line without its bullet, and without what follows its colon."""
    rest, estimate = estimate_at_the_end(text)
    name, clauses = _clauses(rest, speech)
    name, of_name = estimate_at_the_end(name)
    line = SaidLine(_name(name), estimate=of_name if estimate is None else estimate)
    for word, said in clauses:
        _take(line, word, said.strip(_EDGES), speech)
    unclear = unclear_at_the_end(line.name) if line.estimate is None else None
    if unclear is not None:
        line.name = _name(line.name.rstrip(")").removesuffix(unclear).rstrip("("))
        line.unread.append(("estimate", unclear))
    return line


def _name(text: str) -> str:
    """A name is what has a letter or a digit in it."""
    name = text.strip(_EDGES)
    return name if any(each.isalnum() for each in name) else ""


def _clauses(text: str, speech: Speech) -> tuple[str, list[tuple[str, str]]]:
    """The name, and each clause by its word. "Signed off by the board" is a name: a `by` is one before a date alone."""
    places = [match for match in _CLAUSE.finditer(text) if match.start() > 0 or match[2] is None]
    spans = [(match, text[match.end() : after]) for match, after in _until_next(places, len(text))]
    meant = [match for match, said in spans if match[1] is None or match[1].lower() != "by" or _dated(said, speech)]
    name = text[: meant[0].start()] if meant else text
    parts = [((match[1] or "@").lower(), text[match.end() : after]) for match, after in _until_next(meant, len(text))]
    return name, parts


def _until_next(places: list[re.Match[str]], end: int) -> Iterable[tuple[re.Match[str], int]]:
    starts = [*(match.start() for match in places), end]
    return zip(places, (after for _, after in pairwise(starts)), strict=True)


def _dated(said: str, speech: Speech) -> bool:
    return said_date(said.strip(_EDGES), speech) is not None or looks_like_a_date(said)


def _take(line: SaidLine, word: str, said: str, speech: Speech) -> None:
    match word:
        case "after":
            line.after.extend(name.strip(_EDGES) for name in _AND.split(said) if name.strip(_EDGES))
        case "@":
            line.owner = said
        case "promised":
            date, line.confidence = _confidence(said)
            line.promised = _date(line, date, speech)
        case _:
            line.target = _date(line, said, speech)


def _confidence(said: str) -> tuple[str, str | None]:
    match = _CONFIDENCE.match(said)
    return (match[1].strip(_EDGES), f"{match[2]}%") if match else (said, None)


def _date(line: SaidLine, said: str, speech: Speech) -> str | None:
    found = said_date(said, speech)
    if found is None:
        line.unread.append(("date", said))
    return found
