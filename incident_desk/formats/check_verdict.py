"""What a check's rule says of one answer, expectation by expectation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incident_desk.domain.checks.certificate import CertificateOptions
from incident_desk.domain.checks.dns import DnsOptions, same_form
from incident_desk.domain.checks.http import HttpOptions
from incident_desk.domain.checks.json_conditions import JsonCondition, NotThere, read_json
from incident_desk.domain.health_check import Check, CommandOptions
from incident_desk.domain.health_sample import Outcome, Sample

_WORDS = {"==": "is", "!=": "is not", "in": "is one of", "exists": "is there", "<": "is under", ">": "is over",
          "<=": "is at most", ">=": "is at least"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One expectation, what was found, and whether it holds; None where the answer does not say."""

    row: str
    words: str
    value: str = ""
    holds: bool | None = None
    is_slow: bool = False
    """Where it does not hold and makes the check slow, not failing."""


def verdict(check: Check, sample: Sample) -> tuple[Line, ...]:
    """Each expectation in the order of the form."""
    options = check.options
    lines: list[Line] = []
    if isinstance(options, HttpOptions):
        lines += _http(options, sample)
    else:
        lines += _other(check, sample)
    lines += _latency(check, sample)
    if isinstance(options, HttpOptions | CertificateOptions):
        lines += _days(options.warning_days, options.critical_days, sample)
    return tuple(lines)


def summary(lines: tuple[Line, ...], sample: Sample) -> str:
    """All of it in a few words: "all 4 expectations hold: normal"."""
    if sample.outcome is Outcome.UNKNOWN:
        return "nothing was asked, so nothing is judged"
    failing = sum(one.holds is False and not one.is_slow for one in lines)
    slow = sum(one.holds is False and one.is_slow for one in lines)
    if sample.outcome is Outcome.FAILED:
        return f"{failing} of {len(lines)} do not hold: failing" if failing else "failing"
    count = len(lines)
    if slow:
        return f"{slow} of {count} {'does' if slow == 1 else 'do'} not hold: slow"
    return f"all {count} expectations hold: normal" if count > 1 else "normal"


def duration_words(ms: float) -> str:
    """A time as it stands beside a check: `96 ms`, `1.2 s`."""
    if ms >= 1000:
        return f"{ms / 1000:.3g} s"
    return f"{ms:.0f} ms" if ms >= 10 else f"{round(ms, 1):g} ms" if ms >= 0.05 or not ms else "< 0.1 ms"


def _http(options: HttpOptions, sample: Sample) -> Iterator[Line]:
    status = sample.status
    known = status in options.expected if status is not None else None
    yield Line("expected", f"Status is {options.expected}", str(status or "no answer"), known)
    if options.json:
        yield from _json(options.json, sample)
    texts = (("contains", "Body contains", options.contains, "does not contain"),
             ("lacks", "Body lacks", options.lacks, "contains"),
             ("matches", "Body matches", options.matches, "matches"),
             ("answer_headers", "Header", tuple(str(one) for one in options.answer_headers), "header"))  # fmt: skip
    for row, words, wanted, told in texts:
        for one in wanted:
            yield Line(row, f"{words} {one[:60]}", *_told(sample, one, told))
    if options.parts:
        bad = [part.text for part in sample.parts if part.state.word in ("failing", "unknown")]
        value = ", ".join(bad[:3]) or f"{len(sample.parts)} well"
        holds = not bad if sample.parts else None
        yield Line("parts", "Its parts are well", value, holds, is_slow=not options.parts_count)


def _told(sample: Sample, wanted: str, told: str) -> tuple[str, bool | None]:
    """Whether a condition on the text holds, by what the asking itself said: it looked, in safety."""
    if sample.outcome is Outcome.OK:
        return "yes", True
    is_meant = sample.status is not None and told in sample.error and wanted[:57].split(" ")[0] in sample.error
    return (sample.error, False) if is_meant else ("", None)


def _json(conditions: tuple[JsonCondition, ...], sample: Sample) -> Iterator[Line]:
    whole, is_json = _read(sample)
    for one in conditions:
        words = f"{one.path.text} {_WORDS.get(one.comparison, one.comparison)}"
        words += "" if one.comparison == "exists" else f" {_shown(one.value)}"
        if not is_json:
            no_answer = sample.status is None
            yield Line("json", words, "no answer" if no_answer else "not JSON", None if no_answer else False)
            continue
        try:
            value = _shown(one.path.value(whole))
        except NotThere:
            value = "not there"
        yield Line("json", words, value, not one.unmet(whole))


def _read(sample: Sample) -> tuple[Any, bool]:
    try:
        return read_json(sample.evidence), bool(sample.evidence)
    except ValueError:
        return None, False


def _shown(value: Any) -> str:
    return (
        value if isinstance(value, str) else repr(value) if not isinstance(value, bool) else str(value).lower()
    )[:60]


def _other(check: Check, sample: Sample) -> Iterator[Line]:
    options, is_good = check.options, sample.outcome is Outcome.OK
    holds = None if sample.outcome is Outcome.UNKNOWN else is_good
    value = sample.error or "yes"
    if isinstance(options, DnsOptions):
        found = [same_form(one) for one in sample.evidence.splitlines()]
        yield Line("answers", f"Has {options.record} records", ", ".join(found[:3]) or value, bool(found) if holds
                   is not None else None)  # fmt: skip
        for one in options.answers:
            yield Line("answers", f"{one} is among them", "", same_form(one) in found if found else None)
    elif isinstance(options, CommandOptions):
        codes = ", ".join(str(one) for one in options.exit_codes)
        yield Line("exit_codes", f"Ends with {codes} and the wanted output", value, holds)
    else:
        words = {"tcp": "Takes a connection", "ping": "Answers a ping", "certificate": "Shows a valid certificate"}
        yield Line("target", words.get(check.kind, "It answers"), value, holds)


def _latency(check: Check, sample: Sample) -> Iterator[Line]:
    total = sample.timing.total_ms
    for one in check.rule.thresholds:
        if not one.is_of_one:
            continue
        for limit in (one.warning, one.critical):
            if limit:
                holds = total <= limit * 1000 if sample.outcome is Outcome.OK else None
                quicker = limit * 1000 / total if total else 0
                value = duration_words(total) + (f", {quicker:.0f} times quicker" if holds and quicker >= 2 else "")
                yield Line("latency", f"Answer under {limit:g} s", value if holds is not None else "", holds, True)


def _days(warning: int, critical: int, sample: Sample) -> Iterator[Line]:
    one = sample.certificate
    for limit, is_slow in ((warning, True), (critical, False)):
        if not limit:
            continue
        if one is None:
            yield Line("days", f"Certificate over {limit} days", "none seen", None, is_slow)
        else:
            value = days_words(one.expires_at, sample.at)
            yield Line("days", f"Certificate over {limit} days", value, one.days_left(sample.at) > limit, is_slow)


def days_words(ends: datetime, now: datetime) -> str:
    """How long a certificate holds: "62 days, until 14 Dec 2025"."""
    return f"{int((ends - now).total_seconds() // 86_400)} days, until {ends.day} {ends:%b %Y}"
