"""Clients of a server that may be gone at any moment, and what each was told."""

from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from threading import Lock, Semaphore, Thread
from typing import Any

import httpx

PATIENCE = 60.0
"""Seconds after which a request is given up; far more than any takes."""


@dataclass(frozen=True, slots=True)
class Request:
    """A write, with the Idempotency-Key by which it is sent until it is answered."""

    key: str
    path: str
    body: dict[str, Any]


@dataclass
class Book:
    """What all writers sent and were told, over all lives of the server."""

    plan: str | None = None
    number: int = 0
    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    unanswered: list[Request] = field(default_factory=list)
    done: list[Request] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    sent: int = 0
    retried: int = 0
    replayed: int = 0
    lock: Lock = field(default_factory=Lock)

    def next_request(self, writer: int, chance: Random) -> tuple[Request, bool]:
        """What to send, and whether it was sent before: what was not answered comes first."""
        with self.lock:
            if self.unanswered:
                self.retried += 1
                return self.unanswered.pop(0), True
            if self.done and chance.random() < 0.05:
                self.retried += 1
                return chance.choice(self.done), True
            self.sent += 1
            return self._new_request(writer, chance), False

    def _new_request(self, writer: int, chance: Random) -> Request:
        key = f"{self.sent}-{chance.getrandbits(64):016x}"
        if self.plan is None or chance.random() < 0.02:
            return Request(key, "/plans", {"document": document(), "message": key})
        base = max(1, self.number - chance.choice([0, 0, 0, 1, 2]))
        body = {"base": base, "message": key, "changes": changes(key, base, writer, chance)}
        return Request(key, f"/plans/{self.plan}/revisions", body)

    def answered(self, request: Request, response: httpx.Response, again: bool) -> None:
        """Note an answer."""
        with self.lock:
            replayed = response.headers.get("Idempotency-Replayed") == "true"
            self.replayed += replayed
            if replayed and not again:
                self.faults.append(f"{request.key} was sent once and answered as if it were known")
            if response.status_code == 201:
                self._acknowledge(request, response.json())
            elif response.status_code == 409:
                self.refused.append(request.key)
            else:
                self.plan = None
                self.faults.append(f"{request.key} was answered {response.status_code}: {response.text[:300]}")

    def _acknowledge(self, request: Request, said: dict[str, Any]) -> None:
        made = "id" in said
        plan = said["id"] if made else request.path.split("/")[2]
        place = (plan, 1 if made else said["number"])
        if self.acknowledged.setdefault(request.key, place) != place:
            self.faults.append(f"{request.key} was {self.acknowledged[request.key]} and then {place}")
        if made and self.plan != plan and request not in self.done:
            self.plan, self.number = plan, 1
        elif plan == self.plan:
            self.number = max(self.number, place[1])
        self.done = [*self.done[-99:], request]

    def left_unanswered(self, request: Request) -> None:
        """Note that the server was gone before it answered."""
        with self.lock:
            self.unanswered.append(request)


TASKS = 6


def document() -> dict[str, Any]:
    """The plan that is written to."""
    tasks = [{"id": f"t{number}", "estimate": {"low": "2d", "likely": "3d", "high": "8d"}} for number in range(TASKS)]
    return {"plan": "Crash", "status_date": "2026-11-02", "tasks": tasks, "milestones": [{"id": "m", "after": ["t0"]}]}


def changes(key: str, base: int, writer: int, chance: Random) -> list[dict[str, Any]]:
    """Something that always changes the plan, seldom conflicts, and sometimes adds what somebody else adds as well."""
    task = f"t{(writer + 3 * chance.randrange(2)) % TASKS}"
    own = {"op": "set", "kind": "task", "id": task, "fields": {"notes": key + "." * chance.randrange(3000)}}
    if chance.random() < 0.2:
        return [own, {"op": "add", "kind": "task", "id": f"after-{base}", "fields": {"notes": key, "after": [task]}}]
    return [own]


_READS = 0.1
"""Of what a writer does."""


class Writers:
    """Threads that write until the server is gone."""

    def __init__(self, url: str, token: str, book: Book, count: int, seed: int) -> None:
        self._answers = Semaphore(0)
        headers = {"Authorization": f"Bearer {token}"}
        self._client = httpx.Client(base_url=f"{url}/api/v1", headers=headers, timeout=PATIENCE, trust_env=False)
        self._book = book
        self._threads = [Thread(target=self._write, args=(each, Random(f"{seed} {each}"))) for each in range(count)]
        for thread in self._threads:
            thread.start()

    def wait_for(self, answers: int) -> None:
        """Wait until so many requests are answered; raises `TimeoutError`."""
        for _ in range(answers):
            if not self._answers.acquire(timeout=PATIENCE):
                raise TimeoutError("the server answers nobody")

    def end(self) -> None:
        """Wait until all have found that the server is gone."""
        for thread in self._threads:
            thread.join()
        self._client.close()

    def _write(self, writer: int, chance: Random) -> None:
        while (chance.random() > _READS or self._read()) and self._send(*self._book.next_request(writer, chance)):
            self._answers.release()

    def _read(self) -> bool:
        """Read the plan's snapshot, which is then kept; whether the server was there."""
        plan = self._book.plan
        if plan is None:
            return True
        try:
            response = self._client.get(f"/plans/{plan}/snapshot")
        except httpx.TransportError:
            return False
        if response.status_code != HTTPStatus.OK:
            self._book.faults.append(f"reading {plan} was answered {response.status_code}: {response.text[:300]}")
        return True

    def _send(self, request: Request, again: bool) -> bool:
        try:
            response = self._client.post(request.path, json=request.body, headers={"Idempotency-Key": request.key})
        except httpx.TransportError:
            self._book.left_unanswered(request)
            return False
        self._book.answered(request, response, again)
        return True
