"""A rule in short words."""

from dataclasses import replace

import pytest

from incident_desk.domain.health_check import (
    CertificateOptions,
    Check,
    CommandOptions,
    DnsOptions,
    HttpOptions,
    Rule,
    TcpOptions,
    WebhookOptions,
)
from incident_desk.domain.health_rules import Measure, Threshold
from incident_desk.qt.pages.health.rule_words import LONGEST, rule_words
from tests.qt.watched import check_of


def test_a_web_address_says_what_it_expects_and_when_it_is_down():
    options = HttpOptions.from_data(
        {"url": "http://127.0.0.1:9/", "expected": "200", "json": ['status == "healthy"']}
    )
    rule = Rule(failures=0, seconds=120, good=3, thresholds=(Threshold(Measure.LATENCY, 1, 10),))
    assert rule_words(Check("a", "a", options, rule=rule, depends_on=("b",))) == (
        "Expect 200", 'status == "healthy"', "Slow above 1 s, critical above 10 s", "Down after 2 min unreachable",
        "Normal after 3 good", "Depends on 1 check",
    )  # fmt: skip


def test_a_window_is_named():
    rule = Rule(thresholds=(Threshold(Measure.ERRORS, 5, over_s=300), Threshold(Measure.AVAILABILITY, 0, 90, 60)))
    words = rule_words(replace(check_of(), rule=rule))
    assert words[1:3] == ("Errors above 5 % in 5 min", "Critical below 90 % in 1 min")
    assert words[3] == "Down after 2 failures"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (TcpOptions("h", 1, expect="hi"), "answers “hi”"),
        (DnsOptions("h", answers=("1.2.3.4",)), "A 1.2.3.4"),
        (CertificateOptions("h"), "Slow under 21 days"),
        (CommandOptions(("true",), contains=("ok",)), "contains “ok”"),
        (CommandOptions(("true",)), "Exit code 0"),
    ],
)
def test_each_kind_has_its_words(options, word):
    assert word in rule_words(Check("a", "a", options))


def test_no_chip_is_endless():
    words = rule_words(Check("a", "a", CommandOptions(("true",), contains=("x" * 300,))))
    assert max(map(len, words)) <= LONGEST


def test_what_others_tell_has_no_limit_of_an_answer_time():
    rule = Rule(failures=1, good=1, thresholds=(Threshold(Measure.LATENCY, 1),))
    words = rule_words(Check("c", "Alerts", WebhookOptions("alerts"), rule=rule))
    assert words == ("Down after 1 failure", "Normal after 1 good")
