"""What lies beside the files of a shared record: README.txt, which says what they are, and their checksums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.attachments import pieces_words, size_words
from incident_desk.formats.redaction.audiences import RULES, Audience
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.report_text import visible
from incident_desk.formats.report_words import count, severity, stamp, status

README, SUMS = "README.txt", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Lying:
    """A file of the parcel: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


def sums_text(files: Mapping[str, Lying]) -> str:
    """The list that ``sha256sum -c SHA256SUMS`` reads, by name."""
    return "".join(f"{one.sha256}  {name}\n" for name, one in sorted(files.items()))


def readme_text(handout: Handout, files: Mapping[str, Lying], left_out: Sequence[str]) -> str:
    """What is in it, for whom, of which record; the same record gives the same text."""
    report = handout.report
    header, head, rule = report.header, report.head, RULES[handout.wish.audience]
    rows = [f"  {name}  ({size_words(one.size)})" for name, one in sorted(files.items())]
    parts = (
        f"{header.key}: {' '.join(header.title.split())}",
        f"{severity(report)}, {status(report)}. As recorded until {stamp(header.recorded_until)} UTC.",
        "",
        f"For: {rule.title}. {rule.about}.",
        *_withheld(handout),
        "",
        f"What is in it, {pieces_words(len(rows))}:",
        *rows,
        "",
        *([*(f"Not in it: {one}" for one in left_out), ""] if left_out else []),
        f"{SUMS} lists the SHA-256 of every file: sha256sum -c {SUMS}",
        f"The record's head: event {head.seq}, {head.hash}",
        f"Made by {report.generator}.",
    )
    return visible("\n".join(parts)) + "\n"


def _withheld(handout: Handout) -> Sequence[str]:
    if handout.wish.audience is Audience.INTERNAL and not handout.hidden:
        return ()
    replaced, withheld = count(len(handout.hidden), "term"), count(len(handout.withheld), "field")
    return (f"{replaced} replaced, {withheld} of the record withheld.",)


def left_out_words(handout: Handout, evidence: int) -> str:
    """Why evidence stays here: it can't be looked through for what is hidden; empty where it may go."""
    if not evidence or allows_evidence(handout):
        return ""
    why = (
        "something is hidden" if handout.wish.audience is Audience.INTERNAL else "it goes to internal readers alone"
    )
    return f"{pieces_words(evidence)} of evidence: {why}"


def allows_evidence(handout: Handout) -> bool:
    """Whether the files that were attached may go: to internal readers, where nothing is hidden from them."""
    return handout.wish.audience is Audience.INTERNAL and not handout.hidden
