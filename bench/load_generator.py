"""The load, from a process of its own: `python -m bench.load_generator` with a job on its standard input.

It prints a word when the server is warm, one when the streams are open, and at the end what it found; and goes on from
each when it is sent a line.
"""

import asyncio
import json
import sys
from collections import defaultdict
from dataclasses import asdict
from functools import partial
from time import monotonic, process_time
from typing import Any

import uvloop

from bench.load_figures import figure
from bench.load_follow import Follower
from bench.load_job import PATIENCE, Job, Report
from bench.load_mix import Asked, message_of, mixed, read_path, revision_body
from bench.load_verify import Acknowledged, faults_of_log, faults_of_streams
from bench.load_wire import Answer, Connections, address_of, request_bytes

WARMING = 32
"""Requests at once before the load, so that every thread of the server has begun."""


class Load:
    """One job under way."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.address = address_of(job.url)
        self.connections = Connections(self.address)
        self.followers: list[Follower] = []
        self.acknowledged: list[Acknowledged] = []
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.faults: list[str] = []
        self._tags: dict[tuple[int, str], str] = {}

    async def warm(self) -> None:
        """Every kind of read once, and enough at once that every thread of the server works."""
        for asked in ("plan", "forecast", "schedule", "revisions", "plans"):
            await self._get(read_path(Asked(0, asked, 0, 0, 0), self.job.plan, 1), 0)
        await asyncio.gather(*(self._get("/api/v1/plans", 0) for _ in range(WARMING)))

    async def follow(self) -> None:
        """Open the streams, those of one account after those of another."""
        loop = asyncio.get_running_loop()
        for number in range(self.job.streams):
            account = number % len(self.job.tokens)
            follower = Follower(self.address, self.job.plan, account, self.job.tokens[account])
            await loop.create_connection(partial(_itself, follower), self.address.host, self.address.port)
            await follower.ready
            self.followers.append(follower)

    async def run(self) -> None:
        """Send every request at its time, answered or not what was sent before; then wait for the answers."""
        begin = monotonic()
        under_way: set[asyncio.Task[None]] = set()
        for asked in mixed(self.job.seconds, self.job.rate, len(self.job.tokens), self.job.seed):
            await asyncio.sleep(max(0.0, begin + asked.at - monotonic()))
            self.times["sent late"].append(monotonic() - begin - asked.at)
            task = asyncio.create_task(self._send(asked, begin + asked.at))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        _, unanswered = await asyncio.wait(under_way, timeout=PATIENCE) if under_way else (set(), set())
        self.faults += [f"a request was not answered within {PATIENCE:g} s"] * len(unanswered)

    async def settle(self) -> None:
        """Wait until every stream has what was acknowledged, and a forecast of it."""
        last = max((each.number for each in self.acknowledged), default=0)
        end = monotonic() + PATIENCE
        while monotonic() < end and not all(each.forecast_of(last) or each.faults for each in self.followers):
            await asyncio.sleep(0.05)

    async def verify(self) -> None:
        """Compare what was acknowledged with what came by the streams, and with the log."""
        self.faults += faults_of_streams(self.followers, self.acknowledged)
        self.faults += faults_of_log(await self._log(), self.acknowledged)

    def report(self, processor: float) -> Report:
        """The times, the counts and the faults."""
        for each in self.acknowledged:
            for follower in self.followers:
                if follower.account != each.account:
                    self._note_delivery(each, follower)
        figures = {name: figure(times) for name, times in self.times.items() if times}
        counts = {**self.counts, "acknowledged": len(self.acknowledged), "connections": self.connections.made}
        return Report(figures, counts, self.faults, processor)

    def _note_delivery(self, acknowledged: Acknowledged, follower: Follower) -> None:
        arrival, forecast = follower.revisions.get(acknowledged.number), follower.forecast_of(acknowledged.number)
        if arrival is not None:
            self.times["stream, from the acknowledgement"].append(arrival.at - acknowledged.at)
            self.times["stream, from sending"].append(arrival.at - acknowledged.sent)
        if forecast is not None:
            self.times["forecast"].append(forecast - acknowledged.at)

    async def _send(self, asked: Asked, planned: float) -> None:
        try:
            await (self._write(asked, planned) if asked.is_write else self._read(asked, planned))
        except Exception as error:
            self.faults.append(f"{asked.what}: {type(error).__name__}: {error}")

    async def _read(self, asked: Asked, planned: float) -> None:
        path = read_path(asked, self.job.plan, self.followers[asked.account].position)
        tag = self._tags.get((asked.account, path)) if "unless" in asked.what else None
        answer = await self._get(path, asked.account, {"If-None-Match": tag} if tag else {})
        if answer.status not in (200, 304):
            self.faults.append(f"{asked.what}: {answer.status} {answer.body[:300]!r}")
            return
        if "etag" in answer.headers:
            self._tags[asked.account, path] = answer.headers["etag"]
        self.counts[f"answered {answer.status}"] += 1
        self.times["reads"].append(answer.at - planned)
        self.times[f"read {asked.what}"].append(answer.at - planned)

    async def _get(self, path: str, account: int, headers: dict[str, str] | None = None) -> Answer:
        return await self.connections.ask(request_bytes(self.address, "GET", path, self.job.tokens[account], headers))

    async def _write(self, asked: Asked, planned: float) -> None:
        body = revision_body(asked, self.followers[asked.account].position, self.job.tasks, self.job.milestones)
        path, token = f"/api/v1/plans/{self.job.plan}/revisions", self.job.tokens[asked.account]
        key = {"Idempotency-Key": f"{self.job.seed}-{asked.number}"}
        answer = await self.connections.ask(request_bytes(self.address, "POST", path, token, key, body))
        self._note_written(asked, planned, answer)

    def _note_written(self, asked: Asked, planned: float, answer: Answer) -> None:
        document: dict[str, Any] = answer.document() if answer.status in (200, 201, 409) else {}
        if answer.status == 201:
            self.times["acknowledgements"].append(answer.at - planned)
            why = message_of(asked)
            self.acknowledged.append(Acknowledged(document["number"], why, asked.account, planned, answer.at))
        elif answer.status == 200 and document["changed"] is False:
            self.counts["changed nothing"] += 1
        elif document.get("code") == "conflict":
            self.counts["conflicts"] += 1
        else:
            self.faults.append(f"{asked.what}: {answer.status} {answer.body[:300]!r}")

    async def _log(self) -> list[dict[str, Any]]:
        """Every revision of the plan as the history lists it, the last first."""
        found: list[dict[str, Any]] = []
        path: str | None = f"/api/v1/plans/{self.job.plan}/revisions?limit=200"
        while path is not None:
            page = (await self._get(path, 0)).document()
            found += page["items"]
            path = page["next"]
        return found


def _itself(follower: Follower) -> Follower:
    return follower


async def main() -> None:
    """Do the job that comes on standard input."""
    load = Load(Job(**json.loads(sys.stdin.readline())))
    await load.warm()
    await _say("warm")
    await load.follow()
    await _say("streaming")
    used = process_time()
    await load.run()
    await load.settle()
    used = process_time() - used
    await load.verify()
    await _say(json.dumps(asdict(load.report(used))))
    for each in load.followers:
        each.close()
    load.connections.close()


async def _say(line: str) -> None:
    """Say a line, and wait to be told to go on."""
    print(line, flush=True)
    await asyncio.to_thread(sys.stdin.readline)


if __name__ == "__main__":
    uvloop.run(main())
