"""The proof of recovery in a report: what the end of the impact rests on, the soak with its breaks, the checks."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.health import State
from incident_desk.domain.health_record import ChecksSnapped, ProofAtEnd, SnapshotRow, SoakNote
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_recovery import RecoveryFact
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Subheading, Table, Tone

_ENDED_BY: Mapping[str, str] = {
    "check": "proven by the last check that turned normal",
    "change": "taken from what was done then",
    "status": "said with the status",
    "typed": "typed",
}
_STATES: Mapping[str, str] = {state.value: state.word for state in State}
_TONES: Mapping[str, Tone] = {State.OK: Tone.GOOD, State.DOWN: Tone.BAD}
_WHY: Mapping[str, str] = {"impact_ended": "As the impact was said to have ended", "resolved": "At the resolution"}


def recovery(report: ReportModel) -> Iterator[Block]:
    """How it is known that it is over."""
    fact = report.recovery
    yield Paragraph(_headline(fact), tone=Tone.GOOD if _is_proven(fact) else Tone.PLAIN)
    yield from _ended(fact)
    yield from _breaks(fact)
    for gap in fact.gaps:
        length = span((gap.until - gap.since).total_seconds())
        yield Paragraph(
            f"Nobody asked the checks from {words.stamp(gap.since)} to {words.stamp(gap.until)} UTC ({length}): "
            "that time proves nothing."
        )
    if fact.snapshot is not None:
        yield from _snapshot(fact.snapshot)


def _is_proven(fact: RecoveryFact) -> bool:
    return fact.complete is not None if fact.proof is None else fact.proof.phase == "complete"


def _headline(fact: RecoveryFact) -> str:
    if fact.proof is not None:
        return _at_end(fact.proof)
    note = fact.complete
    if note is not None:
        since, at = words.stamp(note.clean_since), words.stamp(note.at)
        return f"All checks normal since {since} UTC; soak {countdown(note.length_s)} complete at {at} UTC."
    if fact.is_resolved:
        return "How far the proof of recovery was at the resolution is not recorded."
    if fact.ended is None:
        return "The impact has not ended, as far as is recorded: there is nothing to prove yet."
    return "The impact has ended; the checks have not been normal long enough to prove it."


def _at_end(proof: ProofAtEnd) -> str:
    """How far it was as the incident was resolved."""
    reason = f": {proof.reason.removesuffix('.')}" if proof.reason else ", and why is not said"
    if proof.phase == "complete" and proof.clean_since is not None:
        at = words.stamp(proof.clean_since + timedelta(seconds=proof.length_s))
        checks = {1: "The check", 2: "Both checks"}.get(proof.checks, f"All {proof.checks} checks")
        since = words.stamp(proof.clean_since)
        return f"{checks} normal since {since} UTC; soak {countdown(proof.length_s)} complete at {at} UTC."
    if proof.phase == "nothing":
        known = f" How it is known: {proof.reason.removesuffix('.')}." if proof.reason else ""
        return f"No check was watched that proves it.{known}"
    return f"Resolved without proof{reason}. {_how_far(proof)}{', by the record' if proof.by_record else ''}."


def _how_far(proof: ProofAtEnd) -> str:
    if proof.phase == "unconfirmed":
        return f"No program had confirmed that all checks were normal for {countdown(proof.length_s)},"
    if proof.waits_for:
        return f"The soak waited for {', '.join(proof.waits_for[:5])}"
    if proof.phase == "running":
        return f"The soak had come to {countdown(proof.passed_s)} of {countdown(proof.length_s)}"
    return "No soak had run"


def _ended(fact: RecoveryFact) -> Iterator[Block]:
    if fact.ended is not None:
        zone = " UTC" if fact.ended.at is not None else ""
        how = _ENDED_BY.get(fact.ended_by, fact.ended_by or "how it is known is not recorded")
        yield Paragraph(f"Impact ended {words.when(fact.ended)}{zone}: {how}.", tone=Tone.QUIET)


def _breaks(fact: RecoveryFact) -> Iterator[Block]:
    broken = [one for one in fact.notes if not one.is_complete]
    if not broken:
        return
    yield Subheading("What broke the soak")
    columns = (Column("Time (UTC)"), Column("Check", 2), Column("What became of it", 2), Column("After"))
    yield Table(columns, tuple(_break(one) for one in broken))


def _break(note: SoakNote) -> tuple[Cell, ...]:
    passed = countdown((note.at - note.clean_since).total_seconds())
    return (
        Cell(words.stamp(note.at)),
        Cell(note.name or "not recorded", strong=True),
        Cell(note.words, tone=Tone.BAD),
        Cell(f"{passed} of {countdown(note.length_s)}"),
    )


def _snapshot(snapped: ChecksSnapped) -> Iterator[Block]:
    yield Subheading(f"{_WHY.get(snapped.why, 'The checks as they stood')}, {words.stamp(snapped.at)} UTC")
    columns = (Column("Check", 2), Column("State", 1), Column("Last answer", 2), Column("Since (UTC)"))
    yield Table(columns, tuple(_row(one) for one in snapped.rows))
    if snapped.by_record:
        told = "Nobody saw the checks then: it is what the record said last of each."
        yield Paragraph(told, tone=Tone.QUIET)


def _row(row: SnapshotRow) -> tuple[Cell, ...]:
    return (
        Cell(row.name, strong=True),
        Cell(_STATES.get(row.state, row.state), tone=_TONES.get(row.state, Tone.WARN)),
        Cell(row.value or "not known", tone=Tone.PLAIN if row.value else Tone.QUIET),
        Cell(words.stamp(row.since) if row.since else "no change", tone=Tone.QUIET),
    )
