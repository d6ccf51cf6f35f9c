"""Commands of single entries and of the timeline as a whole: entry edit, strike, star and history; timeline."""

from collections.abc import Callable, Sequence

from incident_desk.cli.session import Session, print_line
from incident_desk.domain.action_names import named
from incident_desk.domain.entry_changes import standings
from incident_desk.domain.entry_wordings import Wording, wordings
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.events import Draft, Event
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.domain.timeline import timeline as timeline_of
from incident_desk.formats.incident_json import entry_data, moment_data
from incident_desk.formats.timeline_export import (
    TimelineView,
    timeline_csv,
    timeline_data,
    timeline_lines,
    timeline_markdown,
)
from incident_desk.formats.times import describe, iso
from incident_desk.services.acts.logging import Rewrite, amend, star, strike
from incident_desk.services.acts.placing import group, pin, ungroup
from incident_desk.services.zones import zone_named


def entry(session: Session) -> int:
    """Edit, strike, star, pin or group an entry, or show what it said before."""
    return _PARTS[session.words.part](session)


def timeline(session: Session) -> int:
    """The timeline of an incident, in any zone, as it is or was known."""
    words = session.words
    incident = session.record(words.key)
    events = session.place.desk.events(incident.id)
    as_of = session.any_time(words.as_of)
    if as_of is not None:
        events = [one for one in events if one.written_at <= as_of]
    zone = zone_named(words.zone) if words.zone else session.place.zone
    known = incident if as_of is None else session.place.desk.known_at(incident.id, as_of)
    rows = named(timeline_of(events), known.actions if known is not None else ())
    view = TimelineView(incident.key, incident.title, rows, incident.declared_at, zone, as_of)
    text = {"md": timeline_markdown, "csv": timeline_csv}.get(words.format or "")
    if text is not None and not words.json:
        print_line(text(view).rstrip("\r\n"))
        return 0
    if words.format == "json":
        words.json = True
    return session.answer(timeline_data(view), lambda: timeline_lines(view))


def _edit(session: Session) -> int:
    words = session.words
    sign = Sign(words.kind.replace(" ", "_")) if words.kind else None
    tags = None if words.tag is None else tuple(tag.removeprefix("#") for one in words.tag for tag in one.split())
    until = session.time(words.until) if words.until else None
    ended = iso(until) if until is not None else words.until
    rewrite = Rewrite(words.text, sign, words.owner, tags, session.moment(words.at), ended=ended)

    def rule(event: Event) -> Sequence[Draft]:
        begun = (rewrite.happened or _row(session, event).happened).at
        if until is not None and begun is not None and until < begun:
            raise Refused("It can't end before it began")
        return amend(event, rewrite)

    return _changed(session, rule)


def _strike(session: Session) -> int:
    words = session.words
    if not words.reason:
        raise WrongUse("Say with --reason why it is struck; the reason stays in the record")
    return _changed(session, lambda event: strike(event, words.reason))


def _star(session: Session) -> int:
    return _changed(session, lambda event: star(event, starred=not session.words.off))


def _import(session: Session) -> int:
    from incident_desk.cli.commands.bringing import entry_import

    return entry_import(session)


def _pin(session: Session) -> int:
    return _changed(session, lambda event: pin(event, pinned=not session.words.off))


def _under(session: Session) -> int:
    """Put it under another entry of the same record, or take it out."""
    words, desk = session.words, session.place.desk
    if not words.off and not words.text:
        raise WrongUse("Say under which entry: entry under ENTRY ENTRY")
    parent = None if words.off else event_named(session, words.text)

    def rule(event: Event) -> Sequence[Draft]:
        events = desk.events(event.incident)
        stand = standings(events, undone_acts(events))
        if parent is None:
            return ungroup([event.id], stand)
        if parent.incident != event.incident:
            raise Refused(f"{words.text} is an entry of another record")
        return group([event.id], parent.id, stand)

    return _changed(session, rule)


def _history(session: Session) -> int:
    event = event_named(session, session.words.entry)
    events = session.place.desk.events(event.incident)
    row = next((one for one in timeline_of(events) if one.id == event.id), None)
    if row is None:
        raise NotFound(f"{session.words.entry} is no row of the timeline")
    first, *later = wordings(events, event.id)
    told = [_said(first, first.text), *(_said(one, one.said.get("text")) for one in later)]
    return session.answer(
        {"entry": event.id, "history": told, "now": entry_data(row)}, lambda: _history_text(session, told, row)
    )


def _said(one: Wording, text: object) -> dict[str, object]:
    return {
        "written": iso(one.written_at),
        "who": one.who,
        "text": text,
        "happened": moment_data(one.happened) if one.happened else None,
    }


def _history_text(session: Session, told: Sequence[dict[str, object]], row: Entry) -> str:
    lines = [f"{one['written']}  {one['who']}  {one['text'] or '(the words stayed)'}" for one in told]
    struck = [f"Struck: {row.struck}"] if row.struck is not None else []
    return "\n".join([*lines, *struck, f"Happened {describe(row.happened, session.place.zone)}"])


def _changed(session: Session, rule: Callable[[Event], Sequence[Draft]]) -> int:
    """Do to the entry what the rule says; it is decided inside the write lock, on the entry as it is then."""
    desk, event = session.place.desk, event_named(session, session.words.entry)
    incident = desk.incident_of(event.incident)

    def decide(*_: object) -> Sequence[Draft]:
        return rule(next(one for one in desk.events(event.incident) if one.id == event.id))

    desk.act(event.incident, decide, session.who)
    row = _row(session, event)
    trace = f"  (struck: {row.struck})" if row.struck is not None else "  *" if row.starred else ""
    return session.answer(
        {"key": incident.key, "entry": event.id, "now": entry_data(row)},
        lambda: f"{incident.key} {session.when(row.happened)} {row.text}{trace}",
    )


def _row(session: Session, event: Event) -> Entry:
    """The entry as it stands.

    Raises:
        NotFound: it has no row.
    """
    events = session.place.desk.events(event.incident)
    row = next((one for one in timeline_of(events) if one.id == event.id), None)
    if row is None:
        raise NotFound(f"{session.words.entry} is no row of the timeline")
    return row


def event_named(session: Session, entry: str) -> Event:
    """The event of an entry, named by its id or as KEY/NUMBER.

    Raises:
        NotFound: there is none.
    """
    named = entry.strip()
    key, slash, number = named.rpartition("/")
    if slash and number.isdecimal():
        incident = session.record(key)
        found = (one for one in session.place.desk.events(incident.id) if one.seq == int(number))
    else:
        found = (one for one in (session.place.store.event(named),) if one is not None)
    event = next(found, None)
    if event is None:
        raise NotFound(f"There is no entry {named!r}. Say KEY/NUMBER, with a number of: timeline KEY")
    return event


_PARTS: dict[str, Callable[[Session], int]] = {
    "edit": _edit,
    "strike": _strike,
    "star": _star,
    "pin": _pin,
    "under": _under,
    "history": _history,
    "import": _import,
}
