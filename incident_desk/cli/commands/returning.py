"""Records of files on their way back in: what would become of them, and what did."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from incident_desk.domain.counted import counted
from incident_desk.domain.fold import fold
from incident_desk.formats.record_file import RecordFile
from incident_desk.services.acts.words import one_line
from incident_desk.services.record_import import TakenRecord

if TYPE_CHECKING:
    from incident_desk.cli.session import Session


def record_of(session: "Session", path: str) -> RecordFile | None:
    """The record that a file holds, or a PDF of ours carries; None where it is another file, to be read as a
    document.

    Raises:
        NotFound, Refused: there is no such file, or its record can't be taken in: why.
    """
    from incident_desk.formats.record_door import may_hold_record, record_in

    if not may_hold_record(path):
        return None
    return record_in(session.library.read_bytes(path), one_line(PurePath(path).name))


def take_in(session: "Session", file: RecordFile) -> TakenRecord:
    """Take the record in; with --dry-run, only what would become of it."""
    records = session.place.desk.records
    if not session.words.dry_run:
        return records.take_in(file, session.who)
    return records.known(file) or TakenRecord(fold(file.events), key_was=records.key_for(file))


def taken_data(session: "Session", file: RecordFile, taken: TakenRecord) -> dict[str, Any]:
    """What became of it, or would."""
    is_there = taken.known or not session.words.dry_run
    return {
        "title": taken.incident.title,
        "file": file.name,
        "key": taken.incident.key if is_there else None,
        "known": taken.known,
        "key_there": str(file.events[0].data["key"]),
        "events": len(file.events),
        "head": file.head,
        "open": taken.incident.is_open,
        "paused_checks": taken.paused,
        "words_changed": file.words_changed,
    }


def taken_text(session: "Session", file: RecordFile, taken: TakenRecord) -> str:
    """The same in lines."""
    head = f"{counted(len(file.events), 'event')}, their chain holds to {file.head[:12]}…"
    if taken.known:
        newer = f"; here it has {taken.newer} more" if taken.newer else ""
        return f"{file.name} is already in as {taken.incident.key}: {head}{newer}. Nothing was taken in"
    first = f"{taken.incident.key}  {taken.incident.title} (from {file.name}: {head})"
    if session.words.dry_run:
        key = (
            f"as {taken.key_was}"
            if taken.key_was
            else f"under a new key, for {file.key or 'its key'} is taken here"
        )
        first = f"{taken.incident.title}\nWould be the same incident again, {key} ({head})"
    return "\n".join((first, *_told(session, file, taken)))


def _told(session: "Session", file: RecordFile, taken: TakenRecord) -> list[str]:
    incident, told = taken.incident, []
    if taken.key_was and not session.words.dry_run:
        told.append(f"  There it was {taken.key_was}, a key that is taken here: it is {incident.key}")
    if file.words_changed:
        told.append(
            "  What the file says beside the record was changed since; the record was not, and is what counts"
        )
    if incident.is_open:
        told.append("  It is open here too: its clocks run")
    if taken.paused:
        told.append(f"  {counted(taken.paused, 'check')} came in paused: look at each before it is asked from here")
    if file_names := len([one for one in file.events if one.kind == "evidence_attached" and one.body]):
        told.append(
            f"  {counted(file_names, 'file')} of evidence are named by their hashes; the files are not in it"
        )
    return told
