"""`milepost forecast`: how likely each date is, what drives it, and what would help."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.arguments import AsJson, PlanFile
from milepost.cli.output import WRONG_USAGE, Ground, emit_document, emit_page, note, page_console
from milepost.cli.plan_file import nearest, read_sound

if TYPE_CHECKING:
    from milepost.forecast.forecast import Forecast
    from milepost.model.plan import Plan

_MOST_FUTURES = 1_000_000
_MOST_THREADS = 1024


def forecast(
    plan: PlanFile,
    iterations: Annotated[int, typer.Option(min=1, max=_MOST_FUTURES, help="How many futures to simulate.")] = 10_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same futures.")] = 1,
    threads: Annotated[
        int | None, typer.Option(min=1, max=_MOST_THREADS, help="How many threads; by default one for each core.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--for", metavar="ID", help="The activity that drivers and gains are about.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the milestone map to a .svg, .png or .pdf file.")
    ] = None,
    distribution: Annotated[
        str | None, typer.Option(metavar="ID", help="Show one milestone's curve; with --plot, draw it.")
    ] = None,
    theme: Annotated[Ground | None, typer.Option(help="The ground of the drawing, and of the terminal.")] = None,
    as_json: AsJson = False,
) -> None:
    """How likely each date is, and what drives it.

    What needs attention most comes first; three things worth doing and how far to trust it all come last.
    """
    begun = perf_counter()
    if plot is not None:
        _check_form(plot)
    if as_json and distribution is not None and plot is None:
        raise typer.BadParameter(
            "it shows a curve; with --json, name a file for it by --plot.", param_hint="--distribution"
        )
    sound, warnings = read_sound(plan, as_json=as_json)
    reading = perf_counter() - begun
    _check_ids(sound, target, distribution)

    from milepost.cli.progress import Progress
    from milepost.forecast.forecast import forecast as simulated

    with Progress() as progress:
        found = simulated(
            sound, iterations=iterations, seed=seed, threads=threads, target=target or distribution, progress=progress
        )
    if plot is not None:
        _draw(found, plot, distribution, theme)
    if as_json:
        document = found.document()
        seconds = {"read": round(reading, 4), "total": round(perf_counter() - begun, 4)}
        emit_document({**document, "elapsed_seconds": {**document["elapsed_seconds"], **seconds}})
    elif plot is None:
        _show(found, distribution, theme, len(warnings), begun)


def _check_ids(plan: "Plan", target: str | None, distribution: str | None) -> None:
    if target is not None and target not in plan.milestones and target not in plan.tasks:
        hint = nearest(target, [each.id for each in plan.activities()])
        raise typer.BadParameter(f"there is no activity {target!r} in this plan.{hint}", param_hint="--for")
    if distribution is not None and distribution not in plan.milestones:
        hint = nearest(distribution, list(plan.milestones))
        raise typer.BadParameter(
            f"there is no milestone {distribution!r} in this plan.{hint}", param_hint="--distribution"
        )


def _check_form(path: Path) -> None:
    """Before anything is computed: whether the file can be drawn at all."""
    from importlib.util import find_spec

    if path.suffix.lower() not in (".svg", ".png", ".pdf"):
        raise typer.BadParameter(f"{path.name!r} ends in none of .svg, .png and .pdf.", param_hint="--plot")
    if path.suffix.lower() != ".svg" and find_spec("typst") is None:
        raise typer.BadParameter(
            f"writing {path.suffix} needs Typst: pip install 'milepost[charts]', or write .svg, which needs nothing.",
            param_hint="--plot",
        )
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {str(path.parent)!r}.", param_hint="--plot")


def _draw(found: "Forecast", path: Path, distribution: str | None, theme: Ground | None) -> None:
    from milepost.report.charts import Theme, draw_distribution, draw_map, save
    from milepost.report.pictures import distribution_picture, map_picture

    colours = Theme(theme or "light")
    if distribution is None:
        drawing = draw_map(map_picture(found), colours)
    else:
        drawing = draw_distribution(distribution_picture(found, distribution), colours)
    try:
        save(drawing, path)
    except OSError as error:
        note(f"Error: {path} cannot be written: {(error.strerror or str(error)).lower()}.")
        raise typer.Exit(WRONG_USAGE) from error
    note(f"Wrote {path}.")


def _show(found: "Forecast", distribution: str | None, theme: Ground | None, warnings: int, begun: float) -> None:
    from milepost.report.terminal.distribution import distribution_page
    from milepost.report.terminal.forecast import forecast_page

    console, paper = page_console(theme)
    if distribution is not None:
        emit_page(distribution_page(found, distribution, paper), console)
        return
    trust = _health_sentences(found)
    if found.futures.built.ids:
        trust.append(found.inputs.spreads.sentence)
    if warnings:
        trust.append(
            f"The plan has {warnings} {'warning' if warnings == 1 else 'warnings'}: milepost check tells them."
        )
    emit_page(forecast_page(found, paper, trust, perf_counter() - begun), console)


def _health_sentences(found: "Forecast") -> list[str]:
    from milepost.health.check import check

    grade = check(found.plan, found.schedule, found).grade
    better = [f"What would help most: {grade.improve}."] if grade.improve else []
    return [f"{grade.sentence}.", *better]
