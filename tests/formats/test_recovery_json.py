"""Proof of recovery as JSON: the proof at the end, the soak's notes, the checks as they stood."""

from datetime import UTC, datetime, timedelta

from incident_desk.domain.health_record import ChecksSnapped, ProofAtEnd, SnapshotRow, SoakNote, WatchGap
from incident_desk.formats.recovery_json import note_data, proof_data, recovery_data, snapshot_data
from tests.domain.test_recovery import INCIDENT

T0 = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def test_the_proof_at_the_end():
    assert proof_data(None) is None
    proof = ProofAtEnd("running", 1800, 1120, T0, 8, (), "customers say so")
    assert proof_data(proof) == {
        "state": "running",
        "length_s": 1800,
        "passed_s": 1120,
        "clean_since": "2026-11-24T04:00:00Z",
        "checks": 8,
        "waits_for": [],
        "reason": "customers say so",
        "by_record": False,
    }


def test_a_note_and_a_snapshot():
    note = note_data(SoakNote(T0 + timedelta(seconds=40), False, T0, 1800, "/a", "down"))
    assert (note["at"], note["complete"], note["check"]) == ("2026-11-24T04:00:40Z", False, "/a")
    snapped = snapshot_data(ChecksSnapped(T0, "resolved", (SnapshotRow("a", "/a", "ok", "98 ms"),), True))
    assert snapped["by_record"] and snapped["checks"][0] == {
        "check": "a", "name": "/a", "state": "ok", "value": "98 ms", "since": None}  # fmt: skip


def test_all_of_it_stands_under_one_name():
    data = recovery_data(INCIDENT)
    assert data == {"proof": None, "soak": [], "snapshots": [], "gaps": [], "bindings": []}
    assert WatchGap(T0, T0).since == T0
