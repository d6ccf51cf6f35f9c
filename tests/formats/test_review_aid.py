"""What the record says stands beside the text of its section, as Markdown."""

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.review_aid import aids_of
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench
from tests.report_samples import checkout
from tests.services.test_remedies import REPORT

CAUSE = ReviewTemplate("c", "C", sections=(TemplateSection("cause", "Cause", shows=("stated-cause",)),))

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


def test_lines_within_a_cell_are_words_and_no_markup():
    bench = Bench()
    text = REPORT.replace("made the pool smaller.", "made the pool smaller.\n\nNo limit stopped the wait.")
    taken = bench.desk.past.take_in(past_incident(read(text), Answers(zone="UTC")), "MK").incident
    report = build_report(bench.desk.events(taken.id), "Incident Desk 0.1.0")
    (cause,) = aids_of(report, CAUSE)["cause"]
    assert "made the pool smaller." in cause.text and "No limit stopped" in cause.text
    assert "<br>" not in cause.text
