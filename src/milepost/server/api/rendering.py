"""Answers as JSON: one way, so that a moment or a number looks the same in all of them."""

from django.http import HttpRequest, HttpResponse
from ninja.renderers import BaseRenderer
from pydantic_core import to_json

JSON = "application/json; charset=utf-8"


def json_bytes(value: object) -> bytes:
    """A value as JSON in UTF-8: what Pydantic knows how to write, moments in UTC with `Z`, numbers always finite."""
    return to_json(value, inf_nan_mode="null")


def json_response(value: object, status: int = 200) -> HttpResponse:
    """A value as an answer."""
    return HttpResponse(json_bytes(value), status=status, content_type=JSON)


class JsonRenderer(BaseRenderer):
    """What Ninja writes its answers with."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: object, *, response_status: int) -> bytes:
        """The body of an answer."""
        return json_bytes(data)
