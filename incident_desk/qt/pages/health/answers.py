"""The last answers of a check as rows, and one of them in full. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.durations import took
from incident_desk.domain.evidence import times_in_words
from incident_desk.domain.health import Outcome, Sample
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_record import SeenElsewhere
from incident_desk.domain.health_rules import Level, Measure
from incident_desk.formats.times import clock_face

MOST = 50
LONGEST_SAID = 1_500


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer: when, how good (ok, slow, failed, not asked), in words, how long it took."""

    at: str
    how: str
    words: str
    took: str
    sample: Sample

    @property
    def spoken(self) -> str:
        """The row in words."""
        return ", ".join(filter(None, (self.at, self.how, self.words, self.took)))


def answer_rows(check: Check, live: Sequence[Sample], past: Sequence[Sample] = ()) -> tuple[AnswerRow, ...]:
    """The answers, newest first: those in memory, then older ones of the history."""
    oldest = min((one.at for one in live), default=None)
    every = [*live, *(one for one in past if oldest is None or one.at < oldest)]
    return tuple(_row(check, one) for one in every[:MOST])


def said_lines(sample: Sample) -> tuple[str, ...]:
    """What one answer said: its first bytes, its phases, its certificate, its parts."""
    lines = [sample.evidence[:LONGEST_SAID] or sample.error]
    if times := times_in_words(sample.timing):
        lines.append(times)
    if sample.warning:
        lines.append(sample.warning)
    if (one := sample.certificate) is not None:
        lines.append(f"certificate {one.subject}, by {one.issuer}, until {one.expires_at:%Y-%m-%d %H:%M} UTC")
    lines += [f"part {part.text}" for part in sample.parts]
    return tuple(line for line in lines if line)


def look_lines(looks: Sequence[SeenElsewhere], check: str) -> tuple[str, ...]:
    """What was seen from elsewhere of this check, or of the service as a whole, newest first."""
    return tuple(
        f"{clock_face(one.at)} {'works' if one.is_good else 'does not work'}, seen from {one.where} by {one.who}"
        + (f": {one.text}" if one.text else "")
        for one in sorted(looks, key=lambda one: one.at, reverse=True)
        if one.check in ("", check)
    )


def _row(check: Check, sample: Sample) -> AnswerRow:
    length = took(sample.timing.total_ms) if check.is_asked else ""
    return AnswerRow(clock_face(sample.at), _how(check, sample), _words(check, sample), length, sample)


def _how(check: Check, sample: Sample) -> str:
    if sample.outcome is Outcome.UNKNOWN:
        return "not asked"
    if sample.outcome is Outcome.FAILED:
        return "failed"
    seconds = sample.timing.total_ms / 1000
    limits = (one for one in check.rule.thresholds if one.measure is Measure.LATENCY and one.is_of_one)
    return "slow" if any(one.level(seconds) > Level.NORMAL for one in limits) else "ok"


def _words(check: Check, sample: Sample) -> str:
    if sample.error:
        return sample.error
    if sample.warning:
        return sample.warning
    if not check.is_asked:
        return "no alert"
    return f"{sample.status}" if sample.status is not None else "good answer"
