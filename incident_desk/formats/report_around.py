"""What stands around the course of an incident: its checks, people, evidence and record. Empty parts say so."""

from collections.abc import Iterator, Mapping

from incident_desk.domain.health import State
from incident_desk.domain.report import ReportModel
from incident_desk.domain.roles import TITLES as ROLES
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Subheading, Table, Tone


def nothing(text: str) -> Paragraph:
    """What an empty section says."""
    return Paragraph(text, tone=Tone.QUIET, absent=text)


def checks(report: ReportModel) -> Iterator[Block]:
    """What became of the checks."""
    changed = {one.name for one in report.checks}
    quiet = [name for name in report.watched if name not in changed]
    if not report.watched and not report.checks:
        yield nothing("No check was watched.")
    if report.checks:
        rows = tuple(
            (
                Cell(words.when(one.at)),
                Cell(one.name, strong=True),
                Cell(_state(one.before), tone=Tone.QUIET),
                Cell(_state(one.after), tone=_HEALTH.get(one.after, Tone.PLAIN)),
                Cell(one.detail, tone=Tone.QUIET),
            )
            for one in report.checks
        )
        columns = (
            Column("Time (UTC)"),
            Column("Check", 2),
            Column("Before", 1),
            Column("After", 1),
            Column("Detail", 3),
        )
        yield Table(columns, rows)
    if quiet:
        yield Paragraph(f"Watched without a recorded change: {', '.join(quiet)}.")


_STATES: Mapping[str, str] = {state.value: state.word for state in State}
_HEALTH: Mapping[str, Tone] = {
    State.OK: Tone.GOOD,
    State.DOWN: Tone.BAD,
    State.SLOW: Tone.WARN,
    State.FLAPPING: Tone.WARN,
}


def _state(written: str) -> str:
    """The state as the desk's health pane words it; what no check can be stays as it was written."""
    return _STATES.get(written, written)


def people(report: ReportModel) -> Iterator[Block]:
    """Who took which role when."""
    if not report.roles:
        yield nothing("Nobody took a role.")
        return
    rows = tuple(
        (
            Cell(ROLES[one.role], strong=one.now),
            Cell(one.person or "nobody"),
            Cell(words.stamp(one.at)),
            Cell("at the end of the record" if one.now else "handed over", tone=Tone.QUIET),
        )
        for one in report.roles
    )
    yield Table((Column("Role"), Column("Person", 1), Column("From (UTC)"), Column("Until")), rows)


def record(report: ReportModel) -> Iterator[Block]:
    """How far the record goes, and what its hash proves."""
    head, header = report.head, report.header
    yield Paragraph(
        f"This report was made from the first {words.count(head.seq, 'event')} in the record of {header.key}, as "
        f"recorded until {words.stamp(header.recorded_until)} UTC. Making it added nothing to the record."
    )
    yield Table(
        (Column("Of the record"), Column("Value", 1)),
        (
            (Cell("Incident id"), Cell(header.id, code=True)),
            (Cell("Last event"), Cell(str(head.seq))),
            (Cell("Its hash (SHA-256)"), Cell(head.hash, code=True)),
            (Cell("Texts erased"), Cell(str(head.erased))),
            (Cell("Events undone"), Cell(str(head.undone))),
            *_taken_from(report),
        ),
    )
    yield Paragraph(
        "The record is a chain: each event carries the hash of the one before it. It is tamper-evident: a changed, "
        "missing or reordered event shows, up to the hash printed here. It does not stop an owner who rewrites "
        "everything and has no report like this one outside.",
        tone=Tone.QUIET,
    )


def _taken_from(report: ReportModel) -> Iterator[tuple[Cell, ...]]:
    """Where a record comes from that was taken in from a file."""
    taken = report.taken
    if taken is None:
        return
    yield Cell("Taken in from"), Cell(f"{taken.key} in {taken.file}, by {taken.who} at {words.stamp(taken.at)} UTC")
    yield Cell("Its events there"), Cell(str(taken.seq))
    yield Cell("Its hash there (SHA-256)"), Cell(taken.head, code=True)


def jumps(report: ReportModel) -> Iterator[Block]:
    """By how much the computer's clock departed; nothing where it did not."""
    if not report.jumps:
        return
    yield Subheading("Clock jumps")
    rows = tuple((Cell(words.stamp(one.at)), Cell(f"{one.seconds:+.1f} s")) for one in report.jumps)
    yield Table((Column("Noticed (UTC)"), Column("The computer's clock against the incident clock", 1)), rows)


def evidence(report: ReportModel) -> Iterator[Block]:
    """The files with their checksums; nothing where there are none."""
    if not report.evidence:
        return
    yield Subheading("Evidence")
    rows = tuple(
        (Cell(words.when(one.at)), Cell(one.name), Cell(f"{one.size} B"), Cell(one.sha256, code=True))
        for one in report.evidence
    )
    yield Table((Column("Time (UTC)"), Column("File", 2), Column("Size"), Column("SHA-256", 3)), rows)
