"""What would go, as lines for a terminal: by sort, each thing with its stand-in and its places."""

from collections.abc import Iterator

from incident_desk.formats.redaction.fields import place_words
from incident_desk.formats.redaction.handout import Handout, notes
from incident_desk.formats.redaction.hider import Finding
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.formats.report_words import clip

PLACES = 2
"""How many places of a finding are named."""
LONGEST = 48


def preview_text(handout: Handout) -> str:
    """The lines."""
    return "\n".join(_lines(handout))


def _lines(handout: Handout) -> Iterator[str]:
    told = " ".join(notes(handout.findings, handout.withheld)) or "Nothing is replaced or withheld."
    yield f"{handout.report.header.key}, {handout.wish.rule.title.lower()} copy. {told}"
    for sort in Sort:
        of_sort = [one for one in handout.findings if one.sort is sort]
        if of_sort:
            yield f"\n{sort.heading}"
            yield from (_line(one) for one in of_sort)
    if handout.withheld:
        yield "\nWithheld"
        yield f"  {', '.join(handout.withheld)}"


def _line(one: Finding) -> str:
    does = f"→ {one.instead}" if one.is_hidden else "stays"
    places = "; ".join(place_words(place) for place in one.places[:PLACES])
    more = f"; {len(one.places) - PLACES} more" if len(one.places) > PLACES else ""
    return f"  {clip(one.text, LONGEST):<{LONGEST}}  {does:<16}  {places}{more}"
