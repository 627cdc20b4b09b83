"""The milestone map: lanes, and on them what is wanted, what was promised and what the futures say."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from milepost.report.chance import about, chance_of
from milepost.report.charts import axis
from milepost.report.charts.detail import Detail, detail_for
from milepost.report.charts.frame import MARGIN, heading, small_print
from milepost.report.charts.hill import reach
from milepost.report.charts.layout import Placed, PlacedLane, first_free_rows, place_lanes
from milepost.report.charts.legend import entries, legend
from milepost.report.charts.marks import answer, milestone, pill
from milepost.report.charts.near import Near, near_picture
from milepost.report.charts.picture import MapPicture, MilestoneMark, PhaseMark
from milepost.report.charts.svg import document, element, line, number, rectangle, words
from milepost.report.charts.timescale import TimeScale, fit
from milepost.report.charts.typeface import Weight, ellipsize, measure, wrap
from milepost.report.dates import finish_day, full
from milepost.report.theme import Palette, Theme, palette

COLUMN = 228.0
LANE_FONT = 14.0
PHASE_ROW = 22.0


def draw_map(picture: MapPicture, theme: Theme = Theme.LIGHT) -> str:
    """The map as an SVG document: width 1440 px (1920 above 120 milestones), as high as its lanes need.

    The same picture gives the same bytes. Every milestone is drawn, with many of them each has less room; what lies far
    from the rest is told under them in words.
    """
    colours = palette(theme)
    detail = detail_for(sum(len(lane.milestones) for lane in picture.lanes))
    near = near_picture(picture)
    scale = map_scale(near, detail)
    header, top = heading(picture.title, picture.subtitle, picture.sentence, detail.width, colours)
    phases, top = _phases(picture.phases, scale, top + 6.0, colours)
    lanes_top = top + axis.HEIGHT
    lanes = place_lanes(near.picture.lanes, scale, detail, lanes_top, _least_height(picture, detail))
    bottom = lanes[-1].top + lanes[-1].height if lanes else lanes_top + 80.0
    placed = [one for lane in lanes for one in lane.milestones]
    footer, height = _footer(picture, near.sentence, placed, bottom, detail, colours)
    content = (
        header,
        phases,
        axis.axis(scale, picture.status_date, top, bottom, colours),
        *(_lane(lane, detail, colours) for lane in lanes),
        line(MARGIN, bottom, detail.width - MARGIN, bottom, stroke=colours.line),
        axis.status_line(scale, picture.status_date, lanes_top - 16.0, bottom, colours),
        "".join(_links(picture.links, placed, colours)) if detail.linked else "",
        *(milestone(one, detail, colours) for one in placed),
        axis.status_words(scale, picture.status_date, lanes_top - 18.0, colours),
        footer,
    )
    return document(
        detail.width,
        height,
        title=picture.title,
        description=" ".join(filter(None, (_description(picture), near.sentence))),
        palette=colours,
        content=content,
    )


def map_scale(near: Near, detail: Detail) -> TimeScale:
    """The time axis that holds every date of the picture but those that are far from the rest."""
    marks = [mark for lane in near.picture.lanes for mark in lane.milestones]
    moments = [near.picture.status_date, *near.dates(), *(moment for mark in marks for moment in _moments(mark))]
    return fit(moments, MARGIN + COLUMN, detail.width - MARGIN)


def _moments(mark: MilestoneMark) -> Iterator[datetime]:
    dates = [mark.p80]
    if not mark.reached:
        dates += [mark.p10, mark.p90]
        dates += [] if mark.quantiles is None else list(reach(mark.quantiles))
    return (moment for moment in dates if moment is not None)


def _description(picture: MapPicture) -> str:
    answers = (
        f"{lane.name}: " + " ".join(answer(mark) for mark in lane.milestones)
        for lane in picture.lanes
        if lane.milestones
    )
    return " ".join((picture.sentence, *answers, picture.footnote))


def _least_height(picture: MapPicture, detail: Detail) -> float:
    """Room for the words at the left of the lanes."""
    lines = max((len(_lane_name(lane.name)) for lane in picture.lanes), default=1)
    rows = (18.0 if any(lane.due for lane in picture.lanes) else 0.0) + (
        28.0 if any(lane.probability is not None for lane in picture.lanes) else 0.0
    )
    return detail.lane_air + 19.0 * lines + rows + 8.0


def _lane_name(name: str) -> list[str]:
    return wrap(name, COLUMN - 24.0, LANE_FONT, Weight.SEMIBOLD, 3)


def _lane(placed: PlacedLane, detail: Detail, colours: Palette) -> str:
    lane, y = placed.lane, placed.top + detail.lane_air + LANE_FONT
    written = line(MARGIN, placed.top, detail.width - MARGIN, placed.top, stroke=colours.line)
    for text in _lane_name(lane.name):
        written += words(MARGIN, y, text, size=LANE_FONT, fill=colours.ink, weight=Weight.SEMIBOLD)
        y += 19.0
    if lane.due is not None:
        written += words(MARGIN, y, f"by {full(finish_day(lane.due))}", size=12.5, fill=colours.second)
        y += 18.0
    if lane.probability is not None:
        text, tone = about(lane.probability), colours.tone(chance_of(lane.probability))
        written += pill(MARGIN, y + 6.0, text, 12.0, tone, measure(text, 12.0))
    return written


def _phases(phases: Sequence[PhaseMark], scale: TimeScale, top: float, colours: Palette) -> tuple[str, float]:
    """Phases as named bars above the axis, in as many rows as they need; and where they end."""
    seen = sorted((p for p in phases if p.start < scale.finish and p.finish > scale.start), key=lambda p: p.start)
    spans = [(max(scale.x(p.start), scale.left), min(scale.x(p.finish), scale.right)) for p in seen]
    rows, written = first_free_rows(spans, gap=2.0), ""
    for phase, (left, right), row in zip(seen, spans, rows, strict=True):
        y = top + row * PHASE_ROW
        written += rectangle(left, y, right - left, PHASE_ROW - 4.0, fill=colours.lane, radius=4.0)
        if right - left > 40.0:
            name = ellipsize(phase.name, right - left - 16.0, 11.5)
            written += words(left + 8.0, y + 13.0, name, size=11.5, fill=colours.second)
    return written, top + (max(rows, default=-1) + 1) * PHASE_ROW


def _links(links: Sequence[tuple[str, str]], placed: Sequence[Placed], colours: Palette) -> Iterator[str]:
    """Thin curves from the stone of one milestone to the beginning of the next."""
    by_id = {one.mark.id: one for one in placed}
    for first, then in links:
        if first not in by_id or then not in by_id:
            continue
        a, b = by_id[first], by_id[then]
        x1, x2 = a.stone, (b.band[0] if b.band else b.stone)
        bend = min(max(abs(x2 - x1) / 2, 24.0), 90.0)
        path = (
            f"M{number(x1)},{number(a.base)}C{number(x1 + bend)},{number(a.base)} "
            f"{number(x2 - bend)},{number(b.base)} {number(x2)},{number(b.base)}"
        )
        yield element("path", d=path, fill="none", stroke=colours.third, stroke_width=1.2, stroke_dasharray="1 3")


def _footer(
    picture: MapPicture, far: str, placed: Sequence[Placed], bottom: float, detail: Detail, colours: Palette
) -> tuple[str, float]:
    shown = list(entries(placed, colours, linked=bool(picture.links) and detail.linked))
    signs, base = legend(shown, MARGIN, bottom + 32.0, detail.width - MARGIN, colours)
    notes = [far, picture.footnote]
    if picture.links and not detail.linked:
        notes.append("Dependencies are left out at this size.")
    written, height = small_print(" ".join(filter(None, notes)), base + 32.0, detail.width, colours)
    return signs + written, height
