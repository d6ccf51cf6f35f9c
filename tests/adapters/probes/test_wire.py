"""Lines between window and worker: what is sent arrives, what is wrong is said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.adapters.probes.wire import (
    MessageNotReadable,
    from_line,
    sample_from_data,
    sample_to_data,
    samples_of,
    to_line,
)
from incident_desk.domain.findings import Part, PartState, PeerCertificate
from incident_desk.domain.health import Fault, Outcome, Sample, Timing

T0 = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)
MS = st.none() | st.integers(0, 10**8).map(lambda n: n / 1000)

MOMENTS = st.integers(0, 10**15).map(lambda n: T0 + timedelta(microseconds=n))
samples = st.builds(
    Sample,
    check_id=st.text(min_size=1),
    at=MOMENTS,
    outcome=st.sampled_from(Outcome),
    timing=st.builds(Timing, MS, MS, MS, MS, MS.map(lambda ms: ms or 0.0)),
    status=st.none() | st.integers(100, 599),
    fault=st.none() | st.sampled_from(Fault),
    error=st.text(),
    evidence=st.text(),
    http_version=st.sampled_from(["", "HTTP/1.1"]),
    cut=st.booleans(),
    warning=st.text(),
    parts=st.lists(st.builds(Part, st.text(), st.sampled_from(PartState), st.text(), MS), max_size=3).map(tuple),
    certificate=st.none() | st.builds(PeerCertificate, st.text(), st.text(), MOMENTS),
    version=st.text(max_size=64),
    uptime_s=MS,
)


@given(samples)
def test_every_sample_arrives_as_it_was_sent(sample):
    line = to_line({"samples": [sample_to_data(sample)]})
    assert line.count(b"\n") == 1
    assert sample_from_data(from_line(line)["samples"][0]) == sample


@pytest.mark.parametrize("line", [b"", b"hello\n", b"[1]\n", b"\xff\n", b"3\n"])
def test_a_line_that_is_no_message_is_said(line):
    with pytest.raises(MessageNotReadable):
        from_line(line)


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": None},
        {"at": "soon"},
        {"outcome": "maybe"},
        {"fault": "evil"},
        {"timing": {"x_ms": 1}},
        {"parts": [{"name": "db", "state": "evil"}]},
        {"parts": [3]},
        {"certificate": {"subject": "x"}},
    ],
)
def test_a_sample_that_is_none_is_said(wrong):
    data = sample_to_data(Sample("api", T0, Outcome.OK))
    with pytest.raises(MessageNotReadable):
        sample_from_data(data | wrong)


def test_a_line_of_samples_keeps_the_line_for_whoever_passes_it_on():
    sample = Sample("incident/api", T0, Outcome.OK, Timing(total_ms=40.0), status=200, evidence="ü\n")
    line = to_line({"samples": [sample_to_data(sample)]})
    told = samples_of(line, from_line(line))
    assert list(told) == [sample]
    assert from_line(told.text.encode()) == from_line(line) and "\n" not in told.text
