"""Which sections each audience's document has."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import COMPUTED, document
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.papers import document_for, without_empty_columns, without_log
from incident_desk.formats.redaction.written import text_for
from incident_desk.formats.report_document import Bar, Cards, Cell, Column, Facts, Paragraph, Table
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests import any_past
from tests.examples import few
from tests.fakes import Bench
from tests.report_samples import checkout, opened
from tests.review_samples import SMALL, Reviewed


def paper(audience):
    return hand_out(build_report(checkout().events, "Incident Desk 0.1.0"), Wish(audience)).document


def titles(audience):
    return [section.title for section in paper(audience).sections]


def test_insiders_have_every_section():
    whole = document(build_report(checkout().events, "Incident Desk 0.1.0"))
    assert paper(Audience.INTERNAL) == whole


def test_executives_have_no_log_and_customers_only_what_is_allowed():
    assert "5 Action items" in titles(Audience.EXECUTIVE)
    assert not any("Timeline" in title or "checklist" in title for title in titles(Audience.EXECUTIVE))
    assert titles(Audience.CUSTOMER) == [
        "1 Milestones and durations", "2 Impact", "3 Updates sent", "4 The record"
    ]  # fmt: skip
    assert titles(Audience.TIMELINE) == ["1 Timeline", "2 The record"]


def test_each_copy_says_for_whom_it_is_on_every_page():
    assert paper(Audience.CUSTOMER).running == "INC-0048 · Customer"
    assert paper(Audience.EXECUTIVE).kind == "Incident report · INC-0048 · executive copy"


def test_the_footer_says_how_figures_were_computed_where_there_are_some():
    assert COMPUTED in paper(Audience.CUSTOMER).footer and COMPUTED not in paper(Audience.TIMELINE).footer


def test_a_column_in_which_nothing_stands_is_left_out():
    table = Table((Column("A"), Column("By")), ((Cell("1"), Cell("")), (Cell("2"), Cell(""))))
    assert without_empty_columns(table) == Table((Column("A"),), ((Cell("1"),), (Cell("2"),)))
    assert without_empty_columns(Paragraph("x")) == Paragraph("x")
    nothing = Table((Column("A"),), ((Cell(""),),))
    assert without_empty_columns(nothing) == nothing


def reviewed():
    one = Reviewed()
    one.write("summary", "Matt Lindop restarted **db-prod-03**.")
    return build_report(one.events, "Incident Desk 0.1.0", template=SMALL)


def test_executives_read_the_review_without_its_log():
    doc = hand_out(reviewed(), Wish(Audience.EXECUTIVE)).document
    titles = [section.title.partition(" ")[2] for section in doc.sections]
    assert "Summary" in titles and "Timeline" not in titles
    assert without_log(reviewed(), Audience.INTERNAL) == reviewed()


def test_a_written_section_goes_outside_only_when_a_person_says_so():
    report = reviewed()
    assert "Summary" not in text_for(hand_out(report, Wish(Audience.CUSTOMER)), ".md")
    handout = hand_out(report, Wish(Audience.CUSTOMER, sections=("summary",), words=("Matt Lindop",)))
    text = text_for(handout, ".md")
    assert "## 1 Summary" in text and "restarted" in text and "db-prod" not in text and "Lindop" not in text
    assert "Small review" not in text
    assert list(handout.data["review"]) == ["sections"]
    assert handout.data["review"]["sections"][0]["text"].startswith("[removed]")
    with pytest.raises(WrongUse, match="Written are: Summary"):
        hand_out(report, Wish(Audience.CUSTOMER, sections=("Impact",)))


def test_a_text_that_is_let_go_stands_behind_the_figures_of_its_name_in_one_section():
    one = Reviewed()
    one.write("impact", "Nobody could pay.")
    report = build_report(one.events, "x", template=SMALL)
    found = hand_out(report, Wish(Audience.CUSTOMER, sections=("Impact",))).document.sections
    impact = [section for section in found if section.title.endswith("Impact")]
    assert [section.title for section in found] == [
        "1 Impact", "2 Milestones and durations", "3 Updates sent", "4 The record"
    ]  # fmt: skip
    assert len(impact[0].blocks) > 1 and "Nobody could pay." in repr(impact[0].blocks[-1])


def test_a_copy_for_customers_asks_them_none_of_our_questions():
    handout = hand_out(build_report(checkout().events, "x"), Wish(Audience.CUSTOMER))
    unasked = replace(handout.report, assessment=())
    for text in (text_for(handout, ".md"), "\n".join(map(str, document_for(unasked, Audience.CUSTOMER).sections))):
        assert "Not stated" not in text
    recorder = opened()
    bare_copy = hand_out(build_report(recorder.events, "x"), Wish(Audience.CUSTOMER))
    text = text_for(bare_copy, ".md")
    assert "does not work?" not in text and "Nothing more is stated of the impact." in text
    assert bare_copy.data["assessment"] == []


# -- past incidents ---------------------------------------------------------------------------------------------


def past_report(report=None):
    bench = Bench()
    source = any_past.read() if report is None else any_past.documented(report)
    taken = bench.desk.past.take_in(past_incident(source, Answers("UTC")), "MK").incident
    return build_report(bench.desk.events(taken.id), "Incident Desk")


def told_of(doc):
    """The cards, facts, bars and milestones of a document: what it says the course was."""
    every = (*doc.front, *(block for section in doc.sections for block in section.blocks))
    cards = {(card.label, card.value) for block in every if isinstance(block, Cards) for card in block.cards}
    facts = {(name, cell.text) for block in doc.front if isinstance(block, Facts) for name, cell in block.pairs}
    bars = {block for block in every if isinstance(block, Bar)}
    milestones = {
        tuple(cell.text for cell in row)
        for block in every
        if isinstance(block, Table) and block.columns[0].title == "Milestone"
        for row in block.rows
    }
    return cards | facts | bars | milestones


@pytest.mark.parametrize("audience", [one for one in Audience if one is not Audience.INTERNAL])
@settings(max_examples=few(8, 40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=any_past.REPORTS)
def test_no_copy_of_any_past_incident_tells_a_course_that_ours_does_not(audience, report):
    report = past_report(report)
    # What a report's words say of a person is replaced in a copy: here it is what is told that counts.
    copy = hand_out(report, Wish(audience, sorts=frozenset())).document
    whole = told_of(hand_out(report, Wish()).document)
    assert not any(isinstance(block, Bar) for block in copy.front)
    for name, *told in told_of(copy) - whole:
        # Its moments go without the words for them and without what is in doubt, nothing else.
        assert name in ("Began", "Ended")
        ours = next(one[1] for one in whole if one[0] == name)
        assert ours.endswith("…") or set(told[0].split(", ")) <= set(ours.split(", "))


@pytest.mark.parametrize("audience", (Audience.CUSTOMER, Audience.TIMELINE))
def test_a_copy_of_a_past_incident_says_when_it_was_and_how_long_as_it_is_stated(audience):
    handout = hand_out(past_report(), Wish(audience))
    text = text_for(handout, ".md")
    assert "**Lasted** 3+ hours (at least)" in text and "**Began** 2025-03-04 14:02:00" in text
    assert "taken in from a report" in text and "It is stated to have lasted 3+ hours (at least)." in text
    for word in ("watched", "not acknowledged", "Record ends", "**Declared** 2", "payments.md", "certificate ran"):
        assert word not in text, word
    assert handout.data["past"]["report"].keys() <= {"date", "start", "end", "duration", "zone"}


def test_a_length_that_nobody_states_is_not_told():
    report = past_report(PastReport("Login was down"))
    assert "How long it lasted is not stated." in text_for(hand_out(report, Wish(Audience.CUSTOMER)), ".md")
