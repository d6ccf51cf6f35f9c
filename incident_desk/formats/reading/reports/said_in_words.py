"""What a person corrected of a report, in words for a reader: the document's own, and what stands now."""

from collections.abc import Iterator

from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.past_corrected import (
    DONE,
    DROPPED,
    DUE,
    OWNER,
    TEXT,
    TIME,
    YES,
    Corrected,
    Fact,
    FactKind,
    Said,
    milestones_set,
    parts_said,
)
from incident_desk.domain.past_report import PastReport
from incident_desk.formats.reading.reports.said import stated, words_of

_PARTS = {OWNER: "owner of an action", DUE: "due date of an action", DONE: "whether an action is done"}


def corrections_in_words(report: PastReport, said: Said) -> tuple[Corrected, ...]:
    """Every correction, in the order of the kinds and of the places in the report."""
    order = list(FactKind)
    things = sorted({fact.whole for fact in said}, key=lambda fact: (order.index(fact.kind), fact.place))
    return tuple(one for fact in things for one in _of(report, fact, parts_said(said, fact.kind)[fact.place]))


def _of(report: PastReport, fact: Fact, parts: dict[str, str]) -> Iterator[Corrected]:
    line = _line(report, fact)
    match fact.kind:
        case FactKind.ADDED:
            yield Corrected(fact.kind.value, "", _row(parts.get(TIME, ""), parts.get(TEXT, "")), fact.place)
        case FactKind.ENTRY:
            time, text = (words_of(report, fact.with_part(part)) for part in (TIME, TEXT))
            is_dropped = parts.get(DROPPED) == YES
            now = "" if is_dropped else _row(parts.get(TIME, time), parts.get(TEXT, text))
            yield Corrected(fact.kind.value, _row(time, text), now, line)
        case FactKind.ACTION:
            for part, words in parts.items():
                what = _PARTS.get(part, fact.kind.value)
                yield Corrected(what, words_of(report, fact.with_part(part)), words, line)
        case FactKind.MILESTONE:
            yield from (Corrected(fact.kind.value, "", TITLES[name], at) for name, at in _set(fact, parts[""]))
        case _:
            yield Corrected(fact.kind.value, words_of(report, fact), parts[""], line)


def _set(fact: Fact, line: str) -> Iterator[tuple[Milestone, int]]:
    yield from milestones_set({fact: line}).items()


def _row(time: str, text: str) -> str:
    return "  ".join(filter(None, (time or "no time", text)))


def _line(report: PastReport, fact: Fact) -> int:
    span = getattr(stated(report, fact), "span", None)
    return span.first if span is not None else 0
