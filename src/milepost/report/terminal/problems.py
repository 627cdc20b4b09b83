"""What is wrong with a plan, for people: each problem with its line, what it is and what would mend it."""

from collections.abc import Sequence

from rich.text import Text

from milepost.model.problem import Problem, Severity
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.paper import Paper


def problem_lines(problems: Sequence[Problem], paper: Paper) -> list[Text]:
    """All problems in their order, errors and warnings told apart by word."""
    return [line for each in problems for line in _problem(each, paper)]


def _problem(problem: Problem, paper: Paper) -> list[Text]:
    head = Text(f"line {problem.line}" if problem.line is not None else "the file", style=STRONG)
    head.append(f"  {problem.severity.value} {problem.code}", style="not bold dim")
    return [
        *paper.wrap(head, 1, 3),
        *paper.wrap(ended(problem.message), 3),
        *paper.wrap(f"To mend it: {ended(problem.mend)}", 3, style=SECOND),
    ]


def ended(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def counted(problems: Sequence[Problem]) -> str:
    """As in "2 errors and 1 warning"; "no problems" where there are none."""
    parts = []
    for severity in Severity:
        count = sum(each.severity is severity for each in problems)
        if count:
            parts.append(f"{count} {severity.value}{'' if count == 1 else 's'}")
    return " and ".join(parts) or "no problems"
