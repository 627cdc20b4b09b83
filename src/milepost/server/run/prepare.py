"""From the settings to a database that can be used: what every command of the server begins with."""

import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from milepost.server.database import DatabaseUrlError, database
from milepost.server.environment import Environment, SettingError, read_environment
from milepost.server.run.data_folder import kept_address, kept_secret, require_folder
from milepost.server.run.refusal import StartRefused

DEFAULT_URL = "http://127.0.0.1:8000"
"""Where `milepost serve` is, unless it is told otherwise."""


def read_settings(data: Path | None) -> Environment:
    """The settings, `data` before MILEPOST_DATA; raises `StartRefused` where one cannot be what it is."""
    if data is not None:
        os.environ["MILEPOST_DATA"] = str(data)
    try:
        environment = read_environment()
        database(environment.database_url, environment.data, environment.journal)
    except SettingError as error:
        raise StartRefused(str(error), "docs/settings.md has every setting.") from error
    except DatabaseUrlError as error:
        raise StartRefused(str(error), "Leave it out to keep everything in the data folder.") from error
    return environment


def prepare(environment: Environment, here: str | None = None) -> Environment:
    """Set Django up over a database that answers and has every migration; raises `StartRefused`.

    The settings come back complete: with the secret that is kept, and where no address is set with `here`, where this
    process serves; one that serves nothing takes the address that a server kept in the folder. What this process writes
    from now on is for its own user alone.
    """
    os.umask(0o077)
    require_folder(environment.data)
    complete = replace(
        environment,
        secret=environment.secret or kept_secret(environment.data),
        url=environment.url or here or kept_address(environment.data) or DEFAULT_URL,
    )
    os.environ.update(MILEPOST_SECRET=complete.secret, MILEPOST_URL=complete.url)
    _set_up_django(complete)
    from milepost.server.run.migrations import migrate
    from milepost.server.run.reach import require_database

    require_database()
    migrate(environment.data)
    return complete


def _set_up_django(environment: Environment) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "milepost.server.settings"
    import django
    from django.core.mail.utils import DNS_NAME

    django.setup()
    # Every mail has this name in its id, and Django would ask the network for it.
    DNS_NAME._fqdn = urlsplit(environment.url).hostname
