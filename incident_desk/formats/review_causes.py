"""What a review says of why it happened and of what helped, in a line: for the table of outages. Pure."""

from collections.abc import Iterator

from markdown_it import MarkdownIt

from incident_desk.domain.review import Review, ReviewList
from incident_desk.formats.ready_markdown import ready
from incident_desk.formats.report_prose import plain, runs_of

CAUSE, RESOLUTION = "root-cause", "resolution"
"""The sections that tell it, as all templates of the desk call them."""
_STATED = "stated-cause"
"""The part that a section of somebody's own template shows, if that is where the cause is told."""
_SUMMED_UP = "facts"
_MOST = 4_000
"""Signs of a section that are read for its first paragraph."""
_READER = ready(MarkdownIt("commonmark", {"html": False}))


def cause_in(review: Review) -> str:
    """The first paragraph on the root cause; else the contributing factors; else the last why. Empty: none of them.

    A section that sums up the whole incident beside its cause is not taken for one on the cause.
    """
    for section in _on_the_cause(review):
        if found := _first_paragraph(review.text(section)):
            return found
    factors = "; ".join(one.text for one in review.items(ReviewList.FACTORS))
    whys = review.items(ReviewList.WHYS)
    return factors or (whys[-1].text if whys else "")


def resolution_in(review: Review) -> str:
    """The first paragraph on what resolved it; empty where nobody wrote it."""
    return _first_paragraph(review.text(RESOLUTION))


def _on_the_cause(review: Review) -> Iterator[str]:
    yield CAUSE
    for section in review.template.sections if review.template is not None else ():
        if _STATED in section.shows and _SUMMED_UP not in section.shows:
            yield section.id


def _first_paragraph(text: str) -> str:
    """Its words without markup; a heading is none."""
    tokens = _READER.parse(text[:_MOST]) if text.strip() else []
    for before, token in zip(tokens, tokens[1:], strict=False):
        if before.type == "paragraph_open":
            words = " ".join(plain(runs_of(token.children or ())).split())
            if words:
                return words
    return ""
