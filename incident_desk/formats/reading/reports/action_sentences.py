"""Follow-ups that are told apart by empty lines alone, as text keeps them that lost its bullets on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.formats.reading.reports.terms import HORIZON
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import says

_LEAST, _LEAST_IN_GROUPS = 3, 2
_LONGEST, _GROUP_WORDS = 240, 5
_ENDS = (".", "。")
_INSIDE = (". ", "! ", "? ", "; ")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that says what is to be done, and the group that it stands in."""

    block: Block
    group: str


def told_apart(blocks: Sequence[Block]) -> tuple[Told, ...]:
    """Each paragraph as a follow-up, where every one of them is one sentence on one line, or names by when those
    under it are due; nothing where one of them tells more."""
    told: list[Told] = []
    group = ""
    for block in blocks:
        if _is_group(block):
            group = block.plain.rstrip(":： ")
        elif _is_sentence(block):
            told.append(Told(block, group))
        else:
            return ()
    return tuple(told) if len(told) >= (_LEAST_IN_GROUPS if group else _LEAST) else ()


def _is_group(block: Block) -> bool:
    words = block.plain
    return (
        block.kind == "paragraph"
        and len(words.split()) <= _GROUP_WORDS
        and not words.endswith(_ENDS)
        and says(words, HORIZON)
    )


def _is_sentence(block: Block) -> bool:
    words = block.plain
    return (
        block.kind == "paragraph"
        and len(block.lines) == 1
        and len(words) <= _LONGEST
        and words[:1].isalpha()
        and words.endswith(_ENDS)
        and not any(sign in words for sign in _INSIDE)
    )
