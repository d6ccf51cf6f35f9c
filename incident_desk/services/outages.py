"""What happened before: the outages of the record as a table, and which of them one incident is like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.impact import read_impact
from incident_desk.domain.incident import Incident
from incident_desk.domain.likeness import Like, Traits, likest, traits_of
from incident_desk.domain.measured import impact_of
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Precision
from incident_desk.domain.patterns import found_cause
from incident_desk.domain.review import ReviewState
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Entry, Sign, timeline
from incident_desk.formats.review_causes import cause_in, resolution_in
from incident_desk.services.desk import Desk
from incident_desk.services.filling import CAUSE, FIX

_TELLING = (Kind.ENTRY_LOGGED, Kind.DECISION_TAKEN, Kind.PAST_TOLD)
"""Events that say what can be a finding or an action."""
_CHANGING = (Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK, Kind.UNDONE)
"""Events that say it anew, or take it back."""
_COUNTED = (RecordKind.INCIDENT, RecordKind.PAST)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Outage:
    """One outage: when it began (UTC; a day alone where only that is known), how long it lasted, why, what helped.

    ``seconds`` None says in ``lasted`` what is known of the length, or why nothing is. Cause and resolution are
    empty where nobody stated them; ``tickets`` are those of its action items.
    """

    key: str
    title: str
    began: datetime
    is_dated: bool
    seconds: float | None
    lasted: str
    cause: str
    resolution: str
    tickets: tuple[str, ...] = ()
    is_about: bool = False
    """Whether the length is known to the minute at best."""


def outages(desk: Desk, since: datetime | None = None) -> list[Outage]:
    """Every outage that is over, the newest first; no drill, no false alarm and no duplicate."""
    found = outages_of(desk, [one for one in _states(desk) if is_outage(one)])
    wanted = (one for one in found if since is None or one.began >= since)
    return sorted(wanted, key=lambda one: one.began, reverse=True)


def outages_of(desk: Desk, incidents: Sequence[Incident]) -> list[Outage]:
    """These incidents as rows, in their order; of their records only what can say cause and fix is read."""
    now, ids = desk.now(), [one.id for one in incidents]
    said = _by_record(desk.events_of(ids, _TELLING, (CAUSE, FIX)))
    # What became a cause by rewording says so in the amendment alone: then its entry is looked for, too.
    reworded = list(_by_record(desk.events_of(ids, (Kind.ENTRY_AMENDED,), (CAUSE, FIX))))
    changes = _by_record(desk.events_of(sorted({*said, *reworded}), _CHANGING))
    said |= _by_record(desk.events_of(reworded, _TELLING))
    entries = {
        one: timeline(sorted((*events, *changes.get(one, ())), key=attrgetter("seq")))
        for one, events in said.items()
    }
    return [outage_of(one, entries.get(one.id, ()), now) for one in incidents]


def _by_record(found: Iterable[list[Event]]) -> dict[str, list[Event]]:
    return {events[0].incident: events for events in found}


def outage_of(incident: Incident, entries: Sequence[Entry], now: datetime) -> Outage:
    """An incident as one row: its impact where that is known, else what else is stated."""
    began = incident.milestones.get(Milestone.IMPACT_STARTED)
    past = incident.past
    impact = read_impact(incident, now)
    stated = past.report.length_s if past is not None else None
    duration = past.duration if past is not None else None
    seconds = impact.seconds if impact.seconds is not None else stated
    report = past.report if past is not None else None
    stated_cause = report.root_cause.text if report is not None and report.root_cause is not None else ""
    review = incident.review
    signed, drafted = (cause_in(review), resolution_in(review)) if review.has_begun else ("", ""), ("", "")
    if review.state is not ReviewState.APPROVED:
        # What nobody signed yet stands behind what was logged.
        signed, drafted = drafted, signed
    return Outage(
        key=incident.key,
        title=incident.title,
        began=(began.at if began is not None else None) or incident.declared_at,
        is_dated=past is None or past.is_dated,
        seconds=seconds,
        lasted=duration.text if duration is not None and seconds is None else impact.why_not,
        cause=_short(
            signed[0] or _said(entries, Sign.FINDING, CAUSE) or stated_cause or found_cause(incident) or drafted[0]
        ),
        resolution=_short(signed[1] or _said(entries, Sign.ACTION, FIX) or drafted[1]),
        tickets=tuple(dict.fromkeys(one.ticket for one in incident.actions if one.ticket)),
        is_about=seconds is not None and impact_of(incident).precision is Precision.ABOUT,
    )


class Alike:
    """Finds what was like an incident; what each is compared by is read once for each of its states."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, Traits]] = {}

    def find(self, one: Incident, others: Iterable[Incident]) -> tuple[Like, ...]:
        """The incidents before this one that are like it, the likest first."""
        return likest(one, others, read=self._read)

    def _read(self, incident: Incident) -> Traits:
        kept = self._kept.get(incident.id)
        if kept is None or kept[0] != incident.head:
            kept = self._kept[incident.id] = (incident.head, traits_of(incident))
        return kept[1]


def alike(desk: Desk, incident: Incident) -> tuple[Like, ...]:
    """What of the record was before this incident and like it."""
    return likest(incident, _states(desk))


def _states(desk: Desk) -> list[Incident]:
    return desk.incidents_of([head.incident for head in desk.heads() if head.record in _COUNTED])


def is_outage(incident: Incident) -> bool:
    """Whether it belongs into the history: it is over, and was no drill, false alarm or duplicate."""
    return incident.record in _COUNTED and not incident.is_open and incident.status is not Status.CANCELLED


def _said(entries: Sequence[Entry], sign: Sign, mark: str) -> str:
    """The newest entry of that kind which says so and stands."""
    told = (one for one in reversed(entries) if one.kind == sign and one.text.startswith(mark))
    found = next((one for one in told if not (one.struck or one.undone or one.erased)), None)
    return found.text.removeprefix(mark) if found is not None else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
