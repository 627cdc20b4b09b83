"""The parts of terminal pages: hills on one axis, bars of ten, tables that fit, lanes."""

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from milepost.forecast.results import MilestoneForecast
from milepost.model.moment import MINUTES_PER_DAY
from milepost.report.chance import Chance
from milepost.report.lanes import lanes
from milepost.report.terminal.axis import Axis, axis_for
from milepost.report.terminal.bars import chance_bar, length_bar
from milepost.report.terminal.columns import Column, lay
from milepost.report.terminal.glyphs import ASCII, UNICODE, clean, glyphs_for
from milepost.report.terminal.goals import beside, figure
from milepost.report.terminal.ink import EITHER
from milepost.report.terminal.paper import Paper
from milepost.report.terminal.strip import hill, shares, spaced
from tests.report.forecasts import STATUS, day, forecast_of, milestone

PAPER = Paper(80, UNICODE, EITHER)
WEEKS = Axis(day(2, 1), day(2, 1) + 40 * 7 * MINUTES_PER_DAY, 40)


def test_C16_a_bar_has_as_many_full_signs_as_the_chance_has_tenths() -> None:
    bars = [chance_bar(chance, PAPER).plain for chance in (0.0, 0.04, 0.41, 0.45, 0.96, 1.0)]
    assert [bar.count("▰") for bar in bars] == [0, 0, 4, 5, 10, 10]
    assert {len(bar) for bar in bars} == {10}
    assert chance_bar(0.83, PAPER).style == EITHER.of(Chance.LIKELY)


def test_C16_whatever_there_is_has_at_least_one_sign() -> None:
    assert [length_bar(share, 10, PAPER).plain for share in (0.0, 0.01, 0.5, 1.0)] == ["", "▰", "▰" * 5, "▰" * 10]


def test_C17_a_column_shows_the_share_of_futures_within_it() -> None:
    # 200 equal days are 28 weeks and four days: each whole week holds 7 of 200.
    found = shares(milestone().quantiles or (), WEEKS)
    assert found[:28] == pytest.approx([7 / 200] * 28)
    assert found[28:30] == pytest.approx([4 / 200, 0.0])
    assert sum(found) == pytest.approx(1.0)


def test_C17_columns_under_a_week_do_not_show_which_days_are_worked_on() -> None:
    # One future on each working day: the same number in any seven days.
    working = range(day(2, 1), day(2, 1) + 281 * MINUTES_PER_DAY, MINUTES_PER_DAY)
    weekdays = [each for number, each in enumerate(working) if number % 7 < 5]
    quantiles = tuple(weekdays[number * len(weekdays) // 201] for number in range(201))
    axis = Axis(day(2, 1) + 28 * MINUTES_PER_DAY, day(2, 1) + 98 * MINUTES_PER_DAY, 70)
    found = shares(quantiles, axis)
    assert max(found) < 1.15 * min(found)


def test_C17_no_column_before_the_first_future_has_a_share() -> None:
    # 42 of 201 quantiles on one day, the others evenly in the hundred days after it; columns of a day.
    first = day(4, 15)
    quantiles = tuple(first + max(number - 41, 0) * 100 * MINUTES_PER_DAY // 159 for number in range(201))
    axis = Axis(first - 20 * MINUTES_PER_DAY, first + 120 * MINUTES_PER_DAY, 140)
    found = shares(quantiles, axis)
    assert found[:20] == [0.0] * 20
    assert found[20] > 5 * found[60] > 0
    assert found[121:] == [0.0] * 19
    assert sum(found) == pytest.approx(1.0, abs=0.01)


def test_C17_what_differs_by_less_than_a_week_is_in_its_own_columns() -> None:
    certain = shares((day(4, 15),) * 201, Axis(day(4, 1), day(5, 1), 30))
    assert certain == [0.0] * 14 + [1.0] + [0.0] * 15


def signs(shown: MilestoneForecast, axis: Axis) -> str:
    return hill(shown, axis, PAPER).plain


def test_C17_the_stone_stands_right_of_the_flag_it_will_miss() -> None:
    # P80 lies 160 days after 2 February, in the 23rd week; the flags in the 5th and the 31st.
    late = signs(milestone(target=(day(3, 10), 0.2), promise=(day(9, 5), 1.0, 0.8)), WEEKS)
    assert (late.index("▹"), late.index("◆"), late.index("▸")) == (5, 22, 30)


def test_C17_marks_of_one_column_stand_beside_one_another_in_their_order() -> None:
    p80 = milestone().when
    assert p80 is not None
    kept = signs(milestone(target=(p80.p80 + 60, 0.8)), WEEKS)
    missed = signs(milestone(target=(p80.p80 - 60, 0.8)), WEEKS)
    assert "◆▹" in kept
    assert "▹◆" in missed


@pytest.mark.parametrize(
    ("columns", "apart"),
    [([3, 3, 3], [3, 4, 5]), ([9, 9], [8, 9]), ([0, 0, 9], [0, 1, 9]), ([8, 9, 9], [7, 8, 9]), ([], [])],
)
def test_C17_marks_are_moved_apart_no_further_than_they_must(columns: list[int], apart: list[int]) -> None:
    assert spaced(columns, 10) == apart


def test_C17_what_is_reached_has_no_hill() -> None:
    assert set(signs(milestone(reached=True), WEEKS)) <= set(" ┊│")


def test_C17_one_axis_holds_every_date_and_names_its_months() -> None:
    found = axis_for([milestone(target=(day(11, 30), 1.0))], day(1, 31), 80)
    assert found is not None
    assert found.first == day(1, 31)
    assert found.column(day(11, 30)) == 79
    # 304 days from 1 February on in 80 columns: April begins after 59 of them, July after 150, October after 242.
    assert found.ticks() == {15: "Apr 2027", 39: "Jul 2027", 63: "Oct 2027"}
    assert axis_for([milestone(reached=True)], day(1, 31), 80) is None


def test_C9_signs_are_plain_where_the_encoding_has_no_others() -> None:
    assert glyphs_for("utf-8") is UNICODE
    assert {glyphs_for(each) for each in ("ascii", "latin-1", "cp1252", "nonsense")} == {ASCII}


def test_C10_a_name_is_one_line_of_what_can_be_shown() -> None:
    assert clean("a\tb\n c\x1b[31m d\u202ee\u2066") == "a b c[31m de"
    assert clean("می\u200cخواهم 東京") == "می\u200cخواهم 東京"


def table(width: int) -> list[str]:
    columns = [
        Column("Name", [Text("A rather long name"), Text("東京")], least=8),
        Column("First", [Text("1 Jan 27"), Text("")], right=True, gives_way=1),
        Column("Second", [Text("2 Feb 27"), Text("3 Mar 27")], right=True),
        Column("Empty", [Text(""), Text("")]),
    ]
    laid = lay(columns, Paper(width, UNICODE, EITHER))
    return [line.plain for line in (laid.heading(), *laid.rows())]


def test_C23_a_table_that_fits_is_whole_but_for_empty_columns() -> None:
    assert table(40) == [
        "Name                   First    Second",
        "A rather long name  1 Jan 27  2 Feb 27",
        "東京                          3 Mar 27",
    ]


def test_C23_the_long_column_is_cut_before_another_gives_way() -> None:
    assert table(30)[1] == "A rather…   1 Jan 27  2 Feb 27"
    assert table(24)[:2] == [f"{'Name':14}  {'Second':>8}", "A rather long…  2 Feb 27"]
    assert all("1 Jan" not in line for line in table(24))


def test_C23_a_figure_stays_with_its_unit() -> None:
    lines = Paper(24, UNICODE, EITHER).wrap("It is done in about 4 in 10, or 41 % of them all")
    assert [line.plain for line in lines] == ["It is done in about", "4 in 10, or 41 % of them", "all"]


def test_C23_paper_takes_the_width_of_its_console() -> None:
    assert [Paper.of(Console(file=StringIO(), width=width)).width for width in (10, 80, 300)] == [24, 80, 160]


LANES = STATUS + (
    "objectives:\n"
    "  - {id: goal, name: Goal, due: 2027-06-30}\n"
    "  - {id: idle, name: Idle, due: 2027-06-30}\n"
    "milestones:\n"
    "  - {id: c, expected: {low: 2027-01-04, likely: 2027-01-05, high: 2027-01-06}}\n"
    "  - {id: a, supports: [goal], expected: {low: 2027-01-04, likely: 2027-01-05, high: 2027-01-06}}\n"
    "  - {id: b, supports: [goal], expected: {low: 2027-01-04, likely: 2027-01-05, high: 2027-01-06}}\n"
)


def test_C24_without_initiatives_lanes_are_objectives_with_their_chance() -> None:
    found = lanes(forecast_of(LANES))
    assert [(lane.name, [each.id for each in lane.milestones]) for lane in found] == [
        ("Goal", ["a", "b"]),
        ("Other milestones", ["c"]),
    ]
    assert found[0].objective is not None
    assert found[0].objective.probability == 1.0
    assert found[1].objective is None


def test_C24_lanes_are_initiatives_where_there_are_any_under_those_above_them() -> None:
    text = LANES.replace("milestones:", "initiatives: [{id: up}, {id: down, parent: up}]\nmilestones:")
    text = text.replace("{id: a,", "{id: a, initiative: down,").replace("{id: c,", "{id: c, initiative: up,")
    assert [lane.name for lane in lanes(forecast_of(text))] == ["Up", "Up / Down", "Other milestones"]


@pytest.mark.parametrize(
    ("value", "wanted", "words"),
    [(99.95, 99.9, "99.95 of 99.9"), (946.88, 900, "947 of 900"), (38.5, 40, "38.5 of 40"), (52.0, 60, "52 of 60")],
)
def test_C23_a_value_is_told_as_exactly_as_it_takes_to_tell_it_from_what_is_wanted(
    value: float, wanted: float, words: str
) -> None:
    assert f"{beside(value, wanted)} of {figure(wanted)}" == words
