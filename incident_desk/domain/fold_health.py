"""How the events of checks, changes and proof of recovery become state: the fold's part for ``health_record``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from incident_desk.domain.check_marks import mark_after
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.health_record import (
    MOST_CHANGES,
    MOST_TURNS,
    ChangeKind,
    ChangeMade,
    CheckPause,
    ChecksSnapped,
    CheckTurn,
    ProofAtEnd,
    SeenElsewhere,
    SnapshotRow,
    SoakNote,
    StepBinding,
    WatchGap,
)
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import utc


def change_of(event: Event) -> ChangeMade:
    """The change of the world that an event tells of; a kind that this version does not know is "other"."""
    data = event.data
    what = str(data.get("what") or "")
    known = ChangeKind(what) if what in list(ChangeKind) else ChangeKind.OTHER
    given = {name: str(data.get(name) or "") for name in ("text", "ref", "environment", "source")}
    return ChangeMade(event.id, event.at, what=known, **given)


def _check_watched(incident: Incident, event: Event) -> Incident:
    check = event.data["check"]
    key = str(check["id"])
    was, is_paused = bool(incident.checks.get(key, {}).get("paused")), bool(check.get("paused"))
    pauses = incident.check_pauses
    if is_paused and not was:
        pauses = (*pauses, CheckPause(key, event.at))[-MOST_TURNS:]
    elif was and not is_paused:
        pauses = _resumed(pauses, key, event.at)
    since = _first_watched(incident, (key,), event.at)
    return replace(incident, checks=_with(incident.checks, key, check), checks_since=since, check_pauses=pauses)


def _first_watched(incident: Incident, checks: Iterable[str], at: datetime) -> Mapping[str, datetime]:
    return MappingProxyType({**dict.fromkeys(checks, at), **incident.checks_since})


def _resumed(pauses: tuple[CheckPause, ...], check: str, at: datetime) -> tuple[CheckPause, ...]:
    return tuple(replace(one, until=at) if one.check == check and one.until is None else one for one in pauses)


def _checks_taken(incident: Incident, event: Event) -> Incident:
    taken = {str(check["id"]): check for check in event.data["checks"]}
    # What a list brought in has an id of this record; what was watched already keeps that of another.
    begins = [check for check in taken if check.startswith(f"{incident.key}-")]
    return replace(
        incident,
        checks=MappingProxyType({**incident.checks, **taken}),
        checks_since=_first_watched(incident, begins, event.at),
    )


def _check_dropped(incident: Incident, event: Event) -> Incident:
    gone = str(event.data["check"])
    kept = {check: data for check, data in incident.checks.items() if check != gone}
    marks = {check: mark for check, mark in incident.check_marks.items() if check != gone}
    bound = {step: one for step, one in incident.bindings.items() if one.check != gone}
    return replace(
        incident,
        checks=MappingProxyType(kept),
        checks_dropped=incident.checks_dropped + (gone in incident.checks),
        check_marks=MappingProxyType(marks),
        check_pauses=_resumed(incident.check_pauses, gone, event.at),
        bindings=MappingProxyType(bound),
    )


def _check_changed(incident: Incident, event: Event) -> Incident:
    if event.body is None:
        return incident
    data = event.data
    check = str(data["check"])
    mark = mark_after(incident.check_marks.get(check), data, event.at)
    turn = CheckTurn(check, mark.name, mark.state, event.at, mark.level, str(data.get("words") or ""))
    turns = (*incident.check_turns, turn)[-MOST_TURNS:]
    put_off = incident.put_off
    if mark.state == "ok" and check in put_off:
        put_off = MappingProxyType({one: at for one, at in put_off.items() if one != check})
    marks = _with(incident.check_marks, check, mark)
    return replace(incident, check_marks=marks, check_turns=turns, put_off=put_off)


def _offer_put_off(incident: Incident, event: Event) -> Incident:
    if event.body is None:
        return incident
    put_off = {str(check): event.at for check in event.data["checks"]}
    return replace(incident, put_off=MappingProxyType({**incident.put_off, **put_off}))


def _change_made(incident: Incident, event: Event) -> Incident:
    return replace(incident, changes=(*incident.changes, change_of(event))[-MOST_CHANGES:])


def _seen_elsewhere(incident: Incident, event: Event) -> Incident:
    data = event.data
    words = {name: str(data.get(name) or "") for name in ("where", "text", "check")}
    who = str(data.get("by") or event.who)
    seen = SeenElsewhere(event.at, who, is_good=bool(data["good"]), **words)
    return replace(incident, elsewhere=(*incident.elsewhere, seen))


def _checks_snapped(incident: Incident, event: Event) -> Incident:
    rows = tuple(_row(one) for one in event.data["rows"])
    snapped = ChecksSnapped(event.at, str(event.data["why"]), rows, event.data.get("source") == "record")
    return replace(incident, snapshots=(*incident.snapshots, snapped))


def _row(data: Mapping[str, Any]) -> SnapshotRow:
    since = data.get("since")
    words = {name: str(data.get(name) or "") for name in ("check", "name", "state", "value")}
    return SnapshotRow(**words, since=utc(datetime.fromisoformat(since)) if since else None)


def proof_at_end(data: Mapping[str, Any]) -> ProofAtEnd | None:
    """What a resolution says of the proof of recovery; None where it says nothing, as older ones do."""
    proof = data.get("proof")
    if not isinstance(proof, Mapping):
        return None
    since = proof.get("clean_since")
    return ProofAtEnd(
        phase=str(proof.get("phase") or ""),
        length_s=float(proof.get("length_s") or 0),
        passed_s=float(proof.get("passed_s") or 0),
        clean_since=utc(datetime.fromisoformat(since)) if since else None,
        checks=int(proof.get("checks") or 0),
        waits_for=tuple(str(one) for one in proof.get("waits_for") or ()),
        reason=str(proof.get("reason") or ""),
        by_record=proof.get("source") == "record",
    )


def _soak_noted(incident: Incident, event: Event) -> Incident:
    data = event.data
    note = SoakNote(
        at=event.at,
        is_complete=event.kind == Kind.SOAK_COMPLETE,
        clean_since=utc(datetime.fromisoformat(data["clean_since"])),
        length_s=float(data["length_s"]),
        name=str(data.get("name") or ""),
        words=str(data.get("words") or ""),
    )
    return replace(incident, soak_notes=(*incident.soak_notes, note))


def _watch_gap(incident: Incident, event: Event) -> Incident:
    gap = WatchGap(utc(datetime.fromisoformat(event.data["since"])), event.at)
    return replace(incident, watch_gaps=(*incident.watch_gaps, gap))


def _step_bound(incident: Incident, event: Event) -> Incident:
    data = event.data
    step, check = str(data["step"]), str(data.get("check") or "")
    # A binding that was loosened stays as an empty one: else what the playbook says would bind the step again.
    binding = StepBinding(check, str(data.get("name") or ""), int(data.get("good") or 3), event.at)
    return replace(incident, bindings=_with(incident.bindings, step, binding))


def _with(mapping: Mapping[Any, Any], key: Any, value: Any) -> Mapping[Any, Any]:
    return MappingProxyType({**mapping, key: value})


HEALTH_CHANGES: Mapping[str, Callable[[Incident, Event], Incident]] = {
    Kind.CHECK_WATCHED: _check_watched,
    Kind.CHECKS_TAKEN: _checks_taken,
    Kind.CHECK_DROPPED: _check_dropped,
    Kind.CHECK_CHANGED: _check_changed,
    Kind.OFFER_PUT_OFF: _offer_put_off,
    Kind.CHANGE_MADE: _change_made,
    Kind.SEEN_ELSEWHERE: _seen_elsewhere,
    Kind.CHECKS_SNAPPED: _checks_snapped,
    Kind.SOAK_BROKEN: _soak_noted,
    Kind.SOAK_COMPLETE: _soak_noted,
    Kind.WATCH_GAP: _watch_gap,
    Kind.STEP_BOUND: _step_bound,
}
"""What each kind of event does to the state."""
