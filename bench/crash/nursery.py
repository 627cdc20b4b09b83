"""A process that has imported the server, and bears servers by fork: each is there in a fraction of a second.

`python -m bench.crash.nursery`, with the server's settings in the environment. It reads orders from standard input,
one a line, and answers each with a line:

    enrol       makes the database and an account; answers the account's token
    bear        forks a server; answers its address
    kill        ends that server by SIGKILL; answers when it is gone
    stop        ends it by SIGTERM; answers when it is gone

Nothing is connected to the database and no thread runs when it forks. CRASH_PRAGMAS are run on every connection, and
CRASH_SNAPSHOT_EVERY says after how many revisions a snapshot is due.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import print_exc
from typing import NoReturn

EMAIL = "writer@example.org"


class Nursery:
    """Bears one server after the other."""

    def __init__(self, data: Path, say: Callable[[str], None]) -> None:
        self._data, self._say = data, say
        self._child = 0

    def obey(self, order: str) -> None:
        """Do what one line orders."""
        match order:
            case "enrol":
                self._bear(self._enrol)
                self._wait()
            case "bear":
                self._bear(self._serve)
            case "kill" | "stop":
                os.kill(self._child, signal.SIGKILL if order == "kill" else signal.SIGTERM)
                self._say(f"gone {self._wait()}")
            case _:
                raise ValueError(f"no such order: {order}")

    def end(self) -> None:
        """Leave no server behind."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            self._wait()

    def _bear(self, live: Callable[[], None]) -> None:
        self._child = os.fork()
        if self._child == 0:
            self._live(live)

    def _wait(self) -> int:
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        return status

    def _live(self, live: Callable[[], None]) -> NoReturn:
        """The whole life of a child: nothing of the parent's goes on in it."""
        try:
            live()
        except BaseException:
            print_exc()
            self._say("broken")
            os._exit(1)
        os._exit(0)

    def _serve(self) -> None:
        from milepost.server.run.serve import serve

        serve(self._data, "127.0.0.1", 0, lambda said: self._say(f"at {said.split()[-1]}"))

    def _enrol(self) -> None:
        from milepost.server.run.people import add_account, add_token
        from milepost.server.run.prepare import prepare, read_settings

        prepare(read_settings(self._data))
        add_account(EMAIL, "Writer", None)
        self._say(f"token {add_token(EMAIL, 'write', 'crash', None)}")


def _import_server(pragmas: str, snapshot_every: int) -> None:
    import django
    from django.conf import settings

    django.setup()
    from milepost.forecast.warm import warm
    from milepost.server import urls
    from milepost.server.log import snapshots
    from milepost.server.run import people, prepare, serve, web_server

    _ = urls, people, prepare, serve, web_server
    warm()
    snapshots.EVERY = snapshot_every
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if pragmas:
        options["init_command"] = f"{options['init_command']}; {pragmas}"


def _say(line: str) -> None:
    """One write, so that no line is ever half there."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Obey until there are no more orders."""
    _import_server(os.environ.get("CRASH_PRAGMAS", ""), int(os.environ.get("CRASH_SNAPSHOT_EVERY", "200")))
    nursery = Nursery(Path(os.environ["MILEPOST_DATA"]), _say)
    _say("ready")
    try:
        for line in sys.stdin:
            nursery.obey(line.strip())
    finally:
        nursery.end()


if __name__ == "__main__":
    main()
