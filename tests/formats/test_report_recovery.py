"""The report says how it is known that it is over, or that it is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.health_record import (
    ChecksSnapped,
    ProofAtEnd,
    SnapshotRow,
    SoakNote,
    WatchGap,
)
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_recovery import RecoveryFact
from incident_desk.formats.report_document import Paragraph, Subheading, Table, Tone
from incident_desk.formats.report_recovery import recovery
from tests.report_samples import checkout

T0 = datetime(2026, 3, 1, 3, 57, 20, tzinfo=UTC)
ENDED = Moment.exactly(T0)
PROOF = ProofAtEnd("complete", 1800, 1800, T0, 8)
REPORT = build_report(checkout().events, "test")


def blocks(**facts):
    return list(recovery(replace(REPORT, recovery=RecoveryFact(ended=ENDED, **facts))))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"proof": PROOF},
         "All 8 checks normal since 2026-03-01 03:57:20 UTC; soak 30:00 complete at 2026-03-01 04:27:20 UTC."),
        ({"proof": replace(PROOF, phase="running", passed_s=1120, reason="Customers say so.")},
         "Resolved without proof: Customers say so. The soak had come to 18:40 of 30:00."),
        ({"proof": replace(PROOF, phase="waiting", waits_for=("/api",), by_record=True)},
         "Resolved without proof, and why is not said. The soak waited for /api, by the record."),
        ({"proof": ProofAtEnd("nothing", reason="Tills work")},
         "No check was watched that proves it. How it is known: Tills work."),
        ({"is_resolved": True}, "How far the proof of recovery was at the resolution is not recorded."),
        ({"complete": SoakNote(T0 + timedelta(seconds=1800), True, T0, 1800)},
         "All checks normal since 2026-03-01 03:57:20 UTC; soak 30:00 complete at 2026-03-01 04:27:20 UTC."),
        ({"notes": (SoakNote(T0 - timedelta(hours=1), True, T0 - timedelta(hours=2), 1800),)},
         "The impact has ended; the checks have not been normal long enough to prove it."),
        ({}, "The impact has ended; the checks have not been normal long enough to prove it."),
    ],
)  # fmt: skip
def test_the_headline_says_what_is_proven(facts, words):
    assert blocks(**facts)[0].text == words


def test_before_the_impact_has_ended_there_is_nothing_to_prove():
    (only,) = recovery(replace(REPORT, recovery=RecoveryFact()))
    assert only.text.startswith("The impact has not ended")


@pytest.mark.parametrize(
    ("how", "words"), [("check", "proven by the last check"), ("typed", "typed"), ("", "not recor")]
)
def test_what_the_end_of_the_impact_rests_on(how, words):
    said = blocks(ended_by=how)[1]
    assert said.tone is Tone.QUIET and words in said.text and "2026-03-01 03:57:20" in said.text


def test_breaks_gaps_and_the_checks_as_they_stood():
    broken = SoakNote(T0 + timedelta(seconds=750), False, T0, 1800, "/api", "down")
    gap = WatchGap(T0 + timedelta(seconds=900), T0 + timedelta(seconds=1200))
    rows = (SnapshotRow("a", "/api", "ok", "98 ms", T0), SnapshotRow("b", "/b", "down"))
    found = blocks(notes=(broken,), gaps=(gap,), snapshot=ChecksSnapped(T0, "resolved", rows, True))
    tables = [one for one in found if isinstance(one, Table)]
    assert [cell.text for cell in tables[0].rows[0]] == ["2026-03-01 04:09:50", "/api", "down", "12:30 of 30:00"]
    assert [[cell.text for cell in row] for row in tables[1].rows] == [
        ["/api", "normal", "98 ms", "2026-03-01 03:57:20"],
        ["/b", "down", "not known", "no change"],
    ]
    said = " ".join(one.text for one in found if isinstance(one, Paragraph | Subheading))
    assert "Nobody asked the checks from 2026-03-01 04:12:20" in said and "(5 min)" in said
    assert "At the resolution, 2026-03-01 03:57:20 UTC" in said and "what the record said last of each" in said
