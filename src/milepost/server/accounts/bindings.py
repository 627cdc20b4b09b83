"""Which accounts the persons of a plan are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from milepost.model.log import LogState
from milepost.model.people import Person
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.known import account_called
from milepost.server.log.held import shelf
from milepost.server.models import Account, PersonBinding, PlanRecord
from milepost.server.refusals import NotFound
from milepost.server.transaction import writing


@dataclass(frozen=True, slots=True)
class BoundPerson:
    """A person of a plan, and the account that this is, if any."""

    person: Person
    account: Account | None


def bound_people(plan: PlanRecord) -> list[BoundPerson]:
    """The persons of the plan as it is now, in its order."""
    state = shelf.state(plan.id, plan.number)
    accounts = _accounts(plan, state)
    return [BoundPerson(person, accounts.get(person.id)) for person in _persons(state).values()]


def persons_of(account: Account, plans: QuerySet[PlanRecord]) -> dict[str, frozenset[str]]:
    """Which persons an account is, by the ids of those plans that say so."""
    found: dict[str, set[str]] = {}
    for each in PersonBinding.objects.filter(account=account, plan__in=plans).select_related("plan"):
        present = _present_id(shelf.state(each.plan_id, each.plan.number), each.person)
        found.setdefault(each.plan_id, set()).add(present)
    return {plan: frozenset(persons) for plan, persons in found.items()}


def bind(reader: Reader, plan: PlanRecord, person_id: str, reference: str) -> BoundPerson:
    """Say which account a person is, by the account's id or address; raises `NotFound` for either.

    It is an account that may see the plan: who may not is as unknown here as who has no account.
    """
    person, account = _person(plan, person_id), _account(plan, reference)
    with writing():
        _forget(plan, person)
        PersonBinding.objects.update_or_create(plan=plan, person=person.id, defaults={"account": account})
        _note(Action.PERSON_BOUND, reader, plan, person, {"account": account.email})
    return BoundPerson(person, account)


def unbind(reader: Reader, plan: PlanRecord, person_id: str) -> None:
    """Say that a person is nobody's account; raises `NotFound` where they are not bound, or not in the plan."""
    person = _person(plan, person_id)
    with writing():
        if not _forget(plan, person):
            raise NotFound("account of the person", person_id)
        _note(Action.PERSON_UNBOUND, reader, plan, person, {})


def _accounts(plan: PlanRecord, state: LogState) -> Mapping[str, Account]:
    bindings = PersonBinding.objects.filter(plan=plan).select_related("account")
    return {_present_id(state, each.person): each.account for each in bindings}


def _present_id(state: LogState, person_id: str) -> str:
    """A binding outlives a rename: it is kept under the id that the person had when it was made."""
    persons, found = _persons(state), person_id
    while found not in persons and (later := state.retired.get(found)):
        found = later
    return found


def _forget(plan: PlanRecord, person: Person) -> int:
    state = shelf.state(plan.id, plan.number)
    bindings = PersonBinding.objects.filter(plan=plan)
    kept_under = [each.pk for each in bindings if _present_id(state, each.person) == person.id]
    return bindings.filter(pk__in=kept_under).delete()[0]


def _persons(state: LogState) -> Mapping[str, Person]:
    return state.plan.of(Person)


def _person(plan: PlanRecord, person_id: str) -> Person:
    person = _persons(shelf.state(plan.id, plan.number)).get(person_id)
    if person is None:
        raise NotFound("person", person_id)
    return person


def _account(plan: PlanRecord, reference: str) -> Account:
    account = account_called(reference)
    if not Gateway(Reader(account)).plans().filter(pk=plan.pk).exists():
        raise NotFound("account", reference)
    return account


def _note(action: Action, reader: Reader, plan: PlanRecord, person: Person, details: dict[str, object]) -> None:
    told = {"plan": plan.id, "person": person.id, **details}
    record(action, reader=reader, workspace=plan.workspace, subject=person.name or person.id, details=told)
