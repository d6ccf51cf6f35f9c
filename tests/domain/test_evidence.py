"""What is kept of an answer does nothing where it is shown, and says all that was found."""

from datetime import UTC, datetime

import pytest

from incident_desk.domain.evidence import LONGEST_EVIDENCE, answer_words, as_text, evidence_of, times_in_words
from incident_desk.domain.findings import Part, PartState, PeerCertificate
from incident_desk.domain.health_sample import Outcome, Sample, Timing

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'{"a": 1}', '{"a": 1}'),
        (b"a\r\nb\rc\n\td", "a\nb\nc\n\td"),
        (b"\x1b[2J\x00\x7f\x07", "\\x1b[2J\\x00\\x7f\\x07"),
        ("a\u200bb\u200fc\u2060".encode(), "a\\u200bb\\u200fc\\u2060"),
        ("می\u200cخواهم".encode(), "می\u200cخواهم"),
        ("a\u202eb\u2066c\ufeff\U000e0041".encode(), "a\\u202eb\\u2066c\\ufeff\\U000e0041"),
        ("é✓日本".encode(), "é✓日本"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"\xc2\x9bx", "\\x9bx"),
    ],
)
def test_what_would_act_is_written_out(data, text):
    assert as_text(data) == text


def test_all_that_is_known_is_said_a_fact_a_line():
    sample = Sample(
        "api",
        NOW,
        Outcome.FAILED,
        Timing(1.2, 2.4, 11.0, 40.6, 55.1),
        status=503,
        evidence="oops",
        parts=(Part("db", PartState.FAILING, "down"),),
        certificate=PeerCertificate("CN=a", "CN=b", datetime(2026, 12, 1, tzinfo=UTC)),
    )
    assert evidence_of(sample).splitlines() == [
        "status 503: name 1.2 ms, connect 2.4 ms, TLS 11 ms, first byte 41 ms, total 55 ms",
        "certificate CN=a, issued by CN=b, expires 2026-12-01 00:00 UTC",
        "parts: db failing (down)",
        "oops",
    ]


def test_what_was_not_reached_is_left_out_and_all_is_bounded():
    assert evidence_of(Sample("api", NOW, Outcome.UNKNOWN)) == ""
    assert times_in_words(Timing(name_ms=0.0, connect_ms=3.0)) == "connect 3.0 ms"
    assert len(evidence_of(Sample("api", NOW, Outcome.OK, evidence="x" * 9_000))) == LONGEST_EVIDENCE


def test_a_time_that_is_hardly_one_is_no_nothing_and_what_others_told_has_none():
    assert times_in_words(Timing(name_ms=0.02, total_ms=0.4)) == "name < 0.1 ms, total 0.4 ms"
    assert answer_words(Sample("api", NOW, Outcome.OK, Timing(total_ms=0.4))) == "< 1 ms"
    assert answer_words(Sample("api", NOW, Outcome.OK)) == "no alert"
