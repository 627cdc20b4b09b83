"""`milepost schema`: the shape of the plan file."""

from milepost.cli.output import emit_document


def schema() -> None:
    """The JSON Schema of the plan file."""
    from milepost.exchange.schema import plan_schema

    emit_document(plan_schema())
