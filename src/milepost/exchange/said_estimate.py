"""Estimates as people write them: `5d`, `5-10 days`, `5-8-12d`, `1 to 2 weeks`, `3d fixed`."""

import re

from milepost.exchange.document import Value

_UNITS = {"min": "m", "h": "h", "d": "d", "w": "w", "eh": "eh", "ed": "ed", "ew": "ew"}
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
_UNIT = r"(?:min(?:ute)?s?|h(?:ou)?rs?|hours?|h|(?:working |work |business )?days?|weeks?|wks?|e[hdw]|[dw])\b"
_TO = r" ?(?:-|–|—|/|\.\.| to ) ?"
_POINT = rf"({_NUMBER}) ?({_UNIT})?"
_RANGE = rf"(?:~|about |ca\.? ?)?{_POINT}(?:{_TO}{_POINT})?(?:{_TO}{_POINT})?(?P<fixed> fixed| exactly)?"
_ALONE = re.compile(_RANGE, re.IGNORECASE)
_AT_THE_END = re.compile(rf"(?:^|(?<=[\s:])) ?\(?(?P<said>{_RANGE})\)?$", re.IGNORECASE)
_UNCLEAR = re.compile(
    rf"(?:^|\s)\(?(?P<said>{_NUMBER} ?(?:m|mo|mos|months?|y|years?|pt|pd|sp|points?))\)?$", re.IGNORECASE
)


def said_estimate(text: str, unit: str | None = None) -> Value:
    """An estimate as a plan file has it; None where the text is none. `unit` is that of a bare number.

    One number is a guess, two are all that is known (`uniform`), three are low, likely and high. A unit holds for the
    numbers before it that have none.
    """
    match = _ALONE.fullmatch(" ".join(text.split()))
    return None if match is None else _estimate(match, unit)


def estimate_at_the_end(text: str) -> tuple[str, Value]:
    """What stands before an estimate at the end of a text, and the estimate, which is None where there is none."""
    line = " ".join(text.split())
    match = _AT_THE_END.search(line)
    found = None if match is None else said_estimate(match["said"])
    return (line, None) if match is None or found is None else (line[: match.start()].strip(), found)


def unclear_at_the_end(text: str) -> str | None:
    """A number at the end of a text whose unit says no working time: `3m` may be minutes or months."""
    match = _UNCLEAR.search(" ".join(text.split()))
    return None if match is None else match["said"]


def _estimate(match: re.Match[str], unit: str | None) -> Value:
    pairs = [(match[place], match[place + 1]) for place in (1, 3, 5) if match[place]]
    points = _in_units(pairs, unit)
    if points is None:
        return None
    if match["fixed"]:
        return {"fixed": points[0]} if len(points) == 1 else None
    return _shaped(points)


def _in_units(pairs: list[tuple[str, str | None]], unit: str | None) -> list[str] | None:
    """The numbers as durations; None where the last one has no unit."""
    found: list[str] = []
    for number, said in reversed(pairs):
        unit = _unit(said) if said else unit
        if unit is None:
            return None
        found.insert(0, number.replace(",", ".") + unit)
    return found


def _unit(said: str) -> str:
    word = said.lower().removeprefix("working ").removeprefix("work ").removeprefix("business ")
    return next(short for name, short in _UNITS.items() if word.startswith(name))


def _shaped(points: list[str]) -> Value:
    match points:
        case [guess]:
            return guess
        case [low, high]:
            return {"low": low, "high": high, "shape": "uniform"}
        case [low, likely, high]:
            return {"low": low, "likely": likely, "high": high}
    return None
