"""The review form that a playbook asks for, as a template: its sections by its own titles and prompts.

A title that says what the record or a list of the review has shows that; all others are written.
"""

from collections.abc import Mapping

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook import ReviewSection as AskedFor
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection, plain_words

PLAYBOOK_FORM = "playbook"
"""The name of the template that is made of the incident's playbook."""
LONGEST_TITLE, LONGEST_PROMPT = 120, 2_000
_SUMMARY = ("summary", ("facts", "figures"), True)
_KNOWN: Mapping[str, tuple[str, tuple[str, ...], bool]] = {
    "incident summary": _SUMMARY,
    "summary": _SUMMARY,
    "executive summary": _SUMMARY,
    "impact": ("impact", ("figures",), True),
    "timeline": ("timeline", ("milestones", "timeline"), True),
    "root cause": ("root-cause", ("hypotheses",), True),
    "root cause analysis": ("root-cause", ("hypotheses",), True),
    "contributing factors": ("factors", ("factors",), False),
    "five whys": ("whys", ("whys",), False),
    "5 whys": ("whys", ("whys",), False),
    "what went well": ("well", ("well",), False),
    "what went right": ("well", ("well",), False),
    "what went wrong": ("wrong", ("wrong",), False),
    "what could be improved": ("wrong", ("wrong",), False),
    "what to improve": ("wrong", ("wrong",), False),
    "where we got lucky": ("lucky", ("lucky",), False),
    "lessons learned": ("lessons", ("well", "wrong", "lucky"), True),
    "action items": ("actions", ("actions",), False),
    "actions": ("actions", ("actions",), False),
    "follow up actions": ("actions", ("actions",), False),
}
"""By a title's words: the section's id, what it shows, and whether a text is written there."""


def form_of(playbook: Playbook) -> ReviewTemplate | None:
    """The template that the playbook asks for; None where it asks for none."""
    if not playbook.review:
        return None
    sections: dict[str, TemplateSection] = {}
    for number, asked in enumerate(playbook.review, 1):
        section = _section(asked, number)
        if section.id in sections:
            section = TemplateSection(f"{section.id[:30]}-{number}", section.title, section.prompt)
        sections[section.id] = section
    title = f"Review form of {playbook.title}"[:LONGEST_TITLE]
    return ReviewTemplate(PLAYBOOK_FORM, title, "As the incident's playbook asks for it.", tuple(sections.values()))


def _section(asked: AskedFor, number: int) -> TemplateSection:
    title = " ".join(asked.name.split())[:LONGEST_TITLE] or f"Section {number}"
    prompt = " · ".join(" ".join(one.split()) for one in asked.prompts)[:LONGEST_PROMPT]
    known = _KNOWN.get(plain_words(title))
    if known is None:
        slug = "-".join(plain_words(title).split())[:40].strip("-") or f"section-{number}"
        return TemplateSection(slug, title, prompt)
    section, shows, prose = known
    return TemplateSection(section, title, prompt, prose=prose, shows=shows)
