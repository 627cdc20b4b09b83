"""Ids cannot be guessed from one another."""

import math
import re
from collections import Counter

from milepost.server.identifiers import LENGTH, new_id

MANY = 20_000
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def test_A6_9_an_id_has_80_random_bits() -> None:
    assert LENGTH * math.log2(len(LETTERS)) == 80
    made = [new_id() for _ in range(MANY)]
    assert len(set(made)) == MANY
    assert all(re.fullmatch(f"[{LETTERS}]{{16}}", each) for each in made)


def test_A6_9_each_letter_comes_as_often_in_each_place() -> None:
    """No part of an id counts, tells the time or repeats: the chi-squared of each place stays within its bound."""
    made = [new_id() for _ in range(MANY)]
    expected = MANY / len(LETTERS)
    # 31 degrees of freedom: 80 is passed once in two million times.
    for place in range(LENGTH):
        found = Counter(each[place] for each in made)
        assert sum((found[letter] - expected) ** 2 / expected for letter in LETTERS) < 80


def test_A6_9_accounts_have_random_uuids(environment: dict[str, str]) -> None:
    from milepost.server.models import Account

    assert {Account().pk.version for _ in range(10)} == {4}


def test_A6_9_what_is_in_an_address_has_such_an_id(environment: dict[str, str]) -> None:
    from milepost.server.models import ApiToken, Invitation, PlanRecord, Workspace

    for model in (ApiToken, Invitation, PlanRecord, Workspace):
        assert model._meta.pk.default is new_id
