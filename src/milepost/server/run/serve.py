"""`milepost serve`: from the settings to the last request."""

import logging
from collections.abc import Callable
from pathlib import Path

from milepost.server.environment import Environment, misspelt
from milepost.server.run.data_folder import keep_address
from milepost.server.run.listening import listen, url_of
from milepost.server.run.prepare import prepare, read_settings
from milepost.server.run.safety import require_safe

LOG = logging.getLogger("milepost.server")


def serve(data: Path | None, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until told to stop; `say` hears the address when the first request may come. Raises `StartRefused`."""
    environment = read_settings(data)
    require_safe(environment, host)
    with listen(host, port) as listening:
        here = url_of(listening, host)
        environment = prepare(environment, here)
        _warn_of_misspelt()
        from milepost.server.run.web_server import run

        def ready() -> None:
            remember_address(environment)
            say(_where(here, environment))

        run(environment, listening, ready)


def remember_address(environment: Environment) -> None:
    """Keep the address for what is run beside the server, which serves all the same where that cannot be done."""
    try:
        keep_address(environment.data, environment.url)
    except OSError as error:
        LOG.warning("the address could not be kept in %s: %s", environment.data, error.strerror or error)


def _warn_of_misspelt() -> None:
    for name, meant in misspelt().items():
        LOG.warning("%s is no setting and is left aside; is %s meant?", name, meant)


def _where(here: str, environment: Environment) -> str:
    return f"Milepost serves on {here}" + (f" for {environment.url}" if environment.url != here else "")
