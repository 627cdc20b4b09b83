"""The base of everything a plan is made of: frozen, strict about keys, written back as it was read."""

from typing import Any

from pydantic import BaseModel, ConfigDict, StrictBool, StrictFloat, StrictInt
from pydantic_core import PydanticCustomError

Number = StrictInt | StrictFloat
YesNo = StrictBool


class Record(BaseModel):
    """A frozen value with known keys only; its document holds the keys that were given, and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def document(self) -> dict[str, Any]:
        """The record as plain data, as the plan file has it."""
        return self.model_dump(mode="json", exclude_unset=True)


def complain(code: str, message: str, mend: str) -> PydanticCustomError:
    """An error that becomes the problem `code`; raise it from a validator."""
    return PydanticCustomError(code, "{text}", {"text": message, "mend": mend})
