"""The colours of the drawings: ink on paper, and colour for chance alone."""

from dataclasses import dataclass
from enum import StrEnum

from milepost.report.chance import Chance


class Theme(StrEnum):
    """On which ground the drawing stands."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tone:
    """One colour of chance: `mark` for shapes, `text` for words, `tint` inside hills, `pill` behind words."""

    mark: str
    text: str
    tint: str
    pill: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one theme, as hexadecimal RGB."""

    ground: str
    panel: str
    lane: str
    ink: str
    second: str
    third: str
    line: str
    accent: str
    on_accent: str
    likely: Tone
    maybe: Tone
    unlikely: Tone
    unknown: Tone

    def tone(self, chance: Chance) -> Tone:
        """The colour of a chance; a chance that nobody can name has ink, not colour."""
        return {
            Chance.LIKELY: self.likely,
            Chance.MAYBE: self.maybe,
            Chance.UNLIKELY: self.unlikely,
            Chance.UNKNOWN: self.unknown,
        }[chance]


LIGHT = Palette(
    ground="#fbfaf7",
    panel="#ffffff",
    lane="#f5f3ee",
    ink="#1d2330",
    second="#5b6474",
    third="#9aa1ad",
    line="#e8e5de",
    accent="#2f5bd8",
    on_accent="#ffffff",
    likely=Tone("#0f7b6c", "#0f7b6c", "#cfe4df", "#e6f4f1"),
    # The ochre of the marks is too light for words on paper (3.5:1); the words are a shade darker (5.2:1).
    maybe=Tone("#b7791f", "#925c10", "#f0e2c9", "#faf0dd"),
    unlikely=Tone("#c2412d", "#c2412d", "#f4d8d1", "#fdefec"),
    unknown=Tone("#5b6474", "#5b6474", "#e2e3e4", "#eeeff0"),
)

DARK = Palette(
    ground="#14171d",
    panel="#1b1f27",
    lane="#262c37",
    ink="#e9ebef",
    second="#a3abb8",
    third="#6b7482",
    line="#2a303b",
    accent="#7c9cff",
    on_accent="#14171d",
    likely=Tone("#4cc2ae", "#4cc2ae", "#1f3a3a", "#1f3a3a"),
    maybe=Tone("#e0ae55", "#e0ae55", "#3e3628", "#3e3628"),
    unlikely=Tone("#f0806b", "#f0806b", "#462c2c", "#462c2c"),
    unknown=Tone("#a3abb8", "#a3abb8", "#323741", "#323741"),
)


def palette(theme: Theme) -> Palette:
    """The colours of a theme."""
    return LIGHT if theme is Theme.LIGHT else DARK
