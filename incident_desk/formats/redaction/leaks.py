"""The leak scan: whether a finished file still says what was hidden, or shows what would be by its shape."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incident_desk.domain.report import ReportModel
from incident_desk.domain.roles import TITLES
from incident_desk.formats.redaction.fields import Place, allowed_data, changed_texts, own_values
from incident_desk.formats.redaction.finished import Part, Where, paper_parts
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.redaction.hider import but_inside_kept, is_heading, is_person, key_of, name_of, spans_in
from incident_desk.formats.redaction.name_book import NameBook, joins
from incident_desk.formats.redaction.papers import document_for
from incident_desk.formats.redaction.plain_spelling import plain_spelling
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.formats.report_timeline import HASH_SHOWN

_NOUNS = "|".join(["removed", *(sort.noun for sort in Sort), *(role.lower() for role in TITLES.values())])
_STAND_IN = re.compile(rf"\[(?:removed: )?(?:{_NOUNS})(?: \d+)?\]")
_FIGURES = ("durations", "targets", "update_every", "impact", "generator", "cost")
_HEX = re.compile(r"\b[0-9a-f]{8,64}\b")
SHORTEST = 4
"""Letters of a term that is looked for in the bytes of a file: a shorter one stands there by chance."""
AROUND = 24
"""Letters shown on each side of a leak."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that should not be there: what, of which sort, in which part of the file, among which words.

    ``number`` is that of the finding whose term it is; 0: it was found by its shape alone.
    """

    sort: Sort
    text: str
    where: Where
    around: str
    number: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """Where in ``around`` it stands, so that it can be masked there; an empty stretch where it is cut."""
        term = " ".join(self.text.split())
        start = self.around.find(term)
        return (start, start + len(term)) if start >= 0 else (0, 0)


def leaks_in(parts: Iterable[Part], handout: Handout) -> tuple[Leak, ...]:
    """Every leak, each text once for each part."""
    own = own_texts(handout.report) | frozenset(map(name_of, handout.withheld))
    hashes = _hashes(handout.report)
    found: dict[tuple[str, Where], Leak] = {}
    for part in parts:
        plain = _without_hashes(_STAND_IN.sub("…", plain_spelling(part.text).text), hashes)
        shapes = () if part.raw or part.known_only else _shapes(plain, part, handout, own)
        for leak in (*_known(plain, part, handout), *shapes):
            if not (part.raw and any(name == name_of(leak.text) for name, _ in found)):
                found.setdefault((name_of(leak.text), leak.where), leak)
    said = own_words(handout) if found else ""
    return tuple(one for one in found.values() if not _is_ours(one.text, said, handout.book))


def _is_ours(text: str, said: str, book: NameBook) -> bool:
    """Whether the report says it by itself; what counts only as it was written, in those letters."""
    if not book.is_as_written(text):
        text, said = text.casefold(), said.casefold()
    return _whole_word(said, text) >= 0


def known_terms(handout: Handout) -> int:
    """How many terms a scan of its files looks for: what was hidden, and the names that are known besides."""
    wish = handout.wish
    named = (*wish.customers, *wish.words) if Sort.CUSTOMER in wish.choice.sorts else wish.words
    return len({name_of(one.text) for one in handout.hidden} | {name_of(one) for one in named if one.strip()})


def _hashes(report: ReportModel) -> frozenset[str]:
    """The hashes of the record, and their beginnings as the event log prints them."""
    whole = [one.hash for one in report.chain] + [report.head.hash]
    return frozenset((*whole, *(one[:HASH_SHOWN] for one in whole)))


def _without_hashes(text: str, hashes: frozenset[str]) -> str:
    """The text without the record's own hashes: hex digits spell sums of money by chance ("cad788")."""
    return _HEX.sub(lambda found: "…" if found[0] in hashes else found[0], text)


def own_words(handout: Handout) -> str:
    """What the report says by itself: all its words where nobody had typed any. They can leak nothing."""
    empty: ReportModel = changed_texts(handout.report, _nothing)
    document = document_for(empty, handout.wish.audience)
    return "\n".join(part.text for part in paper_parts(document, allowed_data(empty, handout.wish.rule)))


def _nothing(text: str, place: Place) -> str:
    """The names of the figures are the program's; the headings are a template's, less what was hidden in them."""
    is_ours = place[0] in _FIGURES and not is_person(place)
    return text if is_ours or is_heading(place) else ""


def own_texts(report: ReportModel) -> frozenset[str]:
    """What the program made and shows: ids and hashes, which look drawn by lot because they are."""
    return frozenset(name_of(value) for value in own_values(report))


def _known(plain: str, part: Part, handout: Handout) -> Iterator[Leak]:
    """The very texts that were hidden."""
    folded = plain.casefold()
    if len(folded) != len(plain):
        folded = plain.lower() if len(plain.lower()) == len(plain) else plain
    for finding in handout.hidden:
        for spelling in finding.spellings:
            if (part.raw and len(spelling) < SHORTEST) or not handout.book.looks_for(spelling):
                continue
            if handout.book.is_as_written(spelling):
                place = _whole_word(plain, spelling)
            else:
                place = _whole_word(folded, spelling.casefold())
            if place >= 0:
                around = _around(plain, place, place + len(spelling))
                yield Leak(finding.sort, spelling, part.where, around, finding.number)


def _whole_word(text: str, term: str) -> int:
    """Where the term stands by itself and not inside a longer word; -1: nowhere."""
    place = text.find(term)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(term) : place + len(term) + 1]
        if not (joins(before, term[:1]) or joins(term[-1:], after)):
            return place
        place = text.find(term, place + 1)
    return -1


def _shapes(plain: str, part: Part, handout: Handout, own: frozenset[str]) -> Iterator[Leak]:
    """What would have been hidden, had it stood in the record like that."""
    choice = handout.wish.choice
    for span in but_inside_kept(spans_in(plain, handout.book), plain, choice):
        key = key_of(span, plain)
        text = plain[span.start : span.end]
        if choice.hides(key) and name_of(text) not in own:
            yield Leak(span.sort, text, part.where, _around(plain, span.start, span.end))


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - AROUND) : end + AROUND].split())
