"""What a copy may say is not there: that of which the whole report says so too.

A part of which all is withheld looks like one of which nothing is recorded, and who reads "No hypothesis is
recorded" takes it for a fact.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import Block, Paragraph, Section, Subheading

WITHHELD = "Not in this copy."

Whole = Callable[[], Iterable[Section]]
"""Makes the sections of the whole report, under the titles of the copy; of a long record that takes time."""


def without_untrue(copied: Iterable[Section], whole: Whole, *, leaves_out: bool) -> tuple[Section, ...]:
    """The sections of a copy; one that says that something is not there says it only where that is so.

    ``leaves_out``: a section in which nothing else stands is left out; else it says that it is not in this copy.
    """
    sections = tuple(copied)
    if not any(_absent(block) for section in sections for block in section.blocks):
        return sections
    said: dict[str, set[str]] = {}
    for one in whole():
        said.setdefault(one.title, set()).update(_absent(block) for block in one.blocks)
    told = ((one, tuple(_true(one.blocks, said.get(one.title, set())))) for one in sections)
    return tuple(
        one if blocks == one.blocks else replace(one, blocks=blocks)
        for one, blocks in told
        if not (leaves_out and _is_withheld(blocks))
    )


def _absent(block: Block) -> str:
    return block.absent if isinstance(block, Paragraph) else ""


def _true(blocks: Iterable[Block], said: set[str]) -> Iterator[Block]:
    """The blocks; in the place of what is not so it is said once that it is withheld."""
    last: Block | None = None
    for block in blocks:
        absent = _absent(block)
        shown = nothing(WITHHELD) if absent and absent not in said else block
        if not (_says_withheld(shown) and last == shown):
            yield shown
        last = shown


def _says_withheld(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text == WITHHELD


def _is_withheld(blocks: tuple[Block, ...]) -> bool:
    """Whether nothing stands there but that it is withheld."""
    return any(_says_withheld(one) for one in blocks) and all(
        _says_withheld(one) or isinstance(one, Subheading) for one in blocks
    )
