"""`milepost check`: problems and health."""

from typing import Annotated

import typer

from milepost.cli.arguments import AsJson, PlanFile
from milepost.cli.output import PROBLEMS, Ground, emit_document, emit_page, page_console
from milepost.cli.plan_file import problem_documents, read_reading

_FUTURES = 10_000
"""As many as `milepost forecast` simulates, so that the two never differ about the same plan."""


def check(
    plan: PlanFile,
    as_json: AsJson = False,
    theme: Annotated[Ground | None, typer.Option(help="The ground of the terminal.")] = None,
) -> None:
    """What is wrong with a plan, and how sound it is.

    Problems and health checks, each with a code, the subject and the mend.
    """
    from milepost.report.terminal.health import broken_page, health_page

    reading = read_reading(plan)
    if reading.plan is None:
        if as_json:
            emit_document({"problems": problem_documents(reading.problems), "checks": [], "trust": None})
        else:
            console, paper = page_console(theme)
            emit_page(broken_page(plan.name, reading.problems, paper), console)
        raise typer.Exit(PROBLEMS)

    from milepost.cli.progress import Progress
    from milepost.forecast.forecast import forecast
    from milepost.health import problems as health_problems
    from milepost.health.check import check as check_health

    with Progress() as progress:
        found = forecast(reading.plan, iterations=_FUTURES, progress=progress)
        health = check_health(reading.plan, found.schedule, found)
    problems = (*reading.problems, *found.schedule.problems, *health_problems(reading.plan))
    if as_json:
        emit_document({"problems": problem_documents(problems), **health.document()})
        return
    console, paper = page_console(theme)
    emit_page(health_page(reading.plan.name, problems, health, paper), console)
