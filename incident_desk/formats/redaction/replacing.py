"""Takes away what a scan found in a finished file, where the record's own texts did not show it.

A leak is made by what is put together: two fields beside each other, a name and its heading. So the text that was
found is looked for in every text of the copy, in the document's and in the data's.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from incident_desk.formats.redaction.fields import Place, changed_texts
from incident_desk.formats.redaction.hider import Finding, name_of
from incident_desk.formats.redaction.name_book import NameBook

INSTEAD = "[removed]"
"""What stands there where the term is no finding."""


class Replacing:
    """Puts the stand-in of a finding, or ``[removed]``, in the place of each of these texts."""

    def __init__(self, texts: Iterable[str], findings: Iterable[Finding], book: NameBook | None = None) -> None:
        """``book`` says which of them count only as they are written."""
        book = book or NameBook()
        known = {name_of(one): found.instead for found in findings for one in (found.text, *found.spellings)}
        self._instead = {name_of(text): known.get(name_of(text), "") or INSTEAD for text in texts if text.strip()}
        longest_first = sorted((text for text in texts if text.strip()), key=len, reverse=True)
        patterns = [_pattern(text, any_case=not book.is_as_written(text)) for text in longest_first]
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def __call__(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(self._stand_in, text) if self._pattern else text

    def in_values(self, value: Any) -> Any:
        """A report or a document without them."""
        return changed_texts(value, self._at) if self._pattern else value

    def in_data(self, data: Any) -> Any:
        """Plain data without them; names of fields stay."""
        if self._pattern is None:
            return data
        if isinstance(data, str):
            return self(data)
        if isinstance(data, Mapping):
            return {name: self.in_data(one) for name, one in data.items()}
        return [self.in_data(one) for one in data] if isinstance(data, (list, tuple)) else data

    def _at(self, text: str, place: Place) -> str:
        return self(text)

    def _stand_in(self, found: re.Match[str]) -> str:
        return self._instead.get(name_of(found[0]), INSTEAD)


def _pattern(text: str, *, any_case: bool) -> str:
    """The text as a whole word, whatever spaces and ends of lines are between its words."""
    before = r"(?<![^\W_])" if text.strip()[:1].isalnum() else ""
    after = r"(?![^\W_])" if text.strip()[-1:].isalnum() else ""
    words = before + r"\s+".join(map(re.escape, text.split())) + after
    return f"(?i:{words})" if any_case else words
