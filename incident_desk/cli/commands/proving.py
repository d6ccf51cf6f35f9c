"""The command evidence: attach files, list them, and look whether each lies as it was."""

from collections.abc import Sequence
from pathlib import Path

from incident_desk.cli.commands.entries import event_named
from incident_desk.cli.session import Session
from incident_desk.domain.attachments import Attachment, Lies, attachments, size_words
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.events import Draft, Event
from incident_desk.domain.fold import undone_acts
from incident_desk.formats.media import media_of
from incident_desk.formats.times import iso
from incident_desk.services.acts.attaching import attach


def evidence(session: Session) -> int:
    """Attach files as evidence, list them, or verify that each lies as it was."""
    return {"add": _add, "list": _list, "verify": _verify}[session.words.part](session)


def _add(session: Session) -> int:
    words = session.words
    if not words.key or not words.files:
        raise WrongUse("Say which incident, and which files: evidence add KEY FILE…")
    incident = session.record(words.key)
    entry = event_named(session, words.entry) if words.entry else None
    if entry is not None and entry.incident != incident.id:
        raise Refused(f"{words.entry} is no entry of {incident.key}")
    added = [_take(session, incident.id, name, entry) for name in words.files]
    return session.answer(
        {"key": incident.key, "evidence": [attachment_data(one) for one in added]},
        lambda: "\n".join(f"{incident.key} {_line(one)}" for one in added),
    )


def _take(session: Session, incident: str, name: str, entry: Event | None) -> Attachment:
    """Copy one file in, then name it in the record: what the record names lies on the disk."""
    sha256, size, head = session.place.evidence.take(Path(name))

    def decide(*_: object) -> Sequence[Draft]:
        # Inside the write lock, on what is attached by then.
        return attach(_known(session, incident), (sha256, size, media_of(head)), name, entry)

    written = session.place.desk.act(incident, decide, session.who).events
    return attachments(written)[0]


def _list(session: Session) -> int:
    if not session.words.key:
        raise WrongUse("Say which incident: evidence list KEY")
    incident = session.record(session.words.key)
    known = _known(session, incident.id)
    return session.answer(
        {"key": incident.key, "evidence": [attachment_data(one) for one in known]},
        lambda: "\n".join(_line(one) for one in known) or f"{incident.key} has no evidence",
    )


def _verify(session: Session) -> int:
    """Read every file again. One that is missing or changed is an error, for scripts too."""
    words = session.words
    incidents = [session.record(words.key)] if words.key else session.incidents()
    known = [(one.key, each) for one in incidents for each in _known(session, one.id)]
    looked = [(key, each, session.place.evidence.lies(each.sha256)) for key, each in known]
    bad = [(key, each, lies) for key, each, lies in looked if lies is not Lies.WHOLE]
    session.answer(
        {
            "ok": not bad,
            "files": len(looked),
            "problems": [{"key": key, "lies": lies} | attachment_data(each) for key, each, lies in bad],
        },
        lambda: (
            "\n".join(f"{key} {each.name}: {lies}" for key, each, lies in bad)
            or f"{len(looked)} files, all as they were attached"
        ),
    )
    if bad:
        raise Refused(f"{len(bad)} of {len(looked)} files of evidence are missing or changed")
    return 0


def _known(session: Session, incident: str) -> tuple[Attachment, ...]:
    events = session.place.desk.events(incident)
    return attachments(events, undone_acts(events))


def attachment_data(one: Attachment) -> dict[str, object]:
    """A file of evidence, ready for JSON."""
    return {
        "id": one.id,
        "number": one.number,
        "name": one.name,
        "size": one.size,
        "media": one.media,
        "sha256": one.sha256,
        "entry": one.entry,
        "attached": iso(one.at),
        "who": one.who,
    }


def _line(one: Attachment) -> str:
    at, size = iso(one.at)[:19], size_words(one.size)
    return f"{one.number:>5} {at}Z  {one.name}  {size}  {one.who}  sha256 {one.sha256[:12]}…"
