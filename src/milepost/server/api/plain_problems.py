"""What is wrong with a plan, said to somebody who wrote lines or cells and knows nothing of the keys of a plan file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from milepost.exchange.document import Document
from milepost.model.problem import Problem

_PLAIN = {
    "no-basis": (
        "nothing says when {name} can be reached",
        "write the work that it takes, such as 'API 5-10d', or what it comes after",
    ),
    "range-disordered": (
        "the durations of {name} are out of order",
        "write the shortest first and the longest last: 5-10d or 5-8-12d",
    ),
    "bad-duration": (
        "the duration of {name} cannot be read, or is too long",
        "write hours, days or weeks, at most 100,000 days: 5d, 5-10d, 5-8-12d or 2w",
    ),
    "dependency-loop": (
        None,
        "take one 'after' out; a milestone waits for all the work that it takes as well",
    ),
}
"""What is said in place of the message, where there is something, and of the mend."""


def plainly(problems: Iterable[Problem], document: Document | None) -> Iterator[Problem]:
    """The problems of what was made of lines or cells, by the names that stand there."""
    names = dict(_names(document or {}))
    for problem in problems:
        message, mend = _PLAIN.get(problem.code, (None, problem.mend))
        named = message and message.format(name=names.get(problem.subject or "", problem.subject))
        yield replace(problem, message=named or problem.message, mend=mend)


def _names(document: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for entities in document.values():
        for entity in entities if isinstance(entities, list) else ():
            if isinstance(entity, dict) and "id" in entity:
                yield str(entity["id"]), str(entity.get("name", entity["id"]))
