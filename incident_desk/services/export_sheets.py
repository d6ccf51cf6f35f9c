"""Which document each view of an export shows, and what is marked on its pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from incident_desk.domain.report import ReportModel
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.handout import Handout, hand_out
from incident_desk.formats.redaction.hider import Finding, name_of
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.marks import MarkKind
from incident_desk.formats.redaction.page_marks import Term
from incident_desk.formats.report_document import Document
from incident_desk.services.export_values import SheetWish, View
from incident_desk.services.reporting import PageWish


def document_of(report: ReportModel, handout: Handout, view: View) -> Document:
    """The document of a view. MARKED says each removal, or there would be nothing to mark; BEFORE hides nothing."""
    wish = handout.wish
    if view is View.SENT or (view is View.MARKED and (wish.on.says_removed or not _removes(handout))):
        return handout.document
    if view is View.MARKED:
        return hand_out(report, replace(wish, on=replace(wish.on, says_removed=True))).document
    return hand_out(report, replace(wish, sorts=frozenset(), also=(), replaced_there=())).document


def sheet_wish(
    report: ReportModel, handout: Handout, view: View, pages: PageWish, leaks: Iterable[Leak] = ()
) -> SheetWish:
    """What is marked on the pages of a view."""
    shown = handout
    if view is View.MARKED and _removes(handout) and not handout.wish.on.says_removed:
        shown = hand_out(report, replace(handout.wish, on=replace(handout.wish.on, says_removed=True)))
    terms = (*_leaking(leaks, shown, but=None), *_found(shown, view))
    pictures = tuple(_leaking(leaks, shown, but=Where.ALTERNATIVE))
    return SheetWish(handout.report.header.recorded_until, pages.ppi, pages.most, terms, pictures)


def _removes(handout: Handout) -> bool:
    return any(one.is_removed for one in handout.findings)


def _leaking(leaks: Iterable[Leak], handout: Handout, but: Where | None) -> Iterator[Term]:
    """The texts of leaks; of those in one place only, where a place is named."""
    for one in leaks:
        if but is None or one.where is but:
            yield _term(MarkKind.LEAK, one.number, (one.text,), handout)


def _found(handout: Handout, view: View) -> Iterator[Term]:
    kept = handout.wish.choice.kept
    for one in handout.findings:
        if one.is_hidden and view is not View.BEFORE:
            yield Term(MarkKind.REMOVED if one.is_removed else MarkKind.REPLACED, one.number, (one.instead,))
        elif one.is_hidden:
            kind = MarkKind.REMOVED if one.is_removed else MarkKind.REPLACED
            yield _term(kind, one.number, _spelled(one), handout)
        elif name_of(one.text) in kept:
            yield _term(MarkKind.KEPT, one.number, _spelled(one), handout)


def _term(kind: MarkKind, number: int, texts: tuple[str, ...], handout: Handout) -> Term:
    """What is marked is what goes: each spelling is looked for as it was in the texts."""
    book = handout.book
    alone = tuple(text for text in texts if not book.looks_for(text))
    exact = tuple(text for text in texts if book.is_as_written(text) and text not in alone)
    return Term(kind, number, tuple(text for text in texts if text not in (*alone, *exact)), exact, alone)


def _spelled(one: Finding) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.spellings, one.text)))
