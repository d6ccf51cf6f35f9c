"""The doctor's section: each finding, why it matters, what became of it; in every format, for who may have it."""

from dataclasses import replace
from datetime import UTC, datetime

from incident_desk.domain.doctor.findings import QUOTED, Group
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_findings import FindingFact, FindingState
from incident_desk.formats.html_report import html_of
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.prose import document
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.report_findings import DOCTOR_ASKS, findings, findings_section
from tests.full_reviews import reviewed
from tests.report_samples import checkout

LONG = "Rolled back with Ann Bellweather-Okonkwo of Northwind on the line, who had called at four"
OPEN = FindingFact(
    "zone", Group.MISSING, "One time has no zone", "An hour changes the order.", f"“{LONG}” states no zone",
    "Say which zone is meant", FindingState.OPEN, (3, 5), tuple(range(1, 12)),
)  # fmt: skip
KNOWN = replace(
    OPEN, title="Restored, and not watched", state=FindingState.KNOWN, reason="Ann watched it", who="MK",
    at=datetime(2026, 3, 1, 4, tzinfo=UTC), events=(), lines=(7,),
)  # fmt: skip
ANSWERED = replace(
    OPEN, title="Not recorded: detected", because="", state=FindingState.ANSWERED, events=(), lines=()
)
REPORT = build_report(checkout().events, "Incident Desk 1.0.0")
ASKED = replace(REPORT, findings=(OPEN, KNOWN, ANSWERED))


def titles(made):
    return [one.title.partition(" ")[2] for one in made.sections]


def test_each_finding_says_why_it_matters_and_what_became_of_it():
    for text in (markdown_of(ASKED), html_of(ASKED)):
        for words in (OPEN.title, OPEN.why, "Say which zone is meant.", "1 open, 1 known, 1 answered",
                      "known, because Ann watched it", "MK, 2026-03-01 04:00:00 UTC", "when the incident ended",
                      "entries 3, 5; lines 1, 2, 3, 4, 5, 6, 7, 8 and 3 more", "line 7"):  # fmt: skip
            assert words in text


def test_of_a_quoted_row_the_beginning_is_shown_and_the_data_has_all_of_it():
    text = markdown_of(ASKED)
    assert f"“{LONG[:QUOTED]}…” states no zone" in text and LONG not in text
    assert LONG in ASKED.to_data()["findings"][0]["because"]


def test_one_line_says_that_nothing_was_found_and_no_section_that_nobody_asked():
    (nothing,) = findings(replace(REPORT, findings=()))
    assert nothing.text == "The doctor found nothing to ask."
    assert findings_section(replace(REPORT, findings=None)) == () and not list(
        findings(replace(REPORT, findings=None))
    )


def test_it_stands_in_a_report_by_a_template_too_and_once():
    made = document(build_report(reviewed().events, "x"))
    assert titles(made).count(DOCTOR_ASKS) == 1


def test_executives_have_it_without_the_log_and_customers_have_none():
    inside, executive = (hand_out(ASKED, Wish(one)) for one in (Audience.INTERNAL, Audience.EXECUTIVE))
    assert DOCTOR_ASKS in titles(inside.document) and DOCTOR_ASKS in titles(executive.document)
    assert executive.data["findings"][1]["reason"] == KNOWN.reason
    assert all("because" not in one and "events" not in one for one in executive.data["findings"])
    assert "Rolled back with" not in str(executive.document)
    for audience in (Audience.CUSTOMER, Audience.TIMELINE):
        copy = hand_out(ASKED, Wish(audience))
        assert "findings" not in copy.data and DOCTOR_ASKS not in titles(copy.document)
        assert OPEN.title not in str(copy.document)


def test_a_name_that_the_quotation_would_cut_is_hidden_whole():
    name = "Ann Bellweather-Okonkwo of Northwind on the line"
    assert LONG.index(name) < QUOTED < LONG.index(name) + len(name)
    handout = hand_out(ASKED, Wish(Audience.INTERNAL, words=(name,), also=(name,)))
    assert "Bellweather" not in str(handout.document.sections) and "Bellweather" not in str(
        handout.data["findings"]
    )


def test_our_own_markdown_is_read_back_the_same_with_and_without_it():
    def read(report):
        found = read_document(markdown_of(report).encode(), "r.md").report
        bare = [replace(one, span=None) for one in (*found.timeline, *found.actions)]
        causes = [one.text for one in (found.root_cause, found.impact, *found.contributing) if one is not None]
        learned = [
            one.text for part in (found.lessons.well, found.lessons.wrong, found.lessons.other) for one in part
        ]
        return bare, causes, learned, found.duration, found.title

    assert read(ASKED) == read(replace(REPORT, findings=None))
