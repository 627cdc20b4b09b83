"""The table of pointers knows every reference that the checks know."""

import pytest

from milepost.model.checks.references import REFERENCES, Reference
from milepost.model.entity import Kind
from milepost.model.log.pointer import Form, pointers_of


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda one: f"{one.entity.__name__}.{one.key}.{one.of}")
def test_L8_3_every_reference_that_is_checked_is_followed(reference: Reference) -> None:
    known = [pointer for pointer in pointers_of(reference.entity.kind) if pointer.field == reference.key]
    assert any(reference.kinds <= pointer.to and pointer.key == (reference.of or "") for pointer in known)


def test_L8_3_custom_fields_are_followed_everywhere() -> None:
    for kind in Kind:
        assert any(pointer.field == "fields" and pointer.form is Form.KEYS for pointer in pointers_of(kind))
