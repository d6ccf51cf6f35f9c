"""What would go, as lines for a terminal: by sort, each thing with its stand-in and its places."""

from collections.abc import Iterator, Sequence

from incident_desk.formats.redaction.fields import Place, place_words
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
    if handout.may_be:
        yield "\nMay be names (not removed: nobody named them)"
        yield from (_named(one.text, "stays", one.places) for one in handout.may_be)
    if handout.withheld:
        yield "\nWithheld"
        yield f"  {', '.join(handout.withheld)}"


def _line(one: Finding) -> str:
    return _named(one.text, f"→ {one.instead}" if one.is_hidden else "stays", one.places)


def _named(text: str, does: str, places: Sequence[Place]) -> str:
    told = "; ".join(place_words(place) for place in places[:PLACES])
    more = f"; {len(places) - PLACES} more" if len(places) > PLACES else ""
    return f"  {clip(text, LONGEST):<{LONGEST}}  {does:<16}  {told}{more}"
