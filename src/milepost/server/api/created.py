"""The answer to what made something."""

from django.http import HttpResponse
from ninja import Schema

from milepost.server.api.rendering import json_response


def created(value: Schema, location: str) -> HttpResponse:
    """201, with what was made and where it is from now on."""
    response = json_response(value, 201)
    response["Location"] = location
    return response


def created_with_secret(value: Schema, location: str) -> HttpResponse:
    """201 for what holds a secret that is shown once: nobody on the way is to keep it."""
    response = created(value, location)
    response["Cache-Control"] = "no-store"
    return response
