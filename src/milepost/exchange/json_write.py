"""A document as JSON."""

import json
from collections.abc import Mapping

from milepost.exchange.document import Value, require_document


def write_json(document: Mapping[str, Value]) -> str:
    """The document as JSON text, indented by 2, that ends in a line break.

    Raises `NotADocumentError` for what no plan file can hold.
    """
    require_document(document)
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
