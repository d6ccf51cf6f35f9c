"""YAML without trust: plain values, no aliases, no tags, no depth without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.check_lists.found import ListNotReadable
from incident_desk.formats.check_lists.yaml_text import DEEPEST, LONGEST, read_yaml

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def test_documents_are_read_in_order() -> None:
    assert read_yaml("a: 1\n---\nb: [2, x]\n---\n") == [{"a": 1}, {"b": [2, "x"]}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "line 2: aliases"),
        ("a: !!python/object/apply:os.system ['true']", "could not determine a constructor"),
        ("a: [1, 2", "line 1: "),
        ("a:\n  - b\n c: d", "line 3: "),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), f"nested more than {DEEPEST} deep"),
        ("[" * 5_000, "nested"),
        ("a" * (LONGEST + 1), "longer than 5 MB"),
        ("a: \x00", "not readable as YAML"),
    ],
)
def test_what_is_not_read_says_why_and_where(text: str, words: str) -> None:
    with pytest.raises(ListNotReadable, match=words.replace("[", r"\[")):
        read_yaml(text)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        read_yaml(text)
    except ListNotReadable as error:
        assert str(error)
