"""A written text for a room that is too small for it: cut where a sentence ends, and told where it goes on."""

import re
import unicodedata
from dataclasses import dataclass

from incident_desk.formats.report_document import Items, Prose, Subheading
from incident_desk.formats.report_prose import plain, prose_blocks

_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)\]]*\s+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cut:
    """The beginning of a text; ``is_whole`` False: more of it stands elsewhere."""

    text: str
    is_whole: bool


def beginning(text: str, letters: int, sentences: int = 99) -> Cut:
    """The first sentences that have room. Of a sentence that is too long for all of it, its first words."""
    line = _SPACES.sub(" ", text).strip()
    parts = _sentences(line)
    kept = ""
    for part in parts[:sentences]:
        if len(kept) + len(part.rstrip()) > letters:
            break
        kept += part
    if kept:
        return Cut(kept.rstrip(), len(kept.rstrip()) == len(line))
    return Cut(line, True) if len(line) <= letters else Cut(_words(line, letters), False)


def _sentences(line: str) -> list[str]:
    ends = [found.end() for found in _END.finditer(line)]
    return [line[begin:end] for begin, end in zip([0, *ends], [*ends, len(line)], strict=True) if end > begin]


def _words(line: str, letters: int) -> str:
    room = line[: letters - 1]
    at_word = room.rpartition(" ")[0]
    return f"{at_word if len(at_word) > letters // 2 else room}…"


def opening_of(markdown: str, letters: int, sentences: int = 99) -> Cut:
    """The beginning of a text that is Markdown, as plain words: its first paragraph or list."""
    blocks = [one for one in prose_blocks(markdown) if not isinstance(one, Subheading)]
    first = blocks[0] if blocks else None
    if isinstance(first, Prose):
        said = plain(first.runs)
    elif isinstance(first, Items):
        said = " ".join(_ended(plain(item.runs)) for item in first.items)
    else:
        return Cut("", not blocks)
    cut = beginning(said, letters, sentences)
    return Cut(cut.text, cut.is_whole and len(blocks) == 1)


def _ended(line: str) -> str:
    """A line of a list as a sentence."""
    said = line.strip()
    return said if said[-1:] in (".", "!", "?", "") else f"{said}."


def fit(text: str, room: float) -> str:
    """The text on one line, cut with "…" where it needs more room than so many ordinary letters take."""
    line = _SPACES.sub(" ", text).strip()
    taken = 0.0
    for place, letter in enumerate(line):
        taken += _share(letter)
        if taken > room:
            return line[: max(1, place - 1)].rstrip() + "…"
    return line


def _share(letter: str) -> float:
    """The width of a letter in ordinary letters, about."""
    if letter in "MW@%—…" or unicodedata.east_asian_width(letter) in "WF":
        return 1.8
    return 1.25 if letter.isupper() else 1.0
