"""A report that was written elsewhere, taken into a review: its text under its headings, section by section.

A heading that the template has, by its title or another one that it names, is that section; else one that means
the same (`review_homes`). Of lists the items become rows, of follow-ups action items. All else keeps its own
heading and stands behind the template's sections, so that nothing of the document is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from incident_desk.domain.review import ReviewList
from incident_desk.domain.review_template import ReviewTemplate, plain_words
from incident_desk.domain.searched import FROM_DOCUMENT
from incident_desk.formats.review_chapters import Chapter, Inner, chapters_of, inner_of, without
from incident_desk.formats.review_follow_ups import FollowUp, follow_ups_in, has_boxes
from incident_desk.formats.review_homes import Home, action_home, home_of, plain_heading
from incident_desk.formats.review_lines import rows_of

BEGINNING = "As its report begins"
"""What stands before the first heading: date, duration, severity."""


@dataclass(frozen=True, slots=True)
class TakenPart:
    """A section's text: its id and title in the template, or ids and titles made of the document's heading.

    ``headings`` are the document's own over what stands there now; ``is_here``: the template has that section.
    """

    section: str
    title: str
    text: str
    headings: tuple[str, ...] = ()
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class TakenRows:
    """The rows of a list, and the headings of the document under which they stood."""

    name: ReviewList
    rows: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """All of a document by where it belongs; ``action_headings`` are those of the follow-ups."""

    parts: tuple[TakenPart, ...] = ()
    lists: tuple[TakenRows, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    action_headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What of a chapter goes to a section, and whether it needs its heading there."""

    title: str
    words: str
    is_shared: bool


@dataclass(slots=True)
class _Gathering:
    """What was found until here, in the order of the document."""

    pieces: dict[tuple[str, str, bool], list[_Piece]] = field(default_factory=dict)
    rows: dict[ReviewList, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    follow_ups: list[FollowUp] = field(default_factory=list)
    action_headings: list[str] = field(default_factory=list)

    def taken(self) -> Taken:
        parts = (_part(*home, pieces) for home, pieces in self.pieces.items())
        lists = (
            TakenRows(name, tuple(row for _, rows in found for row in rows), tuple(title for title, _ in found))
            for name, found in self.rows.items()
        )
        return Taken(tuple(parts), tuple(lists), tuple(self.follow_ups), tuple(self.action_headings))


def taken_document(
    text: str, template: ReviewTemplate, items: Iterable[str] = (), *, takes_actions: bool = True
) -> Taken:
    """The parts of a document in its order.

    ``items`` are texts and horizons of action items that are known: their lines are not said again in a section
    that shows them. Without ``takes_actions`` all others stay in its text.
    """
    known, found = tuple(items), _Gathering()
    for chapter in chapters_of(text):
        home = home_of(chapter.title, template)
        words = _without_rows(chapter, home, template, found)
        if not home.has_actions and not home.listed and has_boxes(words):
            home = action_home(template) or home
        if home.has_actions and words:
            new, words = follow_ups_in(words, known, takes_new=takes_actions)
            found.follow_ups += new
            found.action_headings += [chapter.title] if new else []
        if words:
            found.pieces.setdefault(_place_of(chapter, home), []).append(
                _Piece(chapter.title, words, home.is_shared)
            )
    return found.taken()


def _without_rows(chapter: Chapter, home: Home, template: ReviewTemplate, found: _Gathering) -> str:
    """The chapter's text without what became rows of lists: all of it, or what stands under headings in it."""
    rows = _rows(home, chapter.text)
    if home.listed is not None and rows:
        found.rows.setdefault(home.listed, []).append((chapter.title, rows))
        return ""
    gone: list[Inner] = []
    for inner in inner_of(chapter.text):
        own = home_of(inner.title, template)
        rows = _rows(own, inner.text)
        if own.listed is not None and rows and not (gone and inner.first < gone[-1].end):
            found.rows.setdefault(own.listed, []).append((inner.title, rows))
            gone.append(inner)
    return without(chapter.text, gone) if gone else chapter.text


def _rows(home: Home, text: str) -> tuple[str, ...]:
    return rows_of(text, nested=home.listed is ReviewList.WHYS) if home.listed is not None else ()


def _place_of(chapter: Chapter, home: Home) -> tuple[str, str, bool]:
    """The section's id and title, and whether the template has it."""
    section = home.section
    if section is not None and section.prose:
        return section.id, section.title, True
    slug = "-".join(plain_words(chapter.title).split())[:60] or "beginning"
    title = f"{chapter.title}, as its report has it" if section is not None else chapter.title
    return f"{FROM_DOCUMENT}{slug}", title or BEGINNING, False


def _part(section: str, title: str, is_here: bool, pieces: list[_Piece]) -> TakenPart:
    """A section's text. Where several chapters are one section here, each keeps its heading over its text."""
    several = len(pieces) > 1 or pieces[0].is_shared
    texts = (_under(one, title) if several and is_here else one.words for one in pieces)
    headings = tuple(one.title for one in pieces if one.title)
    return TakenPart(section, title, "\n\n".join(texts), headings, is_here)


def _under(piece: _Piece, title: str) -> str:
    is_said = not piece.title or plain_heading(piece.title) == plain_words(title)
    return piece.words if is_said else f"### {piece.title}\n\n{piece.words}"
