"""Pictures for the tests of the drawings, and a reader that finds the shapes in an SVG again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import NormalDist
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from milepost.report.charts import Lane, MapPicture, MilestoneMark
from milepost.report.charts.typeface import Weight, measure

SVG = "{http://www.w3.org/2000/svg}"
STATUS = datetime(2026, 11, 2)


def mark(
    identity: str,
    name: str,
    middle: float,
    deviation: float,
    target: float | None = None,
    commitment: float | None = None,
) -> MilestoneMark:
    """A milestone whose date is normal, `middle` days after the status date; dates are days after it too."""
    normal = NormalDist(middle, deviation)
    shares = [min(max(i / 200, 0.001), 0.999) for i in range(201)]
    quantiles = tuple(STATUS + timedelta(days=normal.inv_cdf(share)) for share in shares)
    return MilestoneMark(
        id=identity,
        name=name,
        p10=quantiles[20],
        p50=quantiles[100],
        p80=quantiles[160],
        p90=quantiles[180],
        quantiles=quantiles,
        target=None if target is None else STATUS + timedelta(days=target),
        commitment=None if commitment is None else STATUS + timedelta(days=commitment),
        probability_target=None if target is None else normal.cdf(target),
        probability_commitment=None if commitment is None else normal.cdf(commitment),
    )


def picture(*lanes: Lane, links: tuple[tuple[str, str], ...] = ()) -> MapPicture:
    """A map of the lanes."""
    return MapPicture(
        title="Northwind 2027",
        subtitle="as of 2 November 2026",
        sentence="Public beta needs you: about 4 in 10 for 29 January, because of the API.",
        status_date=STATUS,
        lanes=lanes,
        links=links,
        footnote="Spread: the default, since there is no history.",
    )


@dataclass(frozen=True)
class Box:
    """A rectangle on the drawing, with what it holds."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def overlaps(self, other: "Box") -> bool:
        """Whether both share more than an edge."""
        across = self.left < other.right - 0.2 and other.left < self.right - 0.2
        return across and self.top < other.bottom - 0.2 and other.top < self.bottom - 0.2


def texts(root: Element) -> list[Box]:
    """The box of every text, from its base line, size and words."""
    return [_text_box(text) for text in root.iter(f"{SVG}text")]


def milestones(root: Element) -> dict[str, Element]:
    """The group of every milestone by id."""
    groups = {group.get("data-milestone"): group for group in root.iter(f"{SVG}g")}
    return {identity: group for identity, group in groups.items() if identity is not None}


def hills(group: Element) -> Iterator[Box]:
    """The surface of a hill: the closed path of straight lines that a milestone's group begins with."""
    for path in group.iter(f"{SVG}path"):
        d = path.get("d", "")
        if d.endswith("Z") and "," in d and not set(d[1:-1]) & set("AVlCHM"):
            pairs = [tuple(map(float, pair.split(","))) for pair in d[1:-1].split()]
            xs, ys = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
            yield Box(min(xs), min(ys), max(xs), max(ys))


def stone(group: Element) -> float:
    """The middle of a milestone's stone: the one path with an arc, from foot to foot."""
    (path,) = {p.get("d", "") for p in group.iter(f"{SVG}path") if "A" in p.get("d", "")}
    left = float(path[1:].split(",")[0])
    right = float(path.rsplit("1 ", 1)[1].split(",")[0])
    return (left + right) / 2


def poles(group: Element) -> list[float]:
    """The pixels of a milestone's flag poles: upright lines in ink."""
    lines = (line for line in group.iter(f"{SVG}line") if line.get("stroke") in {"#1d2330", "#e9ebef"})
    return [float(line.get("x1", "nan")) for line in lines if line.get("x1") == line.get("x2")]


def parse(svg: str) -> Element:
    """The drawing as a tree; malformed XML raises."""
    return ElementTree.fromstring(svg)


def _text_box(text: Element) -> Box:
    size, x, y = (float(text.get(name, "nan")) for name in ("font-size", "x", "y"))
    width = sum(_run_width(run, size, text.get("font-weight")) for run in (text, *text))
    left = {"end": x - width, "middle": x - width / 2}.get(text.get("text-anchor", ""), x)
    return Box(left, y - 0.73 * size, left + width, y + 0.21 * size, "".join(text.itertext()))


def _run_width(run: Element, size: float, weight: str | None) -> float:
    bold = Weight.SEMIBOLD if run.get("font-weight", weight) else Weight.REGULAR
    return float(run.get("dx", "0")) + measure(run.text or "", size, bold)
