"""How much is said of each milestone, by how many there are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detail:
    """Sizes in pixels for one level. `dated` adds the P80 date under the name, `linked` draws the dependencies."""

    width: float
    hill: float
    stone: float
    font: float
    name_width: float
    gap: float
    lane_air: float
    dated: bool
    linked: bool

    @property
    def head(self) -> float:
        """From the top of a row to its base line: the flag stands a little above the hill."""
        return self.hill + max(4.0, 0.24 * self.hill)

    @property
    def label(self) -> float:
        """The height of the words under the base line."""
        return self.font * 1.4 + 4.0 + (16.0 if self.dated else 0.0)

    @property
    def row(self) -> float:
        """The height of a row."""
        return self.head + self.label + self.gap


SPACIOUS = Detail(1440, hill=34, stone=11, font=13.5, name_width=260, gap=6, lane_air=14, dated=True, linked=True)
REGULAR = Detail(1440, hill=26, stone=10, font=12.5, name_width=220, gap=5, lane_air=12, dated=False, linked=True)
COMPACT = Detail(1440, hill=15, stone=8, font=11.5, name_width=180, gap=4, lane_air=10, dated=False, linked=True)
DENSE = Detail(1920, hill=9, stone=7, font=10.5, name_width=150, gap=2, lane_air=8, dated=False, linked=False)


def detail_for(milestones: int) -> Detail:
    """The level for a number of milestones."""
    for most, detail in ((15, SPACIOUS), (45, REGULAR), (120, COMPACT)):
        if milestones <= most:
            return detail
    return DENSE
