"""The colours of terminal pages: the terminal's own ink, and colour for chance alone."""

from dataclasses import dataclass

from rich.style import Style

from milepost.report.chance import Chance
from milepost.report.theme import Theme, palette

SECOND = Style(dim=True)
STRONG = Style(bold=True)
PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Ink:
    """A style for each kind of chance."""

    likely: Style
    maybe: Style
    unlikely: Style

    def of(self, chance: Chance) -> Style:
        """The style of a chance; what nobody can name stays in plain ink."""
        return {Chance.LIKELY: self.likely, Chance.MAYBE: self.maybe, Chance.UNLIKELY: self.unlikely}.get(chance, PLAIN)


# Nobody told us the ground: these three have a contrast of 4.5 or more on black and on white alike.
EITHER = Ink(Style(color="#108573"), Style(color="#a06a18"), Style(color="#d1482f"))
# A terminal of sixteen colours has its own idea of each; these three are told apart in all of them.
SIXTEEN = Ink(Style(color="cyan"), Style(color="yellow"), Style(color="red"))


def ink_for(theme: Theme | None, colours: str | None) -> Ink:
    """The ink for a ground (None: not known), in a terminal of `standard`, `256`, `truecolor` or no colours."""
    if colours in {"standard", "windows"}:
        return SIXTEEN
    if theme is None:
        return EITHER
    tones = palette(theme)
    return Ink(*(Style(color=tone.text) for tone in (tones.likely, tones.maybe, tones.unlikely)))
