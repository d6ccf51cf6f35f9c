"""A difference in words: short, on one line, and saying what was not stated before."""

import pytest

from incident_desk.domain.difference import Difference


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference("step", "added", "Call", "Look, 2"), "added: step “Call” (Look, 2)"),
        (Difference("step", "removed", "Call", "Look, 2", "with 3 steps under it"),
         "removed: step “Call” (Look, 2), with 3 steps under it"),
        (Difference("step", "moved", "Call", before="Look, 2", after="Mend, 1"),
         "moved: step “Call”, from Look, 2 to Mend, 1"),
        (Difference("severity", "changed", "P1", "", "response", "", "15 min"),
         "changed: severity “P1”, response: not stated → 15 min"),
        (Difference("title", "changed", before="A\nB", after="C"), "changed: title: A B → C"),
    ],
)  # fmt: skip
def test_a_difference_is_a_line_for_a_person(difference, words):
    assert difference.words == words


def test_a_long_text_is_cut():
    words = Difference("template", "changed", "x", "", "words", "y" * 5000, "z\n" * 5000).words
    assert len(words) < 400 and "\n" not in words and words.endswith("…")
