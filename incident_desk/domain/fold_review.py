"""How what is said in a review becomes state: the fold's part for ``review``, and for the action items."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import ActionItem, Incident
from incident_desk.domain.plain_data import Known
from incident_desk.domain.review import (
    Approval,
    FigureText,
    ListText,
    Meeting,
    Review,
    ReviewItem,
    ReviewState,
    SectionMark,
    SectionState,
    SectionText,
)
from incident_desk.domain.review_template import ReviewTemplate

ERASED_ACTION = "(erased)"
"""What stands in place of an action item's text that was erased."""
_TEMPLATES = Known(ReviewTemplate)


def _with(mapping: Mapping[str, Any], key: str, value: Any) -> Mapping[str, Any]:
    return MappingProxyType({**mapping, key: value})


def _changed(change: Callable[[Review, Event], Review]) -> Callable[[Incident, Event], Incident]:
    """What changes what it says: an approved one goes on as the next version. What was erased says nothing."""

    def changed(incident: Incident, event: Event) -> Incident:
        if event.body is None:
            return incident
        review = incident.review
        if review.state is ReviewState.APPROVED:
            review = replace(review, state=ReviewState.DRAFT, version=review.version + 1)
        return replace(incident, review=replace(change(review, event), content=event.id))

    return changed


def _template_chosen(review: Review, event: Event) -> Review:
    return replace(review, template=_TEMPLATES.read(event.data["template"]))


def _written(review: Review, event: Event) -> Review:
    section = str(event.data["section"])
    before = review.texts.get(section)
    title, versions = str(event.data.get("title") or section), before.versions + 1 if before else 1
    text = SectionText(
        event.id, section, title, str(event.data.get("text") or ""), event.written_at, event.who, versions
    )
    return replace(review, texts=_with(review.texts, section, text))


def _listed(review: Review, event: Event) -> Review:
    items = tuple(ReviewItem(str(one["text"]), str(one.get("sort") or "")) for one in event.data["items"])
    listed = ListText(event.id, items, event.written_at, event.who)
    return replace(review, lists=_with(review.lists, str(event.data["list"]), listed))


def _impact_stated(review: Review, event: Event) -> Review:
    figure = FigureText(event.id, str(event.data.get("text") or ""), event.written_at, event.who)
    return replace(review, figures=_with(review.figures, str(event.data["figure"]), figure))


def _section_set(review: Review, event: Event) -> Review:
    state, reason = SectionState(event.data["state"]), str(event.data.get("reason") or "")
    mark = SectionMark(state, event.written_at, event.who, reason)
    return replace(review, marks=_with(review.marks, str(event.data["section"]), mark))


def _moved(incident: Incident, event: Event) -> Incident:
    """Sent round, or back to be written on. Going on after an approval is the next version."""
    review, state = incident.review, ReviewState(event.data["state"])
    version = review.version + 1 if review.state is ReviewState.APPROVED else review.version
    return replace(incident, review=replace(review, state=state, version=version))


def _meeting_set(incident: Incident, event: Event) -> Incident:
    """Where and when it is talked over is no part of what it says: no version changes with it."""
    data = event.data
    if event.body is None or not data.get("at"):
        return replace(incident, review=replace(incident.review, meeting=None))
    people, where = tuple(map(str, data.get("people") or ())), str(data.get("where") or "")
    at, zone = datetime.fromisoformat(str(data["at"])), str(data.get("zone") or "UTC")
    meeting = Meeting(event.id, at, int(data["minutes"]), zone, people, where)
    return replace(incident, review=replace(incident.review, meeting=meeting))


def _goal_result_stated(incident: Incident, event: Event) -> Incident:
    """What was reached is known long after the review: no version changes with it."""
    if event.body is None:
        return incident
    result = FigureText(event.id, str(event.data.get("text") or ""), event.written_at, event.who)
    goals = _with(incident.review.goals, str(event.data["goal"]), result)
    return replace(incident, review=replace(incident.review, goals=goals))


def _approved(incident: Incident, event: Event) -> Incident:
    review, data = incident.review, event.data
    role, person = str(data.get("role") or ""), str(data.get("person") or event.who)
    one = Approval(event.id, review.version, role, person, event.at, event.seq - 1, event.previous)
    approvals = (*review.approvals, one)
    return replace(incident, review=replace(review, state=ReviewState.APPROVED, approvals=approvals))


# -- action items -----------------------------------------------------------------------------------------------


def _action_added(incident: Incident, event: Event) -> Incident:
    data = event.data
    said: dict[str, Any] = {name: str(data.get(name) or "") for name in _SAID}
    text, done = str(data.get("text", ERASED_ACTION)), bool(data.get("done"))
    action = ActionItem(event.id, text, data.get("owner"), data.get("due"), done, event.at, **said)
    return replace(incident, actions=(*incident.actions, action))


_SAID = ("horizon", "type", "end_state", "result", "ticket")


def _action_set(incident: Incident, event: Event) -> Incident:
    """What is said anew of an action item; what the event does not name stays."""
    data = event.data
    said: dict[str, Any] = {name: data[name] or None for name in ("owner", "due") if name in data}
    said |= {name: str(data[name] or "") for name in _SAID if name in data}
    said |= {"text": str(data["text"])} if data.get("text") else {}

    def set_anew(one: ActionItem) -> ActionItem:
        done = bool(data["done"]) if "done" in data else one.done
        # Who says once more that it is done does not say that it was done only now.
        at = one.done_at if done and one.done else event.at if done else None
        return replace(one, done=done, done_at=at, **said)

    wanted = data.get("action")
    changed = tuple(set_anew(one) if one.id == wanted else one for one in incident.actions)
    return replace(incident, actions=changed)


REVIEW_CHANGES: Mapping[str, Callable[[Incident, Event], Incident]] = {
    Kind.REVIEW_TEMPLATE_CHOSEN: _changed(_template_chosen),
    Kind.REVIEW_WRITTEN: _changed(_written),
    Kind.REVIEW_LISTED: _changed(_listed),
    Kind.IMPACT_STATED: _changed(_impact_stated),
    Kind.REVIEW_SECTION_SET: _changed(_section_set),
    Kind.REVIEW_MOVED: _moved,
    Kind.REVIEW_MEETING_SET: _meeting_set,
    Kind.GOAL_RESULT_STATED: _goal_result_stated,
    Kind.APPROVED: _approved,
    Kind.ACTION_ADDED: _action_added,
    Kind.ACTION_SET: _action_set,
}
"""What each kind of event does to the state."""
