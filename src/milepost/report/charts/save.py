"""A drawing as a file: SVG as it is, PNG at twice the size, PDF as vectors with text that can be selected.

PNG and PDF are made by Typst, which carries a full SVG renderer and tags the PDF; only our own font is given to it,
unless a name has letters that it lacks: then the fonts of the machine help out.
"""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from xml.etree import ElementTree

from milepost.report.charts.typeface import FONTS, covers

SVG = "{http://www.w3.org/2000/svg}"
POINTS_PER_PIXEL = 0.75
PIXELS_PER_INCH = 2 * 96.0


class CannotSaveDrawing(Exception):
    """The drawing cannot be written in that form; the message says what can be done."""


def save(svg: str, path: Path) -> None:
    """Write a drawing to a file whose suffix is .svg, .png or .pdf, whole or not at all.

    Raises `CannotSaveDrawing` for another suffix, and where .png or .pdf are asked for without `milepost[charts]`.
    """
    makers: dict[str, Callable[[str], bytes]] = {
        ".svg": lambda text: text.encode(),
        ".png": lambda text: _compile(text, "png"),
        ".pdf": lambda text: _compile(text, "pdf"),
    }
    maker = makers.get(path.suffix.lower())
    if maker is None:
        raise CannotSaveDrawing(f"A drawing is written to .svg, .png or .pdf; {path.name!r} ends in none of them.")
    _write(maker(svg), path)


def _write(content: bytes, path: Path) -> None:
    """By way of a second file, so that a broken write leaves the old one as it was."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _compile(svg: str, form: Literal["png", "pdf"]) -> bytes:
    try:
        import typst
    except ImportError as missing:
        raise CannotSaveDrawing(
            f"Writing .{form} needs Typst: run pip install 'milepost[charts]', or write .svg, which needs nothing."
        ) from missing
    fonts = typst.Fonts(
        include_system_fonts=not covers("".join(ElementTree.fromstring(svg).itertext())),
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )
    with TemporaryDirectory() as folder:
        Path(folder, "drawing.svg").write_text(svg, encoding="utf-8")
        compiler = typst.Compiler(root=folder, font_paths=fonts)
        made = compiler.compile(_page(svg).encode(), format=form, ppi=PIXELS_PER_INCH, timestamp=0)
    if not isinstance(made, bytes):
        raise CannotSaveDrawing(f"Typst made {type(made).__name__} of the drawing where one page was expected.")
    return made


def _page(svg: str) -> str:
    """One Typst page, as large as the drawing, that shows it and repeats its title and description."""
    root = ElementTree.fromstring(svg)
    width, height = (float(root.get(side, "0")) * POINTS_PER_PIXEL for side in ("width", "height"))
    title, description = (
        json.dumps(root.findtext(f"{SVG}{name}", ""), ensure_ascii=False) for name in ("title", "desc")
    )
    return (
        f"#set document(title: {title}, date: none)\n"
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        f'#image("drawing.svg", width: {width}pt, height: {height}pt, alt: {description})\n'
    )
