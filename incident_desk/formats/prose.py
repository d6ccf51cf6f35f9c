"""A report in words: the document that Markdown, HTML and PDF are written from.

Page 1 is computed in plain words from recorded facts only. Where a fact is missing the words say so; nothing is
guessed and nothing is rounded up to zero.
"""

from collections.abc import Iterator
from dataclasses import replace

from incident_desk.domain.assessment import BY_ID
from incident_desk.domain.durations import countdown
from incident_desk.domain.events import RecordKind
from incident_desk.domain.report import ReportModel, TargetFact
from incident_desk.domain.status import Status
from incident_desk.formats import report_words as words
from incident_desk.formats.report_bar import response_bar
from incident_desk.formats.report_document import (
    Block,
    Card,
    Cards,
    Document,
    Paragraph,
    Points,
    Section,
    Tone,
)
from incident_desk.formats.report_facts import facts
from incident_desk.formats.report_past import past_front
from incident_desk.formats.report_review import kind_of_review, review_sections
from incident_desk.formats.report_sections import decisions_of, sections

KINDS = {
    RecordKind.INCIDENT: "Incident report",
    RecordKind.DRILL: "Drill report",
    RecordKind.PAST: "Report of a past incident",
    RecordKind.CHECKLIST: "Checklist run",
    RecordKind.STANDING: "Record of the standing checks",
}
COMPUTED = "Each length stands beside its formula, each target beside its rule; what is not known is n/a, with why."
LONGEST_TITLE = 200
ON_PAGE_ONE = 150
"""Letters of an answer or a decision on page 1; the whole of it stands in its section."""
ON_A_CARD = 64
FEW = 4
"""How many decisions and open actions page 1 names."""


def document(report: ReportModel) -> Document:
    """The report as words, in the order in which they are read."""
    numbered = tuple(
        Section(f"{number} {section.title}", section.blocks)
        for number, section in enumerate(_sections(report), start=1)
    )
    return replace(head_of(report), front=tuple(_front(report)), sections=numbered)


def _sections(report: ReportModel) -> tuple[Section, ...]:
    """By the review's template, where one is chosen; else in the usual order."""
    return review_sections(report, report.review) if report.review is not None else sections(report)


def head_of(report: ReportModel) -> Document:
    """What stands around a report: its kind, title and footer, without anything between them."""
    title = words.clip(report.header.title, LONGEST_TITLE) or "Without a title"
    return Document(
        kind=f"{_kind(report)} · {report.header.key}",
        title=f"Drill: {title}" if report.drill else title,
        running=f"{'Drill · ' if report.drill else ''}{report.header.key}",
        front=(),
        sections=(),
        footer=_footer(report),
    )


def _kind(report: ReportModel) -> str:
    kind = KINDS[report.header.record]
    return f"{kind} · {kind_of_review(report.review)}" if report.review is not None else kind


def _footer(report: ReportModel) -> tuple[str, ...]:
    until = words.stamp(report.header.recorded_until)
    return (
        f"{report.generator} · as recorded until {until} UTC · all times in UTC",
        COMPUTED,
        f"Record head {report.head.seq} {report.head.hash}",
    )


def _front(report: ReportModel) -> Iterator[Block]:
    if report.past is not None:
        yield from past_front(report, report.past)
        return
    yield facts(report)
    yield Paragraph(" ".join(headline(report)), lead=True)
    yield response_bar(report)
    yield _impact_cards(report)
    yield _response_cards(report)
    yield from _points(report)


# -- the headline ---------------------------------------------------------------------------------------------


def headline(report: ReportModel) -> tuple[str, ...]:
    """Two or three sentences: what it was, how long it hurt, how the response went."""
    return tuple(part for part in (what_sentence(report), impact_sentence(report), _response(report)) if part)


def what_sentence(report: ReportModel) -> str:
    """What does not work, and who is affected; empty where nobody said so."""
    fails, who = report.answer("what_fails"), report.answer("who")
    parts = [f"Not working: {_quoted(fails)}" if fails else "", f"Affected: {_quoted(who)}" if who else ""]
    said = ". ".join(part for part in parts if part)
    drill = "This was a drill. " if report.drill else ""
    return f"{drill}{said}." if said else drill.strip()


def _quoted(answer: str) -> str:
    return words.clip(answer, ON_PAGE_ONE).rstrip(".")


def impact_sentence(report: ReportModel) -> str:
    """How long the impact lasted, or why nobody can say."""
    if report.impact.seconds is not None:
        again = f", in {len(report.intervals)} intervals" if len(report.intervals) > 1 else ""
        return f"The impact lasted {words.lasted(report.impact.seconds, report.impact.precision)}{again}."
    return f"How long the impact lasted can't be said, because {report.impact.why_not}."


def _response(report: ReportModel) -> str:
    if report.header.status is Status.CANCELLED:
        reason = words.clip(report.header.status_reason or "no reason recorded", ON_PAGE_ONE).rstrip(".")
        return f"The incident was cancelled: {reason}."
    response, resolution = report.target("response"), report.target("resolution")
    begun, ended = _deed(response, "acknowledged"), _deed(resolution, _over(resolution))
    if begun and ended:
        return f"It was {begun} and {ended}."
    status = f"; its status is {report.header.status.capitalize()}"
    if begun:
        return f"It was {begun} and is not resolved when the record ends{_judged(resolution)}{status}."
    if ended:
        return f"It was {ended}; when it was acknowledged is not recorded{_judged(response)}."
    verdicts = _judged(response, resolution)
    return f"When the record ends it is neither acknowledged nor resolved{verdicts}{status}."


def _over(resolution: TargetFact) -> str:
    """What ended the resolution target: the incident keeps the rule it was opened with."""
    return "resolved" if resolution.counts.endswith("resolved") else "without impact"


def _deed(target: TargetFact, verb: str) -> str:
    """What was done and after how long; empty where it was not."""
    if "no known time" in target.why_not:
        return f"{verb} at an unknown time"
    if target.took_s is None:
        return ""
    if target.took_s < 0:
        return f"{verb} {countdown(target.took_s)} before it was {target.counts.partition('→')[0]}"
    return f"{verb} after {words.lasted(target.took_s, target.precision)}{_judged(target)}"


def _judged(*targets: TargetFact) -> str:
    verdicts = [f"{one.name} target {_verdict(one)}" for one in targets if one.seconds is not None]
    return f" ({', '.join(verdicts)})" if verdicts else ""


def _verdict(target: TargetFact) -> str:
    if target.why_not:
        return "n/a"
    if target.done_at is None:
        return f"missed, {countdown(target.late_by_s)} late by then" if words.is_missed(target) else "still running"
    return f"missed by {countdown(target.late_by_s)}" if words.is_missed(target) else "met"


# -- the cards ------------------------------------------------------------------------------------------------


def _impact_cards(report: ReportModel) -> Cards:
    impact = report.impact
    length = Card("Impact duration", *_figure(words.duration(impact), impact.formula))
    asked = (("Affected", "who"), ("Data at risk", "data"), ("Money or contract at risk", "money"))
    return Cards((length, *(_answer_card(report, label, question) for label, question in asked)))


def _figure(value: str, note: str) -> tuple[str, str]:
    """A value and its note; a reason why there is no value is too long for a figure, so it becomes the note."""
    if value.startswith("n/a, "):
        return "n/a", f"{note}: {value.removeprefix('n/a, ')}"
    return value, note


def _answer_card(report: ReportModel, label: str, question: str) -> Card:
    fact = next(one for one in report.assessment if one.id == question)
    note = BY_ID[question].text
    if not fact.given:
        return Card(label, words.NOT_STATED, note, Tone.QUIET)
    if fact.answer is None:
        return Card(label, "not known", note, Tone.QUIET)
    return Card(label, words.clip(fact.answer, ON_A_CARD), note)


def _response_cards(report: ReportModel) -> Cards:
    detect, mitigate = report.duration("Time to detect"), report.duration("Time to mitigate")
    return Cards(
        (
            Card(detect.name, *_figure(words.duration(detect), detect.formula)),
            _target_card(report.target("response")),
            Card(mitigate.name, *_figure(words.duration(mitigate), mitigate.formula)),
            _target_card(report.target("resolution")),
        )
    )


def _target_card(target: TargetFact) -> Card:
    label, course = f"{target.name.capitalize()} target", target.counts_words.removeprefix("from ")
    if target.seconds is None:
        return Card(label, words.NOT_STATED, course, Tone.QUIET)
    note = f"{words.allowed(target)}, {course}, {words.source(target)}"
    if target.why_not:
        return Card(label, "n/a", f"{note}: because {target.why_not}")
    if target.done_at is None:
        missed = words.is_missed(target)
        value = f"missed, {countdown(target.late_by_s)} late" if missed else "not done yet"
        return Card(label, value, f"{note}; not done when the record ends", Tone.BAD if missed else Tone.PLAIN)
    return Card(label, words.outcome(target), note, Tone.BAD if words.is_missed(target) else Tone.GOOD)


def _points(report: ReportModel) -> Iterator[Points]:
    decisions = decisions_of(report)
    if decisions:
        lines = tuple(f"{words.clock_time(row.sort_at)} {words.clip(row.text, ON_PAGE_ONE)}" for row in decisions)
        yield Points("Decided", _few(lines, "decision"))
    still = tuple(
        words.clip(action.text, ON_PAGE_ONE)
        + (f" ({words.clip(action.owner, 40)})" if action.owner else " (no owner)")
        for action in report.actions
        if not action.done
    )
    if still:
        yield Points("Still to do", _few(still, "action item"))


def _few(lines: tuple[str, ...], what: str) -> tuple[str, ...]:
    if len(lines) <= FEW:
        return lines
    return (*lines[: FEW - 1], f"and {words.count(len(lines) - FEW + 1, f'more {what}')}, listed in this report")
