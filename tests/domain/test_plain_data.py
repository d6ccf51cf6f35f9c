"""Values survive being written as plain data, and what other versions wrote still reads."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.plain_data import Known, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Leaf:
    word: str
    count: int | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    name: str
    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()
    branches: tuple["Branch", ...] = ()
    share: float = 0.5


WORDS = st.text(max_size=5)
LEAVES = st.builds(Leaf, WORDS, st.none() | st.integers(), st.lists(WORDS, max_size=3).map(tuple))


def branches(inner):
    return st.builds(
        Branch,
        WORDS,
        st.none() | LEAVES,
        st.lists(LEAVES, max_size=3).map(tuple),
        st.lists(inner, max_size=3).map(tuple),
        st.floats(allow_nan=False),
    )


VALUES = st.recursive(st.builds(Branch, WORDS), branches, max_leaves=6)


@given(VALUES)
def test_a_value_comes_back_from_json_as_it_was(value):
    assert from_plain(Branch, json.loads(json.dumps(to_plain(value)))) == value


def test_a_field_of_a_newer_version_is_passed_over_and_one_that_lacks_takes_its_default():
    assert from_plain(Branch, {"name": "a", "later": 1}) == Branch("a")


@pytest.mark.parametrize("data", [[], "text", None, {"share": 1.0}])
def test_what_is_no_value_is_refused(data):
    with pytest.raises(TypeError):
        from_plain(Branch, data)


@given(st.lists(VALUES, max_size=12))
def test_remembered_values_are_those_that_the_data_describes(values):
    known = Known(Branch, most=3)
    for value in values:
        assert known.read(to_plain(value)) == value


def test_the_same_data_gives_the_very_value_while_it_is_among_the_last():
    known = Known(Branch, most=2)
    first = known.read({"name": "a"})
    assert known.read({"name": "b"}) is not first
    assert known.read({"name": "a"}) is first
    known.read({"name": "c"})
    assert known.read({"name": "a"}) is not first
