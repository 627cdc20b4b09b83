"""The shapes of the map: stone, flags, hill and words of one milestone."""

from milepost.report.chance import chance_of, percent
from milepost.report.charts.detail import Detail
from milepost.report.charts.layout import WORD_GAP, Label, Placed
from milepost.report.charts.picture import MilestoneMark
from milepost.report.charts.svg import element, group, line, number, rectangle, words, words_then
from milepost.report.dates import finish_day, full
from milepost.report.theme import Palette, Tone

CLOSE_FLAGS = 9.0


def milestone(placed: Placed, detail: Detail, palette: Palette) -> str:
    """All of one milestone, from the hill behind to the words below."""
    tone = palette.tone(chance_of(placed.mark.probability))
    content = (
        _ground(placed, detail, tone)
        + flags(placed.target, placed.commitment, placed.base, detail.head, detail.stone * 0.9, palette)
        + _stone(placed, detail, palette, tone)
        + _words(placed, detail, palette, tone)
    )
    return group(answer(placed.mark), content, identity=placed.mark.id)


def answer(mark: MilestoneMark) -> str:
    """The milestone in one sentence, with exact figures."""
    if mark.stone_date is None:
        return f"{mark.name}: no date and no forecast yet."
    day = full(finish_day(mark.stone_date))
    if mark.reached:
        return f"{mark.name}: reached on {day}."
    if mark.quantiles is None:
        return f"{mark.name}: no forecast; the date is {day}."
    if mark.promise is None or mark.promise[1] is None:
        return f"{mark.name}: {day} at 80 %."
    wanted, probability = mark.promise
    return f"{mark.name}: {day} at 80 %; {percent(probability or 0.0)} for {full(finish_day(wanted))}."


def stone_path(x: float, base: float, size: float) -> str:
    """A small standing stone with a round head: `size` wide, a little higher, its foot on `base`, its middle at `x`."""
    half, shoulder = size / 2, base - size * 1.2 + size / 2
    radius = number(half)
    return (
        f"M{number(x - half)},{number(base)}V{number(shoulder)}"
        f"A{radius},{radius} 0 0 1 {number(x + half)},{number(shoulder)}V{number(base)}Z"
    )


def stone(x: float, base: float, size: float, palette: Palette, fill: str) -> str:
    """A stone in one colour, set off from what lies behind it."""
    return element("path", d=stone_path(x, base, size), fill=fill, stroke=palette.ground, stroke_width=1.4)


def hollow_stone(x: float, base: float, size: float, palette: Palette) -> str:
    """The stone of a milestone without a forecast: an outline of dashes."""
    return element(
        "path",
        d=stone_path(x, base, size),
        fill=palette.ground,
        stroke=palette.second,
        stroke_width=1.3,
        stroke_dasharray="2 1.6",
    )


def reached_stone(x: float, base: float, size: float, palette: Palette) -> str:
    """The stone of what lies behind us: ink, with a tick in it."""
    unit = size / 10
    tick = [(-2.3, -5.6), (-0.6, -3.8), (2.5, -7.6)]
    path = "M" + " ".join(f"{number(x + a * unit)},{number(base + b * unit)}" for a, b in tick)
    return stone(x, base, size, palette, palette.ink) + element(
        "path", d=path, fill="none", stroke=palette.ground, stroke_width=max(1.5 * unit, 1.1), stroke_linecap="round"
    )


def flag(
    x: float, base: float, height: float, size: float, palette: Palette, *, filled: bool, drop: float = 0.0
) -> str:
    """A flag on a pole: hollow for a wish, filled for a promise; `drop` lowers the cloth."""
    top = base - height + drop
    cloth = f"M{number(x)},{number(top)}l{number(size)},{number(size * 0.42)} {number(-size)},{number(size * 0.42)}Z"
    return line(x, base, x, base - height, stroke=palette.ink, width=1.2) + element(
        "path",
        d=cloth,
        fill=palette.ink if filled else palette.ground,
        stroke=palette.ink,
        stroke_width=1.2,
        stroke_linejoin="round",
    )


def flags(
    target: float | None, commitment: float | None, base: float, height: float, size: float, palette: Palette
) -> str:
    """Both flags; where they stand too close, the promise hangs lower on its pole."""
    close = target is not None and commitment is not None and abs(target - commitment) < max(CLOSE_FLAGS, size)
    hollow = "" if target is None else flag(target, base, height, size, palette, filled=False)
    if commitment is None:
        return hollow
    return hollow + flag(commitment, base, height, size, palette, filled=True, drop=size if close else 0.0)


def _ground(placed: Placed, detail: Detail, tone: Tone) -> str:
    if placed.band is None:
        return ""
    left, middle, right = placed.band
    written = list[str]()
    if placed.hill is not None:
        written.append(element("path", d=placed.hill.surface(placed.base, detail.hill), fill=tone.tint))
        written.append(
            element(
                "path", d=placed.hill.ridge(placed.base, detail.hill), fill="none", stroke=tone.mark, stroke_width=1
            )
        )
        top = placed.base - detail.hill * placed.hill.height_at(middle)
        written.append(line(middle, placed.base, middle, top, stroke=tone.mark, width=1.2))
    written.append(line(left, placed.base, max(right, left + 2.0), placed.base, stroke=tone.mark, width=3.0))
    return "".join(written)


def _stone(placed: Placed, detail: Detail, palette: Palette, tone: Tone) -> str:
    if placed.mark.reached:
        return reached_stone(placed.stone, placed.base + 1.5, detail.stone, palette)
    if placed.mark.quantiles is None:
        return hollow_stone(placed.stone, placed.base + 1.5, detail.stone, palette)
    return stone(placed.stone, placed.base + 1.5, detail.stone, palette, tone.mark)


def _words(placed: Placed, detail: Detail, palette: Palette, tone: Tone) -> str:
    label = placed.label
    line_one = placed.base + detail.font + 5.0
    fill = palette.second if placed.mark.reached or placed.mark.quantiles is None else tone.text
    return (
        _knockout(label, placed.base + 4.0, detail, palette)
        + words_then(
            label.left,
            line_one,
            label.name,
            label.chance,
            size=detail.font,
            gap=WORD_GAP,
            fill=palette.ink,
            fill_then=fill,
        )
        + words(label.left, line_one + 16.0, label.date, size=detail.font - 1.5, fill=palette.second)
    )


def _knockout(label: Label, top: float, detail: Detail, palette: Palette) -> str:
    """Paper behind the words, so that links and lines pass beneath them."""
    paper = rectangle(label.left - 2, top, label.first_width + 4, detail.font * 1.4, fill=palette.ground)
    if not label.date:
        return paper
    return paper + rectangle(label.left - 2, top + detail.font * 1.4, label.date_width + 4, 15.0, fill=palette.ground)


def pill(x: float, y: float, text: str, size: float, tone: Tone, width: float) -> str:
    """Words of chance on their tint; `y` is their base line and `width` what they measure."""
    return rectangle(x, y - size - 2, width + 16, size + 8, fill=tone.pill, radius=(size + 8) / 2) + words(
        x + 8, y, text, size=size, fill=tone.text
    )
