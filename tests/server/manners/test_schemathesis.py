"""Whatever is sent to whatever operation, the answer is one that the OpenAPI document foresees (Schemathesis).

Each operation meets the corners of its schema and cases at random, with and without a token, about what is there and
what is not. `--hypothesis-profile=explore` sends many more, and other ones each time.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import BaseSchema, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import GenerationConfig
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks

from tests.server.calls import LAUNCH, make_plan, post, revise, setting
from tests.server.people import ClientOf, Somebody
from tests.server.process import Server

REJECTED = checks.negative_data_rejection
"""What does not fit the schema is refused; not to be asked of a case whose address was put right."""
FORESEEN = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    checks.allow_header_conformance,
    REJECTED,
]
AnyCase = Case[Any]
AnyOperation = APIOperation[Any, Any, Any, Any]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
EXAMPLES = settings().max_examples
"""Of a property test; here each is a request to a server, so that there are fewer by default."""


@dataclass(frozen=True)
class World:
    """Somebody with a plan: what stands in addresses, and the token to send."""

    token: str
    ids: Mapping[str, str]


@pytest.fixture
def world(somebody: Somebody, client_of: ClientOf) -> Callable[[], World]:
    """Makes a world of its own for each operation, for some operations end it."""
    from milepost.server.accounts.tokens import issue
    from milepost.server.models import Workspace

    def made() -> World:
        ada, bob = somebody("Ada"), somebody("Bob")
        client = client_of(ada)
        plan = make_plan(client, {**LAUNCH, "people": [{"id": "bob"}]})
        revise(client, plan, 1, setting("task", "api", name="API"))
        workspace = str(Workspace.objects.get(members=ada).pk)
        invitation = post(client, f"/workspaces/{workspace}/invitations", {"role": "viewer"}).json()
        token = post(client, "/tokens", {"name": "to be revoked"}).json()
        view = post(client, f"/plans/{plan}/views", {"name": "All", "view": "map"}).json()
        ids = {
            "plan_id": plan,
            "number": "2",
            "workspace_id": workspace,
            "account_id": str(bob.pk),
            "account": bob.email,
            "person": "bob",
            "invitation_id": invitation["id"],
            "secret": invitation["secret"],
            "token_id": token["id"],
            "view_id": view["id"],
        }
        return World(issue(ada, name=secrets.token_hex(4), scope="write").secret, ids)

    return made


@pytest.fixture
def session() -> Iterator[requests.Session]:
    """Connections that stay open, to this machine alone."""
    with requests.Session() as opened:
        opened.trust_env = False
        yield opened


@pytest.fixture(scope="module")
def document(server: Server) -> BaseSchema:
    """The OpenAPI document of a real server, without the stream, which does not end."""
    return schemathesis.openapi.from_url(f"{server.url}/api/v1/openapi.json").exclude(operation_id="follow")


def operations(document: BaseSchema) -> list[AnyOperation]:
    """All of them; one that cannot be read fails the test."""
    found = list(document.get_all_operations())
    assert not [each for each in found if not isinstance(each, Ok)]
    return [each.ok() for each in found if isinstance(each, Ok)]


def corners(operation: AnyOperation) -> Iterator[AnyCase]:
    """The least and the most that a schema allows, and what it just does not allow: by default every third case."""
    cases = operation.schema.iter_coverage_cases(
        operation, generation_modes=list(MODES), generation_config=GenerationConfig()
    )
    return islice(cases, 0, None, max(1, 300 // EXAMPLES))


def at_random(operation: AnyOperation, check: Callable[[AnyCase, bool], None]) -> None:
    """Cases at random, with ids at random or with `True` the real ones."""

    @settings(
        max_examples=EXAMPLES // 20,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of([operation.as_strategy(generation_mode=mode) for mode in MODES]), st.booleans())
    def property_of_every_case(case: AnyCase, real: bool) -> None:
        check(case, real)

    property_of_every_case()


def about(case: AnyCase, ids: Mapping[str, str]) -> bool:
    """Put what is there into the address of a case; whether there is anything to put."""
    there = {name: ids[name] for name in case.path_parameters if name in ids}
    case.path_parameters.update(there)
    return bool(there)


def hold(session: requests.Session, world: World, case: AnyCase, real: bool) -> None:
    """Send a case as somebody, and hold the answer to the document."""
    mended = real and about(case, world.ids)
    foreseen = [each for each in FORESEEN if not (mended and each is REJECTED)]
    case.call_and_validate(session=session, headers={"Authorization": f"Bearer {world.token}"}, checks=foreseen)


def test_A4_90_nobody_gets_an_answer_that_is_not_foreseen(
    document: BaseSchema, session: requests.Session, subtests: pytest.Subtests
) -> None:
    for operation in operations(document):
        with subtests.test(operation.label):
            for case in islice(corners(operation), EXAMPLES // 10):
                case.call_and_validate(session=session, checks=FORESEEN)


def test_A4_90_somebody_gets_no_answer_that_is_not_foreseen(
    document: BaseSchema, session: requests.Session, subtests: pytest.Subtests, world: Callable[[], World]
) -> None:
    for operation in operations(document):
        with subtests.test(operation.label):
            check = partial(hold, session, world())
            for case in corners(operation):
                check(case, real=case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE)
            at_random(operation, check)
