"""Fields are read strictly and written without what is as usual."""

from dataclasses import dataclass

import pytest

from incident_desk.domain.checks.reading import CheckNotReadable, need, need_plain_texts, plain, typed


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    size: int = 3
    words: tuple[str, ...] = ()
    codes: tuple[int, ...] = (0,)
    share: float = 0.5
    is_on: bool = True


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, "name: is missing"),
        ({"name": 3}, "name: must be text"),
        ({"name": "a", "size": 1.5}, "size: must be a whole number"),
        ({"name": "a", "size": True}, "size: must be a whole number"),
        ({"name": "a", "share": float("inf")}, "share: must be a number"),
        ({"name": "a", "is_on": 1}, "is_on: must be true or false"),
        ({"name": "a", "words": "b"}, "words: must be a list of texts"),
        ({"name": "a", "words": ["b", 3]}, "words: must be a list of texts"),
        ({"name": "a", "codes": [True]}, "codes: must be a list of whole numbers"),
    ],
)
def test_a_wrong_field_is_named(given, wrong):
    with pytest.raises(CheckNotReadable, match=wrong):
        typed(Thing, given)


def test_what_is_as_usual_is_not_written_and_the_rest_comes_back():
    assert plain(Thing("a")) == {"name": "a"}
    thing = Thing("a", 4, ("b",), (0, 3), 1, False)
    assert Thing(**typed(Thing, plain(thing))) == thing


def test_fields_of_others_are_left_to_them():
    assert typed(Thing, {}, own=frozenset({"name"})) == {}


def test_lists_are_short_and_so_is_what_is_in_them():
    need_plain_texts("x", ("a",) * 20)
    for wrong in (("a",) * 21, ("",), ("a" * 1001,)):
        with pytest.raises(CheckNotReadable, match="x: "):
            need_plain_texts("x", wrong)
    need(True, "x", "")
