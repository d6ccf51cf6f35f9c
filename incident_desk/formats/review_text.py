"""A review as lines for a terminal, and as data for a script."""

from collections.abc import Sequence
from typing import Any

from incident_desk.domain.incident import ActionItem, Incident
from incident_desk.domain.review import Review, SectionStanding, SectionState, progress_of, standings_of
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.domain.review_versions import TextVersion
from incident_desk.formats.times import iso

_MARKS = {
    SectionState.EMPTY: "[ ]",
    SectionState.DRAFT: "[~]",
    SectionState.DONE: "[x]",
    SectionState.NOT_NEEDED: "[-]",
    None: "   ",
}


def review_text(incident: Incident, template: ReviewTemplate) -> str:
    """Where the review stands, section by section."""
    review, standings = incident.review, _standings(incident, template)
    written, count = progress_of(standings)
    state = f"version {review.version}, {review.state.word}" if review.has_begun else "not begun"
    lines = [
        f"Review of {incident.key} {incident.title}",
        f"{template.title} ({template.name}), {state}, {written} of {count} sections written",
        "",
        *(_line(one, review, incident) for one in standings),
        *(
            f"{_MARKS[SectionState.DRAFT]} {one.section:<14} {one.title}: not in this template"
            for one in homeless(review)
        ),
        *(f"Impact on {name}: {one.text}" for name, one in review.figures.items() if one.text),
        *(f"Result of {name}: {one.text}" for name, one in review.goals.items() if one.text),
        _meeting_line(review),
        *(
            f"Approved: version {one.version} by {one.person}, {one.role}, {iso(one.at)}"
            for one in review.approvals
        ),
    ]
    return "\n".join(line for line in lines if line is not None)


def _meeting_line(review: Review) -> str | None:
    meeting = review.meeting
    if meeting is None:
        return None
    people = f", with {', '.join(meeting.people)}" if meeting.people else ""
    where = f", {meeting.where}" if meeting.where else ""
    return f"Meeting: {iso(meeting.at)}, {meeting.minutes} min{people}{where}"


def homeless(review: Review) -> Sequence[Any]:
    """Texts that the review's template has no section for; none before a template is chosen."""
    return review.homeless() if review.template is not None else ()


def _standings(incident: Incident, template: ReviewTemplate) -> tuple[SectionStanding, ...]:
    return standings_of(incident.review, template, len(incident.actions))


def _line(one: SectionStanding, review: Review, incident: Incident) -> str:
    what = _content(one, review, incident) or ("from the record" if one.state is None else "empty")
    reason = f" ({one.mark.reason})" if one.mark is not None and one.mark.reason else ""
    return f"{_MARKS[one.state]} {one.section.id:<14} {one.section.title}: {what}{reason}"


def _content(one: SectionStanding, review: Review, incident: Incident) -> str:
    parts = []
    if one.text is not None and one.text.text:
        parts.append(f"{len(one.text.text.split())} words by {one.text.who}")
    for name in one.section.shows:
        if name in review.lists and review.lists[name].items:
            parts.append(f"{name}: {len(review.lists[name].items)}")
        if name in ("actions", "actions-by-horizon") and incident.actions:
            parts.append(f"{len(incident.actions)} action items")
        if name == "figures" and any(figure.text for figure in review.figures.values()):
            parts.append("figures")
    return ", ".join(parts)


def review_data(incident: Incident, template: ReviewTemplate) -> dict[str, Any]:
    """The whole review, ready for JSON; the ids of its texts are the versions to write on."""
    review = incident.review
    written, count = progress_of(_standings(incident, template))
    return {
        "key": incident.key,
        "template": template.name,
        "title": template.title,
        "begun": review.has_begun,
        "state": review.state,
        "version": review.version,
        "content": review.content or None,
        "written": written,
        "of": count,
        "sections": [_section_data(one) for one in _standings(incident, template)],
        "more": [{"section": one.section, "title": one.title, "text": one.text} for one in homeless(review)],
        "lists": {
            name: {"id": one.id, "items": [{"text": item.text, "sort": item.sort or None} for item in one.items]}
            for name, one in review.lists.items()
        },
        "figures": {name: {"id": one.id, "text": one.text} for name, one in review.figures.items()},
        "goals": {name: {"id": one.id, "text": one.text} for name, one in review.goals.items()},
        "meeting": _meeting_data(review),
        "approvals": [
            {
                "version": one.version,
                "role": one.role,
                "person": one.person,
                "at": iso(one.at),
                "seq": one.seq,
                "head": one.head,
            }
            for one in review.approvals
        ],
        "actions": [action_data(number, one) for number, one in enumerate(incident.actions, 1)],
    }


def _meeting_data(review: Review) -> dict[str, Any] | None:
    meeting = review.meeting
    if meeting is None:
        return None
    return {
        "at": iso(meeting.at),
        "minutes": meeting.minutes,
        "zone": meeting.zone,
        "people": list(meeting.people),
        "where": meeting.where or None,
    }


def _section_data(one: SectionStanding) -> dict[str, Any]:
    text = one.text
    return {
        "id": one.section.id,
        "title": one.section.title,
        "state": one.state,
        "optional": one.section.optional,
        "shows": list(one.section.shows),
        "text": text.text if text else None,
        "version": text.id if text else None,
        "who": text.who if text else None,
        "at": iso(text.at) if text else None,
        "reason": one.mark.reason or None if one.mark else None,
    }


def history_text(versions: Sequence[TextVersion]) -> str:
    """The versions of a section, each whole."""
    heads = (
        f"-- {number}  {one.id}  {iso(one.at)}  {one.who}{' (undone)' if one.undone else ''}"
        for number, one in enumerate(versions, 1)
    )
    return "\n\n".join(f"{head}\n{one.text or '(emptied)'}" for head, one in zip(heads, versions, strict=True))


def history_data(versions: Sequence[TextVersion]) -> list[dict[str, Any]]:
    """The versions of a section, ready for JSON."""
    return [
        {
            "id": one.id,
            "text": one.text,
            "at": iso(one.at),
            "who": one.who,
            "undone": one.undone,
            "former": one.former,
        }
        for one in versions
    ]


# -- action items -----------------------------------------------------------------------------------------------


def action_line(number: int, one: ActionItem) -> str:
    """``[ ] 2 Alert on the pool  RO, by 2026-03-08 (detective, 1 week)``."""
    owner, due = one.owner or "no owner", f"by {one.due}" if one.due else "no date"
    more = ", ".join(part for part in (one.type, one.horizon) if part)
    told = (("done when", one.end_state), ("result", one.result), ("ticket", one.ticket))
    end = "".join(f"\n      {name}: {words}" for name, words in told if words)
    return f"[{'x' if one.done else ' '}] {number:>2} {one.text}  {owner}, {due}{f' ({more})' if more else ''}{end}"


def action_data(number: int, one: ActionItem) -> dict[str, Any]:
    """An action item with its number in its record's list, ready for JSON."""
    return {
        "number": number,
        "id": one.id,
        "text": one.text,
        "owner": one.owner,
        "due": one.due,
        "horizon": one.horizon or None,
        "type": one.type or None,
        "end_state": one.end_state or None,
        "result": one.result or None,
        "ticket": one.ticket or None,
        "done": one.done,
        "done_at": iso(one.done_at) if one.done_at else None,
    }
