"""What was understood of a report, as data and in words: what ``incident-desk read`` prints of it.

Lengths are minutes. Null is "not stated".
"""

from collections.abc import Iterable, Iterator
from typing import Any

from incident_desk.domain.durations import span as length
from incident_desk.domain.past_report import Passage, PastReport, StatedMoment
from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.playbook import Span

Data = dict[str, Any]
_NEARLY = {PastPrecision.APPROXIMATE: "about", PastPrecision.AT_LEAST: "after", PastPrecision.AT_MOST: "before"}


def report_data(report: PastReport) -> Data:
    """The report as data for JSON."""
    duration, severity, status = report.duration, report.severity, report.status
    return {
        "date": report.date.moment.day if report.date else None,
        "start": report.start.iso if report.start else None,
        "end": report.end.iso if report.end else None,
        "duration_text": duration.text if duration else None,
        "duration_min": _minutes(report.length_s),
        "duration_precision": duration.precision.value if duration else None,
        "severity": severity.name if severity else None,
        "severity_text": severity.text if severity else None,
        "status": status.state if status else None,
        "status_text": status.text if status else None,
        "timezone": report.zone or None,
        "impact": report.impact.text if report.impact else None,
        "root_cause": report.root_cause.text if report.root_cause else None,
        "contributing_factors": _texts(report.contributing),
        "timeline": [_entry(entry) for entry in report.timeline],
        "lessons": {
            "well": _texts(report.lessons.well), "wrong": _texts(report.lessons.wrong),
            "lucky": _texts(report.lessons.lucky), "other": _texts(report.lessons.other),
        },
        "action_items": [
            {
                "text": one.text, "done": one.done, "owner": one.owner or None, "due": one.due or None,
                "horizon": one.horizon or None, "lines": _lines(one.span),
            }
            for one in report.actions
        ],
        "sign_off": [[one.label, one.value] for one in report.sign_off],
        "report_lines": _places(report),
    }  # fmt: skip


def report_warnings(report: PastReport) -> list[Data]:
    """What a person should look at, in the form of a playbook's doubts."""
    return [{"about": "report", "text": doubt, "choices": [], "lines": None} for doubt in report.doubts]


def _entry(entry: TimelineEntry) -> Data:
    moment = entry.moment
    return {
        "time": moment.written,
        "iso": moment.iso,
        "until": moment.until_iso,
        "precision": moment.precision.value,
        "text": entry.text,
        "actor": entry.actor or None,
        "status": entry.status or None,
        "inherited": list(moment.inherited),
        "doubts": list(moment.doubts),
        "how": entry.how,
        "lines": _lines(entry.span),
    }


def _places(report: PastReport) -> Data:
    """Where each single fact stands."""
    stated: dict[str, Any] = {
        "date": report.date, "start": report.start, "end": report.end, "duration": report.duration,
        "severity": report.severity, "status": report.status, "impact": report.impact,
        "root_cause": report.root_cause,
    }  # fmt: skip
    return {name: _lines(one.span) for name, one in stated.items() if one is not None}


def report_text(report: PastReport) -> Iterator[str]:
    """The report in words for a person at a terminal, one part after another."""
    yield "\n".join(_head(report))
    for name, passage in (("Impact", report.impact), ("Root cause", report.root_cause)):
        if passage is not None:
            yield "\n".join((name, *_indented([passage.text])))
    yield from _listed("Contributing factors", report.contributing)
    if report.timeline:
        yield "\n".join(
            ("Timeline", *(f"  {_when(one.moment):<22} {_first_line(one.text)}" for one in report.timeline))
        )
    yield from _actions(report)
    for name, passages in (
        ("What went well", report.lessons.well), ("What went wrong", report.lessons.wrong),
        ("Where there was luck", report.lessons.lucky), ("Lessons", report.lessons.other),
    ):  # fmt: skip
        yield from _listed(name, passages)
    if report.sign_off:
        yield "\n".join(("Sign-off", *(f"  {one.label}: {one.value}" for one in report.sign_off)))
    if report.doubts:
        yield "\n".join(("Please check in the report", *(f"  {doubt}" for doubt in report.doubts)))


def _head(report: PastReport) -> Iterator[str]:
    yield f"  Date      {_moment(report.date)}"
    if report.start or report.end:
        yield f"  From      {_moment(report.start)} until {_moment(report.end)}"
    yield f"  Duration  {_duration(report)}"
    yield f"  Severity  {report.severity.text if report.severity else 'not stated'}"
    yield f"  Status    {f'{report.status.state} ({report.status.text})' if report.status else 'not stated'}"


def _duration(report: PastReport) -> str:
    if report.duration is not None:
        return report.duration.text
    return f"{length(report.length_s)}, from start to end" if report.length_s is not None else "not stated"


def _moment(stated: StatedMoment | None) -> str:
    return _when(stated.moment) if stated is not None else "not stated"


def _when(moment: PastMoment) -> str:
    """A moment as it is known: its day, its clock and its zone's words; its own words where it has neither."""
    if not (moment.day or moment.clock):
        return moment.written
    until = f"- {moment.until_clock or moment.until_day}" if moment.until_clock or moment.until_day else ""
    parts = (_NEARLY.get(moment.precision, ""), moment.day, moment.clock, until, moment.zone)
    return " ".join(part for part in parts if part)


def _actions(report: PastReport) -> Iterator[str]:
    if not report.actions:
        return
    done = sum(one.done for one in report.actions)
    lines, horizon = [f"Follow-ups  {len(report.actions)}, of which {done} done"], ""
    for one in report.actions:
        if one.horizon != horizon:
            horizon = one.horizon
            lines += [f"  {horizon}"] if horizon else []
        beside = ", ".join(word for word in (one.owner, f"due {one.due}" if one.due else "") if word)
        lines.append(f"    [{'x' if one.done else ' '}] {_first_line(one.text)}{f'  ({beside})' if beside else ''}")
    yield "\n".join(lines)


def _listed(name: str, passages: Iterable[Passage]) -> Iterator[str]:
    texts = [passage.text for passage in passages]
    if texts:
        yield "\n".join((name, *_indented(texts)))


def _indented(texts: Iterable[str]) -> list[str]:
    return ["  " + line for text in texts for line in text.split("\n")[:6]]


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _texts(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def _minutes(seconds: int | None) -> float | int | None:
    if seconds is None:
        return None
    return seconds // 60 if seconds % 60 == 0 else round(seconds / 60, 2)


def _lines(span: Span | None) -> list[int] | None:
    return [span.first, span.last] if span else None
