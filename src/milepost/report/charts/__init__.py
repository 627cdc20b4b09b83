"""Drawings for people: the milestone map and one milestone's curve, as SVG, PNG or PDF.

The names are imported when they are first used: the terminal's pages need nothing here but the words for chance.
"""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milepost.report.charts.distribution import draw_distribution
    from milepost.report.charts.map import draw_map
    from milepost.report.charts.picture import (
        DistributionPicture,
        Driver,
        Lane,
        MapPicture,
        MilestoneMark,
        PhaseMark,
    )
    from milepost.report.charts.save import CannotSaveDrawing, save
    from milepost.report.charts.theme import Theme

__all__ = [
    "CannotSaveDrawing",
    "DistributionPicture",
    "Driver",
    "Lane",
    "MapPicture",
    "MilestoneMark",
    "PhaseMark",
    "Theme",
    "draw_distribution",
    "draw_map",
    "save",
]

_MODULES = MappingProxyType(
    {
        "CannotSaveDrawing": "save",
        "DistributionPicture": "picture",
        "Driver": "picture",
        "Lane": "picture",
        "MapPicture": "picture",
        "MilestoneMark": "picture",
        "PhaseMark": "picture",
        "Theme": "theme",
        "draw_distribution": "distribution",
        "draw_map": "map",
    }
)

if not TYPE_CHECKING:  # a type checker is to see the names above, and no others

    def __getattr__(name: str) -> object:
        if name == "save":
            return _save()
        if name in _MODULES:
            return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
