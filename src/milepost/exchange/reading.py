"""What came out of reading one text."""

from dataclasses import dataclass

from milepost.exchange.document import Document
from milepost.model.problem import Problem


@dataclass(frozen=True, slots=True)
class TextReading:
    """The document, or None where it could not be read, and all that is wrong with the text."""

    document: Document | None
    problems: tuple[Problem, ...]
