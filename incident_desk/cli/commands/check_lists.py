"""Parts of the command check that take in, write out and show many checks: import, export, list."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from incident_desk.bootstrap import check_secrets
from incident_desk.cli.session import Session
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.health_check import Check, known_check
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.domain.recovery import checks_of
from incident_desk.formats.check_lists.found import FoundChecks, Left, ListNotReadable
from incident_desk.formats.check_lists.reading import read_checks
from incident_desk.formats.check_lists.writing import FORMS, without_secrets, write_checks
from incident_desk.formats.reading.encoding import refuse_unreadable
from incident_desk.formats.times import iso
from incident_desk.leaving import open_reporting
from incident_desk.services.acts.importing import new_among, secrets_apart, take_in
from incident_desk.services.standing import is_standing
from incident_desk.services.standing_marks import IncidentMarks, covered, marks_of

_MOST_TOLD = 20


def _import(session: Session, given: Sequence[str]) -> int:
    """Watch what the files of another tool list; --dry-run only tells."""
    if len(given) < 2:
        raise WrongUse("Say which incident and what file: check import KEY FILE ...; KEY may be standing")
    record = session.record(given[0])
    found = _read(session, given[1:])
    checks = [one.check for one in found.found]
    new = new_among(record, checks)
    if new and not session.words.dry_run:
        apart = secrets_apart(new, session.place.desk.new_act())
        check_secrets().keep(apart.secrets)
        session.place.desk.act(record.id, lambda now, _: take_in(now, apart.checks), session.who)
    data = {
        "key": record.key,
        "source": found.source,
        "watched": [] if session.words.dry_run else [one.name for one in new],
        "found": [_found_data(one.check, one.notes) for one in found.found],
        "left": [{"what": one.what, "why": one.why} for one in found.left],
    }
    return session.answer(data, lambda: _said(record, found, new, dry=session.words.dry_run))


def _read(session: Session, names: Sequence[str]) -> FoundChecks:
    texts = [(name, refuse_unreadable(session.library.read_bytes(name), name)) for name in names]
    try:
        return read_checks(texts)
    except ListNotReadable as error:
        raise Refused(str(error)) from error


def _found_data(check: Check, notes: Sequence[str]) -> dict[str, Any]:
    return {"name": check.name, "kind": check.kind, "address": check.address, "notes": list(notes)}


def _said(record: Incident, found: FoundChecks, new: Sequence[Check], *, dry: bool) -> str:
    names = {one.name for one in new}
    known = len(found.found) - len(new)
    verb = "would watch" if dry else "watches"
    lines = [f"{found.source.capitalize()}. {record.key} {verb} {len(new)} more"]
    lines += [f"  {one.check.name}  {one.check.kind} {one.check.address}" for one in found.found
              if one.check.name in names][:_MOST_TOLD]  # fmt: skip
    lines += [f"  and {len(new) - _MOST_TOLD} more"] if len(new) > _MOST_TOLD else []
    lines += [f"{known} watched already"] if known else []
    lines += [f"  {one.check.name}: {note}" for one in found.found if one.check.name in names for note in one.notes]
    return "\n".join(lines + _left_lines(found.left, "Left out"))


def _left_lines(left: Sequence[Left], head: str) -> list[str]:
    return [f"{head}:", *(f"  {one.what}: {one.why}" for one in left)] if left else []


def _export(session: Session, given: Sequence[str]) -> int:
    """Write the checks of a record as a list: our own, or another tool's."""
    if len(given) != 1:
        raise WrongUse("Say which incident: check export KEY; KEY may be standing")
    record = session.record(given[0])
    checks = checks_of(record)
    if not checks:
        raise NotFound(f"{record.key} watches nothing that this version can write")
    form = session.words.list or "own"
    if form not in FORMS:
        raise WrongUse(f"There is no list {form!r}. The lists are: {', '.join(FORMS)}")
    written = write_checks(checks, form)
    if session.words.output is None:
        data = {"key": record.key, "list": form, "text": written.text}
        return session.answer(data, written.text.rstrip("\n"))
    open_reporting(session.place.desk).write_text(written.text, Path(session.words.output))
    left = [{"what": one.what, "why": one.why} for one in written.left]
    data = {"key": record.key, "file": str(session.words.output), "checks": len(checks), "left": left}
    said = [f"{len(checks)} checks in {session.words.output}, without secrets"]
    return session.answer(data, "\n".join(said + _left_lines(written.left, "Not in it")))


def _list(session: Session, given: Sequence[str]) -> int:
    """What a record watches, with what was last recorded of each."""
    if len(given) != 1:
        raise WrongUse("Say which incident: check list KEY; KEY may be standing")
    record = session.record(given[0])
    marks, held = _known_of(session, record)
    rows = [_row(marks.get(check), check, data) | held.get(check, {}) for check, data in record.checks.items()]
    return session.answer({"key": record.key, "checks": rows}, lambda: _table(session, record, rows))


def _known_of(session: Session, record: Incident) -> tuple[Mapping[str, CheckMark], Mapping[str, dict[str, Any]]]:
    """What was said of each check last; of a standing one by an incident too, and which open one has it."""
    if not is_standing(record):
        return record.check_marks, {}
    incidents, others = session.incidents(), IncidentMarks()
    others.take(incidents)
    keys = {one.id: one.key for one in incidents}
    held = {check: {"incident": keys[one]} for check, one in covered(incidents).items()}
    return marks_of(record, others.marks), {one: held.get(one, {"incident": None}) for one in record.checks}


def _row(mark: CheckMark | None, check: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """One check. What another version wrote is listed by its name and kind."""
    one = known_check(data)
    shown = without_secrets(one) if one else None
    return {
        "id": check,
        "name": str(data.get("name", check)),
        "kind": str(data.get("kind", "http")),
        "address": shown.address if shown else None,
        "group": shown.group if shown else None,
        "environment": shown.environment if shown else None,
        "every_s": shown.interval_s if shown else None,
        "incident_every_s": shown.incident_interval_s if shown else None,
        "rule": shown.rule.words if shown else None,
        "paused": bool(data.get("paused")),
        "state": mark.state if mark else None,
        "since": iso(mark.at) if mark else None,
        "detail": (mark.detail or None) if mark else None,
    }


def _table(session: Session, record: Incident, rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return f"{record.key} watches nothing. Add a check: incident-desk check add {record.key} ADDRESS"
    lines = []
    for row in rows:
        state = "paused" if row["paused"] else str(row["state"] or "nothing recorded").replace("_", " ")
        at = datetime.fromisoformat(row["since"]) if row["since"] and not row["paused"] else None
        since = f" since {session.local(at)}" if at else ""
        group = f"  {row['group']}" if row["group"] else ""
        held = f", in {row['incident']}" if row.get("incident") else ""
        lines.append(f"{row['name']}  {row['kind']} {row['address'] or ''}{group}  {state}{since}{held}")
    return "\n".join(lines)


LISTS: Mapping[str, Callable[[Session, Sequence[str]], int]] = {
    "import": _import,
    "export": _export,
    "list": _list,
}
"""Each part's word with what does it."""
