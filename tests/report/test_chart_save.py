"""Drawings as files."""

import struct
import sys
from pathlib import Path

import pytest

from milepost.report.charts import CannotSaveDrawing, Lane, draw_map, save
from tests.report.chart_plans import mark, picture

DRAWING = draw_map(picture(Lane("Lane", (mark("beta", 'Public "beta" <1> שלום العالم', 90, 9, 88),))))


def test_svg_is_written_as_it_is(tmp_path: Path) -> None:
    save(DRAWING, tmp_path / "map.svg")
    assert (tmp_path / "map.svg").read_bytes() == DRAWING.encode()


def test_png_has_twice_the_pixels(tmp_path: Path) -> None:
    save(DRAWING, tmp_path / "map.PNG")
    content = (tmp_path / "map.PNG").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", content[16:20])[0] == 2 * 1440


def test_pdf_holds_vectors_and_text_in_our_typeface(tmp_path: Path) -> None:
    save(DRAWING, tmp_path / "map.pdf")
    content = (tmp_path / "map.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/Subtype/Image" not in content
    assert b"+Inter-Regular" in content and b"+Inter-SemiBold" in content and b"/ToUnicode" in content
    assert content.count(b"/FontName") == 2


def test_png_and_pdf_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    for form in ("png", "pdf"):
        for name in ("first", "second"):
            save(DRAWING, tmp_path / f"{name}.{form}")
        assert (tmp_path / f"first.{form}").read_bytes() == (tmp_path / f"second.{form}").read_bytes()


@pytest.mark.parametrize("name", ["map.jpg", "map", "map.svg.gz"])
def test_another_suffix_is_refused_with_those_that_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotSaveDrawing, match=r"\.svg, \.png or \.pdf"):
        save(DRAWING, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_names_the_extra_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    (tmp_path / "map.png").write_text("old")
    with pytest.raises(CannotSaveDrawing, match=r"milepost\[charts\]"):
        save(DRAWING, tmp_path / "map.png")
    assert (tmp_path / "map.png").read_text() == "old"
    save(DRAWING, tmp_path / "map.svg")


def test_a_folder_that_is_not_there_is_an_error_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        save(DRAWING, tmp_path / "nowhere" / "map.svg")
    assert list(tmp_path.iterdir()) == []
