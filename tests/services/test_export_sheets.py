"""Each view's document, and what is marked on it."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.hider import Choice, Hider
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.marks import MarkKind
from incident_desk.formats.redaction.name_book import book_of
from incident_desk.formats.redaction.page_marks import PageMarks
from incident_desk.formats.redaction.sorts import REMOVED, Sort
from incident_desk.formats.redaction.written import text_for
from incident_desk.services.export_sheets import document_of, sheet_wish
from incident_desk.services.export_values import View
from incident_desk.services.reporting import PageWish
from tests.drawn_page import LETTER, page
from tests.planted_secrets import CUSTOMERS, planted

REPORT = build_report(planted().events, "Incident Desk 0.1.0")
WISH = Wish(Audience.TIMELINE, customers=CUSTOMERS, removed_sorts=REMOVED, kept=(CUSTOMERS[0],))
COPY = hand_out(REPORT, WISH)


def terms(view, leaks=()):
    return sheet_wish(REPORT, COPY, view, PageWish(96, 4), leaks)


def test_before_says_what_goes_and_the_copy_does_not():
    before, sent = document_of(REPORT, COPY, View.BEFORE), document_of(REPORT, COPY, View.SENT)
    assert sent is COPY.document
    assert CUSTOMERS[1] in repr(before) and CUSTOMERS[1] not in repr(sent)
    assert [one.title for one in before.sections] == [one.title for one in sent.sections]


def test_marked_says_each_removal_though_the_file_that_is_saved_does_not():
    marked = repr(document_of(REPORT, COPY, View.MARKED))
    assert "[removed: e-mail 1]" in marked and "removed: " not in text_for(COPY, ".md")


def test_each_finding_is_marked_by_its_number_and_what_becomes_of_it():
    for view in View:
        found = {term.number: term for term in terms(view).terms}
        for one in COPY.findings:
            if one.is_removed:
                assert found[one.number].kind is MarkKind.REMOVED
            elif one.is_hidden:
                assert found[one.number].kind is MarkKind.REPLACED
        kept = next(one for one in COPY.findings if one.text == CUSTOMERS[0])
        assert found[kept.number].kind is MarkKind.KEPT and CUSTOMERS[0] in found[kept.number].texts
    mail = next(one for one in COPY.findings if one.sort is Sort.EMAIL)
    assert mail.text in {term.number: term for term in terms(View.BEFORE).terms}[mail.number].texts


def test_a_leak_is_marked_among_the_letters_and_one_in_a_figures_text_on_the_figure():
    leak = Leak(Sort.CUSTOMER, "Acme", Where.ALTERNATIVE, "for Acme", 3)
    other = Leak(Sort.CUSTOMER, "Bolt", Where.TEXT, "for Bolt")
    wish = terms(View.SENT, (leak, other))
    assert [(one.kind, one.number, one.texts) for one in wish.pictures] == [(MarkKind.LEAK, 3, ("Acme",))]
    assert (wish.terms[1].kind, wish.terms[1].texts) == (MarkKind.LEAK, ("Bolt",))


NAMES = ("Will Hardy", "mark", "Ina Sol", "陈伟", "May", "Bo")
WORDS = (
    *("Will", "will", "WILL", "Hardy", "hardy", "whardy", "WH", "wh", "Mark", "mark", "marks", "In", "a"),
    *("Ina", "ina", "sol", "由陈伟处理", "may", "May", "bo", "Bo", "Acme", "acme", "Acmes", "Ac", "me", "Corp"),
)


SAID = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", " ", ". ", "-", "/", ", "))), min_size=1)


@settings(max_examples=60, deadline=None)
@given(SAID)
def test_what_is_marked_on_the_pages_before_is_what_goes(said):
    text = "".join(word + between for word, between in said).strip()
    book, sorts = book_of(NAMES, ["Acme Corp"], ["acme"]), (Sort.PERSON, Sort.CUSTOMER, Sort.WORD)
    hider = Hider(Choice.of(sorts), book)
    left = re.sub(r"\[[a-z]+(?: \d+)?\]", "", hider.hide(text, ("log", "text")))
    wish = sheet_wish(REPORT, replace(COPY, book=book, findings=hider.findings()), View.BEFORE, PageWish(96, 4))
    shown = page(text)
    for mark in PageMarks(wish.terms).on(shown, 0):
        start = round(mark.x * shown.width / LETTER)
        stretch = slice(start, start + round(mark.width * shown.width / LETTER))
        text = text[: stretch.start] + " " * (stretch.stop - stretch.start) + text[stretch.stop :]
    assert "".join(text.split()) == "".join(left.split())
