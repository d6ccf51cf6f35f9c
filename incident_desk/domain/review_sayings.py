"""What the timeline says of a review: that it was sent round, who approved it. Its texts stand in the report."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from incident_desk.domain.events import Kind

REVIEW_HIDDEN = frozenset(
    {
        Kind.REVIEW_TEMPLATE_CHOSEN,
        Kind.REVIEW_WRITTEN,
        Kind.REVIEW_LISTED,
        Kind.IMPACT_STATED,
        Kind.GOAL_RESULT_STATED,
        Kind.REVIEW_SECTION_SET,
    }
)
"""Events that have no row: they are the writing of the report, and happened to nobody."""
REVIEW_ACTS = REVIEW_HIDDEN | {Kind.REVIEW_MOVED, Kind.APPROVED, Kind.REVIEW_MEETING_SET}
"""Everything that is done to a review itself."""
LIST_TITLES: Mapping[str, str] = {
    "whys": "Five whys",
    "factors": "Contributing factors",
    "well": "What went well",
    "wrong": "What went wrong",
    "lucky": "Where we were lucky",
}
"""How each list of a review is called."""


def review_place(kind: str, data: Mapping[str, Any]) -> str:
    """Where in the review something was written, such as "Review, Summary"; empty for what is written elsewhere."""
    if kind == Kind.REVIEW_WRITTEN:
        return f"Review, {data.get('title') or data.get('section')}"
    if kind == Kind.REVIEW_LISTED:
        name = str(data.get("list"))
        return f"Review, {LIST_TITLES.get(name, name)}"
    if kind == Kind.IMPACT_STATED:
        return f"Review, impact on {data.get('figure')}"
    return f"Review, result of {data.get('goal')}" if kind == Kind.GOAL_RESULT_STATED else ""


def _moved(data: Mapping[str, Any]) -> str:
    return "Review sent round" if data.get("state") == "in_review" else "Review goes on as a draft"


def _approved(data: Mapping[str, Any]) -> str:
    version, role = data.get("version"), f", {data['role']}" if data.get("role") else ""
    return f"Report{f' version {version}' if version else ''} approved by {data.get('person')}{role}"


def _meeting(data: Mapping[str, Any]) -> str:
    if not data.get("at"):
        return "Review meeting taken off"
    people = f": {', '.join(map(str, data['people']))}" if data.get("people") else ""
    when = datetime.fromisoformat(str(data["at"]))
    return f"Review meeting on {when:%Y-%m-%d %H:%M} UTC, {data['minutes']} min{people}"


REVIEW_SAYINGS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    Kind.REVIEW_MOVED: _moved,
    Kind.APPROVED: _approved,
    Kind.REVIEW_MEETING_SET: _meeting,
}


def review_part(kind: str, data: Mapping[str, Any]) -> str:
    """The section of a review, or the part of one, in which something was written; empty for what is elsewhere."""
    if kind == Kind.REVIEW_WRITTEN:
        return str(data.get("section") or "")
    if kind == Kind.REVIEW_LISTED:
        return str(data.get("list") or "")
    return "figures" if kind == Kind.IMPACT_STATED else ""
