"""Proof of recovery as JSON: how far it was at the resolution, the soak's notes, and the checks as they stood."""

from datetime import datetime
from typing import Any

from incident_desk.domain.health_record import ChecksSnapped, ProofAtEnd, SoakNote
from incident_desk.domain.incident import Incident
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.formats.times import iso


def recovery_data(incident: Incident) -> dict[str, Any]:
    """All that the record has of the proof of recovery, and the steps that checks tick."""
    return {
        "proof": proof_data(incident.proof),
        "soak": [note_data(one) for one in incident.soak_notes],
        "snapshots": [snapshot_data(one) for one in incident.snapshots],
        "gaps": [{"since": iso(one.since), "until": iso(one.until)} for one in incident.watch_gaps],
        "bindings": [
            {"step": step, "check": one.check, "name": one.name, "good": one.good}
            for step, one in bindings_of(incident).items()
        ],
    }


def proof_data(proof: ProofAtEnd | None) -> dict[str, Any] | None:
    """How far the proof was as it was resolved; None where the record says nothing of it."""
    if proof is None:
        return None
    return {
        "state": proof.phase,
        "length_s": proof.length_s,
        "passed_s": proof.passed_s,
        "clean_since": _iso(proof.clean_since),
        "checks": proof.checks,
        "waits_for": list(proof.waits_for),
        "reason": proof.reason or None,
        "by_record": proof.by_record,
    }


def note_data(note: SoakNote) -> dict[str, Any]:
    """A break or a completion of the soak."""
    return {
        "at": iso(note.at),
        "complete": note.is_complete,
        "clean_since": iso(note.clean_since),
        "length_s": note.length_s,
        "check": note.name or None,
        "words": note.words or None,
    }


def snapshot_data(snapped: ChecksSnapped) -> dict[str, Any]:
    """All checks as they stood."""
    return {
        "at": iso(snapped.at),
        "why": snapped.why,
        "by_record": snapped.by_record,
        "checks": [
            {"check": row.check, "name": row.name, "state": row.state, "value": row.value, "since": _iso(row.since)}
            for row in snapped.rows
        ],
    }


def _iso(at: datetime | None) -> str | None:
    return iso(at) if at else None
