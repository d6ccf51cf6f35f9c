"""The command doctor: what can't be so in a record or a report, and what isn't there."""

from pathlib import Path

from incident_desk.cli.session import Session
from incident_desk.domain.doctor import RULES, Finding
from incident_desk.domain.doctor.findings import TITLES
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.examining import examine_record, examine_report


def doctor(session: Session) -> int:
    """Read a record or a report as an auditor would."""
    name = session.words.subject
    if Path(name).suffix or Path(name).exists():
        document = session.library.read_file(name, None)
        past = past_incident(document, Answers(zone=session.words.zone or ""))
        title, found = f"{document.name}: {past.title}", examine_report(past)
        return _answer(session, {"file": document.name}, title, found)
    incident = session.record(name)
    found = examine_record(incident, session.place.desk.events(incident.id))
    return _answer(session, {"key": incident.key}, f"{incident.key} {incident.title}", found)


def _answer(session: Session, of: dict[str, str], title: str, found: tuple[Finding, ...]) -> int:
    data = of | {"rules": len(RULES), "findings": [finding_data(one) for one in found]}
    return session.answer(data, lambda: doctor_text(title, found))


def finding_data(one: Finding) -> dict[str, object]:
    """A finding, ready for JSON."""
    return {
        "rule": one.rule,
        "group": one.group,
        "title": one.title,
        "why": one.why,
        "because": one.because,
        "fix": one.fix,
        "rows": list(one.rows),
        "lines": list(one.lines),
    }


def doctor_text(title: str, found: tuple[Finding, ...]) -> str:
    """The findings for a person, the heaviest first."""
    if not found:
        return f"{title}\nNothing to ask: {len(RULES)} rules looked at it"
    lines = [title, f"{len(found)} to ask, the most important first"]
    for place, one in enumerate(found, 1):
        where = f" (line {', '.join(map(str, one.lines[:8]))})" if one.lines else ""
        lines += ["", f"{place:>2} {one.title}  [{TITLES[one.group].lower()}]", f"   {one.why}"]
        lines += [f"   We know, because {one.because}{where}.", f"   {one.fix}."]
    return "\n".join(lines)
