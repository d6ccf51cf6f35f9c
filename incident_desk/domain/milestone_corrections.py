"""Milestones that were said anew: which events a later one corrects, and to what."""

from collections.abc import Collection, Mapping, Sequence

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment, Precision

_REACHED_AGAIN = (Milestone.IMPACT_ENDED, Milestone.RESOLVED, Milestone.CLOSED)
"""What an incident that is opened again reaches a second time: neither time corrects the other."""


def corrected_milestones(events: Sequence[Event], undone: Collection[str]) -> Mapping[str, str]:
    """What each milestone that stands no more was corrected to, in words and in UTC, by its event's id."""
    told: dict[Milestone, list[Event]] = {}
    corrected: dict[str, str] = {}
    for event in events:
        if event.act in undone or event.body is None:
            continue
        if event.kind == Kind.REOPENED:
            _open_again(told)
        elif event.kind == Kind.MILESTONE_SET:
            before = told.setdefault(Milestone(event.data["milestone"]), [])
            corrected |= {one.id: _words(one.happened, event.happened) for one in before}
            before.append(event)
            corrected = _without_same(corrected, before)
    return corrected


def sets_again(event: Event, told: Collection[str]) -> bool:
    """Whether the event sets a milestone one of whose titles is ``told`` already."""
    return event.kind == Kind.MILESTONE_SET and TITLES[Milestone(event.data["milestone"])] in told


def _open_again(told: dict[Milestone, list[Event]]) -> None:
    """Forget what is reached a second time; the impact begins again where it had ended."""
    if Milestone.IMPACT_ENDED in told:
        told.pop(Milestone.IMPACT_STARTED, None)
    for milestone in _REACHED_AGAIN:
        told.pop(milestone, None)


def _without_same(corrected: dict[str, str], told: Sequence[Event]) -> dict[str, str]:
    """Without those that say what stands now: saying it twice corrects nothing."""
    same = {one.id for one in told if one.happened == told[-1].happened}
    return {name: words for name, words in corrected.items() if name not in same}


def _words(was: Moment, now: Moment) -> str:
    if now.at is None:
        return "corrected to a time that is not known"
    is_same_day = was.at is not None and was.at.date() == now.at.date()
    layout = "%H:%M:%S" if is_same_day else "%Y-%m-%d %H:%M:%S"
    about = "" if now.precision is Precision.EXACT else "about "
    return f"corrected to {about}{now.at:{layout}} UTC"
