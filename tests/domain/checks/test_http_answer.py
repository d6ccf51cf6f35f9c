"""What the content of an answer is worth, and what of its parts is told."""

import re

import pytest

from incident_desk.domain.checks.http import HttpOptions
from incident_desk.domain.checks.http_answer import has_conditions, judge_content, needs_text, parts_of_failure
from incident_desk.domain.findings import PartState

BODY = '{"status": "healthy", "dependencies": {"slack": "connected", "mongodb": "disconnected", "cache": "slow"}}'


def judge(text: str = BODY, headers=(("Via", "1.1 a"),), is_cut: bool = False, **options):
    options = HttpOptions.from_data({"url": "http://x/"} | options)
    return judge_content(options, headers, text, is_cut, lambda pattern, text: bool(re.search(pattern, text)))


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (
            {"contains": ["healthy"], "matches": ["h.a"], "json": ["status == healthy"], "answer_headers": ["Via"]},
            "",
        ),
        ({"contains": ["ready"]}, 'the answer does not contain "ready"'),
        ({"lacks": ["slow"]}, 'the answer contains "slow"'),
        ({"matches": ["^ok"]}, 'nothing in the answer matches "^ok"'),
        ({"json": ["status == ok"]}, 'status is "healthy", expected == "ok"'),
        ({"answer_headers": ["X-Node"]}, "the answer has no header X-Node"),
    ],
)
def test_each_condition_is_judged_and_said(options, error):
    assert judge(**options).error == error


def test_a_failing_part_fails_the_check_unless_it_is_only_told():
    verdict = judge(parts=["dependencies"])
    assert (verdict.error, verdict.is_of_part) == ("mongodb failing (disconnected)", True)
    assert [one.name for one in verdict.parts] == ["slack", "mongodb", "cache"]
    told = judge(parts=["dependencies"], parts_count=False)
    assert (told.error, told.warning) == ("", "mongodb failing (disconnected)")


def test_a_degraded_part_is_told_and_a_missing_one_does_not_look_normal():
    text = '{"d": {"cache": "slow"}}'
    assert (judge(text, parts=["d"]).error, judge(text, parts=["d"]).warning) == ("", "cache degraded (slow)")
    assert judge(text, parts=["e"]).error == "e unknown (not in the answer)"


def test_what_was_cut_is_said():
    assert judge("abc", is_cut=True, contains=["x"]).error.endswith(" in its first 65536 bytes")
    assert judge(BODY[:40], is_cut=True, json=["a == 1"]).error.startswith("the answer is longer than 65536 bytes")
    assert judge("<html>", json=["a == 1"]).error.startswith("the answer is not JSON")


def test_the_parts_of_an_answer_of_a_wrong_status_are_kept():
    options = HttpOptions.from_data({"url": "http://x/", "parts": ["dependencies"]})
    assert parts_of_failure(options, BODY)[1].state is PartState.FAILING
    assert parts_of_failure(options, "<html>") == ()


def test_a_plain_check_needs_nothing():
    plain = HttpOptions("http://x/")
    assert not has_conditions(plain) and not needs_text(plain)
    headers = HttpOptions.from_data({"url": "http://x/", "answer_headers": ["Via"]})
    assert has_conditions(headers) and not needs_text(headers)


def test_an_answer_that_calls_itself_degraded_is_partly_failing_by_its_parts_and_not_down():
    text = '{"status": "degraded", "dependencies": {"mongodb": "disconnected", "slack": "connected"}}'
    verdict = judge(text, parts=["dependencies"])
    assert (verdict.error, verdict.warning) == ("", "mongodb failing (disconnected)")
    assert judge(text, parts=["dependencies"], json=["status == healthy"]).error.startswith("status is")
    assert judge('{"status": "degraded"}', parts=["e"]).warning == "e unknown (not in the answer)"
