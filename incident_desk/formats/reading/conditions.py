"""Titles that a list goes on with: "Roll back if" over the reasons to; "Roll back if needed" is whole."""

from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.vocabulary import folded_words
from incident_desk.formats.reading.words import folded

_FEWEST, _MOST = 2, 8
_WORDS = [word.rstrip("$") for word in folded_words("headings", "condition")]
_ENDS = tuple(f" {word}" if word.isascii() else word for word in _WORDS)


def gives_reasons(section: Section) -> bool:
    """Whether it has bullets under a title that stops where they go on."""
    plain = folded(section.name).rstrip(" :：….")
    if not _FEWEST <= len(plain.split()) + (not plain.isascii()) <= _MOST or not plain.endswith(_ENDS):
        return False
    listed = [block for block in section.blocks if block.kind == "list"]
    return bool(listed) and not section.children and not any(block.ordered for block in listed)
