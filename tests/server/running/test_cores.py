"""On which core the server's threads run, and which gives way: as Linux tells it of each thread."""

import os
import sys
import time
from pathlib import Path

import pytest

from milepost.server.environment import SettingError, read_environment
from tests.server.calls import LAUNCH
from tests.server.people import Somebody
from tests.server.process import Server, StartServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let themselves be told")


def threads(server: Server) -> list[Path]:
    return sorted(Path(f"/proc/{server.process.pid}/task").iterdir())


def cores(thread: Path) -> str:
    (line,) = [each for each in (thread / "status").read_text().splitlines() if each.startswith("Cpus_allowed_list:")]
    return line.split()[1]


def niceness(thread: Path) -> int:
    return int((thread / "stat").read_text().rpartition(")")[2].split()[16])


def test_R1_12_threads_keep_to_one_core_and_those_that_simulate_to_none(
    start_server: StartServer, somebody: Somebody
) -> None:
    server = start_server(MILEPOST_CORE="0")
    first = str(sorted(os.sched_getaffinity(0))[0])
    assert cores(Path(f"/proc/{server.process.pid}")) == first
    from milepost.server.accounts.tokens import issue

    with server.client(issue(somebody(), name="test", scope="write").secret) as client:
        plan = client.post("/api/v1/plans", json={"document": LAUNCH}).json()["id"]
        while not client.get(f"/api/v1/plans/{plan}/forecast?wait=false").json()["complete"]:
            time.sleep(0.05)
    found = [(cores(each), niceness(each)) for each in threads(server)]
    assert (first, 0) in found
    assert any(nice > 0 for _, nice in found), "the forecaster gives way"
    if len(os.sched_getaffinity(0)) > 1:
        assert any(core != first for core, _ in found), "what simulates may run anywhere"


def test_R1_12_the_system_chooses_where_that_is_set(start_server: StartServer) -> None:
    server = start_server(MILEPOST_CORE="any")
    everywhere = cores(Path("/proc/self/task") / str(os.getpid()))
    assert {cores(each) for each in threads(server)} == {everywhere}


@pytest.mark.parametrize("value", ["-1", "first", "0,1", "99999"])
def test_R1_12_a_core_is_a_number(value: str) -> None:
    with pytest.raises(SettingError, match="MILEPOST_CORE is to be the number of a core"):
        read_environment({"MILEPOST_CORE": value})
