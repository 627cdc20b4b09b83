"""One milestone as a page: its answer, its curve and what drives it."""

from rich.text import Text

from milepost.forecast.forecast import Forecast
from milepost.report.terminal.curve import curve
from milepost.report.terminal.drivers import drivers
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.milestones import chance_cell
from milepost.report.terminal.paper import Paper


def distribution_page(forecast: Forecast, milestone_id: str, paper: Paper) -> list[Text]:
    """The milestone's name and chance, the answer line, the curve, and why; raises `KeyError` for no such milestone."""
    milestone = forecast.milestone(milestone_id)
    chance = chance_cell(milestone, paper)
    head = Text(paper.fit(milestone.name, paper.width - chance.cell_len - 2), style=STRONG)
    shown = [head.append("  ", style="not bold").append_text(chance), *paper.wrap(milestone.answer)]
    drawn = curve(milestone, paper)
    if drawn:
        shown += [
            Text(),
            *drawn,
            Text(),
            paper.heading("Why", "what each doubt costs"),
            *drivers(milestone.drivers, paper),
        ]
    return [*shown, Text(), *paper.wrap(forecast.inputs.spreads.sentence, style=SECOND)]
