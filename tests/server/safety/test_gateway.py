"""The law of the gateway: every query starts from what the reader may see, or says why it need not."""

import pytest

from tests.server.safety.queries import managers, reverse_managers, ways_around

GATEWAY = "access/gateway.py"
FOLDERS = ("access/", "accounts/", "forecasts/", "live/", "log/", "plans/", "api/idempotency.py")
"""Where queries may begin at all."""
RECORDS = {"Account", "ApiToken", "Invitation", "Membership", "PlanRecord", "Workspace"}
"""Whoever is handed one of these was handed what the gateway gave, or what belongs to the reader."""
DOORS = {"PlanRecord", "Workspace"}
"""All else hangs off these: a query of theirs is always in the gateway or in the table, whatever is handed in."""

_MAKES = "makes what is new"
_LOCKS = "locks what the gateway gave, or what hangs off it"
_BY_ID = "by the id of a plan whose record its caller was given"
_BY_SECRET = "by the hash of a secret, which only who was given it has"
_BY_ADDRESS = "an account, by the address that somebody signs in or is named by"
_FOR_NOBODY = "the server's own housekeeping, of which nobody reads anything"
_STREAM = "the gateway of the streams, for many readers at once"
EXCEPTIONS = {
    "accounts/audit.py:record": _MAKES,
    "accounts/enrol.py:enrol": _MAKES,
    "accounts/enrol.py:found_first_workspace": _MAKES,
    "accounts/enrol.py:_new_account": _BY_ADDRESS,
    "accounts/invitations.py:_invitations": _BY_SECRET,
    "accounts/known.py:account_called": _BY_ADDRESS,
    "accounts/known.py:accounts": "for the command line of whoever runs the server, who has the database anyway",
    "accounts/sign_in_link.py:account_of_used": _BY_SECRET,
    "accounts/sign_in_link.py:link_with": _BY_SECRET,
    "accounts/sign_in_link.py:sign_in_by": _BY_SECRET,
    "accounts/sweep.py:sweep": _FOR_NOBODY,
    "accounts/tokens.py:_end": "the token by which the reader signed in",
    "accounts/witness.py:_sign_in_failed": _BY_ADDRESS,
    "accounts/workspaces.py:locked": _LOCKS,
    "accounts/workspaces.py:make_workspace": _MAKES,
    "accounts/workspaces.py:_require_empty": "counts the plans of a workspace for its owner",
    "api/idempotency.py:_claimed": "by the reader, whose own answers these are",
    "api/idempotency.py:forget_before": _FOR_NOBODY,
    "forecasts/forecaster.py:_head": _FOR_NOBODY,
    "forecasts/ledger.py:course": _BY_ID,
    "forecasts/ledger.py:keep": _BY_ID,
    "forecasts/ledger.py:newest": _BY_ID,
    "live/permission.py:standing": _STREAM,
    "live/permission.py:visible_plans": _STREAM,
    "live/permission.py:_holding_sessions": _STREAM,
    "live/permission.py:_holding_tokens": _STREAM,
    "live/rows.py:forecasts": _STREAM,
    "log/create.py:create_plan": _MAKES,
    "log/history.py:who_made": _BY_ID,
    "log/lines.py:nearest_snapshot": _BY_ID,
    "log/lines.py:lines_between": _BY_ID,
    "log/snapshots.py:keep_snapshot": _BY_ID,
    "log/snapshots.py:keep_snapshot_if_due": _BY_ID,
    "log/snapshots.py:snapshot_is_due": _BY_ID,
    "plans/passing.py:_pass": _FOR_NOBODY,
    "plans/passing.py:pass_time_everywhere": _FOR_NOBODY,
    "plans/saved_views.py:changing": _LOCKS,
    "plans/shelving.py:empty_trash": _FOR_NOBODY,
}
"""Functions that begin a query without a record in hand, or one of a door, and why that lets nobody see more."""

SQL_BY_HAND = {
    "access/roles.py:_row cursor": "the gateway's own questions, a plan and whose roles are whose, at every request",
    "accounts/tokens.py:_unrevoked cursor": _BY_SECRET + ", at every request",
    "api/idempotency.py:_taken cursor": "by the reader, whose own answers these are",
    "live/notify.py:send cursor": "NOTIFY",
    "live/rows.py:heads cursor": _STREAM,
    "live/rows.py:revisions cursor": _STREAM,
    "run/migrations.py:_advisory_lock cursor": "lets one process migrate at a time",
    "run/reach.py:require_database cursor": "asks whether the database answers",
}


def test_A3_60_queries_begin_where_access_is_known() -> None:
    wrong = [f"{use.place} line {use.line}: {use.model}" for use in managers() if not use.place.startswith(FOLDERS)]
    assert wrong == [], "ask a function of accounts, log or plans for it"


def test_A3_60_a_query_starts_from_a_record_or_says_why_not() -> None:
    without = {use.place for use in managers() if use.model in DOORS or not use.given & RECORDS}
    elsewhere = {place for place in without if place.startswith(FOLDERS) and not place.startswith(GATEWAY)}
    assert elsewhere - EXCEPTIONS.keys() == set(), "start from a record that the gateway gave"
    assert EXCEPTIONS.keys() - elsewhere == set(), "these begin no such query any more"


def test_A3_60_nothing_reaches_the_database_another_way() -> None:
    found = set(ways_around())
    assert found - SQL_BY_HAND.keys() == set()
    assert SQL_BY_HAND.keys() - found == set()


def test_A3_60_nothing_is_reached_from_a_record_past_the_gateway(environment: dict[str, str]) -> None:
    from django.apps import apps

    ours = apps.get_app_config("milepost").get_models()
    names = {name for model in ours for field in model._meta.related_objects if (name := field.get_accessor_name())} | {
        field.name for model in ours for field in model._meta.many_to_many
    }
    assert "plans" in names and "memberships" in names
    assert reverse_managers(names) == []


@pytest.mark.parametrize("place", ["live/permission.py:visible_plans", "access/gateway.py:plans"])
def test_A3_60_the_source_is_read_as_it_is(place: str) -> None:
    """The finder of queries finds those that are known to be there."""
    assert {use.model for use in managers() if use.place == place} == {"Membership", "PlanGrant", "PlanRecord"}
