"""What a report states of its incident, as sections to be read. Values in, values out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incident_desk.domain.past_facts import PastFacts, length_words
from incident_desk.domain.past_report import Passage, PastReport

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Stated:
    """A line: its words, and before them what they are, where that needs saying."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one title."""

    title: str
    lines: tuple[Stated, ...]


def sections_of(past: PastFacts) -> tuple[Section, ...]:
    """The facts, each told as not stated where it is not; then what the report says in passages, if it does."""
    report = past.report
    found = (
        Section("The incident", tuple(_facts(past))),
        Section("Impact", tuple(_passages([report.impact]))),
        Section("Root cause", tuple(_passages([report.root_cause]))),
        Section("What contributed", tuple(_passages(report.contributing))),
        Section("Lessons", tuple(_lessons(report))),
        Section("Corrected when it was taken in", tuple(_corrected(past))),
        Section("Left open", tuple(Stated(words) for words in past.doubts)),
        Section("Signed off", tuple(Stated(one.value or "no name", one.label) for one in report.sign_off)),
        Section("How it was taken in", tuple(_source(past))),
    )
    return tuple(one for one in found if one.lines)


def _facts(past: PastFacts) -> Iterator[Stated]:
    for name, now in _said(past.report).items():
        read = _said(past.as_read)[name]
        corrected = f" · corrected, the document says “{read or NOT_STATED}”" if now != read else ""
        yield Stated(f"{now or NOT_STATED}{corrected}", name)


def _said(report: PastReport) -> dict[str, str]:
    """The words of each fact; empty where it is not stated."""
    severity, status = report.severity, report.status
    facts = (
        ("Severity", (severity.text or severity.name) if severity is not None else ""),
        ("Status", (status.text or status.state) if status is not None else ""),
        ("Date", report.date.moment.written if report.date is not None else ""),
        ("Start", report.start.moment.written if report.start is not None else ""),
        ("End", report.end.moment.written if report.end is not None else ""),
        ("Duration", length_words(report.duration)),
    )
    return dict(facts)


def _passages(passages: Iterable[Passage | None], name: str = "") -> Iterator[Stated]:
    return (Stated(one.text, name) for one in passages if one is not None and one.text)


def _lessons(report: PastReport) -> Iterator[Stated]:
    lessons = report.lessons
    yield from _passages(lessons.well, "Went well")
    yield from _passages(lessons.wrong, "Went wrong")
    yield from _passages(lessons.lucky, "Was luck")
    yield from _passages(lessons.other)


def _corrected(past: PastFacts) -> Iterator[Stated]:
    """What stands now, and what the document says."""
    for one in past.corrected:
        line = f"made of line {one.line}" if one.line else "not stated by the document"
        document = f"the document says “{one.document}”" if one.document else line
        yield Stated(f"{one.now or 'none'} · {document}", one.what.capitalize())


def _source(past: PastFacts) -> Iterator[Stated]:
    """What was said of the document by whoever took it in, and what was put right in it."""
    yield Stated(past.source.name, "Document")
    if past.zone:
        yield Stated(f"{past.zone}, said as it was taken in", "Time zone")
    if past.day:
        yield Stated(f"{past.day}, said as it was taken in", "Day")
    if past.source.repairs:
        yield Stated(f"damaged text repaired in {len(past.source.repairs)} places", "Repairs")
