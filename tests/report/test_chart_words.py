"""Chance, days, ticks, colours and widths."""

import re
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
import typst

from milepost.report.chance import Chance, about, chance_of, in_words, percent
from milepost.report.charts.axis import axis
from milepost.report.charts.svg import clean
from milepost.report.charts.timescale import Step, TimeScale, fit, major_label, minor_label
from milepost.report.charts.typeface import FONTS, Weight, covers, ellipsize, measure, wrap
from milepost.report.dates import finish_day, full
from milepost.report.theme import DARK, LIGHT, Palette


@pytest.mark.parametrize(
    ("probability", "words", "kind"),
    [
        (0.0, "0 in 10", Chance.UNLIKELY),
        (0.001, "under 1 in 10", Chance.UNLIKELY),
        (0.05, "about 1 in 10", Chance.UNLIKELY),
        (0.449, "about 4 in 10", Chance.UNLIKELY),
        (0.45, "about 5 in 10", Chance.MAYBE),
        (0.749, "about 7 in 10", Chance.MAYBE),
        (0.75, "about 8 in 10", Chance.LIKELY),
        (0.96, "over 9 in 10", Chance.LIKELY),
        (1.0, "10 in 10", Chance.LIKELY),
    ],
)
def test_words_and_kind_never_contradict_each_other(probability: float, words: str, kind: Chance) -> None:
    assert about(probability) == words
    assert words.endswith(in_words(probability))
    assert chance_of(probability) is kind


def test_only_what_is_certain_is_0_or_100_percent() -> None:
    assert [percent(p) for p in (0.0, 0.001, 0.41, 0.999, 1.0)] == ["0 %", "under 1 %", "41 %", "over 99 %", "100 %"]


def test_a_midnight_ends_its_day() -> None:
    assert full(finish_day(datetime(2027, 1, 30))) == "29 Jan 2027"
    assert full(finish_day(datetime(2027, 1, 29, 18))) == "29 Jan 2027"


@pytest.mark.parametrize(
    ("days", "major", "minor"),
    [
        (1, Step.MONTH, Step.DAY),
        (120, Step.MONTH, Step.WEEK),
        (365, Step.QUARTER, Step.MONTH),
        (2_500, Step.YEAR, Step.QUARTER),
        (7_000, Step.YEAR, None),
        (36_000, Step.FIVE_YEARS, None),
        (360_000, Step.CENTURY, None),
    ],
)
def test_ticks_suit_the_length_of_the_axis(days: int, major: Step, minor: Step | None) -> None:
    start = datetime(2026, 11, 2)
    scale = fit([start, start + timedelta(days=days)], 260, 1408)
    rhythm = scale.rhythm()
    assert (rhythm.major, rhythm.minor) == (major, minor)
    for step in (major, minor):
        ticks = scale.ticks(step) if step else []
        gaps = [b.x - a.x for a, b in pairwise(ticks[1:])]
        assert all(gap > 18 for gap in gaps)
        assert all(tick.x <= scale.right for tick in ticks)


@pytest.mark.parametrize(("days", "first"), [(7_000, "2026"), (14_300, "2030"), (100_000, "2040"), (360_000, "2100")])
def test_an_axis_names_no_year_that_is_over_before_its_left_edge(days: int, first: str) -> None:
    start = datetime(2026, 3, 2)
    scale = TimeScale(start, start + timedelta(days=days), 260, 1408)
    assert re.findall(r">(\d{4})</text>", axis(scale, start, 0, 100, LIGHT))[0] == first


def test_ticks_stand_at_the_first_midnight_and_say_so() -> None:
    scale = fit([datetime(2026, 11, 10), datetime(2027, 11, 10)], 0, 1000)
    months = scale.ticks(Step.MONTH)[1:]
    assert [minor_label(t.day, Step.MONTH) for t in months[:3]] == ["Nov", "Dec", "Jan"]
    assert months[0].x == pytest.approx(scale.x(datetime(2026, 11, 1)))
    assert [major_label(t.day, Step.QUARTER) for t in scale.ticks(Step.QUARTER)][:2] == ["Q4 2026", "Q1 2027"]
    assert all(t.day.weekday() == 0 for t in scale.ticks(Step.WEEK))


def test_the_axis_bears_the_ends_of_the_calendar() -> None:
    for moment in (datetime(1, 1, 1), datetime(9999, 12, 31)):
        scale = fit([moment, datetime(2026, 11, 2)], 0, 1000)
        assert scale.ticks(scale.rhythm().major)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, section 1.4.3."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_word_has_the_contrast_that_WCAG_asks_of_small_text(colours: Palette) -> None:
    tones = (colours.likely, colours.maybe, colours.unlikely, colours.unknown)
    pairs = [(tone.text, colours.ground) for tone in tones] + [(tone.text, tone.pill) for tone in tones]
    pairs += [(text, ground) for text in (colours.ink, colours.second) for ground in (colours.ground, colours.lane)]
    pairs += [(colours.on_accent, colours.accent)]
    assert [(pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("text", ["Public beta 4 in 10", "Łódź, Ελλάδα, Привет", "WAVE 1,171 %", "שלום"])
def test_widths_are_those_of_the_type_setter(text: str, weight: Weight) -> None:
    source = (
        f'#set text(font: "Inter", size: 100pt, weight: {int(weight)}, kerning: false, ligatures: false)\n'
        f"#context [#metadata(measure([{text}]).width.pt()) <width>]"
    )
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    found = typst.Compiler(source.encode(), font_paths=fonts).query("<width>", field="value", one=True)
    assert measure(text, 100, weight) == pytest.approx(float(found), rel=0.002)


def test_figures_are_tabular() -> None:
    for weight in Weight:
        assert len({round(measure(figure, 100, weight), 6) for figure in "0123456789"}) == 1


@pytest.mark.parametrize(
    "text", ["A name that is much too long for its place", "שם ארוך מאוד שלא נכנס למקום שלו", "日本語の長い名前です"]
)
def test_a_cut_text_fits_and_says_so(text: str) -> None:
    cut = ellipsize(text, 90, 13)
    assert measure(cut, 13) <= 90
    assert "\u2026" in cut and cut[0] == text[0]
    assert ellipsize("Short", 90, 13) == "Short"


def test_wrapping_loses_no_word_that_has_room() -> None:
    text = "Public beta needs you: about 4 in 10 for 29 January; 12 March is the date at 80 %."
    lines = wrap(text, 300, 15, lines=5)
    assert " ".join(lines).replace("\u00a0", " ") == text
    assert all(measure(line, 15) <= 300 for line in lines)
    assert not any(line.startswith("%") for line in lines)
    assert len(wrap(text * 9, 300, 15, lines=2)) == 2
    assert wrap("", 300, 15) in ([], [""])


def test_scripts_without_a_font_of_ours_are_known() -> None:
    assert covers("Łódź Ελλάδα Привет שלום العالم 12 % \u200f")
    assert not covers("日本語")


def test_names_keep_their_letters_and_lose_what_XML_or_readers_cannot_bear() -> None:
    assert clean(" a\x00b\n\tc\u202ed\ufffe ") == "ab cd"
    assert clean("نمی\u200cخواهم") == "نمی\u200cخواهم"
