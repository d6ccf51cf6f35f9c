"""Commands that show and hand out: list, show, clock, report, verify, backup."""

from pathlib import Path

from incident_desk.cli.session import Session
from incident_desk.domain.clock import clock as read_clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import RecordKind
from incident_desk.domain.timeline import timeline
from incident_desk.formats.incident_json import clock_data, incident_data, row_data
from incident_desk.formats.incident_text import clock_text, list_text, show_text
from incident_desk.formats.times import iso


def list(session: Session) -> int:
    """Incidents, newest first."""
    words = session.words
    found = [one for one in session.incidents() if words.all or one.record is RecordKind.INCIDENT]
    if words.open:
        found = [one for one in found if one.is_open]
    return session.answer({"incidents": [row_data(one) for one in found]}, lambda: list_text(found, session.local))


def show(session: Session) -> int:
    """One incident as it stands."""
    incident = session.incident(session.words.key)
    entries = timeline(session.place.desk.events(incident.id))
    clocks = read_clock(incident, session.now())
    return session.answer(incident_data(incident, entries, clocks), lambda: show_text(incident, entries, clocks))


def clock(session: Session) -> int:
    """Every clock and target of an incident."""
    incident = session.incident(session.words.key)
    at = session.time(session.words.at) or session.now()
    clocks = read_clock(incident, at)
    if at < incident.declared_at:
        empty = {"key": incident.key, "now": iso(at), "targets": [], "phase": None, "clocks": []}
        return session.answer(empty, f"{incident.key} was not declared yet at {session.local(at)}")
    return session.answer({"key": incident.key} | clock_data(clocks), lambda: clock_text(clocks))


def report(session: Session) -> int:
    """Write the report."""
    from incident_desk.bootstrap import open_reporting

    words = session.words
    incident = session.incident(words.key)
    to = Path(words.output)
    open_reporting(session.place).write(incident.id, words.format, to)
    return session.answer({"key": incident.key, "format": words.format, "file": str(to)}, f"Written: {to}")


def verify(session: Session) -> int:
    """Check that nothing in the record is missing or changed."""
    problems = [problem.what for problem in session.place.store.verify()]
    count = session.place.store.position()
    session.answer(
        {"ok": not problems, "events": count, "problems": problems},
        lambda: "\n".join(problems) or f"{count} events, all as they were written",
    )
    return 1 if problems else 0


def backup(session: Session) -> int:
    """A whole, verified copy of the record."""
    to = Path(session.words.to)
    if to.exists():
        raise Refused(f"{to} is there already. A backup never overwrites a file: choose another name")
    session.place.store.backup(to)
    return session.answer({"file": str(to)}, f"Written and verified: {to}")
