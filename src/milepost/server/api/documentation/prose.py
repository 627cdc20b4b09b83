"""Descriptions as HTML: paragraphs, lists, `code` and [links](...), and nothing else."""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\((/[^)\s]*)\)")


def prose(text: str) -> SafeString:
    """A description; whatever else it holds is shown as it is written. Links lead nowhere but to this server."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return mark_safe("".join(part for block in blocks for part in _block(block.splitlines())))  # it is escaped


def inline(text: str) -> SafeString:
    """A description within a line."""
    return mark_safe(_inline(text))  # it is escaped


def _block(lines: list[str]) -> Iterator[str]:
    """Paragraphs, and items that begin with a dash and go on with lines that are set in."""
    items = list(_items(lines))
    listed = [text for is_item, text in items if is_item]
    yield from (f"<p>{_inline(text)}</p>" for is_item, text in items if not is_item)
    if listed:
        yield f"<ul>{''.join(f'<li>{_inline(text)}</li>' for text in listed)}</ul>"


def _items(lines: list[str]) -> Iterator[tuple[bool, str]]:
    held: list[str] = []
    is_item = False
    for line in lines:
        if line.startswith("- "):
            if held:
                yield is_item, " ".join(held)
            held, is_item = [line[2:].strip()], True
        else:
            held.append(line.strip())
    if held:
        yield is_item, " ".join(held)


def _inline(text: str) -> str:
    linked = _LINK.sub(r'<a href="\2">\1</a>', escape(text))
    return _CODE.sub(r"<code>\1</code>", linked)
