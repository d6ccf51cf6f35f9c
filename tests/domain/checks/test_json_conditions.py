"""Conditions on JSON: read strictly, judged as JSON has it, said in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checks.json_conditions import JsonCondition, NotThere, Path, read_json, unmet_json
from incident_desk.domain.checks.reading import CheckNotReadable

HEALTH = {
    "status": "healthy",
    "uptime": 3.5,
    "ready": True,
    "none": None,
    "list": [1, "b", {"c": [0, 7]}],
    "a.b": {"x y": 1},
    "dependencies": {"slack": "connected", "mongodb": "connected"},
    "exists": 5,
    "in": 6,
}


@pytest.mark.parametrize(
    "text",
    [
        'status == "healthy"',
        "status == healthy",
        "status != down",
        "$.status == healthy",
        "uptime > 3",
        "uptime >= 3.5",
        "uptime < 4",
        "uptime<=3.5",
        "ready == true",
        "none == null",
        "none exists",
        "list[1] == b",
        "list[2].c[1] == 7",
        '"a.b"."x y" == 1',
        'status in ["healthy", "ok"]',
        "status in healthy, ok",
        "uptime in 1, 3.5",
        "dependencies.mongodb == connected",
        "list[2].c == [0, 7]",
        "ready != 1",
        "exists == 5",
        "in exists",
        "in > 5",
        "$ exists",
    ],
)
def test_what_holds_holds(text):
    assert JsonCondition.parse(text).unmet(HEALTH) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("status == ok", 'status is "healthy", expected == "ok"'),
        ("ready == 1", "ready is true, expected == 1"),
        ("uptime > 100", "uptime is 3.5, expected > 100"),
        ("status > 3", 'status is "healthy", expected > 3'),
        ("ready > 0", "ready is true, expected > 0"),
        ("status in a, b", 'status is "healthy", expected in ["a", "b"]'),
        ("nothing exists", "the answer has no nothing"),
        ("list[9] == 1", "the answer has no list[9]"),
        ("status.x == 1", "the answer has no status.x"),
        ("list.x == 1", "the answer has no list.x"),
        ("none.x exists", "the answer has no none.x"),
    ],
)
def test_what_does_not_is_said(text, why):
    assert unmet_json(HEALTH, [JsonCondition.parse("status exists"), JsonCondition.parse(text)]) == why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "status",
        "== 3",
        "a == ",
        "a > b",
        "a < true",
        "a exists 3",
        "a..b == 1",
        "a[x] == 1",
        "a[-1] == 1",
        "a b == 1",
        "x" * 501,
        "a[ == 1",
        '"a == 1',
    ],
)
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(CheckNotReadable, match="json: "):
        JsonCondition.parse(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_what_is_read_says_itself(text):
    try:
        condition = JsonCondition.parse(text)
    except CheckNotReadable:
        return
    assert JsonCondition.parse(str(condition)) == condition
    condition.unmet(HEALTH)
    hash(condition)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html>", "is not JSON: expecting value at character 0"),
        ("[" * 100_000, "too deep or too big"),
        ("9" * 5000, "too deep or too big"),
        ("", "is not JSON"),
    ],
)
def test_an_answer_that_is_no_json_is_said(text, why):
    with pytest.raises(ValueError, match=why):
        read_json(text)


def test_a_path_says_where_it_ends():
    assert Path.parse("a.b[0]", "parts").last == "0"
    with pytest.raises(NotThere):
        Path.parse("a.b", "parts").value({"a": 3})
