"""SVG as text: elements, escaped names, and the same bytes for the same input."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from milepost.report.charts.typeface import Weight, font_family, font_rules, right_to_left
from milepost.report.theme import Palette

# Keeps a right-to-left name from drawing the figures after it into its own direction.
LEFT_TO_RIGHT_MARK = "\u200e"
# Invisible, but part of how names are spelt. What turns the direction of all that follows is not among them.
JOINERS_AND_MARKS = "\u200c\u200d\u200e\u200f"


def clean(text: str) -> str:
    """The text on one line, without what XML forbids and without direction controls."""
    return " ".join("".join(_kept(character) for character in text).split())


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    return character if character.isprintable() or character in JOINERS_AND_MARKS else ""


def number(value: float) -> str:
    """A coordinate, to a tenth of a pixel, without needless digits."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def element(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """One element; underscores in attribute names stand for hyphens, None leaves an attribute out."""
    written = "".join(
        f" {key.replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words(
    x: float, y: float, text: str, *, size: float, fill: str, weight: Weight = Weight.REGULAR, anchor: str | None = None
) -> str:
    """A line of text with its baseline at `y`."""
    if not text:
        return ""
    bold = str(int(weight)) if weight is not Weight.REGULAR else None
    return element(
        "text", escape(clean(text)), x=x, y=y, font_size=size, font_weight=bold, fill=fill, text_anchor=anchor
    )


def words_then(x: float, y: float, first: str, then: str, *, size: float, gap: float, fill: str, fill_then: str) -> str:
    """A bold text and a plain one after it, on one line; the second follows the first, however wide that turns out."""
    mark = LEFT_TO_RIGHT_MARK if right_to_left(first) else ""
    bold = element("tspan", escape(clean(first)) + mark, font_weight=str(int(Weight.SEMIBOLD)))
    plain = element("tspan", escape(clean(then)), dx=gap, fill=fill_then) if then else ""
    return element("text", bold + plain, x=x, y=y, font_size=size, fill=fill)


def rectangle(
    x: float, y: float, width: float, height: float, *, fill: str, radius: float = 0.0, stroke: str | None = None
) -> str:
    """A rectangle, its corners rounded where a radius is given."""
    return element("rect", x=x, y=y, width=max(width, 0.0), height=height, rx=radius or None, fill=fill, stroke=stroke)


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str, width: float = 1.0) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width)


def points(pairs: Iterable[tuple[float, float]]) -> str:
    """The coordinates of a path through the points, as "x,y x,y"."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in pairs)


def group(label: str, content: str, *, identity: str | None = None) -> str:
    """Elements that belong together, with the text that a pointer or a screen reader finds there."""
    return element("g", element("title", escape(clean(label))) + content, data_milestone=identity and clean(identity))


def document(
    width: float, height: float, *, title: str, description: str, palette: Palette, content: Iterable[str]
) -> str:
    """A drawing that stands alone: its typeface inside, its title and description for those who cannot see it."""
    head = (
        element("title", escape(clean(title)), id="title")
        + element("desc", escape(clean(description)), id="description")
        + element("style", font_rules() + "text{font-variant-numeric:tabular-nums}")
        + rectangle(0, 0, width, height, fill=palette.ground)
    )
    body = "\n".join(content)
    return (
        element(
            "svg",
            f"\n{head}\n{body}\n",
            xmlns="http://www.w3.org/2000/svg",
            width=width,
            height=height,
            viewBox=f"0 0 {number(width)} {number(height)}",
            role="img",
            aria_labelledby="title description",
            font_family=font_family(),
        )
        + "\n"
    )
