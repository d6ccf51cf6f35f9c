"""Words as they are compared: in lower case, without accents and full-width forms."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text in lower case, without accents, full-width forms and curly quotes, its spaces single."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return " ".join(_MARKS.sub("", plain).split())
