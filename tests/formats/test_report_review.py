"""A report by its review's template: order, what is empty, what is left out, and that nothing written is lost."""

from dataclasses import replace

import pytest

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.response_cost import cost_of, effort_of
from incident_desk.domain.review import ImpactFigure, SectionState
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.html_report import html_of
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Paragraph, Subheading
from incident_desk.formats.report_review import kind_of_review
from incident_desk.formats.review_template_text import read_review_template
from incident_desk.resource_files import resource
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.reviewing import choose_template, mark_section, state_impact
from tests.full_reviews import TEMPLATES, reviewed
from tests.report_samples import checkout
from tests.review_samples import OTHER, SMALL, Reviewed


def report_of(one, template=None):
    return build_report(one.events, "x", template=template)


def sections_of(one, template=None):
    parts = document(report_of(one, template)).sections
    return {part.title.partition(" ")[2]: part.blocks for part in parts if not part.appendix}


def test_without_a_review_a_report_is_what_it_always_was():
    titles = list(sections_of(Reviewed()))
    assert titles[0] == "Milestones and durations" and titles[-1] == "The record"


def test_the_sections_stand_in_the_templates_order_and_what_must_be_written_says_that_it_is_not():
    told = sections_of(Reviewed(), SMALL)
    assert list(told) == ["Summary", "Timeline"]
    assert [block.text for block in told["Summary"]] == ["Nothing is written here yet."]


def test_an_optional_section_is_there_once_it_says_something():
    one = Reviewed()
    one.list("whys", "Nobody looked")
    one.do(lambda now: state_impact(now, ImpactFigure.USERS, "all", None, SMALL))
    told = sections_of(one)
    assert list(told) == ["Summary", "Impact", "Five whys", "Timeline"]
    # Its text is empty and optional with it: only what there is stands there.
    assert [type(block).__name__ for block in told["Impact"]] == ["Subheading", "Table"]
    assert [type(block).__name__ for block in told["Five whys"]] == ["Items"]


def test_a_part_that_is_called_as_its_section_has_no_heading_of_its_own():
    one = Reviewed()
    one.do(lambda now: add_action(ActionWish("Alert")))
    form = ReviewTemplate("f", "F", sections=(TemplateSection("a", "Action Items", shows=("actions", "whys")),))
    told = sections_of(one, form)["Action Items"]
    assert [type(block).__name__ for block in told] == ["Paragraph", "Table", "Subheading", "Paragraph"]


def test_no_heading_says_again_what_was_just_said():
    for name in TEMPLATES:
        for section in document(build_report(reviewed(name).events, "x")).sections:
            before = section.title.partition(" ")[2]
            for block in section.blocks:
                said = block.text if isinstance(block, Subheading) else None
                assert said is None or said.casefold() != before.casefold(), (name, section.title)
                before = said or ""


def test_what_is_not_needed_says_why_where_it_would_be_missed():
    one = Reviewed()
    one.do(lambda now: mark_section(now, "summary", SectionState.NOT_NEEDED, "the title says it", SMALL), "Ann")
    one.do(lambda now: mark_section(now, "impact", SectionState.NOT_NEEDED, "nobody was hit", SMALL))
    told = sections_of(one)
    assert [block.text for block in told["Summary"]] == ["Not needed, says Ann: the title says it"]
    assert "Impact" not in told


def test_what_a_template_has_no_section_for_stands_behind_it():
    one = Reviewed()
    one.write("summary", "It was down.")
    one.list("lucky", "A backup was there")
    one.do(lambda now: state_impact(now, ImpactFigure.USERS, "all", None, SMALL))
    one.do(lambda now: choose_template(now, OTHER))
    assert list(sections_of(one)) == ["Lessons", "Summary", "Where we were lucky", "Impact in figures"]


def test_the_line_over_the_title_says_how_far_it_has_come():
    one = Reviewed()
    assert kind_of_review(report_of(one, SMALL).review) == "Small review, not begun"
    one.write("summary", "x")
    assert document(report_of(one)).kind == "Incident report · Small review, version 1, draft · INC-0001"
    one.approve()
    assert kind_of_review(report_of(one).review) == "Small review, version 1, approved"
    one.do(lambda now: mark_section(now, "timeline", SectionState.DONE, "", SMALL))
    assert kind_of_review(report_of(one).review) == "Small review, version 2, draft"


def test_a_record_that_went_on_after_the_approval_is_not_called_approved():
    one = Reviewed()
    one.write("summary", "x")
    one.approve()
    review = replace(report_of(one).review, since=3)
    assert kind_of_review(review).endswith("the record went on since")


ATTACK = "<script>alert(1)</script> {=typst} #read('/etc/passwd') ![x](file:///etc/passwd) [y](javascript:z)"


def test_a_hostile_text_stays_text_in_every_format():
    one = Reviewed()
    one.write("summary", ATTACK)
    report = report_of(one)
    assert "<script" not in html_of(report) and "&lt;script&gt;" in html_of(report)
    assert "\\<script>" in markdown_of(report)
    runs = next(block for part in document_data(document(report))["sections"] for block in part["blocks"]
                if block["b"] == "prose")["runs"]  # fmt: skip
    assert runs == [{"text": {"t": ATTACK}}]


@pytest.mark.parametrize("path", sorted(resource("review_templates").glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_template_makes_a_report(path):
    template = read_review_template(path.read_text("utf-8"), path.stem)
    report = build_report(checkout().events, "x", template=template)
    doc = document(report)
    assert doc.sections and all(part.blocks for part in doc.sections)
    assert f"{template.title}, not begun" in markdown_of(report)
    assert document_data(doc)["sections"]


@pytest.mark.parametrize(
    ("shows", "title"),
    [
        ((("Before", ("milestones",)), ("Harm", ("impact", "figures"))), "Harm"),
        ((("Harm", ("figures",)), ("After", ("milestones",))), "Harm"),
        ((("Before", ("milestones",)),), "Response cost"),
    ],
)
def test_what_the_response_cost_stands_once_with_the_impact_or_the_figures_or_by_itself(shows, title):
    parts = tuple(TemplateSection(f"s{n}", name, "", shows=shown) for n, (name, shown) in enumerate(shows))
    one = checkout()
    report = report_of(one, ReviewTemplate("ours", "Ours", sections=parts))
    report = replace(report, cost=cost_of(effort_of(one.events, one.state), HourlyRate(90.0, "€")))
    having = [
        section.title.partition(" ")[2]
        for section in document(report).sections
        for block in section.blocks
        if isinstance(block, Paragraph) and "= 174 €" in block.text
    ]
    assert having == [title]
