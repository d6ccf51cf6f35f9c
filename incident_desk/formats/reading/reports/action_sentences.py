"""Follow-ups that are told apart by empty lines alone, as text keeps them that lost its bullets on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.formats.reading.reports.terms import HORIZON
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import says

_LEAST, _LEAST_IN_GROUPS = 3, 2
_LONGEST, _GROUP_WORDS = 240, 5
_ENDS, _OPEN = (".", "。"), (":", "：", "?", "？", "!")
_INSIDE = (". ", "! ", "? ", "; ")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that says what is to be done, and the group that it stands in."""

    block: Block
    group: str


def told_apart(blocks: Sequence[Block]) -> tuple[Told, ...]:
    """Each paragraph as a follow-up, where every one of them is one sentence on one line, or names by when those
    under it are due; nothing where one of them tells more. Behind a line that leads to them they need no full
    stop, and neither do three of them of which none has one."""
    lead = next((place for place, block in enumerate(blocks) if _leads(block)), -1)
    bare = lead >= 0 or not any(block.plain.endswith(_ENDS) for block in blocks)
    told: list[Told] = []
    group = ""
    for block in blocks[lead + 1 :]:
        if _is_group(block):
            group = block.plain.rstrip(":： ")
        elif _is_sentence(block, bare):
            told.append(Told(block, group))
        else:
            return ()
    return tuple(told) if len(told) >= (_LEAST_IN_GROUPS if group or lead >= 0 else _LEAST) else ()


def _leads(block: Block) -> bool:
    """Whether it is a sentence that ends by leading to what follows: "We have done the following:"."""
    words = block.plain
    return block.kind == "paragraph" and words.endswith((":", "：")) and len(words.split()) > _GROUP_WORDS


def _is_group(block: Block) -> bool:
    words = block.plain
    return (
        block.kind == "paragraph"
        and len(words.split()) <= _GROUP_WORDS
        and not words.endswith(_ENDS)
        and says(words, HORIZON)
    )


def _is_sentence(block: Block, bare: bool) -> bool:
    words = block.plain
    return (
        block.kind == "paragraph"
        and len(block.lines) == 1
        and len(words) <= _LONGEST
        and words[:1].isalpha()
        and (words.endswith(_ENDS) or (bare and words[:1].isupper() and not words.endswith(_OPEN)))
        and not any(sign in words for sign in _INSIDE)
    )
