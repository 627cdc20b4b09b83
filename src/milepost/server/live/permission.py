"""Whether those who follow still may: for all streams of the process in a handful of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.crypto import constant_time_compare

from milepost.server.access.role import Role
from milepost.server.models import Account, ApiToken, Membership, PlanGrant, PlanRecord


@dataclass(frozen=True, slots=True)
class Credential:
    """By what a stream was opened: the account, and its token (by id) or else its session (by key)."""

    account: UUID
    token: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The credentials that hold, and which account may see which plan."""

    holding: frozenset[Credential]
    visible: frozenset[tuple[UUID, str]]

    def allows(self, credential: Credential, plan_id: str) -> bool:
        """Whether who signed in so may see a plan."""
        return credential in self.holding and (credential.account, plan_id) in self.visible


def standing(credentials: Iterable[Credential], plans: Iterable[str], now: datetime) -> Standing:
    """How things stand in the database; the number of queries does not depend on how many are asked about."""
    asked = frozenset(credentials)
    accounts = Account.objects.filter(pk__in={each.account for each in asked}, is_active=True).in_bulk()
    tokens = _holding_tokens({each.token for each in asked if each.token}, now)
    sessions = _holding_sessions({each.session for each in asked if each.session}, accounts, now)
    holding = frozenset(
        each
        for each in asked
        if each.account in accounts
        and (each.token is None or each.token in tokens)
        and (each.session is None or sessions.get(each.session) == each.account)
    )
    return Standing(holding, visible_plans(accounts, plans))


def visible_plans(accounts: Iterable[UUID], plans: Iterable[str]) -> frozenset[tuple[UUID, str]]:
    """What `Gateway.plans` gives each account, for many accounts at once."""
    asked = list(accounts)
    records = PlanRecord.objects.filter(pk__in=set(plans), deleted_at__isnull=True)
    found = list(records.values_list("pk", "workspace_id", "restricted"))
    members = Membership.objects.filter(account__in=asked, workspace__in={each[1] for each in found})
    roles = {
        (account, workspace): role for account, workspace, role in members.values_list("account", "workspace", "role")
    }
    grants = PlanGrant.objects.filter(account__in=asked, plan__in={each[0] for each in found})
    granted = set(grants.values_list("account", "plan"))
    return frozenset(
        (account, plan_id)
        for plan_id, workspace, restricted in found
        for account in asked
        if (account, plan_id) in granted or _inherits(roles.get((account, workspace)), restricted)
    )


def _inherits(role: str | None, restricted: bool) -> bool:
    return role == Role.OWNER if restricted else role is not None


def _holding_tokens(tokens: set[str], now: datetime) -> set[str]:
    if not tokens:
        return set()
    lasting = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    return set(ApiToken.objects.filter(lasting, pk__in=tokens, revoked_at__isnull=True).values_list("pk", flat=True))


def _holding_sessions(keys: set[str], accounts: dict[UUID, Account], now: datetime) -> dict[str, UUID]:
    """The account of every session that is still signed in, by key: as Django sees it when a request comes."""
    found: dict[str, UUID] = {}
    by_name = {str(pk): account for pk, account in accounts.items()}
    for session in Session.objects.filter(pk__in=keys, expire_date__gt=now) if keys else ():
        data = SessionStore().decode(session.session_data)
        account = by_name.get(str(data.get(SESSION_KEY)))
        if account is not None and _is_signed_by(str(data.get(HASH_SESSION_KEY, "")), account):
            found[session.pk] = account.pk
    return found


def _is_signed_by(signature: str, account: Account) -> bool:
    known = [account.get_session_auth_hash(), *account.get_session_auth_fallback_hash()]
    return any(constant_time_compare(signature, each) for each in known)
