"""How the API reads bodies."""

from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from milepost.server.api.strict_json import parsed
from milepost.server.api.wrong_requests import NotJson


class StrictParser(Parser):
    """What Ninja reads bodies with: nothing but JSON, and only what every reader reads alike."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as plain values; raises `NotJson`, `TooLarge` or `BadRequest`."""
        charset = (request.content_params or {}).get("charset", "utf-8").lower()
        if request.content_type != "application/json" or charset not in ("utf-8", "utf8"):
            came = request.headers.get("Content-Type") or "no Content-Type"
            raise NotJson(
                f"expected a body of application/json in UTF-8; got {came[:100]}",
                "Send `Content-Type: application/json`.",
            )
        return parsed(request.body)
