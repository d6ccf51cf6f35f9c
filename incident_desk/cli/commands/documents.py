"""Commands on documents: read, import, playbooks, playbook."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incident_desk.cli.session import NotPrinted, Session, print_line
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.playbook_diff import Difference, differences
from incident_desk.formats.reading.describe import describe
from incident_desk.formats.reading.describe_source import source_words, with_source
from incident_desk.formats.reading.describe_text import describe_text
from incident_desk.formats.report_text import visible

if TYPE_CHECKING:
    from incident_desk.formats.record_file import RecordFile
    from incident_desk.services.acts.taking_past import PastIncident
    from incident_desk.services.library import Shelved

_MOST_TOLD = 20
"""Changes of one document that an import tells; `playbook diff` tells all."""
_WORDS = {
    "list": ("takes no more words", 0, 0),
    "show": ("Say which playbook: playbook show NAME", 1, 1),
    "export": ("Say which playbook: playbook export NAME", 1, 1),
    "diff": ("Say which playbook: playbook diff NAME, or playbook diff NAME FILE", 1, 2),
    "make": ("Say of which incident: playbook make KEY", 1, 1),
}


def read(session: Session) -> int:
    """What is understood of a document; writes nothing."""
    document = session.library.read_file(session.words.file, session.words.plan)
    return session.answer(
        with_source(describe(document.playbook, document.report), document),
        lambda: "\n\n".join(
            filter(None, (describe_text(document.playbook, document.report), source_words(document)))
        ),
    )


def import_(session: Session) -> int:
    """Take documents into the playbook library, reports of incidents and whole records into the record.

    All are read, and what must be known is asked for, before anything is written.
    """
    words = session.words
    back, paths = _records(session)
    read_now = [(one, _to_import(session, one)) for one in paths]
    reports = [one for _, one in read_now if one.report is not None and not words.library]
    others = [path for path, one in read_now if not any(one is report for report in reports)]
    pasts = _pasts(session, reports)
    data: dict[str, Any] = {"imported": [], "incidents": [], "records": []}
    told: list[str] = []
    if others and not words.dry_run:
        data["imported"], told = _import_documents(session, others)
    for one in back:
        _take_back(session, one, data, told)
    _take_past(session, pasts, data, told)
    told += [f"{path}: into the library" for path in others if words.dry_run]
    return session.answer(data, lambda: ("\n\n" if words.dry_run else "\n").join(told))


def _records(session: Session) -> tuple[list["RecordFile"], list[str]]:
    """The records that files hold, and the paths of the others."""
    from incident_desk.cli.commands.returning import record_of

    words, back, paths = session.words, [], []
    for path in dict.fromkeys(words.files):
        found = None if words.library or words.from_library else record_of(session, path)
        if found is None:
            paths.append(path)
        else:
            back.append(found)
    return back, paths


def _take_back(session: Session, file: "RecordFile", data: dict[str, Any], told: list[str]) -> None:
    from incident_desk.cli.commands.returning import take_in, taken_data, taken_text

    taken = take_in(session, file)
    data["records"].append(taken_data(session, file, taken))
    told.append(taken_text(session, file, taken))


def _pasts(session: Session, reports: Sequence[ReadDocument]) -> list["PastIncident"]:
    if not reports:
        return []
    from incident_desk.cli.commands import past

    return past.pasts_of(session, reports)


def _take_past(session: Session, pasts: list["PastIncident"], data: dict[str, Any], told: list[str]) -> None:
    """Make past incidents of the reports; with --dry-run only say what would be made."""
    if not pasts:
        return
    from incident_desk.cli.commands import past

    if session.words.dry_run:
        data["incidents"] = [past.preview_data(one) for one in pasts]
        told += [past.preview_text(one) for one in pasts]
        return
    made = list(zip(pasts, past.take_in(session, pasts), strict=True))
    data["incidents"] = [past.taken_data(*one) for one in made]
    told += [past.taken_text(*one) for one in made]


def _to_import(session: Session, wanted: str) -> ReadDocument:
    """A file, or a report that lies in the library already.

    Raises:
        Refused: what lies there under that name is no report of an incident.
    """
    if not session.words.from_library:
        return session.library.read_file(wanted, session.words.plan)
    if session.words.library:
        raise WrongUse("What is in the library is there already: say --library or --from-library, not both")
    document = _document(session, wanted, None)[1]
    if document.report is None:
        raise Refused(f"{document.name} is no report of an incident")
    return document


def _import_documents(session: Session, paths: Sequence[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """What was taken into the library, as data and in words."""
    taken = [
        (entry, document, _changes_of_import(session, entry, document))
        for entry, document in session.library.take_in_all(paths, session.words.plan)
    ]
    data = [
        {
            "name": entry.name,
            "title": document.playbook.title,
            "kind": document.playbook.kind,
            "version": entry.version,
            "again": entry.again,
            "reference_from_line": document.reference_from or None,
            "changes": [_difference(one) for one in changes],
        }
        for entry, document, changes in taken
    ]
    return data, [_imported(*one) for one in taken]


def _changes_of_import(session: Session, entry: "Shelved", document: ReadDocument) -> Sequence[Difference]:
    """What is new against the version before; nothing where there is none that can be read."""
    before = [one.version for one in session.library.versions(entry.name) if one.version < entry.version]
    if entry.again or not before:
        return ()
    return differences(session.library.read_version(entry.name, before[-1]).playbook, document.playbook)


def _imported(entry: "Shelved", document: ReadDocument, changes: Sequence[Difference]) -> str:
    version = f", version {entry.version}" if entry.version > 1 else ""
    again = ", the same as before" if entry.again else ""
    line = f"{entry.name:<28} {document.playbook.title} ({document.playbook.kind}{version}{again})"
    told = [f"  {document.warnings[0].text}"] if document.reference_from else []
    told += [f"  {one.words}" for one in changes[:_MOST_TOLD]]
    if len(changes) > _MOST_TOLD:
        told.append(f"  and {len(changes) - _MOST_TOLD} more: playbook diff {entry.name}")
    if entry.version > 1 and not entry.again and not changes:
        told.append("  nothing to work by has changed")
    return "\n".join([line, *told])


def playbooks(session: Session) -> int:
    """The playbooks that can be used, and after them the documents of messages to send."""
    rows = [
        {
            "name": entry.name,
            "title": document.playbook.title,
            "kind": document.playbook.kind,
            "shipped": entry.shipped,
            "phases": len(document.playbook.phases()),
            "version": entry.version,
        }
        for entry, document in (*session.library.playbooks(), *session.library.messages())
    ]
    return session.answer({"playbooks": rows}, lambda: "\n".join(map(_row, rows)))


def _row(row: dict[str, Any]) -> str:
    version = f"  (version {row['version']})" if row["version"] > 1 else ""
    kind = "  (messages to send)" if row["kind"] == "comms" else ""
    return f"{row['name']:<28} {row['title']}{version}{kind}{'  (shipped)' if row['shipped'] else ''}"


def playbook(session: Session) -> int:
    """One of the parts of the command."""
    part, given = session.words.part, session.words.words
    say, least, most = _WORDS[part]
    if not least <= len(given) <= most:
        raise WrongUse(f"playbook list {say}" if part == "list" else say)
    parts = {"list": playbooks, "show": _show, "export": _export, "diff": _diff, "make": _make}
    return parts[part](session)


def _show(session: Session) -> int:
    entry, document = _document(session, session.words.words[0], session.words.number)
    numbers = [one.version for one in session.library.versions(entry.name)]
    number = session.words.number or entry.version
    data: dict[str, Any] = {"name": entry.name, "version": number, "versions": numbers}
    data |= describe(document.playbook, document.report)
    told = f"{entry.name}, version {number} of {', '.join(map(str, numbers))}" if len(numbers) > 1 else entry.name
    return session.answer(data, lambda: f"{told}\n{describe_text(document.playbook, document.report)}")


def _document(session: Session, wanted: str, number: int | None) -> tuple["Shelved", ReadDocument]:
    """A document of the library, as it is now or as it was in a version."""
    entry = session.library.entry(wanted)
    return entry, session.library.read_version(entry.name, entry.version if number is None else number)


def _export(session: Session) -> int:
    """Hand out a document as it was imported, or written anew of what was understood."""
    words = session.words
    entry = session.library.entry(words.words[0])
    number = entry.version if words.number is None else words.number
    about = {"name": entry.name, "version": number, "as_read": words.as_read}
    if not words.as_read:
        return _hand_out(session, session.library.original(entry.name, number), about)
    from incident_desk.formats.playbook_markdown import playbook_markdown, read_otherwise

    book = session.library.read_version(entry.name, number).playbook
    text = playbook_markdown(book)
    return _hand_out(session, text.encode("utf-8"), about | {"read_otherwise": list(read_otherwise(book, text))})


def _hand_out(session: Session, data: bytes, about: dict[str, Any]) -> int:
    """Write a document to the file that was named, or print it byte for byte."""
    if session.words.out:
        session.library.hand_out(session.words.out, data)
        return session.answer(about | {"file": session.words.out}, lambda: _written(session.words.out, about))
    text = data.decode("utf-8", "replace")
    if session.words.json:
        return session.answer(about | {"text": text}, "")
    if sys.stdout.isatty():
        print_line(visible(text))
    else:
        _print_bytes(data)
    return 0


def _written(file: str, about: dict[str, Any]) -> str:
    otherwise = about.get("read_otherwise")
    return f"Written: {file}" + (f"\nRead again, this differs: {', '.join(otherwise)}" if otherwise else "")


def _print_bytes(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrinted(f"It could not be printed: {error.strerror}") from error


def _diff(session: Session) -> int:
    """What differs between two versions, or between the library's document and a file."""
    words = session.words
    name = words.words[0]
    entry = session.library.entry(name)
    if len(words.words) > 1:
        before, sides = _document(session, name, words.older)[1], (words.older or entry.version, words.words[1])
        after = session.library.read_file(words.words[1])
    else:
        older, newer = _two_versions(session, entry)
        before, after = (session.library.read_version(entry.name, one) for one in (older, newer))
        sides = (older, newer)
    found = differences(before.playbook, after.playbook)
    data = {"name": entry.name, "from": sides[0], "to": sides[1], "changes": [_difference(one) for one in found]}
    head = f"{entry.name}: version {sides[0]} against {sides[1] if len(words.words) > 1 else f'version {sides[1]}'}"
    told = [f"  {one.words}" for one in found] or ["  nothing to work by differs"]
    return session.answer(data, lambda: "\n".join([head, *told]))


def _two_versions(session: Session, entry: "Shelved") -> tuple[int, int]:
    """The versions that were named, or the newest and the one before it."""
    numbers = [one.version for one in session.library.versions(entry.name)]
    newer = session.words.newer[-1] if session.words.newer else entry.version
    earlier = [one for one in numbers if one < newer]
    if session.words.older is None and not earlier:
        raise WrongUse(f"{entry.name} has no version before {newer}. Compare with a file: playbook diff NAME FILE")
    return (earlier[-1] if session.words.older is None else session.words.older), newer


def _difference(one: Difference) -> dict[str, str]:
    return {
        "part": one.part,
        "kind": one.kind,
        "name": one.name,
        "place": one.place,
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "words": one.words,
    }


def _make(session: Session) -> int:
    """A playbook of what was done in an incident."""
    from incident_desk.domain.timeline import timeline
    from incident_desk.services.playbook_making import playbook_text

    incident = session.incident(session.words.words[0])
    text = playbook_text(incident, timeline(session.place.desk.events(incident.id)))
    return _hand_out(session, text.encode("utf-8"), {"key": incident.key})
