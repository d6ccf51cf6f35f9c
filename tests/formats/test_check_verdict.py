"""What the rule says of one answer, line by line; what the answer does not say is not judged."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.checks.json_conditions import JsonCondition
from incident_desk.domain.findings import PeerCertificate
from incident_desk.domain.health_check import Check, CommandOptions, DnsOptions, ExpectedStatus, HttpOptions, Rule
from incident_desk.domain.health_rules import Measure, Threshold
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing
from incident_desk.formats.check_verdict import duration_words, summary, verdict

NOW = datetime(2025, 10, 13, tzinfo=UTC)
OPTIONS = HttpOptions(
    "https://example.org/",
    expected=ExpectedStatus.parse("200"),
    json=(JsonCondition.parse('$.status == "healthy"'),),
    contains=("up",),
    warning_days=21,
)
CHECK = Check("a", "A", OPTIONS, rule=Rule(thresholds=(Threshold(Measure.LATENCY, 1, 5),)))
ENDS = PeerCertificate("CN=example.org", "CN=ca", NOW + timedelta(days=62))


def sample(outcome=Outcome.OK, **more):
    facts = {"timing": Timing(total_ms=96), "status": 200, "evidence": '{"status": "healthy"}', "certificate": ENDS}
    return Sample("a", NOW, outcome, **(facts | more))


def test_a_good_answer():
    lines = verdict(CHECK, sample())
    assert [(one.words, one.value, one.holds) for one in lines] == [
        ("Status is 200", "200", True),
        ("$.status is healthy", "healthy", True),
        ("Body contains up", "yes", True),
        ("Answer under 1 s", "96 ms, 10 times quicker", True),
        ("Answer under 5 s", "96 ms, 52 times quicker", True),
        ("Certificate over 21 days", "62 days, until 14 Dec 2025", True),
    ]
    assert summary(lines, sample()) == "all 6 expectations hold: normal"


def test_a_wrong_value_and_a_slow_answer():
    bad = sample(Outcome.FAILED, evidence='{"status": "down"}', fault=Fault.CONTENT, error="$.status is down")
    lines = verdict(CHECK, bad)
    assert [one.row for one in lines if one.holds is False] == ["json"]
    assert summary(lines, bad) == "1 of 6 do not hold: failing"
    slow = sample(timing=Timing(total_ms=1200))
    lines = verdict(CHECK, slow)
    assert [(one.row, one.is_slow) for one in lines if one.holds is False] == [("latency", True)]
    assert summary(lines, slow) == "1 of 6 does not hold: slow"


def test_no_answer_says_nothing_of_what_it_would_have_held():
    none = sample(
        Outcome.FAILED, status=None, evidence="", certificate=None, fault=Fault.TIMEOUT, error="no answer"
    )
    lines = verdict(CHECK, none)
    assert {one.holds for one in lines} == {None}
    assert summary(lines, none) == "failing"


def test_nothing_was_asked():
    unknown = sample(Outcome.UNKNOWN, status=None, evidence="", certificate=None)
    assert "nothing is judged" in summary(verdict(CHECK, unknown), unknown)


def test_an_answer_that_is_no_json_fails_its_row():
    lines = verdict(CHECK, sample(Outcome.FAILED, evidence="<html>", error="the answer is not JSON"))
    assert next(one for one in lines if one.row == "json").value == "not JSON"


def test_other_kinds():
    dns = Check("d", "D", DnsOptions("example.org", answers=("192.0.2.1",)))
    lines = verdict(dns, sample(evidence="192.0.2.1\n192.0.2.2", status=None))
    assert [one.holds for one in lines] == [True, True]
    command = Check("c", "C", CommandOptions(("true",)))
    assert verdict(command, sample(Outcome.UNKNOWN))[0].holds is None


@pytest.mark.parametrize(("ms", "words"), [(0.5, "0.5 ms"), (96.4, "96 ms"), (1234, "1.23 s"), (60_000, "60 s")])
def test_times(ms, words):
    assert duration_words(ms) == words
