"""Which section of a review a question of the timeline doctor concerns. Pure."""

from collections.abc import Mapping, Sequence

from incident_desk.domain.doctor import Finding
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.qt.pages.doctor.sheet import Question

_TIMES = ("timeline", "milestones", "durations", "facts")
_CAUSE = ("stated-cause", "hypotheses", "whys")
_PARTS: Mapping[str, Sequence[str]] = {
    "duration": ("durations", "milestones", *_TIMES),
    "milestones": ("milestones", *_TIMES),
    "order": ("milestones", *_TIMES),
    "change": ("changes", "timeline", *_CAUSE),
    "person": _CAUSE,
    "actions": ("actions", "actions-by-horizon"),
    "updates": ("updates", *_TIMES),
    "late-updates": ("updates", *_TIMES),
    "soak": ("recovery", "checks", *_TIMES),
    "commander": ("people", *_TIMES),
}
"""Of a rule the parts whose section it concerns, the likeliest first; any other one is about times."""
_IDS: Mapping[str, Sequence[str]] = {"person": ("root-cause", "cause"), "change": ("root-cause", "cause")}
"""Of a rule the sections by name, where no part tells."""


def section_of(finding: Finding, template: ReviewTemplate) -> TemplateSection | None:
    """The section that it concerns: what shows what it speaks of, else the first; None without any section.

    Among those that show the same, one that people write comes before one that the record fills.
    """
    for part in _PARTS.get(finding.rule, _TIMES):
        showing = [one for one in template.sections if part in one.shows]
        if showing:
            return next((one for one in showing if one.is_written), showing[0])
    named = (template.section(name) for name in _IDS.get(finding.rule, ()))
    return next((one for one in named if one is not None), next(iter(template.sections), None))


def by_section(questions: Sequence[Question], template: ReviewTemplate) -> dict[str, tuple[Question, ...]]:
    """The questions of each section that has any, by its id, the heaviest first."""
    placed: dict[str, tuple[Question, ...]] = {}
    for one in questions:
        section = section_of(one.finding, template)
        if section is not None:
            placed[section.id] = (*placed.get(section.id, ()), one)
    return placed
