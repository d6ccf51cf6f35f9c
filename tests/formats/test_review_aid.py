"""What the record says stands beside the text of its section, as Markdown."""

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.review_aid import aids_of
from tests.report_samples import checkout

TEMPLATE = ReviewTemplate(
    "own",
    "Own",
    sections=(
        TemplateSection("cause", "Cause", shows=("hypotheses", "whys", "timeline")),
        TemplateSection("targets", "Targets", shows=("targets", "decisions")),
        TemplateSection("signed", "Signed", shows=("stated-sign-off", "contacts")),
    ),
)


def aids():
    return aids_of(build_report(checkout().events, "Incident Desk 0.1.0"), TEMPLATE)


def test_a_section_has_the_parts_of_the_record_and_no_list_that_people_write():
    found = aids()
    assert [one.part for one in found["cause"]] == ["hypotheses"]
    assert [one.title for one in found["targets"]] == ["Targets", "Decisions"]


def test_what_the_record_says_is_told_in_its_words():
    targets, decisions = aids()["targets"]
    assert "Response" in targets.text and "|" in targets.text
    assert "roll" in decisions.text.casefold()


def test_what_the_record_does_not_have_has_no_words_and_what_only_a_report_could_have_is_not_named():
    assert [(one.part, one.text) for one in aids()["signed"]] == [("contacts", "")]
