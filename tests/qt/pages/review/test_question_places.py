"""A question stands over the section that it concerns, whatever the template calls it."""

import pytest

from incident_desk.adapters.review_template_files import FolderTemplates
from incident_desk.domain.doctor import Finding, Group
from incident_desk.domain.doctor.rules import RULES
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.qt.pages.doctor.sheet import Question
from incident_desk.qt.pages.review.question_places import by_section, section_of
from incident_desk.services.review_templates import ReviewTemplates
from tests.review_samples import OTHER


def finding(rule):
    return Finding(rule, Group.MISSING, rule, "why", "because", "fix", facts=(rule,))


@pytest.fixture
def shipped(tmp_path):
    return {one.name: one for one, _ in ReviewTemplates(FolderTemplates(tmp_path)).all().templates}


@pytest.mark.parametrize(
    ("rule", "section"),
    [("duration", "milestones"), ("milestones", "milestones"), ("actions", "actions"), ("updates", "updates"),
     ("person", "root-cause"), ("soak", "proof"), ("commander", "people"), ("one-minute", "timeline"),
     ("change", "timeline")],
)  # fmt: skip
def test_in_the_standard_template_each_finds_its_own(shipped, rule, section):
    assert section_of(finding(rule), shipped["standard"]).id == section


def test_in_every_shipped_template_every_question_has_a_place(shipped):
    assert len(shipped) > 5
    for template in shipped.values():
        assert all(section_of(finding(rule), template) in template.sections for rule in RULES)


def test_a_template_that_shows_nothing_asks_in_its_first_section_and_an_empty_one_nowhere():
    assert section_of(finding("soak"), OTHER).id == "lessons"
    assert section_of(finding("soak"), ReviewTemplate("none", "None")) is None


def test_a_cause_is_found_by_its_name_where_no_part_tells():
    template = ReviewTemplate(
        "t", "T", sections=(TemplateSection("what", "What"), TemplateSection("c", "Root cause"))
    )
    assert section_of(finding("person"), template).id == "c"


def test_the_questions_of_a_section_keep_their_order(shipped):
    asked = [Question(finding(rule)) for rule in ("one-minute", "actions", "silence")]
    placed = by_section(asked, shipped["standard"])
    assert [one.finding.rule for one in placed["timeline"]] == ["one-minute", "silence"]
    assert [one.finding.rule for one in placed["actions"]] == ["actions"]
