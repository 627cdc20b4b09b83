"""Chance in words and in kinds, both from the same tens, so that a word never contradicts its colour."""

from enum import Enum, auto


class Chance(Enum):
    """How likely: 8 in 10 and more, between, under 5 in 10, or not known."""

    LIKELY = auto()
    MAYBE = auto()
    UNLIKELY = auto()
    UNKNOWN = auto()


def tens(probability: float) -> int:
    """The chance as a whole number of tenths, halves up; `probability` is 0 to 1."""
    return int(probability * 10 + 0.5 + 1e-9)


def chance_of(probability: float | None) -> Chance:
    """The kind of a probability, by its tenths."""
    if probability is None:
        return Chance.UNKNOWN
    if tens(probability) >= 8:
        return Chance.LIKELY
    return Chance.MAYBE if tens(probability) >= 5 else Chance.UNLIKELY


def in_words(probability: float) -> str:
    """Tenths, as in "4 in 10"; near the ends "under 1 in 10" and "over 9 in 10": almost is not never, nor always."""
    if probability < 0.05:
        return "0 in 10" if probability <= 0.0 else "under 1 in 10"
    if tens(probability) == 10:
        return "10 in 10" if probability >= 1.0 else "over 9 in 10"
    return f"{tens(probability)} in 10"


def about(probability: float) -> str:
    """The chance as a phrase: "about 4 in 10", "over 9 in 10"."""
    words = in_words(probability)
    return f"about {words}" if words[0].isdigit() and 0.0 < probability < 1.0 else words


def percent(probability: float) -> str:
    """The exact figure, in whole percent, that says 0 % and 100 % of what is certain only."""
    if 0.0 < probability < 0.005:
        return "under 1 %"
    if 0.995 <= probability < 1.0:
        return "over 99 %"
    return f"{probability * 100:.0f} %"
