"""The characters that may stand in YAML text as they are."""

from typing import Final

ALLOWED: Final = "\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
"""What stands between the brackets of a class in a regular expression; all others must be written as escapes.

The printable characters of YAML 1.2 (section 5.1), less U+0085, U+2028 and U+2029, which libyaml takes for line breaks,
as YAML 1.1 did.
"""
