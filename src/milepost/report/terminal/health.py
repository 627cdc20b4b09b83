"""Problems and health as a page for people."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from milepost.health.result import Check, Health, Unit
from milepost.model.problem import Problem
from milepost.report.terminal.columns import Column, lay
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.paper import Paper
from milepost.report.terminal.problems import counted, ended, problem_lines


def broken_page(name: str, problems: Sequence[Problem], paper: Paper) -> list[Text]:
    """All problems of a plan that cannot be used."""
    return [
        *paper.wrap(Text(f"{name} has {counted(problems)}", style=STRONG)),
        Text(),
        *problem_lines(problems, paper),
        Text(),
        *paper.wrap("Its health can be checked once the errors are mended.", style=SECOND),
    ]


def health_page(name: str, problems: Sequence[Problem], health: Health, paper: Paper) -> list[Text]:
    """Problems, the table of checks, what failed and how to mend it, and how far to trust the forecast."""
    ran = [check for check in health.checks if check.passed is not None]
    said = f"{counted(problems)}; {len(ran) - len(health.failed)} of {len(ran)} checks passed"
    lines = [Text(paper.fit(name, paper.width), style=STRONG), *paper.wrap(said[0].upper() + said[1:] + ".")]
    if problems:
        lines += [Text(), paper.heading("Problems"), *problem_lines(problems, paper)]
    laid = lay(_columns(health.checks, paper), paper, indent=1)
    lines += [Text(), paper.heading("Health"), laid.heading(), *laid.rows()]
    if health.failed:
        lines += [Text(), paper.heading("What to mend"), *_failed(health.failed, paper)]
    lines += [Text(), paper.heading("How much to trust the forecast"), *paper.wrap(f"{health.grade.sentence}.", 1)]
    if health.grade.improve:
        lines += paper.wrap(f"What would help most: {health.grade.improve}.", 1)
    return lines


def _columns(checks: Sequence[Check], paper: Paper) -> list[Column]:
    return [
        Column("", [_sign(check, paper) for check in checks]),
        Column(
            "Check", [Text(check.name, style="" if check.passed is not None else SECOND) for check in checks], least=16
        ),
        Column(
            "Found",
            [Text("" if check.value is None else figure(check.value, check.unit)) for check in checks],
            right=True,
        ),
        Column("Sound", [Text(_limit(check), style=SECOND) for check in checks], gives_way=1),
        Column("Code", [Text(check.code, style=SECOND) for check in checks], gives_way=2),
    ]


def _sign(check: Check, paper: Paper) -> Text:
    if check.passed is None:
        return Text(paper.glyphs.dash, style=SECOND)
    return Text(paper.glyphs.passed) if check.passed else Text(paper.glyphs.failed, style=STRONG)


def _limit(check: Check) -> str:
    if check.value is None:
        return "not run"
    return "" if check.threshold is None else f"{check.comparison.value} {figure(check.threshold, check.unit)}"


def figure(value: float, unit: Unit) -> str:
    """A value in its unit."""
    match unit:
        case Unit.SHARE:
            return f"{value * 100:.1f}".removesuffix(".0") + " %"
        case Unit.DAYS:
            return f"{value:.1f}".removesuffix(".0") + " d"
        case Unit.INDEX:
            return f"{value:.2f}"
        case Unit.NUMBER:
            return f"{value:g}"


def _failed(checks: Sequence[Check], paper: Paper) -> Iterator[Text]:
    for check in checks:
        head = Text(f"{paper.glyphs.failed} {check.name}", style=STRONG)
        yield from paper.wrap(head.append(f": {check.message}", style="not bold"), 1, 3)
        yield from paper.wrap(f"To mend it: {ended(check.mend)}", 3, style=SECOND)
