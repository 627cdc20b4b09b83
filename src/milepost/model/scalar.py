"""A value that a plan file writes as one scalar, and that keeps the way it was written."""

from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Scalar:
    """Base of values read by `parse` and written back as their `text`."""

    __slots__ = ()
    text: str

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read the value; raises `PydanticCustomError` with the problem's code as its type."""
        raise NotImplementedError

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """The shape of the value in the plan file, as JSON Schema."""
        raise NotImplementedError

    def written(self) -> object:
        """The value as the plan file has it."""
        return self.text

    @classmethod
    def _validate(cls, value: object) -> Self:
        return value if isinstance(value, cls) else cls.parse(value)

    # Pydantic's hooks fix these signatures, `Any` included.
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.written()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return cls.json_schema()
