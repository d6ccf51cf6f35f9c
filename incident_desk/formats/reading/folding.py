"""Words as they are compared: in lower case, without accents and full-width forms."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_HYPHENS = dict.fromkeys((0x2010, 0x2212), "-")
"""The hyphens that programs put in for the plain one: "Post‑mortem"."""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text in lower case, without accents, full-width forms, curly quotes, odd hyphens; spaces are single."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return " ".join(_MARKS.sub("", plain.translate(_HYPHENS)).split())
