"""What people wrote in a review as the template wants it: paragraphs of pieces that look alike, lists, code."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from incident_desk.adapters.reports.glyphs import Widths

Data = Mapping[str, Any]
Setting = Callable[[Data, float, float], list[Any]]
"""Sets a text in a room of a width, in letters of a size."""
SEMIBOLD = 1.1
"""How much wider semibold and bold letters are than the regular ones that were measured, at most."""
MONO = 0.6
"""Width of every letter of code, measured as the others are."""
COLOURED = 6000
"""Letters of code at most whose words are coloured: telling them apart takes time."""
PIECE = 4
"""Letters of a piece of a word that is too wide."""
_BODY, _CODE, _ITEM = 8.8, 7.8, 16.0
_NARROWEST = 0.25
"""Width of an l or an i in the letters of text."""
_JOINING = ("Mn", "Me", "Mc", "Cf")


def prose(block: Data, text: Setting, room: float) -> Data:
    """A written paragraph."""
    return {"runs": _runs(block["runs"], text, room)}


def items(block: Data, text: Setting, room: float) -> Data:
    """A written list, each line in the room that its depth leaves."""
    return {
        "items": [
            {**item, "runs": _runs(item["runs"], text, room - _ITEM * (item["depth"] + 1))}
            for item in block["items"]
        ]
    }


def _runs(runs: Any, text: Setting, room: float) -> list[Data]:
    # What is narrow elsewhere is as wide as all in code: a word there is cut sooner.
    wide = {True: MONO / _NARROWEST, False: SEMIBOLD}
    return [{**run, "text": text(run["text"], room, _BODY * wide[bool(run.get("code"))])} for run in runs]


def code(text: str, widths: Widths, room: float, lang: str = "") -> Data:
    """Lines of code; one with a word that is too wide comes in pieces.

    Short code in a named language has its words coloured, for which it has to come whole.
    """
    most = room / _CODE
    lines = text.split("\n")
    if lang and len(text) <= COLOURED and not any(_is_wide(line, widths, most) for line in lines):
        return {"whole": text, "lines": []}
    return {
        "lines": [{"p": list(cut(line))} if _is_wide(line, widths, most) else line for line in text.split("\n")]
    }


def _is_wide(line: str, widths: Widths, most: float) -> bool:
    """All letters are equally wide, so that a narrow one needs more room than elsewhere."""
    return any(sum(max(MONO, widths.get(ord(sign), 1.0)) for sign in word) > most for word in line.split(" "))


def cut(word: str) -> Iterator[str]:
    """A word in pieces of a few letters; a mark stays with the letter that it joins."""
    piece = ""
    for letter in word:
        if len(piece) >= PIECE and unicodedata.category(letter) not in _JOINING:
            yield piece
            piece = ""
        piece += letter
    yield piece
