"""The page that says what is wrong."""

from django.http import HttpRequest

from milepost.server.pages.page import Page, page
from milepost.server.request_id import request_id_of


def error_page(request: HttpRequest, status: int, title: str, detail: str, mend: str) -> Page:
    """What is wrong, what to do, and the id under which the log has it."""
    said = {"title": title, "detail": detail[:1].upper() + detail[1:], "mend": mend, "id": request_id_of(request)}
    return page(request, "error.html", said, status)
