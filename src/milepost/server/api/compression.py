"""Compressed answers: by gzip, for those who say that they take it.

What carries a secret is never compressed, for its length would tell of what it holds to whoever can add to it (BREACH):
such an answer says `Cache-Control: no-store`. Neither are streams, whose parts are to arrive one by one.
"""

import gzip
import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

SHORTEST = 1024
"""Bytes under which compressing is not worth it."""
TAG_SUFFIX = "+gzip"
"""What the ETag of a compressed form ends with."""
_COMPRESSIBLE = re.compile(r"(text/|application/(problem\+)?json|application/(yaml|javascript)|image/svg)")
_LEVEL = 5


def takes_gzip(request: HttpRequest) -> bool:
    """Whether Accept-Encoding names gzip, or any encoding, with a weight above nothing."""
    weights = dict(_weighed(part) for part in request.headers.get("Accept-Encoding", "").split(",") if part.strip())
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weighed(part: str) -> tuple[str, float]:
    name, _, rest = part.partition(";")
    found = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", rest)
    weight = float(found.group(1)) if found else 0.0 if rest.strip() else 1.0
    return name.strip().lower(), weight


def precompressed(request: HttpRequest, data_gzip: bytes, content_type: str) -> HttpResponse:
    """An answer from what is kept compressed: as it is, or unpacked for whoever does not take gzip."""
    if not takes_gzip(request):
        return HttpResponse(gzip.decompress(data_gzip), content_type=content_type)
    return HttpResponse(data_gzip, content_type=content_type, headers={"Content-Encoding": "gzip"})


def compressed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer in the form that the request takes, and marked as depending on that."""
    if not isinstance(response, HttpResponse) or not _may_be_compressed(response):
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    if "Content-Encoding" not in response and len(response.content) >= SHORTEST and takes_gzip(request):
        response.content = gzip.compress(response.content, _LEVEL, mtime=0)
        response["Content-Encoding"] = "gzip"
    return _tagged(response)


def _may_be_compressed(response: HttpResponse) -> bool:
    if "no-store" in response.get("Cache-Control", ""):
        return False
    return response.status_code == 304 or bool(_COMPRESSIBLE.match(response.get("Content-Type", "")))


def _tagged(response: HttpResponse) -> HttpResponse:
    """Two forms of one thing have two strong tags."""
    tag = response.get("ETag", "")
    if response.get("Content-Encoding") == "gzip" and tag and not tag.endswith(f'{TAG_SUFFIX}"'):
        response["ETag"] = f'{tag[:-1]}{TAG_SUFFIX}"'
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))
    return response
