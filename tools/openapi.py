"""Write the OpenAPI document of the API: `python -m tools.openapi FILE`; the web page's types are made from it."""

import json
import os
import sys
from pathlib import Path


def main() -> None:
    """Write the document to the file that is named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.server.settings")
    import django

    django.setup()
    from milepost.server.api.root import api

    Path(sys.argv[1]).write_text(json.dumps(api.get_openapi_schema(), indent=1, default=str) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
