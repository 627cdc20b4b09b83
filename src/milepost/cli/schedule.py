"""`milepost schedule`: dates, floats and the critical path."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.arguments import AsJson, PlanFile
from milepost.cli.output import Ground, emit_document, emit_page, page_console
from milepost.cli.plan_file import nearest, read_sound

if TYPE_CHECKING:
    from milepost.schedule.schedule import Schedule


def schedule(
    plan: PlanFile,
    explain: Annotated[
        str | None, typer.Option(metavar="ID", help="Say why one activity stands where it does.")
    ] = None,
    as_json: AsJson = False,
    theme: Annotated[Ground | None, typer.Option(help="The ground of the terminal.")] = None,
) -> None:
    """Dates, floats and the critical path.

    Every duration is at its likely, and no risk occurs.
    """
    sound, _ = read_sound(plan, as_json=as_json)
    if explain is not None and explain not in sound.milestones and explain not in sound.tasks:
        hint = nearest(explain, [each.id for each in sound.activities()])
        raise typer.BadParameter(f"there is no activity {explain!r} in this plan.{hint}", param_hint="--explain")

    from milepost.schedule.schedule import schedule as scheduled

    found = scheduled(sound)
    if as_json:
        emit_document(found.document() if explain is None else explanation_document(found, explain))
        return

    from milepost.report.terminal.schedule import explanation, schedule_page

    console, paper = page_console(theme)
    emit_page(schedule_page(found, paper) if explain is None else explanation(found, explain, paper), console)


def explanation_document(found: "Schedule", activity_id: str) -> dict[str, object]:
    """Why an activity stands where it does, as plain data, a step for each activity it waits for."""
    from milepost.model.moment import moment_text
    from milepost.report.chain import chain

    steps = chain(found, activity_id)
    dates = ({"start": moment_text(step.start), "finish": moment_text(step.finish)} for step in steps)
    return {"id": activity_id, "chain": [{**asdict(step), **each} for step, each in zip(steps, dates, strict=True)]}
