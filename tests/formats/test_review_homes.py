"""Where the words under a heading belong, in the templates that are shipped and in a team's own."""

import pytest

from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.review_homes import action_home, home_of, plain_heading
from incident_desk.formats.review_template_text import read_review_template
from incident_desk.resource_files import resource

SHIPPED = {
    name: read_review_template(resource("review_templates", f"{name}.toml").read_text("utf-8"), name)
    for name in ("standard", "blameless", "outage-report", "recovery-report")
}
OWN = ReviewTemplate("own", "Own", sections=(
    TemplateSection("harm", "Harm", shows=("figures",)),
    TemplateSection("good", "What went well"),
    TemplateSection("learnt", "Learnt", shows=("well", "wrong")),
))  # fmt: skip


@pytest.mark.parametrize(
    ("template", "heading", "section", "listed"),
    [
        ("standard", "TL;DR", "summary", None),
        ("standard", "Who was hurt", "impact", None),
        ("standard", "2. Customer impact:", "impact", None),
        ("standard", "Why-why-why", "root-cause", "whys"),
        ("standard", "Five whys", "whys", "whys"),
        ("standard", "Contributing factors", "factors", "factors"),
        ("standard", "What went badly", "lessons", "wrong"),
        ("standard", "Where we got lucky", "lessons", "lucky"),
        ("standard", "Follow-ups", "actions", None),
        ("standard", "Trigger", "root-cause", None),
        ("standard", "Mitigation", "resolution", None),
        ("standard", "How did we find out?", "detection", None),
        ("standard", "Chronology", "timeline", None),
        ("standard", "Weather", None, None),
        ("blameless", "Trigger", "trigger", None),
        ("blameless", "5 Whys", "root-cause", "whys"),
        ("outage-report", "5 Whys", "root-cause", None),
        ("outage-report", "Recovery", "response", None),
        ("recovery-report", "Customer impact", "issue", None),
    ],
)
def test_a_heading_has_its_home_by_what_it_means(template, heading, section, listed):
    home = home_of(heading, SHIPPED[template])
    assert (home.section.id if home.section else None, home.listed) == (section, listed)


def test_a_template_of_a_team_is_known_by_what_its_sections_show_and_its_titles_come_first():
    assert home_of("Who was hurt", OWN).section.id == "harm"
    assert (home_of("What went well", OWN).section.id, home_of("What went well", OWN).listed) == ("good", None)
    assert home_of("What went badly", OWN).listed == "wrong"
    assert home_of("Where we got lucky", OWN).listed is None
    assert action_home(OWN) is None and action_home(SHIPPED["standard"]).section.id == "actions"


def test_a_section_that_tells_other_things_too_keeps_the_heading():
    assert home_of("5 Whys", SHIPPED["outage-report"]).is_shared
    assert home_of("Recovery", SHIPPED["outage-report"]).is_shared
    assert not home_of("Mitigation", SHIPPED["standard"]).is_shared


def test_a_number_before_a_heading_says_nothing():
    assert plain_heading("3. Root Cause:") == "root cause"
