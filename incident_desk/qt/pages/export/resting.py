"""What the report rests on: who made it, in whose times, of which record, and whether the chain of that holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from incident_desk.domain.chain import START, hash_of_event
from incident_desk.domain.events import Event
from incident_desk.domain.report import ReportModel
from incident_desk.formats.times import zone_name

UNBROKEN, BROKEN = "chain unbroken", "chain broken"


@dataclass(frozen=True, slots=True)
class RecordFact:
    """``chain`` is empty while nobody has looked."""

    maker: str = ""
    zone: str = "UTC"
    head: str = ""
    entries: int = 0
    chain: str = ""


def fact_of(report: ReportModel, zone: tzinfo, chain: str = "") -> RecordFact:
    """What a report rests on; its times are printed in ``zone``."""
    local = report.header.declared_at.astimezone(zone)
    return RecordFact(report.generator, zone_name(local), report.head.hash, report.head.seq, chain)


def chain_words(events: Sequence[Event], until: int) -> str:
    """Whether the first events of a record, so many, follow each other and were not changed since."""
    previous = START
    for number, event in enumerate(events[:until], 1):
        if event.seq != number or event.previous != previous or hash_of_event(event) != event.hash:
            return BROKEN
        previous = event.hash
    return UNBROKEN
