"""A text that ends with a colon leads to a list: its points are part of what it says.

They stand right under it, behind a block of code that shows what is meant, or under the next heading of the same
section: "The start contained a bug:", then the code, then "Technical details" with its points.
"""

from collections.abc import Iterator

from incident_desk.domain.past_report import Passage
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.reports.parts import Part
from incident_desk.formats.reading.reports.parts import words_of as block_words
from incident_desk.formats.reading.reports.terms import ACTIONS, CONTRIBUTING, LESSONS, TIMELINE
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import says, starts_with

_COLONS = (":", "：")
_BETWEEN = ("fence", "rule")
"""What may stand between the colon and the list."""
_OTHER = (*ACTIONS, *LESSONS)


def with_led_list(root: Part, passage: Passage | None) -> Passage | None:
    """The passage, with the list to which its last words lead; itself where they lead to none."""
    if passage is None or passage.span is None or not passage.text.rstrip(" *_").endswith(_COLONS):
        return passage
    led = _list_after(root, passage.span.last)
    if led is None:
        return passage
    return Passage(f"{passage.text}\n{block_words(led)}", Span(passage.span.first, led.last))


def _list_after(root: Part, line: int) -> Block | None:
    """The list that is the next to be read behind that line, but for code; None where something else is."""
    following = (block for block in _blocks_from(root, line) if block.first > line)
    block = next((one for one in following if one.kind not in _BETWEEN), None)
    return block if block is not None and block.kind == "list" else None


def _blocks_from(root: Part, line: int) -> Iterator[Block]:
    """The blocks of the part that holds the line, then those of the next heading of its section."""
    parts = list(root.walk())
    place = next((n for n in reversed(range(len(parts))) if parts[n].first <= line), None)
    if place is None:
        return
    here = parts[place]
    yield from here.blocks
    after = parts[place + 1] if place + 1 < len(parts) else None
    if after is not None and _goes_on(here, after):
        yield from after.blocks


def _goes_on(here: Part, after: Part) -> bool:
    """Whether the next heading belongs to the same section and is about the same."""
    is_inside = after.above is here and not here.is_title
    is_beside = after.above is here.above and here.above is not None and not here.above.is_title
    is_other = starts_with(after.name, _OTHER) or says(after.name, (*CONTRIBUTING, *TIMELINE))
    return (is_inside or is_beside) and not is_other
