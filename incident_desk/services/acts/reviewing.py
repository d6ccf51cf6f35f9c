"""The acts of a review: choosing its template, writing, marking, sending it round, approving it.

Whoever writes a section, a list or a figure anew says which version they began with. Where another one came since,
nothing is written and theirs is handed back. An incident may be reviewed while it is open and after it has ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.review import (
    FACTOR_SORTS,
    FigureText,
    ImpactFigure,
    ListText,
    ReviewItem,
    ReviewList,
    ReviewState,
    SectionState,
    SectionText,
    missing_in,
    standing_of,
    standings_of,
)
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.services.acts.words import LONGEST_TEXT, clean, one_line, said, storable

LONGEST_LINE = 2_000
"""Characters of a list's line, and of a figure."""
MOST_ITEMS = 100
LONGEST_WHO = 100
_REVIEWED = frozenset({RecordKind.INCIDENT, RecordKind.DRILL, RecordKind.PAST})


class WrittenMeanwhile(Refused):
    """Somebody else wrote the same since the writer began; nothing was written.

    ``now`` is what stands there: a section's text, a list or a figure.
    """

    def __init__(self, what: str, now: SectionText | ListText | FigureText) -> None:
        super().__init__(
            f"{what} was written by {now.who} at {now.at:%Y-%m-%d %H:%M:%S} UTC since you began: nothing is "
            "overwritten. Take theirs in, and write it again"
        )
        self.now = now


def choose_template(incident: Incident, template: ReviewTemplate) -> Sequence[Draft]:
    """Write the review by that template from now on. What was written stays, also where it has no such section.

    Raises:
        Refused: it is written by it already, or of such a record there is no review.
    """
    require_reviewed(incident)
    if incident.review.template == template:
        raise Refused(f"The review of {incident.key} is written by {template.title} already")
    return (_chosen(template),)


def write_section(
    incident: Incident, wanted: str, text: str, former: str | None, opening: ReviewTemplate
) -> Sequence[Draft]:
    """The whole text of a section, as Markdown; ``former`` is the version that the writer began with.

    ``opening`` is the template of a review that begins with this.

    Raises:
        NotFound: the template has no such section.
        Refused: nothing is new, it is too long, or it comes from the record alone.
        WrittenMeanwhile: another version came since.
    """
    section = _section(incident, wanted, opening)
    if not section.prose:
        raise Refused(f"{section.title} has no text of its own: it comes from the record and its lists")
    words, before = prose_of(text), incident.review.texts.get(section.id)
    require_version(section.title, before, former)
    if words == (before.text if before else ""):
        raise Refused(f"{section.title} says that already")
    body = {"section": section.id, "text": words, "title": section.title, "former": former}
    return (*begun(incident, opening), Draft(Kind.REVIEW_WRITTEN, body))


def write_list(
    incident: Incident, name: ReviewList, items: Sequence[ReviewItem], former: str | None, opening: ReviewTemplate
) -> Sequence[Draft]:
    """All lines of a list, such as the five whys; lines without words are left out.

    Raises:
        Refused: nothing is new, a line is too long, there are too many, or a factor is of no known sort.
        WrittenMeanwhile: another version came since.
    """
    require_reviewed(incident)
    lines = tuple(_item(name, one) for one in items if one_line(one.text))
    if len(lines) > MOST_ITEMS:
        raise Refused(f"That list has {len(lines)} lines, {MOST_ITEMS} at most")
    before = incident.review.lists.get(name)
    require_version(f"The list {name}", before, former)
    if lines == (before.items if before else ()):
        raise Refused(f"The list {name} says that already")
    body = {"list": name, "items": [to_plain(one) for one in lines], "former": former}
    return (*begun(incident, opening), Draft(Kind.REVIEW_LISTED, body))


def state_impact(
    incident: Incident, figure: ImpactFigure, text: str, former: str | None, opening: ReviewTemplate
) -> Sequence[Draft]:
    """What the impact was on users, business, money or data, in a line; an empty one takes it back.

    Raises:
        Refused: nothing is new, or it is too long.
        WrittenMeanwhile: another version came since.
    """
    require_reviewed(incident)
    words, before = _short(text), incident.review.figures.get(figure)
    require_version(f"The impact on {figure}", before, former)
    if words == (before.text if before else ""):
        raise Refused(f"The impact on {figure} says that already")
    body = {"figure": figure, "text": words, "former": former}
    return (*begun(incident, opening), Draft(Kind.IMPACT_STATED, body))


def mark_section(
    incident: Incident, wanted: str, state: SectionState, reason: str, opening: ReviewTemplate
) -> Sequence[Draft]:
    """Say that a section is done, is not needed and why, or is a draft again.

    Raises:
        NotFound: the template has no such section.
        Refused: it is done and nothing is written, it is not needed and nobody says why, or it stands so already.
    """
    section = _section(incident, wanted, opening)
    now = standing_of(incident.review, section, len(incident.actions))
    why = _short(reason) if state is SectionState.NOT_NEEDED else ""
    if state is SectionState.EMPTY:
        raise Refused("A section is empty while nothing is written in it: write an empty text instead")
    _require_of_template(incident, section, state, opening)
    if state is SectionState.NOT_NEEDED and not why:
        raise Refused(f"Say in a line why {section.title} is not needed")
    if state is SectionState.DONE and now.state is SectionState.EMPTY:
        raise Refused(f"Nothing is written in {section.title} yet: write it, or say why it is not needed")
    if now.state is state and (now.mark is None or now.mark.reason == why):
        raise Refused(f"{section.title} is {state.replace('_', ' ')} already")
    body = {"section": section.id, "state": state, "reason": why or None}
    return (*begun(incident, opening), Draft(Kind.REVIEW_SECTION_SET, body))


def send_round(incident: Incident) -> Sequence[Draft]:
    """The draft is in review from now on; it may still be written on.

    Raises:
        Refused: it is no draft, or a section that has to be written is empty.
    """
    _require_state(incident, ReviewState.DRAFT, "sent round")
    _require_written(incident)
    return (Draft(Kind.REVIEW_MOVED, {"state": ReviewState.IN_REVIEW, "reason": None}),)


def back_to_draft(incident: Incident, reason: str) -> Sequence[Draft]:
    """Go on writing: a review that was sent round is a draft again, an approved one begins its next version.

    Raises:
        Refused: it is a draft, or nobody says why.
    """
    if incident.review.state is ReviewState.DRAFT:
        raise Refused(f"The review of {incident.key} is a draft")
    why = said(one_line(reason), "Say in a line why it goes back")
    return (Draft(Kind.REVIEW_MOVED, {"state": ReviewState.DRAFT, "reason": why[:LONGEST_LINE]}),)


@dataclass(frozen=True, slots=True)
class ApprovalWish:
    """Who approves, and as what. ``seen`` is the ``content`` of the review that they read; None: whatever it is."""

    role: str
    person: str
    seen: str | None = None


def approve(incident: Incident, wish: ApprovalWish) -> Sequence[Draft]:
    """Sign what the record holds now, by its hash. Others may sign the same version after that.

    Raises:
        Refused: it was not sent round, it was changed since it was looked at, a section is empty, no role or person
            is named, or that person signed it in that role already.
    """
    review = incident.review
    if not review.has_begun or review.state is ReviewState.DRAFT:
        raise Refused(f"The review of {incident.key} is a draft: send it round first")
    if wish.seen is not None and wish.seen != review.content:
        raise Refused("The review was changed since you looked at it. Read it again, and approve what it says now")
    _require_written(incident)
    role, person = _named(wish.role, "Say as what: incident commander, technical lead"), _named(wish.person, "Who?")
    if any((one.role, one.person) == (role, person) for one in review.approvals_now):
        raise Refused(f"{person} has approved version {review.version} as {role} already")
    body = {
        "role": role,
        "person": person,
        "state": ReviewState.APPROVED,
        "version": review.version,
        "seq": incident.seq,
        "head": incident.head,
    }
    return (Draft(Kind.APPROVED, body),)


# -- rules ----------------------------------------------------------------------------------------------------


def require_reviewed(incident: Incident) -> None:
    """Say that of such a record there is no review.

    Raises:
        Refused: it is neither an incident nor a drill nor a past incident.
    """
    if incident.record not in _REVIEWED:
        raise Refused(f"{incident.key} is no incident: there is no review of it")


def _template(incident: Incident, opening: ReviewTemplate) -> ReviewTemplate:
    return incident.review.template or opening


def begun(incident: Incident, opening: ReviewTemplate) -> Sequence[Draft]:
    """The choice of the template, where the review begins."""
    return () if incident.review.template is not None else (_chosen(opening),)


def _chosen(template: ReviewTemplate) -> Draft:
    return Draft(Kind.REVIEW_TEMPLATE_CHOSEN, {"template": to_plain(template)})


def _section(incident: Incident, wanted: str, opening: ReviewTemplate) -> TemplateSection:
    """The section that is meant; a text that was written by another template can be written on."""
    require_reviewed(incident)
    template = _template(incident, opening)
    found = template.section(wanted)
    kept = incident.review.texts.get(wanted)
    if found is None and kept is not None:
        return TemplateSection(kept.section, kept.title)
    if found is None:
        names = ", ".join(one.id for one in template.sections)
        raise NotFound(f"{template.title} has no section {one_line(wanted)!r}. Its sections are: {names}")
    return found


def _require_of_template(
    incident: Incident, section: TemplateSection, state: SectionState, opening: ReviewTemplate
) -> None:
    """What the template has not is in the report only by its text: nothing asks for it that could be spared."""
    if state is SectionState.NOT_NEEDED and _template(incident, opening).section(section.id) is None:
        raise Refused(f"{section.title} is not in this template: take its text away, and the report has it not")


def require_version(what: str, now: SectionText | ListText | FigureText | None, former: str | None) -> None:
    """Refuse to write over what came since the writer began.

    Raises:
        WrittenMeanwhile: another version came since.
        Refused: it was taken back since.
    """
    if now is not None and now.id != former:
        raise WrittenMeanwhile(what, now)
    if now is None and former is not None:
        raise Refused(f"{what} was taken back since you began. Read it again")


def _require_state(incident: Incident, state: ReviewState, what: str) -> None:
    review = incident.review
    if not review.has_begun:
        raise Refused(f"Nothing is written in the review of {incident.key} yet")
    if review.state is not state:
        raise Refused(f"The review of {incident.key} is {review.state.word}: only a draft is {what}")


def _require_written(incident: Incident) -> None:
    template = incident.review.template
    if template is None:
        raise Refused("Choose a template first")
    standings = standings_of(incident.review, template, len(incident.actions))
    missing = [one.title for one in missing_in(standings)]
    if missing:
        raise Refused(f"Empty still: {', '.join(missing)}. Write it, or say why it is not needed")


# -- words ----------------------------------------------------------------------------------------------------


def prose_of(text: str) -> str:
    """Text of several lines; the blanks that begin its first line are Markdown's, and stay."""
    words = storable(text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n").rstrip()
    if len(words) > LONGEST_TEXT:
        raise Refused(f"That text has {len(words)} characters, {LONGEST_TEXT} at most. Say it in parts")
    return words


def _short(text: str) -> str:
    words = one_line(text)
    if len(words) > LONGEST_LINE:
        raise Refused(f"That line has {len(words)} characters, {LONGEST_LINE} at most")
    return words


def _item(name: ReviewList, item: ReviewItem) -> ReviewItem:
    sort = clean(item.sort).casefold()
    if sort and (name is not ReviewList.FACTORS or sort not in FACTOR_SORTS):
        raise Refused(f"A contributing factor is {', '.join(FACTOR_SORTS)} or nothing of these, not {sort!r}")
    return ReviewItem(_short(item.text), sort)


def _named(text: str, otherwise: str) -> str:
    words = said(one_line(text), otherwise)
    if len(words) > LONGEST_WHO:
        raise Refused(f"That name has {len(words)} characters, {LONGEST_WHO} at most")
    return words
