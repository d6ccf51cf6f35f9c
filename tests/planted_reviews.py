"""The two hundred secrets of ``planted_secrets`` in every field of a review as well, and in what is said beside."""

from collections.abc import Iterator

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.review import FACTOR_SORTS, ImpactFigure, ReviewList
from incident_desk.domain.review_template import PARTS, ReviewTemplate, TemplateSection
from tests.planted_secrets import PEOPLE, SECRETS, planted
from tests.report_samples import Recorder, at

SENTENCES = tuple(sentence for _, _, sentence in SECRETS)
_SECTIONS = 20


def planted_review() -> Recorder:
    """An incident that was reviewed by people who have no secrets from each other."""
    one = planted()
    for place, (kind, body) in enumerate((*_beside(), *_written())):
        one.write([Draft(kind, body)], at("06:00"), PEOPLE[place % 10])
    for place, person in enumerate(PEOPLE):
        signed = {"role": SENTENCES[place], "person": person, "state": "approved", "version": 1,
                  "seq": one.state.seq, "head": one.state.head}  # fmt: skip
        one.write([Draft(Kind.APPROVED, signed)], at("06:30"), person)
    return one


def form() -> ReviewTemplate:
    """A template whose headings and prompts say secrets too, and which shows every part there is."""
    parts = tuple(PARTS)
    sections = tuple(
        TemplateSection(f"s{place}", f"Part {place}: {SENTENCES[place]}", SENTENCES[-place], shows=(parts[place],))
        for place in range(_SECTIONS)
    )
    return ReviewTemplate("secret", SENTENCES[0], SENTENCES[3], sections)


def _beside() -> Iterator[tuple[Kind, dict[str, object]]]:
    """Pauses, calls, escalations and action items in full."""
    for place, sentence in enumerate(SENTENCES):
        who = PEOPLE[place % 10]
        if place % 4 == 0:
            yield Kind.TARGET_PAUSED, {"target": "resolution", "reason": sentence, "party": sentence,
                                       "what": sentence, "case": sentence}  # fmt: skip
            yield Kind.TARGET_RESUMED, {"target": "resolution"}
            yield Kind.DECISION_TAKEN, {"text": sentence, "due": None}
        if place % 4 == 1:
            yield Kind.ESCALATED, {"level": 1, "role": sentence, "outcome": "reached"}
            yield Kind.UPDATE_SKIPPED, {"reason": sentence, "due": at("05:30").isoformat()}
        if place % 4 == 2:
            yield Kind.ACTION_ADDED, {"text": sentence, "owner": who, "due": sentence, "horizon": "week",
                                      "type": "preventive", "end_state": sentence, "result": sentence,
                                      "ticket": sentence}  # fmt: skip
        if place % 4 == 3:
            yield Kind.SOAK_BROKEN, {"name": sentence, "words": sentence, "passed_s": 1, "length_s": 2,
                                     "clean_since": at("05:00").isoformat()}  # fmt: skip


def _written() -> Iterator[tuple[Kind, dict[str, object]]]:
    """Every section in every form that Markdown has, lists, figures and marks."""
    template = form()
    yield Kind.REVIEW_TEMPLATE_CHOSEN, {"template": to_plain(template)}
    for place, section in enumerate(template.sections):
        told = SENTENCES[place::_SECTIONS]
        text = "\n\n".join((
            told[0], f"**{told[1]}**", f"- {told[2]}\n  - `{told[3]}`", f"> {told[4]}", f"## {told[5]}",
            f"```\n{told[6]}\n```", f"| a | b |\n|---|---|\n| {told[7]} | x |",
            f"[{told[8]}](https://x.example)", told[9],
        ))  # fmt: skip
        yield Kind.REVIEW_WRITTEN, {"section": section.id, "text": text, "title": section.title, "former": None}
    yield Kind.REVIEW_WRITTEN, {"section": "gone", "text": SENTENCES[5], "title": SENTENCES[6], "former": None}
    for name in ReviewList:
        sorts = FACTOR_SORTS if name is ReviewList.FACTORS else ("",)
        items = [{"text": one, "sort": sorts[place % len(sorts)]} for place, one in enumerate(SENTENCES)]
        yield Kind.REVIEW_LISTED, {"list": name, "items": items, "former": None}
    for place, figure in enumerate(ImpactFigure):
        yield Kind.IMPACT_STATED, {"figure": figure, "text": " ".join(SENTENCES[place::40]), "former": None}
    yield Kind.REVIEW_SECTION_SET, {"section": "s3", "state": "not_needed", "reason": SENTENCES[7]}
    yield Kind.REVIEW_MOVED, {"state": "in_review", "reason": None}
