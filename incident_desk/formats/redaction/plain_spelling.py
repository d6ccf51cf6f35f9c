"""A text as it reads: without signs that can't be seen, with wide letters made narrow.

``ana@example.com`` with a zero-width space in it reads as an address and is one. What is found in the plain
spelling is hidden in the text as it was typed.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_UNSEEN = (
    r"\x00\u00ad\u034f\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_WIDE = (
    r"\u00aa\u00b2\u00b3\u00b9\u00ba\u2070-\u209f\u2100-\u214f\u2460-\u24ff"
    r"\u3000\ufe50-\ufe6f\uff01-\uff9f\uffe0-\uffee"
)
_LETTERS_OF_SUMS = r"\U0001d400-\U0001d7ff"
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]")
_TOUCHED = re.compile(f"[{_UNSEEN}{_WIDE}{_LETTERS_OF_SUMS}]")


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain spelling, and where each of its letters stands in the text; None: at the same place."""

    text: str
    places: Sequence[int] | None
    length: int

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the typed text that reads so; signs that can't be seen go with the letter before them."""
        if self.places is None:
            return start, end
        last = self.places[end] if end < len(self.places) else self.length
        return self.places[start], last


def plain_spelling(text: str) -> Plain:
    """The text as it reads."""
    if _TOUCHED.search(text) is None:
        return Plain(text, None, len(text))
    letters, places = [], []
    for place, letter in enumerate(text):
        if _IS_UNSEEN.match(letter):
            continue
        letters.append(_narrow(letter))
        places.append(place)
    return Plain("".join(letters), places, len(text))


def _narrow(letter: str) -> str:
    """The letter that it stands for where that is one letter."""
    if letter.isascii():
        return letter
    narrow = unicodedata.normalize("NFKC", letter)
    return narrow if len(narrow) == 1 else letter
