"""An API with our manners: what it reads, how it answers and refuses, how often, and how it describes itself."""

from importlib.metadata import version as release_of
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from milepost.server.api.documentation.openapi import complete
from milepost.server.api.idempotency import repeatable
from milepost.server.api.limits import limited
from milepost.server.api.parsing import StrictParser
from milepost.server.api.problem_documents import install
from milepost.server.api.rendering import JsonRenderer
from milepost.server.api.signed_in import for_the_signed_in

if TYPE_CHECKING:
    from ninja.operation import Operation


class ManneredApi(NinjaAPI):
    """Ninja's API; operations are added to it by routers."""

    def __init__(self, title: str, version: str) -> None:
        super().__init__(
            title=title,
            version=version,
            docs_url=None,
            docs_decorator=require_safe,
            parser=StrictParser(),
            renderer=JsonRenderer(),
        )
        install(self)
        self.add_decorator(repeatable, mode="view")
        self.add_decorator(for_the_signed_in, mode="view")
        self.add_decorator(limited, mode="view")
        self._described: OpenAPISchema | None = None

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The whole OpenAPI document; the operations do not change while the server runs."""
        if self._described is None:
            described = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
            full = complete(described, settings.SESSION_COOKIE_NAME, release_of("milepost"))
            described.clear()
            described.update(full)
            self._described = described
        return self._described

    def get_openapi_operation_id(self, operation: "Operation") -> str:
        """The name of the view, which is its own in the whole API."""
        return operation.view_func.__name__
