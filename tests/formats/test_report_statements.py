"""What page 1 says in the words of the review."""

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.review import ReviewItem
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.report_document import Section, Statement
from incident_desk.formats.report_statements import LETTERS, approvals, statements, summary_of
from tests.report_samples import checkout
from tests.review_samples import Reviewed

FORM = ReviewTemplate(
    "form", "Form",
    sections=(
        TemplateSection("summary", "Executive summary"),
        TemplateSection("root-cause", "Root cause analysis"),
        TemplateSection("resolution", "Resolution"),
        TemplateSection("factors", "Factors", prose=False, shows=("factors",)),
    ),
)  # fmt: skip
SECTIONS = (Section("1 Executive summary", ()), Section("2 Root cause analysis", ()), Section("3 Resolution", ()))


def told(one):
    return build_report(one.events, "x", template=FORM)


def test_without_a_review_nothing_is_said():
    report = build_report(checkout().events, "x")
    assert statements(report, SECTIONS).rows == () and summary_of(report, SECTIONS) is None


def test_each_statement_is_the_beginning_of_its_section():
    one = Reviewed(template=FORM)
    one.write("summary", "Down.")
    one.write("root-cause", "The pool was full. " + "It waited without a limit. " * 20)
    one.list("factors", ReviewItem("No probe covers the start", "detection"), ReviewItem("One pool", "latent"))
    first, second = statements(told(one), SECTIONS).rows
    assert (first.label, first.more) == ("What happened", "continued in section 2")
    assert first.text.startswith("The pool was full. It waited") and len(first.text) <= LETTERS
    assert second == Statement("Why it lasted", "No probe covers the start.")
    assert summary_of(told(one), SECTIONS) == Statement("", "Down.")


def test_approvals_name_role_person_version_and_time():
    one = Reviewed()
    one.write("summary", "Down.")
    one.approve()
    said = approvals(build_report(one.events, "x")).rows[0].text
    assert said.startswith("Commander: Maya Kowalski, version 1, ") and said.endswith(" UTC.")
    one.write("summary", "Down again.")
    assert "The record has 1 event since." in approvals(build_report(one.events, "x")).rows[0].text
