"""Shares and probabilities: `30%`, or 0.3."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from pydantic_core import PydanticCustomError

from milepost.model.scalar import Scalar

_PATTERN = re.compile(r"(-?\d+(?:\.\d+)?)\s*(%?)")


@dataclass(frozen=True, slots=True)
class Percent(Scalar):
    """A share between 0 and 1, kept as written: as the text `30%` or as the number 0.3."""

    text: str
    share: Fraction
    as_number: bool = False

    @classmethod
    def parse(cls, value: object) -> "Percent":
        """Read `30%` or 0.3; raises `PydanticCustomError` (`bad-percent` or `probability-range`)."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise _bad(value)
        found = _parse_text(str(value).strip(), as_number=not isinstance(value, str))
        if found is None:
            raise _bad(value)
        if not 0 <= found.share <= 1:
            raise PydanticCustomError(
                "probability-range",
                "{value} is not between 0 % and 100 %",
                {"value": str(value), "mend": "write a share between 0% and 100%, such as 30% or 0.3"},
            )
        return found

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """The shape of a share in the plan file."""
        return {
            "anyOf": [
                {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?\s*%?$"},
                {"type": "number", "minimum": 0, "maximum": 1},
            ],
            "description": "A share or probability: 30% or 0.3.",
        }

    def written(self) -> object:
        """The share as the plan file has it: text, or the number."""
        if not self.as_number:
            return self.text
        return int(self.text) if self.text.isdigit() else float(self.text)

    def __float__(self) -> float:
        return float(self.share)


def _bad(value: object) -> PydanticCustomError:
    return PydanticCustomError(
        "bad-percent", "{value} is not a share", {"value": repr(value), "mend": "write 30% or 0.3"}
    )


@lru_cache(maxsize=1024)
def _parse_text(text: str, *, as_number: bool) -> Percent | None:
    match = _PATTERN.fullmatch(text)
    if match is None:
        try:  # a float such as 1e-05 that YAML or JSON already read as a number
            return Percent(text, Fraction(text), as_number) if as_number else None
        except ValueError:
            return None
    share = Fraction(match.group(1))
    return Percent(text, share / 100 if match.group(2) else share, as_number)
