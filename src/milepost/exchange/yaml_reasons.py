"""The complaints of libyaml in words that say what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from yaml import MarkedYAMLError, YAMLError

_INDENTATION = "Line up the keys and dashes of one list or mapping, with spaces, not tabs."
_LOOK = "Check the quotes, brackets and indentation at or just before that place."
_BRACKETS = "Close every bracket and put a comma between items; quote text that holds brackets or commas."

# What libyaml says, beside what it means and what would mend it.
_REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "mapping values are not allowed in this context": (
            "a colon stands where no key can be",
            "Put text that holds ': ' in quotes, or check the indentation of this line and the one before.",
        ),
        "did not find expected key": ("a key was expected here", _INDENTATION),
        "did not find expected '-' indicator": ("a list item (- ) was expected here", _INDENTATION),
        "block sequence entries are not allowed in this context": ("a list item (- ) cannot stand here", _INDENTATION),
        "could not find expected ':'": (
            "a key without its colon",
            "Write `key: value`, with a space after the colon, and check the quotes before it.",
        ),
        "did not find expected ',' or ']'": ("a list in brackets goes on without a comma or `]`", _BRACKETS),
        "did not find expected ',' or '}'": ("a mapping in braces goes on without a comma or `}`", _BRACKETS),
        "did not find expected node content": ("a value was expected here", _BRACKETS),
        "found unexpected end of stream": (
            "text in quotes is never closed",
            "Close the quote that was opened further up.",
        ),
        "found unknown escape character": (
            "a backslash within double quotes is followed by a letter that means nothing",
            "Write two backslashes for one, or use single quotes.",
        ),
        "did not find expected <document start>": (
            "text goes on after the end of the plan",
            "Check the indentation of this line: top-level keys begin in the first column.",
        ),
    }
)
_TABS = ("a tab, `@` or backtick stands where a value should begin", "Indent with spaces; put such text in quotes.")


def yaml_reason(error: YAMLError) -> tuple[str, str]:
    """What is wrong, and what would mend it, in plain words; libyaml's own where we have none better."""
    said = (error.problem if isinstance(error, MarkedYAMLError) else None) or str(error)
    if said.startswith("found character that cannot start any token"):
        return _TABS
    reason, mend = _REASONS.get(said, (said, _LOOK))
    return reason + _context(error), mend


def _context(error: YAMLError) -> str:
    if isinstance(error, MarkedYAMLError) and error.context and error.context_mark is not None:
        return f", {error.context} that begins on line {error.context_mark.line + 1}"
    return ""
