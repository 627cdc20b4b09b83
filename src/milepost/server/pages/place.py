"""Which addresses are for programs, and which for people."""

_PROGRAMS = ("/api/v1/", "/_allauth/")


def is_for_programs(path: str) -> bool:
    """Whether what answers at this path is always a document, never a page."""
    return path.startswith(_PROGRAMS)
