"""What a revision did, in sentences, and what it touched."""

import pytest

from milepost.model.entity import Kind
from milepost.model.log import Applied, apply_all, fold, nothing, subjects, summary
from milepost.model.log.command import Add, Adopt, Command, Move, Remove, Rename, Revert, SetFields
from milepost.model.log.difference import difference
from milepost.model.log.value import Json
from milepost.model.plan import Plan
from tests.model.log.plans import atlas
from tests.model.log.stale import revision

PLAN = atlas()


def edit(entity_id: str, **fields: Json) -> SetFields:
    return SetFields(kind=Kind.TASK, id=entity_id, fields=fields)


def told(*commands: Command, plan: Plan = PLAN) -> str:
    applied = apply_all(plan, commands)
    assert isinstance(applied, Applied), applied
    return summary(revision(2, applied.effects, commands=commands), plan)


def test_L8_13_a_revision_reads_as_its_commands_one_after_the_other() -> None:
    """Each is told of the plan that the ones before it left: by titles and values of then."""
    add = Add(kind=Kind.TASK, id="train", fields={"name": "Training", "estimate": "2d"}, before="docs")
    assert told(add, edit("train", estimate="3d"), Move(kind=Kind.TASK, id="train", under="beta")) == (
        "Added task Training before Manual; Set the estimate of Training to 3 days (was 2 days); "
        "Moved task Training under Public beta"
    )
    assert told(edit("api", name="Interface"), edit("api", owner="sponsor")) == (
        "Renamed API to Interface; Set the owner of Interface to Sponsor (was Lead)"
    )


def test_L8_13_of_many_commands_the_first_twelve_are_told() -> None:
    edits = [edit("docs", priority=number) for number in range(1, 15)]
    first = "; ".join(f"Set the priority of Manual to {n}" + (f" (was {n - 1})" if n > 1 else "") for n in range(1, 13))
    assert told(*edits[:12]) == first
    assert told(*edits[:13]) == f"{first}; and 1 more change"
    assert told(*edits) == f"{first}; and 2 more changes"


def test_L8_13_a_revision_without_commands_reads_as_its_effects() -> None:
    applied = apply_all(PLAN, [edit("docs", priority=3), Remove(kind=Kind.RISK, id="late")])
    assert isinstance(applied, Applied)
    assert summary(revision(2, applied.effects), PLAN) == "Set the priority of Manual to 3; Removed risk Vendor late"
    assert summary(revision(2, ()), PLAN) == "Changed nothing"


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (Adopt(source="document", name="Atlas"), "Took over the document Atlas"),
        (Adopt(source="blank"), "Began an empty plan"),
        (Adopt(source="document"), "Took over a document"),
        (Adopt(source="template", name="Product launch"), "Began from the template Product launch"),
        (Adopt(source="template"), "Began from a template"),
        (Adopt(source="file", name="{atlas}.yaml"), "Took over the file {atlas}.yaml"),
        (Adopt(source="file"), "Took over a file"),
        (Adopt(source="copy", name="Atlas"), "Copied the plan Atlas"),
        (Adopt(source="copy"), "Copied another plan"),
        (Adopt(source="import", name="atlas.mpp"), "Imported atlas.mpp"),
        (Adopt(source="import"), "Imported another program's plan"),
        (Revert(number=12), "Took back revision 12"),
    ],
)
def test_L8_7_what_was_done_otherwise_reads_as_a_sentence(command: Command, sentence: str) -> None:
    first = revision(1, difference(nothing().plan, PLAN), commands=(command,))
    assert summary(first, nothing().plan) == sentence
    assert fold([first]).plan.name == "Atlas"


def test_L8_14_subjects_are_the_ids_that_are_touched_before_and_after() -> None:
    applied = apply_all(
        PLAN,
        [
            Rename(kind=Kind.TASK, id="docs", to="manual"),
            edit("manual", priority=3),
            Remove(kind=Kind.RISK, id="late"),
            Add(kind=Kind.PERSON, id="new"),
            SetFields(kind=Kind.SETTINGS, id="plan", fields={"currency": "EUR"}),
        ],
    )
    assert isinstance(applied, Applied)
    assert subjects(applied.effects) == ("docs", "manual", "late", "new", "plan")
    assert subjects(()) == ()
