"""What was understood, said back: one sentence for each thing."""

from collections.abc import Mapping

from milepost.exchange.document import Value
from milepost.exchange.said_item import Item, Understood
from milepost.model.moment import Moment, datetime_of

_UNITS = {"m": "minute", "h": "hour", "d": "day", "w": "week"}
_ELAPSED = {"eh": "elapsed hour", "ed": "elapsed day", "ew": "elapsed week"}


def said_back(item: Item, names: Mapping[str, str]) -> Understood:
    """What an item came to; `names` are those of all items by their ids."""
    parts = [_opening(item, item.fields.get("estimate")), *_dates(item), *_order(item, names), *_place(item, names)]
    return Understood(item.line, item.kind, item.id, ", ".join(parts) + ".")


def _opening(item: Item, estimate: Value) -> str:
    match item.kind:
        case "task":
            return f"{item.name} takes {'no time' if estimate is None else estimate_words(estimate)}"
        case "milestone":
            takes = "" if estimate is None else f" that takes {estimate_words(estimate)}"
            return f"{item.name} is a milestone{takes}"
        case "objective":
            return f"{item.name} is an objective"
        case "initiative":
            return f"{item.name} is an initiative"
        case "person":
            return f"{item.name} is a person"


def _dates(item: Item) -> list[str]:
    fields = item.fields
    found = [
        f"{words} {day_words(date)}"
        for key, words in (
            ("target", "wanted by"),
            ("due", "due"),
            ("deadline", "to be done by"),
            ("actual", "reached on"),
            ("actual_start", "begun on"),
            ("actual_finish", "done on"),
        )
        if isinstance(date := fields.get(key), str)
    ]
    match fields.get("constraint"):
        case {"start_no_earlier": str(date)}:
            found.append(f"not before {day_words(date)}")
    match fields.get("commitment"):
        case {"date": str(date), "confidence": confidence}:
            found.append(f"promised for {day_words(date)} at {confidence}")
        case {"date": str(date)}:
            found.append(f"promised for {day_words(date)}")
    return found


def _order(item: Item, names: Mapping[str, str]) -> list[str]:
    after = item.fields.get("after")
    if not isinstance(after, list) or not after:
        return []
    return [f"after {_listed([_predecessor(each, names) for each in after])}"]


def _predecessor(link: Value, names: Mapping[str, str]) -> str:
    if not isinstance(link, dict):
        return names[str(link)]
    kind, lag = link.get("type"), link.get("lag")
    words = f" {'-' if lag.startswith('-') else '+'} {_duration(lag.lstrip('+-'))}" if isinstance(lag, str) else ""
    return names[str(link["id"])] + (f" ({kind})" if kind else "") + words


def _place(item: Item, names: Mapping[str, str]) -> list[str]:
    found = [f"{'for' if item.under.kind == 'milestone' else 'in'} {item.under.name}"] if item.under else []
    owner = item.fields.get("owner")
    return [*found, f"by {names[owner]}"] if isinstance(owner, str) else found


def estimate_words(estimate: Value) -> str:
    """An estimate of one of the forms that are said in plain text: `5 to 10 days`."""
    match estimate:
        case {"fixed": str(points)}:
            return f"exactly {_duration(points)}"
        case {"low": str(low), "likely": str(likely), "high": str(high)}:
            return f"{_from_to(low, high)}, likely {_duration(likely)}"
        case {"low": str(low), "high": str(high)}:
            return _from_to(low, high)
        case str(guess):
            return _duration(guess)
        case _:
            raise ValueError(f"{estimate!r} is no estimate of plain text")


def _from_to(low: str, high: str) -> str:
    first, unit = _parts(low)
    return f"{first if unit == _parts(high)[1] else _duration(low)} to {_duration(high)}"


def _duration(text: str) -> str:
    amount, unit = _parts(text)
    noun = {**_UNITS, **_ELAPSED}[unit]
    return f"{amount} {noun}" + ("" if amount == "1" else "s")


def _parts(text: str) -> tuple[str, str]:
    unit = text.lstrip("0123456789.")
    return text.removesuffix(unit), unit


def day_words(text: str) -> str:
    """A date of a plan file, as in "29 January 2027", with its time where it has one."""
    moment = Moment.parse(text)
    day = datetime_of(moment.instant)
    words = f"{day.day} {day:%B} {day.year}"
    return words if moment.date_only else f"{words}, {day:%H:%M}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
