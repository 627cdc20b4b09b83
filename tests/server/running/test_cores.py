"""On which core the server and its engine run: as Linux tells it of each thread."""

import os
import sys
import time
from pathlib import Path

import pytest

from milepost.server.environment import SettingError, read_environment
from tests.server.calls import LAUNCH
from tests.server.people import Somebody
from tests.server.process import StartServer, begun_by

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let themselves be told")


def threads(process: int) -> list[Path]:
    return sorted(Path(f"/proc/{process}/task").iterdir())


def cores(thread: Path) -> str:
    (line,) = [each for each in (thread / "status").read_text().splitlines() if each.startswith("Cpus_allowed_list:")]
    return line.split()[1]


def test_R1_12_the_server_keeps_to_one_core_and_its_engine_to_the_next(
    start_server: StartServer, somebody: Somebody
) -> None:
    server = start_server(MILEPOST_CORE="0")
    (engine,) = begun_by(server.process.pid)
    known = [str(each) for each in sorted(os.sched_getaffinity(0))]
    assert cores(Path(f"/proc/{server.process.pid}")) == known[0]
    from milepost.server.accounts.tokens import issue

    with server.client(issue(somebody(), name="test", scope="write").secret) as client:
        plan = client.post("/api/v1/plans", json={"document": LAUNCH}).json()["id"]
        while not client.get(f"/api/v1/plans/{plan}/forecast?wait=false").json()["complete"]:
            time.sleep(0.05)
    assert cores(Path(f"/proc/{engine}")) == known[1 % len(known)]


def test_R1_12_the_system_chooses_where_that_is_set(start_server: StartServer) -> None:
    server = start_server(MILEPOST_CORE="any")
    (engine,) = begun_by(server.process.pid)
    everywhere = cores(Path("/proc/self/task") / str(os.getpid()))
    assert {cores(each) for process in (server.process.pid, engine) for each in threads(process)} == {everywhere}


def test_R1_12_a_forecast_that_somebody_waits_for_may_run_on_every_core() -> None:
    """As the engine process makes it, from a thread that keeps to one core."""
    from milepost.server import cores as server_cores

    kept = os.sched_getaffinity(0)
    try:
        server_cores.keep_to_one_core(0)
        expected = 1 if len(kept) > 1 else None
        assert server_cores.neighbour() == expected
        with server_cores.every_core():
            assert os.sched_getaffinity(0) == kept
        assert len(os.sched_getaffinity(0)) == 1
        server_cores.use_every_core()
        assert os.sched_getaffinity(0) == kept
        assert server_cores.neighbour() is None
    finally:
        os.sched_setaffinity(0, kept)


@pytest.mark.parametrize("value", ["-1", "first", "0,1", "99999"])
def test_R1_12_a_core_is_a_number(value: str) -> None:
    with pytest.raises(SettingError, match="MILEPOST_CORE is to be the number of a core"):
        read_environment({"MILEPOST_CORE": value})
