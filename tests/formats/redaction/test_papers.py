"""Which sections each audience's document has."""

import pytest

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import COMPUTED, document
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.papers import without_empty_columns, without_log
from incident_desk.formats.redaction.written import text_for
from incident_desk.formats.report_document import Cell, Column, Paragraph, Table
from tests.report_samples import checkout
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
    assert handout.data["review"]["sections"][0]["text"].startswith("[hidden 1]")
    with pytest.raises(WrongUse, match="Written are: Summary"):
        hand_out(report, Wish(Audience.CUSTOMER, sections=("Impact",)))
