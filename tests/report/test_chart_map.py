"""The milestone map: everything is drawn, in its place, and nothing covers a word."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from unicodedata import normalize
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.report.charts import Lane, MapPicture, MilestoneMark, PhaseMark, Theme, draw_map
from milepost.report.charts.legend import Entry, legend
from milepost.report.theme import LIGHT
from tests.report.chart_plans import STATUS, SVG, Box, hills, mark, milestones, parse, picture, poles, stone, texts

BETA = mark("beta", "Public beta", 95, 16, target=88, commitment=116)
SOON = mark("soon", "Pricing agreed", 33, 5, target=40)
LATER = mark("later", "General availability", 190, 24, target=207, commitment=230)
UNKNOWN = MilestoneMark("gate", "Board agrees", None, None, None, None, None, target=STATUS + timedelta(days=60))
SOMEDAY = MilestoneMark("someday", "Someday", None, None, None, None, None)
PAST = STATUS - timedelta(days=3)
DONE = MilestoneMark("done", "Kick-off", PAST, PAST, PAST, PAST, None, reached=True)
NAMES = st.text(min_size=1, max_size=80).filter(lambda name: normalize("NFC", name).strip() != "")


def crowd(count: int, lanes: int = 4) -> MapPicture:
    """As many milestones as asked for, close together."""
    marks = [
        mark(f"m{i}", f"Milestone number {i} of many", 20 + 7.3 * (i % 60), 3 + i % 9, 25 + 7 * (i % 60))
        for i in range(count)
    ]
    return picture(*(Lane(f"Lane {j}", tuple(marks[j::lanes])) for j in range(lanes)))


def assert_nothing_covers_words(root: Element) -> None:
    words = texts(root)
    clashes = [(a.text, b.text) for a, b in combinations(words, 2) if a.overlaps(b)]
    surfaces = [box for group in milestones(root).values() for box in hills(group)]
    clashes += [(word.text, "a hill") for word in words for surface in surfaces if word.overlaps(surface)]
    assert clashes == []


@pytest.mark.parametrize("count", [1, 3, 12, 15, 16, 45, 60, 120, 121, 300])
def test_every_milestone_is_drawn_and_no_label_or_hill_covers_another(count: int) -> None:
    root = parse(draw_map(crowd(count)))
    assert set(milestones(root)) == {f"m{i}" for i in range(count)}
    assert_nothing_covers_words(root)
    assert_hills_stand_apart(root)


def assert_hills_stand_apart(root: Element) -> None:
    surfaces = [box for group in milestones(root).values() for box in hills(group)]
    assert not any(a.overlaps(b) for a, b in combinations(surfaces, 2))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(NAMES, st.floats(0, 4000), st.floats(0, 400), st.none() | st.floats(-50, 4000), st.booleans()),
        max_size=25,
    ),
    NAMES,
)
def test_any_plan_is_drawn_whole_inside_the_paper(
    rows: list[tuple[str, float, float, float | None, bool]], lane: str
) -> None:
    marks = tuple(
        mark(f"m{i}", name, middle, max(deviation, 1e-6), target, target and target + 9 if promised else None)
        for i, (name, middle, deviation, target, promised) in enumerate(rows)
    )
    root = parse(draw_map(picture(Lane(lane, marks[::2]), Lane(lane, marks[1::2]))))
    paper = Box(0, 0, float(root.get("width", "0")), float(root.get("height", "0")))
    assert set(milestones(root)) == {one.id for one in marks}
    assert_nothing_covers_words(root)
    for box in [*texts(root), *(box for group in milestones(root).values() for box in hills(group))]:
        assert paper.left <= box.left and box.right <= paper.right and box.bottom <= paper.bottom, box


def test_stones_stand_at_P80_and_flags_at_their_dates_on_one_straight_scale() -> None:
    groups = milestones(parse(draw_map(picture(Lane("Lane", (SOON, BETA, LATER))))))
    seen: list[tuple[datetime, float]] = []
    for one in (SOON, BETA, LATER):
        dates = [date for date in (one.target, one.commitment) if date is not None]
        seen += zip(dates, poles(groups[one.id]), strict=True)
        assert one.p80 is not None
        seen.append((one.p80, stone(groups[one.id])))
    (first, left), (last, right) = min(seen), max(seen)
    for moment, x in seen:
        assert x == pytest.approx(left + (moment - first) / (last - first) * (right - left), abs=0.2)


def test_the_hill_lies_over_its_likely_span() -> None:
    group = milestones(parse(draw_map(picture(Lane("Lane", (BETA,))))))["beta"]
    (surface,) = hills(group)
    (band,) = [line for line in group.iter(f"{SVG}line") if line.get("stroke-width") == "3"]
    assert surface.left < float(band.get("x1", "nan")) < stone(group) < float(band.get("x2", "nan")) < surface.right
    assert float(band.get("y1", "nan")) == surface.bottom


def test_target_is_hollow_and_commitment_filled() -> None:
    group = milestones(parse(draw_map(picture(Lane("Lane", (BETA,))))))["beta"]
    cloths = [path.get("fill") for path in group.iter(f"{SVG}path") if "l" in path.get("d", "")]
    assert cloths == ["#fbfaf7", "#1d2330"]


def test_flags_of_one_day_hang_at_two_heights() -> None:
    group = milestones(parse(draw_map(picture(Lane("Lane", (replace(BETA, commitment=BETA.target),))))))["beta"]
    tops = [path.get("d", "").split("l")[0] for path in group.iter(f"{SVG}path") if "l" in path.get("d", "")]
    assert len(set(tops)) == 2


@pytest.mark.parametrize(
    ("probability", "colour", "words"),
    [
        (0.80, "#0f7b6c", "8 in 10"),
        (0.41, "#c2412d", "4 in 10"),
        (0.66, "#b7791f", "7 in 10"),
        (0.999, "#0f7b6c", "over 9 in 10"),
        (0.01, "#c2412d", "under 1 in 10"),
    ],
)
def test_chance_has_words_and_a_colour(probability: float, colour: str, words: str) -> None:
    svg = draw_map(picture(Lane("Lane", (replace(BETA, probability_target=probability),))))
    group = milestones(parse(svg))["beta"]
    (fill,) = {path.get("fill") for path in group.iter(f"{SVG}path") if "A" in path.get("d", "")}
    assert fill == colour
    assert words in "".join(group.itertext())


def test_without_a_forecast_the_stone_is_a_dashed_outline() -> None:
    groups = milestones(parse(draw_map(picture(Lane("Lane", (UNKNOWN, SOMEDAY, BETA))))))
    for identity in ("gate", "someday"):
        (outline,) = [path for path in groups[identity].iter(f"{SVG}path") if "A" in path.get("d", "")]
        assert outline.get("stroke-dasharray") is not None
        assert "no forecast" in "".join(groups[identity].itertext())
    assert "no date yet" in "".join(groups["someday"].itertext())
    assert stone(groups["gate"]) == pytest.approx(poles(groups["gate"])[0], abs=0.1)


def test_a_reached_milestone_is_a_stone_of_ink_with_a_tick() -> None:
    group = milestones(parse(draw_map(picture(Lane("Lane", (DONE, BETA))))))["done"]
    paths = list(group.iter(f"{SVG}path"))
    assert [path.get("fill") for path in paths] == ["#1d2330", "none"]
    assert "reached" in "".join(group.itertext())


def test_colour_is_spent_on_chance_alone() -> None:
    plain = replace(BETA, target=None, commitment=None)
    root = parse(draw_map(picture(Lane("Lane", (plain, UNKNOWN, DONE)))))
    drawn = {element.get(key) for element in root.iter() for key in ("fill", "stroke")}
    assert not drawn & {"#0f7b6c", "#b7791f", "#c2412d", "#925c10"}


def test_names_are_escaped_and_read_back_as_given() -> None:
    name = 'Ready <&> "go" שלום'
    root = parse(draw_map(picture(Lane("R&D <team>", (replace(BETA, id='a"<b>&', name=name),)))))
    found = [box.text for box in texts(root)]
    assert any(text.startswith(name) for text in found)
    assert "R&D <team>" in found
    assert set(milestones(root)) == {'a"<b>&'}


def test_a_long_name_is_cut_with_an_ellipsis_and_whole_in_its_title() -> None:
    name = "Every subsidiary of the international programme has moved its ledgers " * 3
    group = milestones(parse(draw_map(picture(Lane("Lane", (replace(BETA, name=name),))))))["beta"]
    assert "\u2026" in "".join(group.find(f"{SVG}text").itertext())  # type: ignore[union-attr]  # a label is always there
    assert (group.findtext(f"{SVG}title") or "").startswith(name.strip())


def test_the_drawing_tells_its_story_to_a_screen_reader() -> None:
    wanted = picture(Lane("Atlas", (BETA,)))
    root = parse(draw_map(wanted))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == wanted.title
    description = root.findtext(f"{SVG}desc") or ""
    assert wanted.sentence in description
    assert "Public beta" in description and "at 80 %" in description
    labels = (root.get("aria-labelledby") or "").split()
    assert {element.get("id") for element in root.iter() if element.get("id")} >= set(labels)


@pytest.mark.parametrize("theme", list(Theme))
def test_the_same_picture_gives_the_same_bytes_and_asks_no_other_host(theme: Theme) -> None:
    first, second = (draw_map(crowd(20), theme) for _ in range(2))
    assert first == second
    assert "http" not in first.replace("http://www.w3.org/2000/svg", "")


def test_phases_stand_above_the_axis_without_touching() -> None:
    phases = tuple(
        PhaseMark(name, STATUS + timedelta(days=start), STATUS + timedelta(days=finish))
        for name, start, finish in (
            ("Discover", -90, 40),
            ("Deliver", 45, 200),
            ("Settle", 150, 900),
            ("Past", -90, -60),
        )
    )
    root = parse(draw_map(replace(picture(Lane("Lane", (BETA, LATER))), phases=phases)))
    assert {"Discover", "Deliver", "Settle"} <= {box.text for box in texts(root)}
    assert_nothing_covers_words(root)


def test_links_are_drawn_between_known_milestones_and_said_to_be_left_out_at_size() -> None:
    links = (("soon", "beta"), ("beta", "later"), ("beta", "nobody"))
    small = parse(draw_map(picture(Lane("Lane", (SOON, BETA, LATER)), links=links)))
    curves = [p for p in small.findall(f"{SVG}path") if "C" in p.get("d", "")]
    assert len(curves) == 2
    large = draw_map(replace(crowd(130), links=(("m1", "m2"),)))
    assert "Dependencies are left out at this size." in large


def test_a_plan_without_milestones_is_still_a_drawing() -> None:
    for empty in (picture(), picture(Lane("Nothing yet", ()))):
        root = parse(draw_map(empty))
        assert empty.sentence.split()[0] in " ".join(box.text for box in texts(root))


def test_a_lane_says_by_when_and_how_likely() -> None:
    lane = Lane("Win the mid-market", (BETA,), due=datetime(2027, 7, 1), probability=0.37)
    found = {box.text for box in texts(parse(draw_map(picture(lane))))}
    # The midnight that ends 30 June, as in the plan file.
    assert {"Win the mid-market", "by 30 Jun 2027", "about 4 in 10"} <= found


def test_without_a_target_the_chance_is_that_of_the_commitment() -> None:
    promised = replace(BETA, target=None, probability_target=None)
    group = milestones(parse(draw_map(picture(Lane("Lane", (promised,))))))["beta"]
    # Normal, 95 days with deviation 16: 90.5 % by day 116 (standard tables).
    assert "9 in 10" in "".join(group.itertext())
    assert "91 % for 25 Feb 2027" in (group.findtext(f"{SVG}title") or "")


def test_the_legend_explains_what_is_there_and_breaks_where_it_must() -> None:
    svg = draw_map(picture(Lane("Lane", (BETA, UNKNOWN, DONE, SOON)), links=(("soon", "beta"),)))
    signs = {"Target", "Promised", "Reached", "No forecast", "Leads to", "8 in 10 and more", "under 5 in 10"}
    assert signs <= {box.text for box in texts(parse(svg))}
    bare = {box.text for box in texts(parse(draw_map(picture(Lane("Lane", (DONE,))))))}
    assert "Reached" in bare and not bare & (signs - {"Reached"})
    drawn, base = legend([Entry("", "Target"), Entry("", "Promised")], 0, 20, 100, LIGHT)
    assert base > 20
    assert drawn.count("<text") == 2


FAR_DAY = (datetime(2100, 1, 1) - STATUS).days  # the midnight that ends 31 December 2099


def test_C28_a_wish_far_from_the_rest_is_told_and_does_not_squash_the_map() -> None:
    far = mark("later", "General availability", 190, 24, target=FAR_DAY, commitment=230)
    without = mark("later", "General availability", 190, 24, commitment=230)
    root = parse(draw_map(picture(Lane("Product", (BETA, SOON, far)))))
    same = parse(draw_map(picture(Lane("Product", (BETA, SOON, without)))))
    for each in ("beta", "soon", "later"):
        assert stone(milestones(root)[each]) == stone(milestones(same)[each])
    assert len(poles(milestones(root)["later"])) == 1
    told = "Far from the rest: Target of General availability, 31 Dec 2099."
    assert told in " ".join(box.text for box in texts(root))
    assert told in "".join(root.itertext())


def test_C28_a_milestone_far_from_the_rest_is_told_by_its_day() -> None:
    closure = replace(UNKNOWN, id="closure", name="Closure", target=STATUS + timedelta(days=FAR_DAY))
    root = parse(draw_map(picture(Lane("Product", (BETA, SOON, LATER, closure)))))
    assert set(milestones(root)) == {"beta", "soon", "later"}
    assert "Far from the rest: Closure, 31 Dec 2099." in " ".join(box.text for box in texts(root))


def test_C28_where_many_dates_are_far_apart_all_are_on_the_axis() -> None:
    """Two of five lie three centuries on."""
    days = (60, 70, 80, 109_500, 109_900)
    marks = tuple(replace(UNKNOWN, id=f"d{day}", target=STATUS + timedelta(days=day)) for day in days)
    root = parse(draw_map(picture(Lane("Long", marks))))
    assert set(milestones(root)) == {f"d{day}" for day in days}
    assert "Far from the rest" not in "".join(root.itertext())
