"""What is kept of an answer beside a change of state: status, times, certificate and its first bytes, as text."""

import re
from collections.abc import Iterator
from dataclasses import fields

from incident_desk.domain.durations import took
from incident_desk.domain.health_sample import Sample, Timing

EVIDENCE_BYTES = 500
LONGEST_EVIDENCE = 4_000
_PHASES = {
    "name_ms": "name", "connect_ms": "connect", "tls_ms": "TLS", "first_byte_ms": "first byte", "total_ms": "total",
}  # fmt: skip
_LINE_ENDS = re.compile("\r\n?")
_ACTS_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def as_text(data: bytes) -> str:
    """Bytes of an answer as text that does nothing: control characters are written out, `\\x1b`, `\\u202e`."""
    text = data.decode("utf-8", "replace")
    return text if text.isprintable() else _ACTS_UNSEEN.sub(_written_out, _LINE_ENDS.sub("\n", text))


def evidence_of(sample: Sample) -> str:
    """All that is known of an answer, a fact a line; empty where there was none and nothing was measured."""
    return "\n".join(_lines(sample))[:LONGEST_EVIDENCE]


def times_in_words(timing: Timing) -> str:
    """The phases that were reached: `connect 2 ms, first byte 41 ms, total 45 ms`."""
    known = [(_PHASES[one.name], getattr(timing, one.name)) for one in fields(Timing) if one.name in _PHASES]
    return ", ".join(f"{word} {_rounded(ms)} ms" for word, ms in known if ms)


def answer_words(sample: Sample) -> str:
    """A good answer in a word: how long it took. What others told of took no time: they have no alert."""
    return took(sample.timing.total_ms) if sample.timing.total_ms else "no alert"


def _rounded(ms: float) -> str:
    return f"{ms:.0f}" if ms >= 10 else f"{ms:.1f}" if ms >= 0.05 else "< 0.1"


def _lines(sample: Sample) -> Iterator[str]:
    answered = [f"status {sample.status}"] if sample.status is not None else []
    times = times_in_words(sample.timing)
    if answered or times:
        yield ": ".join([*answered, *([times] if times else [])])
    if sample.certificate is not None:
        one = sample.certificate
        yield f"certificate {one.subject}, issued by {one.issuer}, expires {one.expires_at:%Y-%m-%d %H:%M} UTC"
    if sample.parts:
        yield "parts: " + ", ".join(one.text for one in sample.parts)
    if sample.evidence:
        yield sample.evidence


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
