"""The command doctor: what can't be so in a record or a report, and what isn't there."""

from collections.abc import Sequence
from pathlib import Path

from incident_desk.cli.session import Session
from incident_desk.domain.doctor import RULES, Finding
from incident_desk.domain.doctor.aside import Aside, Examined
from incident_desk.domain.doctor.findings import TITLES
from incident_desk.domain.errors import NotFound, WrongUse
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.doctoring import ask_again, set_aside
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.examining import examine_report, examined_record
from incident_desk.services.remedies import Answer, Asks, ground_of, remedies


def doctor(session: Session) -> int:
    """Read a record or a report as an auditor would."""
    name, words = session.words.subject, session.words
    rule = _rule_of(session)
    if Path(name).suffix or Path(name).exists():
        if rule:
            raise WrongUse("A report is not changed: import it as a past incident, and accept it there by its KEY")
        document = session.library.read_file(name, None)
        past = past_incident(document, Answers(zone=words.zone or ""))
        told = Examined(examine_report(past))
        return _answer(session, {"file": document.name}, f"{document.name}: {past.title}", told)
    incident = session.record(name)
    told = _examined(session, incident)
    if rule:
        change = _fix if words.fix else _change
        change(session, incident, rule, told)
        told = _examined(session, incident)
    return _answer(session, {"key": incident.key}, f"{incident.key} {incident.title}", told)


def _rule_of(session: Session) -> str:
    """The rule that is set aside, asked again or mended; empty where none is."""
    words = session.words
    if sum(map(bool, (words.accept, words.ask_again, words.fix))) > 1:
        raise WrongUse("Say --accept, --ask-again or --fix, one of them")
    if bool(words.accept) != bool(words.because):
        raise WrongUse("Say which rule is accepted, and why: --accept RULE --because TEXT")
    rule = str(words.accept or words.ask_again or words.fix or "")
    if rule and rule not in RULES:
        raise WrongUse(f"No rule is called {rule!r}. The rules are: {', '.join(RULES)}")
    return rule


def _examined(session: Session, incident: Incident) -> Examined:
    return examined_record(session.place.desk.incident_of(incident.id), session.place.desk.events(incident.id))


def _change(session: Session, incident: Incident, rule: str, told: Examined) -> None:
    """All findings of a rule are set aside, or asked again, in one act."""
    because, desk = session.words.because, session.place.desk
    asked = [one for one in told.asked if one.rule == rule]
    aside = {one.act: one for finding, one in told.aside if finding.rule == rule}
    if not (asked if because else aside):
        raise NotFound(f"{incident.key} is not asked about {rule}" if because else f"{rule} is not set aside")

    def decide(_incident: Incident, _now: object) -> Sequence[Draft]:
        if because:
            return [draft for one in asked for draft in set_aside(one, because)]
        return [draft for one in aside.values() for draft in ask_again(aside.values(), one)]

    desk.act(incident.id, decide, session.who)


def _fix(session: Session, incident: Incident, rule: str, told: Examined) -> None:
    """What the first key does in the window."""
    desk = session.place.desk
    state = desk.incident_of(incident.id)
    ground = ground_of(state, desk.events(incident.id), session.who, desk.now())
    able = [each for one in told.asked if one.rule == rule for each in remedies(one, ground)]
    found = next((one for one in able if one.asks is Asks.NOTHING), None)
    if found is None:
        raise NotFound(f"{incident.key} has nothing about {rule} that can be done without typing")
    desk.act(incident.id, found.rule(Answer()), session.who)


def _answer(session: Session, of: dict[str, str], title: str, told: Examined) -> int:
    data = of | {
        "rules": len(RULES),
        "findings": [finding_data(one) for one in told.asked],
        "set_aside": [finding_data(one) | _aside_data(aside) for one, aside in told.aside],
    }
    return session.answer(data, lambda: doctor_text(title, told, session))


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


def _aside_data(aside: Aside) -> dict[str, object]:
    return {"reason": aside.reason, "who": aside.who, "written_at": aside.written_at.isoformat()}


def doctor_text(title: str, told: Examined, session: Session) -> str:
    """The findings for a person, the heaviest first, then what was set aside."""
    lines = [title, _count(told)]
    for place, one in enumerate(told.asked, 1):
        where = f" (line {', '.join(map(str, one.lines[:8]))})" if one.lines else ""
        lines += ["", f"{place:>2} {one.title}  [{TITLES[one.group].lower()}: {one.rule}]", f"   {one.why}"]
        lines += [f"   We know, because {one.because}{where}.", f"   {one.fix}."]
    if told.aside:
        lines += ["", f"{len(told.aside)} set aside, with a reason"]
    for finding, aside in told.aside:
        lines += [f" · {finding.title}  [{finding.rule}]", f"   We know, because {aside.reason}"]
        lines += [f"   {aside.who}, {session.local(aside.written_at)}"]
    return "\n".join(lines)


def _count(told: Examined) -> str:
    if told.asked:
        return f"{len(told.asked)} to ask, the most important first"
    return f"Nothing to ask: {len(RULES)} rules looked at it"
