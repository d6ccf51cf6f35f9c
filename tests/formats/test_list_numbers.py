"""Lists that were touched are numbered on as the document numbers them; all others stay letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.list_numbers import Line, numbered_on


def edited(source, change):
    """The lines of a text, where *change* has the places that stay and the new lines in between."""
    lines = source.split("\n")
    return "\n".join(
        numbered_on(lines, [Line(lines[one], one) if isinstance(one, int) else Line(one) for one in change])
    )


@pytest.mark.parametrize(
    ("source", "change", "wanted"),
    [
        ("1. a\n2. b\n3. c", [0, "2. new", 1, 2], "1. a\n2. new\n3. b\n4. c"),
        ("1) a\n2) b", [0, 1, "3. new"], "1) a\n2) b\n3) new"),
        ("1. a\n1. b", [0, "2. new", 1], "1. a\n1. new\n1. b"),
        ("4. a\n5. b\n6. c", [1, 2], "4. b\n5. c"),
        ("1. [ ] a\n2. [ ] b", [0, "- [ ] new", 1], "1. [ ] a\n2. [ ] new\n3. [ ] b"),
        ("* a\n* b", ["1. new", 0, 1], "* new\n* a\n* b"),
        ("1. a\n2. b\n2. c", [0, 1, "3. new", 2], "1. a\n2. b\n3. new\n2. c"),
        (
            "1. a\n   1. in\n   2. out\n2. b",
            [0, 1, "   2. new", 2, 3],
            "1. a\n   1. in\n   2. new\n   3. out\n2. b",
        ),
        ("1. a\n2. b\n\nwords\n\n1. c", [0, 2, 3, 4, 5], "1. a\n\nwords\n\n1. c"),
        ("1. a\nwords\n2. b", [0, 1, "2. new", 2], "1. a\nwords\n2. new\n3. b"),
        ("1. a\n2. b", [0, "2. new", "", 1], "1. a\n2. new\n3. b"),
        ("1. a\n\n2. b", [0, 1, "2. new", "", 2], "1. a\n\n2. new\n\n3. b"),
        ("# 1. a\n\n2. b\n3. c", [0, 1, 3], "# 1. a\n\n2. c"),
    ],
)
def test_a_touched_list_is_numbered_on(source, change, wanted):
    assert edited(source, change) == wanted


def test_what_stands_in_a_fence_is_no_list():
    source = "1. a\n   ```\n   7. not this\n   ```\n2. b"
    assert edited(source, [0, 1, 2, 3, "2. new", 4]) == source.replace("2. b", "2. new\n3. b")


def test_what_stands_under_an_item_moves_with_its_words():
    nine = "\n".join(f"{number}. x\n   - in" for number in range(1, 10))
    found = edited(nine, ["1. new", *range(18)]).split("\n")
    assert found[-4:] == ["9. x", "   - in", "10. x", "    - in"]


@given(st.lists(st.sampled_from(["1. a", "2. b", "7. c", "- d", "  - e", "", "words", "```", "# f"]), max_size=12))
def test_what_nobody_touched_stays_letter_by_letter(lines):
    assert numbered_on(lines, [Line(line, place) for place, line in enumerate(lines)]) == lines


@given(st.integers(1, 30), st.integers(0, 30), st.sampled_from(".)"))
def test_a_counted_list_is_counted_whatever_comes_into_it(length, place, behind):
    lines = [f"{number}{behind} x" for number in range(1, length + 1)]
    kept = [Line(line, at) for at, line in enumerate(lines)]
    found = numbered_on(lines, [*kept[:place], Line("9. new"), *kept[place:]])
    assert [line.split()[0] for line in found] == [f"{number}{behind}" for number in range(1, length + 2)]
