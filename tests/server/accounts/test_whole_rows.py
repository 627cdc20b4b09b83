"""Rows that are read by SQL put together once are what Django's own models read."""

from typing import TYPE_CHECKING, Any

from django.test import Client

from tests.server.calls import make_plan
from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from django.db.models import Model


def values(record: "Model | None") -> dict[str, Any]:
    """Every field of a record, by name."""
    assert record is not None
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def test_A3_60_a_plan_is_what_the_model_reads(somebody: Somebody, client_of: ClientOf) -> None:
    from milepost.server.access.role import Role
    from milepost.server.access.roles import locked_plan, plan_and_roles
    from milepost.server.models import PlanRecord
    from milepost.server.transaction import writing

    account = somebody()
    client: Client = client_of(account)
    plan, gone = make_plan(client), make_plan(client)
    assert client.delete(f"/api/v1/plans/{gone}").status_code < 300
    for plan_id, deleted in ((plan, False), (gone, True)):
        found = plan_and_roles(account.pk, plan_id, deleted=deleted)
        assert found is not None
        assert values(found[0]) == values(PlanRecord.objects.get(pk=plan_id))
        assert found[1] == (None, Role.OWNER)
        assert plan_and_roles(account.pk, plan_id, deleted=not deleted) is None
    with writing():
        assert values(locked_plan(plan)) == values(PlanRecord.objects.get(pk=plan))
        assert locked_plan(gone) is None


def test_A3_60_a_revision_and_its_account_are_what_the_models_read(somebody: Somebody, client_of: ClientOf) -> None:
    from milepost.server.live.limits import Limits
    from milepost.server.live.rows import revisions
    from milepost.server.models import RevisionRecord

    account = somebody()
    plan = make_plan(client_of(account))
    (found,) = revisions(plan, 0, Limits())
    assert values(found) == values(RevisionRecord.objects.get(plan=plan))
    assert found.account == account
    assert values(found.account) == values(type(account).objects.get(pk=account.pk))
    RevisionRecord.objects.filter(plan=plan).update(account=None)
    (found,) = revisions(plan, 0, Limits())
    assert (found.account, found.account_id) == (None, None)


def test_A3_60_a_token_and_its_account_are_what_the_models_read(somebody: Somebody) -> None:
    from milepost.server.accounts.tokens import issue, token_of
    from milepost.server.models import ApiToken

    account = somebody()
    issued = issue(account, name="report", scope="read")
    token_of(issued.secret)
    found = token_of(issued.secret)
    assert found is not None
    assert values(found) == values(ApiToken.objects.get(pk=issued.token.pk))
    assert values(found.account) == values(type(account).objects.get(pk=account.pk))
