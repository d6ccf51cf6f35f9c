"""What a data folder says for all who work in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.counting import RESOLUTION_TO, RESPONSE_FROM, Counting
from incident_desk.domain.severity import WORKSPACE_SCHEME
from incident_desk.domain.workspace import LONGEST_S, TARGETS, WorkspaceRules

CHANGES = st.lists(
    st.tuples(
        st.sampled_from([one.name for one in WORKSPACE_SCHEME]),
        st.sampled_from(TARGETS),
        st.none() | st.integers(0, LONGEST_S),
    ),
    max_size=8,
)


@given(CHANGES, st.sampled_from(RESPONSE_FROM), st.sampled_from(RESOLUTION_TO))
def test_what_is_written_is_read(changes, since, until):
    rules = WorkspaceRules(Counting(since, until))
    for name, target, seconds in changes:
        rules = rules.with_target(name, target, seconds)
    assert WorkspaceRules.from_data(rules.to_data()) == rules


def test_only_what_differs_from_the_programs_own_is_written():
    assert WorkspaceRules().to_data()["levels"] == {}
    changed = WorkspaceRules().with_target("P1", "response_s", 600).with_target("P3", "response_s", None)
    assert changed.to_data()["levels"] == {"P1": {"response_s": 600}, "P3": {"response_s": None}}


@pytest.mark.parametrize(
    "data",
    [None, [], {"levels": []}, {"levels": {"P1": 3}}, {"levels": {"P1": {"response_s": "soon"}}},
     {"levels": {"P1": {"response_s": -1}}}, {"levels": {"P1": {"response_s": True}}},
     {"levels": {"P1": {"response_s": LONGEST_S + 1}}}],
)  # fmt: skip
def test_what_makes_no_sense_is_no_rule(data):
    with pytest.raises(ValueError):
        WorkspaceRules.from_data(data)


def test_what_a_later_version_adds_is_passed_over():
    assert WorkspaceRules.from_data({"levels": {"P9": {"x": 1}, "P1": {"new_s": 3}}, "more": 1}) == WorkspaceRules()
