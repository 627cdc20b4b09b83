"""The server as an ASGI application, for another ASGI server than the one of `milepost serve`."""

from milepost.server.run.prepare import prepare, read_settings
from milepost.server.run.safety import ANYWHERE, require_safe

_environment = read_settings(None)
require_safe(_environment, ANYWHERE)
_environment = prepare(_environment)

from milepost.server.run.application import Application  # noqa: E402  # Django is set up before what uses it

application = Application(_environment)
