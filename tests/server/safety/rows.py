"""Every address of ours with each of its methods, and who may: the one table that the access matrix goes by.

What allauth answers under `/_allauth/` stands in `allauth_rows.py`. An address or a method that is in neither table
fails the tests, and so does a row without its address.
"""

from typing import Any
from urllib.parse import quote_plus

from milepost.server.access.role import Role
from tests.server.calls import LAUNCH, setting
from tests.server.safety.row import Place, Row

PASSWORD = "correct horse battery"
NEW_PASSWORD = "quite another horse"


def _plan(method: str, rest: str, needs: Role, **more: Any) -> Row:
    return Row(method, f"api/v1/plans/<plan_id>{rest}", Place.PLAN, needs, **more)


def _workspace(method: str, rest: str, needs: Role, **more: Any) -> Row:
    return Row(method, f"api/v1/workspaces/<workspace_id>{rest}", Place.WORKSPACE, needs, **more)


def _account(method: str, rest: str, **more: Any) -> Row:
    return Row(method, f"api/v1/{rest}", Place.ACCOUNT, **more)


def _anybody(method: str, route: str, **more: Any) -> Row:
    return Row(method, route, Place.NOWHERE, **more)


VIEWER, COMMENTER, EDITOR, OWNER = Role
_COPY: dict[str, Any] = {"answers": 201, "stores": "revision"}
_VIEW = {"name": "New", "view": "map", "search": {"find": "api"}}
_CHANGES = {"base": 2, "changes": [setting("task", "api", name="Interface")]}

PLANS = (
    _plan("GET", "", VIEWER),
    _plan("PATCH", "", OWNER, stores="plan", body={"restricted": True}),
    _plan("DELETE", "", OWNER, stores="plan"),
    _plan("GET", "/snapshot", VIEWER),
    _plan("POST", "/restore", OWNER, stores="plan", values={"plan_id": "deleted"}),
    _plan("POST", "/archive", EDITOR, stores="plan"),
    _plan("POST", "/unarchive", EDITOR, stores="plan"),
    _plan(
        "POST", "/duplicate", VIEWER, answers=201, stores="revision", body={"workspace": "{own}"}, note="to one's own"
    ),
    _plan(
        "POST", "/duplicate", VIEWER, answers=201, stores="revision", body={}, needs_workspace=EDITOR, note="beside it"
    ),
    _plan("GET", "/revisions", VIEWER),
    _plan("POST", "/revisions", EDITOR, answers=201, stores="revision", body=_CHANGES),
    _plan("POST", "/revisions", COMMENTER, body=_CHANGES, query="dry_run=true", note="dry run"),
    _plan("GET", "/revisions/<number>", VIEWER),
    _plan("POST", "/revisions/<number>/revert", EDITOR, answers=201, stores="revision"),
    _plan("GET", "/schedule", VIEWER),
    _plan("GET", "/forecast", VIEWER),
    _plan("GET", "/forecasts", VIEWER),
    _plan("GET", "/check", VIEWER),
    _plan("GET", "/export", VIEWER),
    _plan("POST", "/presence", VIEWER, answers=204, stores="", body={"at": "api"}),
    Row("GET", "api/v1/events", Place.PLAN, VIEWER, query="plan={plan_id}"),
    _plan("GET", "/grants", OWNER),
    _plan("PUT", "/grants/<account>", OWNER, answers=201, stores="plan_grant", body={"role": "viewer"}),
    _plan("DELETE", "/grants/<account>", OWNER, answers=204, stores="plan_grant", values={"account": "granted"}),
    _plan("GET", "/people", VIEWER),
    _plan("PUT", "/people/<person>", EDITOR, stores="person_binding", body={"account": "{owner}"}),
    _plan("DELETE", "/people/<person>", EDITOR, answers=204, stores="person_binding"),
    _plan("GET", "/look", VIEWER),
    _plan("PUT", "/look", VIEWER, stores="look", body={"number": 1}),
    _plan("GET", "/views", VIEWER),
    _plan("POST", "/views", VIEWER, answers=201, stores="saved_view", body=_VIEW, note="for oneself"),
    _plan("POST", "/views", EDITOR, answers=201, stores="saved_view", body={**_VIEW, "shared": True}, note="for all"),
    _plan("GET", "/views/<view_id>", VIEWER),
    _plan("PATCH", "/views/<view_id>", EDITOR, stores="saved_view", body={"name": "New"}),
    _plan("DELETE", "/views/<view_id>", EDITOR, answers=204, stores="saved_view"),
)
"""Tried with a plan that is open to its workspace, and with one that is restricted."""

OTHERS = (
    _anybody("GET", ""),
    Row(
        "GET",
        "^(?:new|account|(?:plans|workspaces)/.+)$",
        Place.ACCOUNT,
        path="plans/<open>",
        signed_out=302,
        answers=404,
        note="where the web page was not built",
    ),
    _anybody("GET", "sign-in/<str:secret>", values={"secret": "link"}, headers={"Sec-Fetch-Site": "cross-site"}),
    _anybody("POST", "sign-in/<str:secret>", answers=302, stores="sign_in_link", values={"secret": "link"}),
    _anybody("GET", "sign-in", signed_in=302),
    _anybody("POST", "sign-in", answers=302, stores="", body=f"email={{owner}}&password={quote_plus(PASSWORD)}"),
    _anybody("GET", "sign-up", signed_in=302, query="invitation={invitation}"),
    _anybody(
        "POST",
        "sign-up",
        answers=302,
        stores="",
        body=f"email=newcomer@example.org&password={quote_plus(NEW_PASSWORD)}&invitation={{invitation}}",
    ),
    _anybody("GET", "invitations/<str:secret>", values={"secret": "invitation"}),
    Row(
        "POST",
        "invitations/<str:secret>",
        Place.ACCOUNT,
        answers=302,
        stores="membership",
        body="",
        values={"secret": "invitation"},
    ),
    _anybody("GET", "verify/<str:key>", values={"key": "verification"}),
    _anybody("POST", "verify/<str:key>", stores="account_emailaddress", values={"key": "verification"}),
    _anybody("GET", "reset"),
    _anybody("POST", "reset", stores="", body="email=nobody@example.org"),
    _anybody("GET", "reset/<str:key>", values={"key": "reset"}),
    _anybody(
        "POST",
        "reset/<str:key>",
        stores="account",
        body=f"password={quote_plus(NEW_PASSWORD)}",
        values={"key": "reset"},
    ),
    _anybody("GET", "api/docs"),
    _anybody("GET", "api/docs/problems"),
    _anybody("GET", "api/docs/<slug:slug>"),
    _anybody("GET", "api/v1/openapi.json"),
    _account("GET", "templates"),
    _account("GET", "plans"),
    _account("POST", "plans", answers=201, stores="revision", body={"name": "Mine"}, note="in one's first workspace"),
    Row(
        "POST",
        "api/v1/plans",
        Place.WORKSPACE,
        EDITOR,
        answers=201,
        stores="revision",
        body={"document": LAUNCH, "workspace": "{workspace_id}"},
        note="in a workspace",
    ),
    _account("GET", "trash"),
    _account("POST", "readings", body={"text": "Beta by 29 Jan: API 5d"}),
    _account("GET", "overview"),
    _account("GET", "workspaces"),
    _account("POST", "workspaces", answers=201, stores="workspace", body={"name": "New"}),
    _workspace("GET", "", VIEWER),
    _workspace("PATCH", "", OWNER, stores="workspace", body={"name": "New"}),
    _workspace("DELETE", "", OWNER, answers=204, stores="workspace", values={"workspace_id": "empty"}),
    _workspace("GET", "/members", VIEWER),
    _workspace("PATCH", "/members/<account_id>", OWNER, stores="membership", body={"role": "editor"}),
    _workspace("DELETE", "/members/<account_id>", OWNER, answers=204, stores="membership", note="another"),
    _workspace(
        "DELETE",
        "/members/<account_id>",
        VIEWER,
        answers=204,
        stores="membership",
        values={"account_id": "caller"},
        note="oneself",
    ),
    _workspace("GET", "/invitations", OWNER),
    _workspace("POST", "/invitations", OWNER, answers=201, stores="invitation", body={"role": "editor"}),
    _workspace("DELETE", "/invitations/<invitation_id>", OWNER, answers=204, stores="invitation"),
    _workspace("GET", "/audit", OWNER),
    _anybody("GET", "api/v1/invitations/<secret>", values={"secret": "invitation"}),
    _account("POST", "invitations/accept", answers=201, stores="membership", body={"secret": "{invitation}"}),
    _account("GET", "me"),
    _account("PATCH", "me", stores="account", body={"name": "New"}),
    _account("GET", "tokens"),
    _account("POST", "tokens", answers=201, stores="api_token", body={"name": "New"}),
    Row("DELETE", "api/v1/tokens/<token_id>", Place.OWN, OWNER, answers=204, stores="api_token"),
)

ROWS = (*PLANS, *OTHERS)

NOTHING_HERE = ("api/v1/",)
"""What Ninja makes an address of, and where nothing is."""
