"""The vectors by which the page's replica is tested are what the engine says now."""

from tools.replica_vectors import VECTORS, text


def test_L1_4_the_vectors_of_the_page_are_the_engines() -> None:
    assert VECTORS.read_text(encoding="utf-8") == text(), "python -m tools.replica_vectors"
