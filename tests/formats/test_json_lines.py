"""An answer as lines; the condition of each line is met by that very answer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checks.json_conditions import JsonCondition
from incident_desk.formats.json_lines import MOST_LINES, join_condition, json_lines, split_condition

WHOLE = {"status": "healthy", "a b": [1, {"x": None}], "e": {}, "é": True, "n": 1.5, "q": 'say "hi"'}


def test_each_value_can_be_expected():
    lines = json_lines(json.dumps(WHOLE))
    conditions = [one.condition for one in lines if one.condition]
    assert len(conditions) == 6
    assert [one for one in conditions if JsonCondition.parse(one).unmet(WHOLE)] == []
    assert json.loads("".join(one.text for one in lines)) == WHOLE


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab =!", max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab_-", min_size=1, max_size=3), inner),
        max_leaves=8,
    )
)
def test_any_condition_that_is_offered_is_met(whole):
    for line in json_lines(json.dumps({"whole": whole})):
        if line.condition:
            assert JsonCondition.parse(line.condition).unmet({"whole": whole}) == ""


def test_what_is_no_json_is_plain_lines_and_much_is_cut():
    assert [one.text for one in json_lines("<b>\nno")] == ["<b>", "no"]
    assert len(json_lines(json.dumps(list(range(1000))))) == MOST_LINES + 1
    assert len(json_lines("x\n" * 1000)) == MOST_LINES
    assert json_lines("") == ()
    assert json_lines("[" * 5000)


@pytest.mark.parametrize(
    "text",
    ['$.status == "healthy"', "a.b[0] >= 3", "state in up, ready", "x exists", '"a == b".c != 1', "x == a == b"],
)
def test_a_condition_in_three_parts_and_again_whole(text):
    assert join_condition(*split_condition(text)) == text


def test_what_is_no_condition_is_all_path():
    assert split_condition("status") == ("status", "==", "")
    assert join_condition(" ", "==", "x") == ""
