"""One of two servers dies: writers and followers go on with the other one, and what each got is counted."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import httpx

from bench.sse import follow

PATIENCE = 60
"""Seconds in which everything has to have come, after the last write."""
PAUSE = 0.2
"""Seconds before somebody whose server is gone tries the other one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Two servers on one database, and a token that may write the plans, each of which has a task `api`."""

    servers: tuple[str, str]
    token: str
    plans: Sequence[str]
    followers: int
    revisions: int
    seed: int = 1

    def client(self, server: int) -> httpx.AsyncClient:
        """A client of one of the servers."""
        headers = {"Authorization": f"Bearer {self.token}"}
        limits = httpx.Limits(max_connections=None)
        return httpx.AsyncClient(
            base_url=self.servers[server], headers=headers, limits=limits, timeout=PATIENCE, trust_env=False
        )


@dataclass(slots=True)
class Result:
    """What was counted. `faults` is what must not be; empty where nothing was lost."""

    acknowledged: Counter[str] = field(default_factory=Counter)
    retried: int = 0
    replayed: int = 0
    delivered: int = 0
    reconnects: int = 0
    faults: list[str] = field(default_factory=list)


class Follower:
    """Somebody who follows all plans, and goes to the other server when theirs is gone."""

    def __init__(self, scene: Scene, server: int) -> None:
        self._scene, self._server = scene, server
        self.got: dict[str, list[int]] = {plan: [] for plan in scene.plans}
        self.reconnects = 0
        self._last_id = ""

    async def run(self, ready: asyncio.Semaphore) -> None:
        """Follow until cancelled; `ready` is released when the first stream is open."""
        first = True
        while True:
            try:
                async with self._scene.client(self._server) as client:
                    async for event in follow(client, [f"{plan}:1" for plan in self._scene.plans], self._last_id):
                        self._last_id = event.id
                        if event.name == "revision":
                            self.got[event.data["plan"]].append(event.data["number"])
                        elif first and event.name == "ready":
                            first = False
                            ready.release()
            except httpx.HTTPError:
                pass
            await asyncio.sleep(PAUSE)
            self.reconnects += 1
            self._server = 1 - self._server

    def has(self, last: Counter[str]) -> bool:
        """Whether the last revision of every plan has come."""
        return all(self.got[plan] and self.got[plan][-1] >= last[plan] for plan in self._scene.plans)

    def faults(self, last: Counter[str]) -> list[str]:
        """Where what came is not each revision once, in order."""
        return [
            f"a follower got {_difference(self.got[plan], last[plan])} of plan {plan}"
            for plan in self._scene.plans
            if self.got[plan] != list(range(2, last[plan] + 1))
        ]


class Writer:
    """Somebody who changes one plan again and again, and repeats what was not answered with the same key."""

    def __init__(self, scene: Scene, plan: str, result: Result) -> None:
        self._scene, self._plan, self._result = scene, plan, result
        self._server = 0
        self._number = 1

    async def write(self, count: int) -> None:
        """Write so many revisions, one after the other."""
        for _ in range(count):
            await self._write_one(secrets.token_hex(8))

    async def _write_one(self, key: str) -> None:
        change = {"op": "set", "kind": "task", "id": "api", "fields": {"notes": f"after {self._number}: {key}"}}
        while True:
            try:
                async with self._scene.client(self._server) as client:
                    answer = await client.post(
                        f"/api/v1/plans/{self._plan}/revisions",
                        json={"base": self._number, "changes": [change]},
                        headers={"Idempotency-Key": key},
                    )
                break
            except httpx.HTTPError:
                self._result.retried += 1
                self._server = 1 - self._server
                await asyncio.sleep(PAUSE)
        self._take(answer)

    def _take(self, answer: httpx.Response) -> None:
        self._result.replayed += "Idempotency-Replayed" in answer.headers
        if answer.status_code != 201:
            self._result.faults.append(f"a write was answered {answer.status_code}: {answer.text[:300]}")
            return
        number = answer.json()["number"]
        if number != self._number + 1:
            self._result.faults.append(f"revision {number} of plan {self._plan} came after {self._number}")
        self._number = number
        self._result.acknowledged[self._plan] = number


async def take_over(scene: Scene, kill: Callable[[], None]) -> Result:
    """Write through the first server until `kill` ends it, at a random point, then through the other; count."""
    result = Result()
    followers = [Follower(scene, number % 2) for number in range(scene.followers)]
    ready = asyncio.Semaphore(0)
    following = [asyncio.create_task(each.run(ready)) for each in followers]
    try:
        async with asyncio.timeout(PATIENCE):
            for _ in followers:
                await ready.acquire()
        await _write(scene, result, kill)
        await _until(lambda: all(each.has(result.acknowledged) for each in followers))
    finally:
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)
    result.delivered = sum(len(got) for each in followers for got in each.got.values())
    result.reconnects = sum(each.reconnects for each in followers)
    result.faults += [fault for each in followers for fault in each.faults(result.acknowledged)]
    return result


async def _write(scene: Scene, result: Result, kill: Callable[[], None]) -> None:
    """Every plan has its writer; the first server is killed while they write, somewhere in the middle."""
    each = scene.revisions // len(scene.plans)
    writing = asyncio.gather(*(Writer(scene, plan, result).write(each) for plan in scene.plans))
    enough = Random(scene.seed).uniform(0.3, 0.7) * scene.revisions
    await _until(lambda: result.acknowledged.total() - len(result.acknowledged) >= enough or writing.done())
    kill()
    await writing


async def _until(condition: Callable[[], bool]) -> None:
    """Wait, but not for ever: who counts afterwards sees what is missing."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while not condition() and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(0.005)


def _difference(got: Sequence[int], last: int) -> str:
    wanted = range(2, last + 1)
    missing, twice = len(set(wanted) - set(got)), len(got) - len(set(got))
    order = "in order" if list(got) == sorted(got) else "out of order"
    return f"{len(got)} revisions for {len(wanted)} ({missing} missing, {twice} twice, {order})"
