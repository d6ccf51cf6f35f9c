"""What an incident taught besides its steps, as the text that a playbook made of it keeps.

It stands in a fence: what somebody wrote there in the heat must not be read as a target, a step or a promise.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from incident_desk.domain.durations import span
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Precision
from incident_desk.domain.patterns import found_cause
from incident_desk.domain.playbook import Section, Span
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.playbook_writing.spelling import fence
from incident_desk.formats.times import iso
from incident_desk.services.playbook_work import acts_before, mended_at

_HERE = Span(1, 1)
_SHOWN_ACTS = 3
"""How many of the last acts before the fix are named: one of them helped, and nobody knows by itself which."""


def sections_of(incident: Incident, entries: Sequence[Entry]) -> tuple[Section, ...]:
    """Where the playbook comes from, and what was learnt."""
    about = Section("About this playbook", _origin(incident), _HERE)
    lines = [*_ending(incident, entries), *_found(incident, entries)]
    if not lines:
        return (about,)
    return about, Section(f"What {incident.key} taught", fence("\n".join(lines), "text"), _HERE)


def _origin(incident: Incident) -> str:
    ended = f" and ended {_second(incident.ended_at)}" if incident.ended_at else ""
    return (
        f"Made of {incident.key}, which was declared {_second(incident.declared_at)}{ended}: what was done, in "
        "that order. Look through it before the next incident, and take out what helped by chance."
    )


def _second(moment: datetime) -> str:
    return iso(moment.replace(microsecond=0))


def _ending(incident: Incident, entries: Sequence[Entry]) -> Iterator[str]:
    """How long it hurt, the cause, what was done before it was over, and how that was known."""
    started, ended = (incident.milestones.get(one) for one in (Milestone.IMPACT_STARTED, Milestone.IMPACT_ENDED))
    if started is not None and ended is not None and started.at and ended.at and started.at <= ended.at:
        about = "about " if Precision.ABOUT in (started.precision, ended.precision) else ""
        yield f"Impact: {about}{span((ended.at - started.at).total_seconds())}"
    cause = found_cause(incident)
    if cause:
        yield f"Cause: {_one_line(cause)}"
    yield from _before_the_end(incident, entries)
    known = (incident.proof.reason if incident.proof is not None else "") or incident.status_reason
    if known and not incident.is_open:
        yield f"Known to be over by: {_one_line(known)}"


def _before_the_end(incident: Incident, entries: Sequence[Entry]) -> Iterator[str]:
    mended = mended_at(incident)
    acts = acts_before(incident, entries, mended[1], _SHOWN_ACTS) if mended is not None else ()
    if mended is not None and acts:
        yield f"{TITLES[mended[0]]} {_after(incident, mended[1])}. Done last before that:"
        yield from (f"  {_after(incident, at)}: {words}" for at, words in acts)


def _found(incident: Incident, entries: Sequence[Entry]) -> Iterator[str]:
    """Findings and hypotheses by the time of the incident."""
    for title, sign in (("Found:", Sign.FINDING), ("Suspected:", Sign.HYPOTHESIS)):
        told = [one for one in entries if one.kind == sign.value]
        if told:
            yield title
            yield from (f"  {_after(incident, one.sort_at)}: {_one_line(one.text)}" for one in told)


def _after(incident: Incident, moment: datetime) -> str:
    seconds = (moment - incident.declared_at).total_seconds()
    if -60 < seconds < 60:
        return "at the declaration"
    words = span(abs(seconds) // 60 * 60)
    return f"after {words}" if seconds > 0 else f"{words} before the declaration"


def _one_line(text: str) -> str:
    return " ".join(text.split())
