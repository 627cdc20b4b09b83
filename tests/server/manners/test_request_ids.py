"""Every request has an id, by which its answer and the log are found."""

import json
import re

import pytest
from django.test import Client

from tests.server.process import StartServer


def test_A4_20_a_request_is_given_an_id_of_its_own(probe: Client) -> None:
    ids = [probe.get("/api/v1/things")["X-Request-ID"] for _ in range(3)]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9-]{8,64}", each) for each in ids)


@pytest.mark.parametrize("chosen", ["a", "7e41-Trace", "x" * 64])
def test_A4_20_who_asks_may_choose_the_id(probe: Client, chosen: str) -> None:
    answer = probe.get("/api/v1/nowhere", headers={"X-Request-ID": chosen})
    assert answer["X-Request-ID"] == answer.json()["instance"] == chosen


@pytest.mark.parametrize("chosen", ["", "x" * 65, "a b", "a_b", "é", '"; drop', "a,b"])
def test_A4_20_an_id_that_is_not_sane_is_replaced(probe: Client, chosen: str) -> None:
    answer = probe.get("/api/v1/things", headers={"X-Request-ID": chosen})
    assert answer["X-Request-ID"] != chosen
    assert re.fullmatch(r"[A-Za-z0-9-]{8,64}", answer["X-Request-ID"])


def test_A4_20_a_real_server_answers_and_logs_by_the_id(start_server: StartServer) -> None:
    server = start_server()
    with server.client() as client:
        chosen = client.get("/api/v1/nowhere", headers={"X-Request-ID": "trace-7"})
        too_long = client.post("/api/v1/plans", content=b" " * 10_000_001, headers={"X-Request-ID": "trace-8"})
    server.stop()
    assert chosen.headers["X-Request-ID"] == chosen.json()["instance"] == "trace-7"
    assert too_long.headers["X-Request-ID"] == too_long.json()["instance"] == "trace-8"
    logged = [json.loads(line) for line in server.log.splitlines() if line.startswith("{")]
    assert {"trace-7", "trace-8"} <= {line.get("request_id") for line in logged}
