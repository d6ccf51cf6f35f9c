"""The rule of a check as short words, one a chip."""

from collections.abc import Iterator

from incident_desk.domain.checks.command import CommandOptions
from incident_desk.domain.checks.http import HttpOptions
from incident_desk.domain.durations import span
from incident_desk.domain.health_check import CertificateOptions, Check, DnsOptions, TcpOptions
from incident_desk.domain.health_rules import Measure, Threshold

LONGEST = 48


def rule_words(check: Check) -> tuple[str, ...]:
    """What is expected, when it is slow, when it is down, when it is normal again, what it depends on."""
    # What others tell of took no time.
    limits = [one for one in check.rule.thresholds if check.is_asked or one.measure is not Measure.LATENCY]
    words = [*_expected(check), *map(_threshold, limits), *_down(check)]
    return tuple(word if len(word) <= LONGEST else f"{word[: LONGEST - 1]}…" for word in words)


def _expected(check: Check) -> Iterator[str]:
    options = check.options
    if isinstance(options, HttpOptions):
        yield f"Expect {options.expected}"
        yield from (str(condition) for condition in options.json)
    if isinstance(options, HttpOptions | CommandOptions):
        yield from (f"contains “{one}”" for one in options.contains)
        yield from (f"without “{one}”" for one in options.lacks)
        yield from (f"matches {one}" for one in options.matches)
    if isinstance(options, CommandOptions):
        yield f"Exit code {', '.join(map(str, options.exit_codes))}"
    if isinstance(options, TcpOptions) and options.expect:
        yield f"answers “{options.expect}”"
    if isinstance(options, DnsOptions):
        yield f"{options.record} {', '.join(options.answers)}".strip()
    if isinstance(options, CertificateOptions):
        yield f"Slow under {options.warning_days} days"
        yield f"Down under {options.critical_days} days"


def _threshold(one: Threshold) -> str:
    """ "Slow above 1 s, critical above 10 s", with its window."""
    side = "below" if one.measure is Measure.AVAILABILITY else "above"
    unit = "s" if one.measure is Measure.LATENCY else "%"
    word = "Slow" if one.measure is Measure.LATENCY else one.name.capitalize()
    limits = [f"{word} {side} {one.warning:g} {unit}"] if one.warning else []
    limits += [f"critical {side} {one.critical:g} {unit}"] if one.critical else []
    text = ", ".join(limits)
    return (text[0].upper() + text[1:]) + (f" in {span(one.over_s)}" if one.over_s else "")


def _down(check: Check) -> Iterator[str]:
    rule = check.rule
    parts = [f"{rule.failures} failure{'' if rule.failures == 1 else 's'}"] if rule.failures else []
    parts += [f"{span(rule.seconds)} unreachable"] if rule.seconds else []
    yield f"Down after {' or '.join(parts)}"
    yield f"Normal after {rule.good} good"
    if check.depends_on:
        yield f"Depends on {len(check.depends_on)} check{'' if len(check.depends_on) == 1 else 's'}"
