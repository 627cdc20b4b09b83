"""Dates as people write them: `29 Jan`, `Jan 29, 2027`, `29.1.`, `end of March`, `Q1 2027`, `in 6 weeks`, `Friday`."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_YEARS = range(1980, 2200)
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar marz april mai juni juli august september oktober november dezember",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
}
_SHORT = {"mrz": 3, "maerz": 3, "jun": 6, "jul": 7}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Speech:
    """How dates are meant: the day that counts as today, whether `3/4` is in March, and the language of month names."""

    today: date
    month_first: bool = False
    language: str = "en"

    @classmethod
    def of(cls, locale: str, today: date) -> "Speech":
        """As people of a locale such as `en-US` write; English names are always understood too."""
        language, _, region = locale.replace("_", "-").partition("-")
        return cls(today, language.lower() == "en" and region.upper() in ("US", ""), language.lower())


def said_date(text: str, speech: Speech) -> str | None:
    """A date, with its time where one is given, as a plan file has it; None where the text is no date.

    Without a year it is the next such day from today on; a month or a quarter alone is its last day.
    """
    said = _plain(text)
    clock = _CLOCK.search(said)
    found = _day(said[: clock.start()] if clock else said, speech)
    if found is None or found.year not in _YEARS:
        return None
    return found.isoformat() + (_time(clock) if clock else "")


def looks_like_a_date(text: str) -> bool:
    """Whether a text that is no date was probably meant as one: it has a number, or the name of a month."""
    said = _plain(text)
    return bool(re.search(r"\d", said)) or any(_month(word, "en") for word in re.findall(r"[^\W\d_]{3,}", said))


def _plain(text: str) -> str:
    """In lower case, without accents, with single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split()).strip(" ,")


def _time(clock: re.Match[str]) -> str:
    hour, minute = int(clock[1]), int(clock[2])
    return f"T{hour:02}:{minute:02}" if (hour, minute) != (0, 0) else ""


def _day(said: str, speech: Speech) -> date | None:
    rest = _WEEKDAY_BEFORE.sub("", said)
    for pattern, read in _FORMS:
        if (match := pattern.fullmatch(rest)) and (found := _read(read, match, speech)):
            return found
    return None


def _read(read: "_Read", match: re.Match[str], speech: Speech) -> date | None:
    """What a form makes of a text; None where it names a day that there is not."""
    try:
        return read(match, speech)
    except (ValueError, OverflowError):
        return None


def _by_numbers(match: re.Match[str], speech: Speech) -> date | None:
    first, second = int(match[1]), int(match[3])
    month_first = match[2] == "/" and speech.month_first
    month, day = (first, second) if (month_first and first <= 12) or second > 12 else (second, first)
    return _dated(match[4], month, day, speech)


def _by_name(match: re.Match[str], speech: Speech) -> date | None:
    month = _month(match["month"], speech.language)
    return None if month is None else _dated(match["year"], month, int(match["day"]), speech)


def _whole_month(match: re.Match[str], speech: Speech) -> date | None:
    month = _month(match["month"], speech.language)
    return None if month is None else _end(match["year"], month, speech)


def _quarter(match: re.Match[str], speech: Speech) -> date | None:
    return _end(match["year"] or match["before"], 3 * int(match["quarter"]), speech)


def _week(match: re.Match[str], speech: Speech) -> date | None:
    """The Friday of a week of the ISO calendar."""
    week = int(match["week"])
    if match["year"]:
        return date.fromisocalendar(int(match["year"]), week, 5)
    return next(_ahead(speech, lambda year: date.fromisocalendar(year, week, 5)), None)


def _later(match: re.Match[str], speech: Speech) -> date | None:
    count = int(match["count"])
    if match["unit"].startswith("m"):
        month = speech.today.month - 1 + count
        year, month = speech.today.year + month // 12, month % 12 + 1
        return date(year, month, min(speech.today.day, monthrange(year, month)[1]))
    return speech.today + timedelta(count * (7 if match["unit"].startswith("w") else 1))


def _today(match: re.Match[str], speech: Speech) -> date | None:
    return speech.today + timedelta(match[0] == "tomorrow")


def _weekday(match: re.Match[str], speech: Speech) -> date | None:
    place = next(place for place, name in enumerate(_WEEKDAYS) if name.startswith(match["weekday"]))
    return speech.today + timedelta((place - speech.today.weekday()) % 7)


def _dated(year: str | None, month: int, day: int, speech: Speech) -> date | None:
    if year:
        return date(_full(year), month, day)
    return next(_ahead(speech, lambda each: date(each, month, day)), None)


def _end(year: str | None, month: int, speech: Speech) -> date | None:
    if year:
        return date(_full(year), month, monthrange(_full(year), month)[1])
    return next(_ahead(speech, lambda each: date(each, month, monthrange(each, month)[1])), None)


def _ahead(speech: Speech, of_year: Callable[[int], date]) -> Iterator[date]:
    """The days of this year and the next ones that are not past; not every year has a 29 February, or a week 53."""
    for year in range(speech.today.year - 1, speech.today.year + 9):
        try:
            found = of_year(year)
        except ValueError:
            continue
        if found >= speech.today:
            yield found


def _full(year: str) -> int:
    digits = year.lstrip("'’")
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(word: str, language: str) -> int | None:
    """The month that a word begins, in the language, in English, or in any other that is known."""
    if word in _SHORT:
        return _SHORT[word]
    for each in dict.fromkeys((language, "en", *_MONTHS)):
        places = [place for place, name in enumerate(_MONTHS.get(each, "").split(), 1) if name.startswith(word)]
        if len(places) == 1:
            return places[0]
    return None


_Read = Callable[[re.Match[str], Speech], date | None]
_YEAR = r"(?P<year>(?:19|20|21)\d\d|['’]\d\d)"
_NAME = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_CLOCK = re.compile(r"(?<=\w)(?:t| at |,? )([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$")
_WEEKDAY_BEFORE = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]? (?=\S)")
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", lambda match, _: date(int(match[1]), int(match[2]), int(match[3]))),
        (r"(\d{1,2})([./-]) ?(\d{1,2})(?:[./-] ?(\d{4}|\d{2}))?\.?", _by_numbers),
        (rf"{_DAY}(?: of)?[ -]?{_NAME},?[ -]?{_YEAR}?", _by_name),
        (rf"{_NAME} {_DAY},?(?: {_YEAR})?", _by_name),
        (rf"(?:the )?(?:end of )?{_NAME}[ -]?{_YEAR}?", _whole_month),
        (rf"(?:the )?(?:end of )?(?:(?P<before>\d{{4}})[ -]?)?q(?P<quarter>[1-4])[ /-]?{_YEAR}?", _quarter),
        (r"(?:(?P<year>\d{4})[ -]?)?(?:w|kw|cw|week) ?(?P<week>\d{1,2})", _week),
        (r"(?:in|\+) ?(?P<count>\d{1,4}) ?(?P<unit>d|days?|w|weeks?|months?)", _later),
        (r"today|tomorrow", _today),
        (rf"(?:next |this )?(?P<weekday>{'|'.join(each[:3] for each in _WEEKDAYS)})[a-z]*", _weekday),
    )
)
