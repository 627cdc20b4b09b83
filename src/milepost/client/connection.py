"""One server, asked over HTTP: what it answers as plain values, what goes wrong as a `Failure`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from time import sleep
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from milepost.client.address import is_loopback
from milepost.client.failure import Moved, NotSignedIn, NotUnderstood, Refused
from milepost.client.transport import Say, Wait, answered
from milepost.model.log.value import Json

if TYPE_CHECKING:
    import httpx

_CONNECT_SECONDS, _ANSWER_SECONDS = 10.0, 120.0
_SIGN_IN_NEEDED = 401
_PROBLEM = "application/problem+json"
Model = TypeVar("Model", bound=BaseModel)
Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the status, the JSON value of the body, and whether that is a problem document."""

    where: str
    status: int
    body: Json
    problem: bool

    def read(self, model: type[Model]) -> Model:
        """The body as what it is expected to be; raises `NotUnderstood` where it is something else."""
        try:
            return model.model_validate(self.body)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"])) or "the answer"
            what = f"something else than expected ({place}: {first['msg'].lower()})"
            raise NotUnderstood(self.where, what) from error


class Connection:
    """A server, and the token by which it is asked; close it by leaving its `with`.

    `wait` is given the seconds to wait before asking again, `say` what there is to tell meanwhile.
    """

    def __init__(
        self, server: str, token: str | None = None, *, wait: Wait = sleep, say: Say = lambda text: None
    ) -> None:
        import httpx

        self.server = server
        self._wait, self._say = wait, say
        authorization = {} if token is None else {"Authorization": f"Bearer {token}"}
        self._client = httpx.Client(
            headers={"Accept": "application/json", "User-Agent": f"milepost/{version('milepost')}", **authorization},
            timeout=httpx.Timeout(_ANSWER_SECONDS, connect=_CONNECT_SECONDS),
            mounts=_past_proxies(server),
        )

    def __enter__(self) -> "Connection":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str, model: type[Model], **query: str | int | None) -> Model:
        """What stands at a path; raises `Failure`."""
        import httpx

        given = {name: value for name, value in query.items() if value is not None}
        return self.accepted(self.send("GET", str(httpx.URL(path, params=given)) if given else path)).read(model)

    def post(self, path: str, model: type[Model], body: Json, *, key: str | None = None) -> Model:
        """What comes of a body sent to a path. One with a `key` is done once, however often it is sent."""
        headers = {} if key is None else {"Idempotency-Key": key}
        return self.accepted(self.send("POST", path, body, headers)).read(model)

    def send(self, method: str, path: str, body: Json = None, headers: Headers | None = None) -> Answer:
        """The answer, whatever its status; raises `Failure` where there is none, or none that is JSON."""
        more = {**(headers or {}), **({} if body is None else {"Content-Type": "application/json"})}
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        request = self._client.build_request(method, self.server + path, content=content, headers=more)
        again = method == "GET" or "Idempotency-Key" in more
        return _understood(answered(self._client, request, again=again, wait=self._wait, say=self._say))

    def cookies(self, path: str, headers: Headers) -> dict[str, str]:
        """The cookies that a page gives to a browser; none of them is kept. Raises `Failure`."""
        request = self._client.build_request("GET", self.server + path, headers=headers)
        response = answered(self._client, request, again=False, wait=self._wait, say=self._say)
        self._client.cookies.clear()
        if not response.is_redirect:
            self.accepted(_understood(response))
        return dict(response.cookies)

    def accepted(self, answer: Answer) -> Answer:
        """An answer that says yes; raises `NotSignedIn`, `Refused` or `NotUnderstood` for any other."""
        if answer.status < 300:
            return answer
        if not answer.problem or not isinstance(answer.body, dict):
            raise NotUnderstood(answer.where, f"by {answer.status}, and does not say why")
        refused = Refused(answer.status, answer.body)
        raise NotSignedIn(self.server, refused.message) if answer.status == _SIGN_IN_NEEDED else refused


def _past_proxies(server: str) -> dict[str, None]:
    """What goes to this machine itself does not go by a proxy, whatever the environment says."""
    parts = urlsplit(server)
    return {f"all://{parts.netloc}": None} if is_loopback(parts.hostname or "") else {}


def _understood(response: "httpx.Response") -> Answer:
    where = str(response.request.url.copy_with(query=None))
    if response.is_redirect:
        raise Moved(where, response.headers["Location"])
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    if not response.content:
        return Answer(where, response.status_code, None, problem=False)
    if not kind.endswith("json"):
        raise NotUnderstood(where, f"by {response.status_code} with {kind or 'something'} in place of JSON")
    try:
        return Answer(where, response.status_code, response.json(), problem=kind == _PROBLEM)
    except ValueError as error:
        raise NotUnderstood(where, "with JSON that breaks off or breaks the rules") from error
