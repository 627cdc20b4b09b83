"""One milestone's curve: the share in time, the dates, and what drives it."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from milepost.report.charts import DistributionPicture, Driver, MilestoneMark, Theme, draw_distribution
from milepost.report.charts.hill import Hill, hill, reach
from tests.report.chart_plans import STATUS, SVG, mark, parse, texts

# Densities by SciPy; the page's hills are held to the same file.
VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "web" / "src" / "drawing" / "hills.json").read_text(encoding="utf-8")
)
DAY = 1440.0

BETA = mark("beta", "Public <beta>", 95, 16, target=88, commitment=116)
PICTURE = DistributionPicture(
    title="Northwind 2027",
    subtitle="Atlas, as of 2 November 2026",
    sentence="Public beta: 18 February at 80 %; 33 % for 28 January, because of API.",
    status_date=STATUS,
    milestone=BETA,
    drivers=(Driver("API", 11, 8.5), Driver("Vendor late", 5.5), Driver("Spike", -2, -1), Driver("Days only", None, 3)),
    footnote="Spread: the default.",
)


def test_the_words_carry_dates_chances_and_drivers() -> None:
    found = {box.text for box in texts(parse(draw_distribution(PICTURE)))}
    # Normal, 95 days after 2 November with deviation 16: 33.1 % by day 88, 90.53 % by day 116 (standard tables).
    assert {"33 % in time", "91 % in time", "about 3 in 10 for 28 Jan 2027"} <= found
    assert {"11 points, 8.5 days", "5.5 points", "\u22122 points, \u22121 day", "3 days"} <= found
    assert {"Public <beta>", "Target", "Promised", "At 50 %", "At 80 %"} <= found


def test_bars_are_as_long_as_their_points() -> None:
    root = parse(draw_distribution(PICTURE))
    bars = [float(r.get("width", "0")) for r in root.iter(f"{SVG}rect") if r.get("fill") in {"#c2412d", "#0f7b6c"}]
    assert np.array(bars) / bars[0] == pytest.approx(np.array([11, 5.5, 2, 3]) / 11, abs=0.01)


def test_no_words_overlap_wherever_the_flags_are() -> None:
    for target in (20, 60, 94, 95, 96, 110, 190):
        for commitment in (target, target + 1, target + 12, 200, None):
            moved = mark("beta", "Public beta", 95, 16, target, commitment)
            words = texts(parse(draw_distribution(replace(PICTURE, milestone=moved))))
            assert [(a.text, b.text) for a, b in combinations(words, 2) if a.overlaps(b)] == []
            assert all(box.left >= 0 and box.right <= 1120 for box in words)


def test_more_than_eight_drivers_are_counted() -> None:
    drivers = tuple(Driver(f"Task {i}", 20 - i) for i in range(11))
    found = {box.text for box in texts(parse(draw_distribution(replace(PICTURE, drivers=drivers))))}
    assert "Task 7" in found and "Task 8" not in found
    assert "and 3 more that move it less" in found


@pytest.mark.parametrize("theme", list(Theme))
def test_a_milestone_without_target_basis_or_date_is_drawn_too(theme: Theme) -> None:
    bare = replace(BETA, target=None, commitment=None)
    unknown = MilestoneMark("gate", "Gate", None, None, None, None, None, target=STATUS + timedelta(days=9))
    someday = replace(unknown, target=None)
    certain = replace(BETA, quantiles=tuple([STATUS] * 201), p10=STATUS, p50=STATUS, p80=STATUS, p90=STATUS)
    reached = replace(certain, reached=True)
    for one in (bare, unknown, someday, certain, reached):
        drawn = draw_distribution(replace(PICTURE, milestone=one, drivers=()), theme)
        assert drawn == draw_distribution(replace(PICTURE, milestone=one, drivers=()), theme)
        assert "Nothing stands out." in drawn
        parse(drawn)


def test_the_hill_has_the_shape_of_the_density() -> None:
    quantiles = stats.norm.ppf(np.clip(np.linspace(0, 1, 201), 0.001, 0.999), 500, 60)
    shape = hill(quantiles, pixels_per_day=5.0)
    assert shape is not None
    assert shape.top == pytest.approx(500, abs=6)
    for x in (400, 440, 470, 530, 560, 600):
        assert shape.height_at(x) == pytest.approx(stats.norm.pdf((x - 500) / 60) / stats.norm.pdf(0), abs=0.06)


def test_the_hill_keeps_two_humps_and_hides_weekends() -> None:
    early, late = np.linspace(100, 140, 100), np.linspace(260, 300, 101)
    two = hill(np.concatenate([early, late]), pixels_per_day=1.0)
    assert two is not None
    assert two.height_at(200) < 0.1
    assert min(two.height_at(120), two.height_at(280)) > 0.7
    days = np.arange(201) * 0.25
    working = (days // 5) * 7 + days % 5
    flat = hill(working * 10, pixels_per_day=10.0)
    assert flat is not None
    inner = flat.heights[len(flat.heights) // 4 : -len(flat.heights) // 4]
    assert inner.min() > 0.75


def test_a_certain_date_has_no_hill() -> None:
    assert hill(np.full(201, 300.0), pixels_per_day=5.0) is None


def _of(vector: dict[str, Any]) -> tuple[Hill, float]:
    """The hill of a vector, a minute a pixel, and all that lies under it."""
    shape = hill(np.array(vector["quantiles"], dtype=float), pixels_per_day=DAY)
    assert shape is not None
    walls = sum(wall.height * (wall.right - wall.left) for wall in shape.walls)
    return shape, float(np.trapezoid(shape.heights, shape.xs)) + walls


@pytest.mark.parametrize("vector", VECTORS, ids=lambda each: str(each["name"]))
def test_C25_a_hill_has_the_density_that_scipy_has_and_area_is_chance(vector: dict[str, Any]) -> None:
    shape, whole = _of(vector)
    highest = max((density for _, density in vector["density"]), default=0.0)
    for at, density in vector["density"]:
        smooth = shape.height_at(at) - sum(wall.height for wall in shape.walls if wall.left <= at <= wall.right)
        assert smooth / whole == pytest.approx(density, abs=0.03 * highest)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda each: str(each["name"]))
def test_C26_what_ends_at_one_moment_is_a_wall_as_large_as_its_share(vector: dict[str, Any]) -> None:
    shape, whole = _of(vector)
    assert [wall.at for wall in shape.walls] == [at for at, _ in vector["walls"]]
    for wall, (_, share) in zip(shape.walls, vector["walls"], strict=True):
        # Quantiles by half percents: one of them more or less.
        assert (wall.share, wall.height * (wall.right - wall.left) / whole) == pytest.approx((share, share), abs=0.011)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda each: str(each["name"]))
def test_C25_nothing_of_a_hill_lies_before_the_first_future_or_after_the_last(vector: dict[str, Any]) -> None:
    shape, _ = _of(vector)
    first, last = vector["quantiles"][0], vector["quantiles"][-1]
    for left, right in ((shape.left, shape.right), *((wall.left, wall.right) for wall in shape.walls)):
        assert first <= left < right <= last + 1e-6
    assert (shape.height_at(first - 1), shape.height_at(last + 1)) == (0.0, 0.0)
    assert shape.height_at(shape.top) == pytest.approx(1.0)
    moments = [datetime(2027, 1, 1) + timedelta(minutes=each) for each in vector["quantiles"]]
    assert moments[0] <= reach(moments)[0] < reach(moments)[1] <= moments[-1]


def test_C26_a_wall_has_one_colour_by_the_side_on_which_its_day_lies() -> None:
    # 21 of 100 futures end on day 100, the others evenly in the hundred days after it.
    launch = hill(np.array([100.0] * 43 + [100 + place * 100 / 158 for place in range(1, 159)]), pixels_per_day=1.0)
    assert launch is not None
    parts = {
        split: (launch.area(50, 40, end=split).count("M"), launch.area(50, 40, start=split).count("M"))
        for split in (99.5, 100.0, 120.0)
    }
    # By the end of day 100 itself the wall alone is in time.
    assert parts == {99.5: (0, 2), 100.0: (1, 1), 120.0: (2, 1)}
    assert launch.ridge(50, 40).startswith("M100,50 100,")


FAR = 26_700  # days after 2 November 2026: in December 2099


@pytest.mark.parametrize("days", [FAR, -FAR])
def test_C27_a_date_far_from_the_rest_is_told_at_the_edge(days: int) -> None:
    far = replace(PICTURE, milestone=mark("beta", "Beta", 95, 16, target=days, commitment=116))
    alone = replace(PICTURE, milestone=mark("beta", "Beta", 95, 16, commitment=116))
    boxes = {box.text: box for box in texts(parse(draw_distribution(far)))}
    told = next(text for text in boxes if text.startswith("Target, "))
    assert told.endswith(str((STATUS + timedelta(days=days - 1)).year))
    assert (boxes[told].left > 400) == (days > 0)
    # The axis is that of the picture without the date.
    years = {box.text for box in texts(parse(draw_distribution(alone))) if box.text.startswith("Q")}
    assert years <= set(boxes)
    assert f"Far from the rest: {told}." in draw_distribution(far)
    assert "Far from the rest" not in draw_distribution(alone)


def test_C26_the_share_and_the_day_of_a_wall_are_told_beside_it() -> None:
    # 43 of 201 quantiles, 21 % by gaps of a half, at 17:00 on 1 March; the others in the hundred days after it.
    first = datetime(2027, 3, 1, 17)
    quantiles = tuple(first + timedelta(days=max(place - 42, 0) * 100 / 158) for place in range(201))
    launch = replace(BETA, quantiles=quantiles, p10=first, p50=quantiles[100], p80=quantiles[160], p90=quantiles[180])
    assert "21 % on 1 Mar" in {box.text for box in texts(parse(draw_distribution(replace(PICTURE, milestone=launch))))}
