"""What the callers try to get at: one workspace with plans of every kind, and a client for each caller.

Nothing that a caller does stays: each request is made in a transaction that is then rolled back.
"""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from tests.server.accounts.workplace import first_workspace, invite, send
from tests.server.calls import LAUNCH, adding, make_plan, post, revise
from tests.server.safety.callers import ACCOUNTS, EVERYBODY, OWNER, STRANGER, Caller
from tests.server.safety.clients import client_of, client_of_caller, new_account
from tests.server.safety.row import Place, Row
from tests.server.safety.trying import filled, sent, tried

if TYPE_CHECKING:
    from milepost.server.models import Account

DOCUMENT = {**LAUNCH, "people": [{"id": "ida", "name": "Ida"}]}
_GUEST = "guest"


class Stage:
    """The accounts, clients and things. Call it once the server's environment is there."""

    def __init__(self) -> None:
        self.accounts = {caller.name: new_account(caller.name) for caller in ACCOUNTS}
        self.owner = self.accounts[OWNER.name]
        self._olga = client_of(self.owner)
        self.workspace = first_workspace(self._olga)
        self._empty = str(post(self._olga, "/workspaces", {"name": "Empty"}).json()["id"])
        self._fill(self.workspace)
        self._fill(self._empty)
        self._second_owner = new_account("second owner")
        self._join(self.workspace, self._second_owner, "owner")
        self._views: dict[str, str] = {}
        self.values = self._things()
        self.clients = {
            caller.name: client_of_caller(caller, self.accounts[self._account_of(caller)], self.owner)
            for caller in EVERYBODY
        }
        self._own = {name: first_workspace(client_of(account)) for name, account in self.accounts.items()}
        self._use_tokens_from_now_on()

    def _use_tokens_from_now_on(self) -> None:
        """That a token was used is kept at most once a minute; here it is no news however long the tests take."""
        from milepost.server.models import ApiToken

        later = timezone.now() + timedelta(days=1)
        ApiToken.objects.filter(account__in=self.accounts.values()).update(last_used_at=later)

    def ask(self, row: Row, caller: Caller, plan: str = "open") -> tuple[Any, set[str]]:
        """The answer to what a row asks for, made by a caller, and the tables written to; it is rolled back."""
        return tried(self.clients[caller.name], **self.request(row, caller, plan))

    def request(self, row: Row, caller: Caller, plan: str = "open") -> dict[str, Any]:
        """A row as a request of Django's test client."""
        values = {**self.values, "own": self._own.get(self._account_of(caller), ""), **self._plan_of(row, plan)}
        values["caller"] = str(self.accounts[self._account_of(caller)].pk)
        values |= {name: values[other] for name, other in row.values.items() if name != "plan_id"}
        route = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], row.path or row.route)
        form = isinstance(row.body, str)
        return {
            "method": row.method,
            "path": f"/{route}" + (f"?{filled(row.query, values)}" if row.query else ""),
            "data": sent(filled(row.body, values)),
            "content_type": "application/x-www-form-urlencoded" if form else "application/json",
            "headers": dict(row.headers),
        }

    def headers(self, caller: Caller) -> dict[str, str]:
        """What a caller sends to sign in by, where that is a header."""
        sent = self.clients[caller.name].defaults.get("HTTP_AUTHORIZATION")
        return {} if sent is None else {"Authorization": str(sent)}

    def _plan_of(self, row: Row, plan: str) -> dict[str, str]:
        """Rows about plans in the trash have one of the same kind there."""
        kind = f"{plan} deleted" if row.values.get("plan_id") == "deleted" else plan
        if row.place is not Place.PLAN:
            return {}
        return {"plan_id": self.values[kind], "view_id": self._views[self.values[kind]]}

    def _account_of(self, caller: Caller) -> str:
        if caller.name in self.accounts:
            return caller.name
        return OWNER.name if caller.member else STRANGER.name

    def _fill(self, workspace: str) -> None:
        for caller in ACCOUNTS:
            if caller.member and caller is not OWNER:
                self._join(workspace, self.accounts[caller.name], caller.member)

    def _join(self, workspace: str, account: "Account", role: str) -> None:
        secret = invite(self._olga, workspace, role)
        assert post(client_of(account), "/invitations/accept", {"secret": secret}).status_code == 201

    def _plan(self, *, restricted: bool, deleted: bool = False) -> str:
        plan = make_plan(self._olga, DOCUMENT)
        assert revise(self._olga, plan, 1, adding("task", "docs", estimate="5d")).status_code == 201
        granted = {caller.name: caller.granted for caller in ACCOUNTS if caller.granted}
        for account, role in {**granted, _GUEST: "viewer"}.items():
            path = f"/plans/{plan}/grants/{self.accounts.get(account, self._guest).email}"
            assert send(self._olga, "PUT", path, {"role": role}).status_code == 201
        ida = send(self._olga, "PUT", f"/plans/{plan}/people/ida", {"account": self.owner.email})
        assert ida.status_code == 200
        view = post(self._olga, f"/plans/{plan}/views", {"name": "All", "view": "map", "shared": True})
        self._views[plan] = str(view.json()["id"])
        if restricted:
            assert send(self._olga, "PATCH", f"/plans/{plan}", {"restricted": True}).status_code == 200
        if deleted:
            assert send(self._olga, "DELETE", f"/plans/{plan}").status_code == 200
        return plan

    def _things(self) -> dict[str, str]:
        self._guest = new_account(_GUEST)
        plans = {
            f"{kind}{' deleted' if deleted else ''}": self._plan(restricted=kind == "restricted", deleted=deleted)
            for kind in ("open", "restricted")
            for deleted in (False, True)
        }
        third = client_of(new_account("third"))
        made = post(self._olga, f"/workspaces/{self.workspace}/invitations", {"role": "editor"}).json()
        return {
            **plans,
            "workspace_id": self.workspace,
            "empty": self._empty,
            "account_id": str(self._second_owner.pk),
            "account": self.accounts[STRANGER.name].email,
            "granted": str(self._guest.pk),
            "owner": self.owner.email,
            "number": "2",
            "person": "ida",
            "slug": "plans",
            "invitation_id": made["id"],
            "own invitation": made["secret"],
            "invitation": invite(third, first_workspace(third), "editor"),
            "token_id": post(self._olga, "/tokens", {"name": "another"}).json()["id"],
            **_links(self._guest),
        }


def _links(account: "Account") -> dict[str, str]:
    """The secrets of links that were sent to an account: to sign in, to prove an address, to set a new password."""
    from allauth.account.forms import default_token_generator
    from allauth.account.models import EmailAddress, EmailConfirmationHMAC
    from allauth.account.utils import user_pk_to_url_str

    from milepost.server.accounts.sign_in_link import make_link

    address = EmailAddress.objects.create(user=account, email=f"new-{account.email}", verified=False)
    return {
        "link": make_link(account),
        "verification": EmailConfirmationHMAC(address).key,
        "reset": f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}",
    }
