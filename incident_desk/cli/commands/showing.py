"""Commands that show and hand out: list, show, clock, verify, backup."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from incident_desk.cli.session import Session, print_line
from incident_desk.domain.action_names import named
from incident_desk.domain.clock import clock as read_clock
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.events import RecordKind
from incident_desk.domain.timeline import timeline
from incident_desk.formats.incident_json import clock_data, incident_data, no_clock_data, row_data
from incident_desk.formats.incident_text import clock_text, impact_text, list_text, show_text
from incident_desk.formats.report_text import visible
from incident_desk.services.runs import is_run

if TYPE_CHECKING:
    from incident_desk.domain.incident import Incident
    from incident_desk.services.origins import Origin


def list(session: Session) -> int:
    """Incidents, newest first."""
    words = session.words
    wanted = [one for one in session.incidents() if one.is_open or not words.open]
    found = [one for one in wanted if words.all or one.record is RecordKind.INCIDENT]
    hidden = len(wanted) - len(found)
    runs = [one for one in session.place.desk.runs.newest_first() if one.is_open or not words.open]
    shown = len(runs) if words.all or words.open else 0
    return session.answer(
        {"incidents": [row_data(one) for one in found], "runs": len(runs)},
        lambda: list_text(found, session.local, hidden, shown),
    )


def show(session: Session) -> int:
    """One incident as it stands."""
    incident = session.record(session.words.key)
    if is_run(incident):
        from incident_desk.cli.commands.running import show_run

        return show_run(session, incident)
    entries = named(timeline(session.place.desk.events(incident.id)), incident.actions)
    clocks = read_clock(incident, session.now())
    return session.answer(incident_data(incident, entries, clocks), lambda: show_text(incident, entries, clocks))


def clock(session: Session) -> int:
    """Every clock and target of an incident."""
    words, desk = session.words, session.place.desk
    incident = session.incident(words.key)
    if words.ics:
        return _calendar(session, incident.key)
    as_of = session.any_time(words.as_of)
    if incident.past is not None:
        return _no_clock(session, incident)
    at = session.any_time(words.at) or as_of or session.now()
    known = incident if as_of is None else desk.known_at(incident.id, as_of)
    if known is None or at < known.declared_at:
        told = f"{incident.key} was not declared yet at {session.local(at)}"
        return session.answer({"key": incident.key} | no_clock_data(at), told)
    clocks = read_clock(known, at)
    return session.answer(
        {"key": incident.key} | clock_data(clocks), lambda: f"At {session.local(at)}\n{clock_text(clocks)}"
    )


def _no_clock(session: Session, incident: "Incident") -> int:
    """Of what was taken in from a report no clock runs or ever ran here; its impact follows from its times."""
    clocks = read_clock(incident, session.now())
    told = f"{incident.key} was taken in from a report: no clock of it runs. Impact {impact_text(clocks.impact)}"
    return session.answer({"key": incident.key} | clock_data(clocks), told)


def _calendar(session: Session, key: str) -> int:
    """Write, or print, what comes after the incident as a calendar file."""
    from incident_desk.leaving import open_reporting

    words = session.words
    if words.at or words.as_of:
        raise WrongUse("A calendar file is of now: say --ics without --at and --as-of")
    reporting = open_reporting(session.place.desk, session.place.files)
    text = reporting.calendar(key, session.now())
    if words.ics == "-":
        print_line(text.rstrip("\n"))
        return 0
    reporting.write_text(text, Path(words.ics))
    return session.answer({"key": key, "file": words.ics}, f"Written: {words.ics}")


def verify(session: Session) -> int:
    """Check that nothing in the record is missing or changed, and that what was taken in is what it was."""
    from incident_desk.services.origins import origins, problem_of

    store = session.place.store
    problems = [problem.what for problem in store.verify()]
    # A damaged store is told of as it is; what comes of its damage besides helps nobody.
    taken = () if problems else tuple(origins(store))
    problems += [problem_of(one) for one in taken if not one.holds]
    count = store.position()
    session.answer(
        {
            "ok": not problems,
            "events": count,
            "problems": problems,
            "taken_in": [_origin_data(one) for one in taken],
        },
        lambda: "\n".join(problems) or "\n".join((_whole(count), *map(_origin_words, taken))),
    )
    if problems:
        raise Refused(f"The record does not verify: {len(problems)} problem{'s' if len(problems) > 1 else ''}")
    return 0


def _whole(count: int) -> str:
    return f"{count} events, all as they were written"


def _origin_data(one: "Origin") -> dict[str, Any]:
    from_ = one.taken
    told = {"file": from_.file, "key_there": from_.key, "events": from_.seq, "head": from_.head} if from_ else {}
    return {"key": one.key, "holds": one.holds, **told}


def _origin_words(one: "Origin") -> str:
    from_ = one.taken
    if from_ is None:
        return ""
    return (
        f"{one.key} was taken in from {visible(from_.file)} ({visible(from_.key)} there): its first {from_.seq} "
        f"events are those of the file, to {from_.head[:12]}…"
    )


def backup(session: Session) -> int:
    """A whole, verified copy of the record."""
    to = Path(session.words.to)
    count = session.place.back_up(to)
    with_files = f", with {count} files of evidence beside it" if count else ""
    return session.answer({"file": str(to), "evidence": count}, f"Written and verified: {to}{with_files}")
