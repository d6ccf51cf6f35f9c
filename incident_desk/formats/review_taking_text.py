"""What of a document that was taken into a review went where, a line for each section."""

from collections.abc import Iterator, Sequence

from incident_desk.formats.report_parts import TITLES
from incident_desk.formats.review_taking import Taken, TakenPart, TakenRows


def goes_where(new: Taken, every: Taken) -> tuple[str, ...]:
    """``new`` is what is written; the others of ``every`` were written already, and stay as they are."""
    return tuple(_lines(new, every))


def _lines(new: Taken, every: Taken) -> Iterator[str]:
    for part in (one for one in new.parts if one.is_here):
        yield f"{part.title}: {_count(part.text)} from {_quoted(part.headings)}"
    for rows in new.lists:
        yield f"{TITLES[rows.name]}: {_many(len(rows.rows), 'line')} from {_quoted(rows.headings)}"
    if new.follow_ups:
        yield f"Action items: {_many(len(new.follow_ups), 'item')} from {_quoted(new.action_headings)}"
    for part in (one for one in new.parts if not one.is_here):
        yield f"Not in this template: “{part.title}”, {_count(part.text)}"
    for one in _left(new, every):
        title = one.title if isinstance(one, TakenPart) else TITLES[one.name]
        yield f"{title}: written already, {_quoted(one.headings)} not taken in"


def _left(new: Taken, every: Taken) -> Iterator[TakenPart | TakenRows]:
    yield from (one for one in every.parts if one not in new.parts)
    yield from (one for one in every.lists if one not in new.lists)


def _count(text: str) -> str:
    return _many(sum(bool(line.strip()) for line in text.split("\n")), "line")


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _quoted(headings: Sequence[str]) -> str:
    return ", ".join(f"“{one}”" for one in headings) or "its beginning"
