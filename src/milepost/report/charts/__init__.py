"""Drawings for people: the milestone map and one milestone's curve, as SVG, PNG or PDF."""

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
from milepost.report.theme import Theme

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
