"""One milestone's curve: what is wanted, what was promised, what the futures say, and what drives it."""

from collections.abc import Iterator
from datetime import datetime

from milepost.report.chance import about, chance_of
from milepost.report.charts.curve import curve
from milepost.report.charts.drivers import drivers
from milepost.report.charts.far import far_told, far_wishes
from milepost.report.charts.frame import MARGIN, small_print
from milepost.report.charts.hill import reach
from milepost.report.charts.marks import answer, pill
from milepost.report.charts.picture import DistributionPicture, MilestoneMark
from milepost.report.charts.svg import document, rectangle, words
from milepost.report.charts.timescale import fit
from milepost.report.charts.typeface import Weight, ellipsize, measure, wrap
from milepost.report.dates import finish_day, full
from milepost.report.theme import Palette, Theme, palette

WIDTH = 1120.0
CURVE_RIGHT = 728.0
WHY_LEFT = 776.0
NAME = 22.0
CARD_HEIGHT = 56.0
CARD_GAP = 12.0


def draw_distribution(picture: DistributionPicture, theme: Theme = Theme.LIGHT) -> str:
    """The curve as an SVG document, 1120 px wide. The same picture gives the same bytes."""
    colours = palette(theme)
    header, top = _heading(picture, colours)
    scale = fit(list(_moments(picture)), MARGIN, CURVE_RIGHT)
    drawn, bottom = curve(picture.milestone, scale, top + CARD_HEIGHT + 24.0, colours)
    why, lowest = drivers(picture.drivers, WHY_LEFT, WIDTH - MARGIN, top, colours)
    footer, height = small_print(picture.footnote, max(bottom, lowest) + 40.0, WIDTH, colours)
    return document(
        WIDTH,
        height,
        title=f"{picture.milestone.name}, {picture.title}",
        description=" ".join(
            filter(None, (picture.sentence, answer(picture.milestone), *_causes(picture), _far(picture)))
        ),
        palette=colours,
        content=(header, _cards(picture.milestone, top, colours), drawn, why, footer),
    )


def _causes(picture: DistributionPicture) -> Iterator[str]:
    for driver in picture.drivers:
        if driver.points is not None:
            yield f"{driver.name}: {driver.points:.0f} points."


def _far(picture: DistributionPicture) -> str:
    return far_told(wish.text for wish in far_wishes(picture.milestone))


def _moments(picture: DistributionPicture) -> Iterator[datetime]:
    mark = picture.milestone
    far = [each.day for each in far_wishes(mark)]
    dates = [picture.status_date if mark.quantiles is None else None]
    dates += [day for day in (mark.target, mark.commitment) if day not in far]
    dates += [mark.p80] if mark.quantiles is None else [mark.p80, *reach(mark.quantiles)]
    yield from (moment for moment in dates if moment is not None)


def _heading(picture: DistributionPicture, colours: Palette) -> tuple[str, float]:
    """Where it belongs, its name with the chance, the answer; and where that ends."""
    place = ", ".join(filter(None, (picture.title, picture.subtitle)))
    written = words(MARGIN, 40.0, ellipsize(place, WIDTH - 2 * MARGIN, 13.5), size=13.5, fill=colours.second)
    chance = _chance(picture.milestone)
    room = WIDTH - 2 * MARGIN - measure(chance, 13.0) - 32.0
    name = ellipsize(picture.milestone.name, room, NAME, Weight.SEMIBOLD)
    written += words(MARGIN, 72.0, name, size=NAME, fill=colours.ink, weight=Weight.SEMIBOLD)
    if chance:
        tone = colours.tone(chance_of(picture.milestone.probability))
        x = MARGIN + measure(name, NAME, Weight.SEMIBOLD) + 14.0
        written += pill(x, 69.0, chance, 13.0, tone, measure(chance, 13.0))
    y = 102.0
    for text in wrap(picture.sentence, WIDTH - 2 * MARGIN, 15.0):
        written += words(MARGIN, y, text, size=15.0, fill=colours.ink)
        y += 22.0
    return written, y


def _chance(mark: MilestoneMark) -> str:
    if mark.reached:
        return "reached"
    if mark.quantiles is None:
        return "no forecast"
    if mark.promise is None or mark.promise[1] is None:
        return ""
    return f"{about(mark.promise[1])} for {full(finish_day(mark.promise[0]))}"


def _cards(mark: MilestoneMark, top: float, colours: Palette) -> str:
    """The dates side by side, the honest one framed in ink."""
    shown = list(_dates(mark))
    width = (CURVE_RIGHT - MARGIN - CARD_GAP * (len(shown) - 1)) / max(len(shown), 1)
    written = ""
    for i, (label, value, honest) in enumerate(shown):
        x = MARGIN + i * (width + CARD_GAP)
        edge = colours.ink if honest else colours.line
        written += rectangle(x, top, width, CARD_HEIGHT, fill=colours.panel, radius=8.0, stroke=edge)
        written += words(x + 12.0, top + 22.0, label, size=12.0, fill=colours.second)
        written += words(x + 12.0, top + 43.0, value, size=15.0, fill=colours.ink, weight=Weight.SEMIBOLD)
    return written


def _dates(mark: MilestoneMark) -> Iterator[tuple[str, str, bool]]:
    if mark.target is not None:
        yield "Target", full(finish_day(mark.target)), False
    if mark.commitment is not None:
        yield "Promised", full(finish_day(mark.commitment)), False
    if mark.quantiles is None or mark.reached:
        if mark.p80 is not None:
            yield "Reached" if mark.reached else "Planned", full(finish_day(mark.p80)), True
        return
    if mark.p50 is not None:
        yield "At 50 %", full(finish_day(mark.p50)), False
    if mark.p80 is not None:
        yield "At 80 %", full(finish_day(mark.p80)), True
