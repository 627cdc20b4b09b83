"""Why a server stored nothing: conflicts with both values, and problems with the lines of the file."""

from typing import TYPE_CHECKING

from milepost.cli.remote import say

if TYPE_CHECKING:
    from milepost.client.failure import Refused
    from milepost.client.local import LocalPlan
    from milepost.client.pushing import Changes


def show_refused(refused: "Refused", local: "LocalPlan", changes: "Changes") -> bool:
    """Tell on standard error what stands in the way of a push, and how to go on; whether there was such a thing."""
    if refused.code == "conflict":
        return _show_conflicts(refused, local, changes)
    if refused.code == "merge-invalid":
        say(refused.message, errors=True)
    return show_problems(refused, local)


def show_problems(refused: "Refused", local: "LocalPlan") -> bool:
    """Tell each problem that the server has with the plan, by its line in the file; whether there are any."""
    from milepost.cli.output import emit_page, page_console
    from milepost.client.problems import problems_in
    from milepost.report.terminal.problems import counted, problem_lines

    problems = problems_in(refused, local)
    if problems:
        console, paper = page_console(errors=True)
        head = paper.wrap(f"The server has {counted(problems)} with {local.path}:")
        emit_page([*head, *problem_lines(problems, paper)], console)
        say("Nothing was stored.", errors=True)
    return bool(problems)


def _show_conflicts(refused: "Refused", local: "LocalPlan", changes: "Changes") -> bool:
    from milepost.cli.conflicts import show_conflicts
    from milepost.client.disagreement import told

    whose = {each.number: f", {each.who.title}" for each in changes.since}
    say("You and others have changed the same:", errors=True)
    show_conflicts(told(refused), changes.base, whose)
    say(
        "Nothing was stored. To keep theirs, write theirs into the file and push again. To go on from theirs, take "
        "theirs for these and keep all else of yours, then write yours again where it is to stand, and push:",
        errors=True,
    )
    say(f"milepost pull {local.word} --theirs", indent=2, errors=True)
    return True
