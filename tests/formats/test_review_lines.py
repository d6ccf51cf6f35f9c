"""A text as the rows of a list, and what stays a text."""

import pytest

from incident_desk.formats.review_lines import LONGEST, MOST, rows_of


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("- one\n- **two** of\n  them\n\n* three [here](http://x.example)",
         ("one", "two of them", "three here (http://x.example)")),
        ("1. one\n2. two", ("one", "two")),
        ("One.\nStill one.\n\nTwo.", ("One. Still one.", "Two.")),
        ("- one\n\n  goes on", ("one goes on",)),
        ("", ()),
    ],
)  # fmt: skip
def test_items_and_paragraphs_are_rows(text, rows):
    assert rows_of(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "It went:\n\n- one", "- [ ] to do", "- one\n  - in it", "- one\n  ```\n  code\n  ```", "> said",
        "### Name\n- one",
        "| a |\n|---|\n| b |", "- " + "x" * (LONGEST + 1), "\n".join("- x" for _ in range(MOST + 1)),
        "\n\n".join("Words." for _ in range(9)),
    ],
)  # fmt: skip
def test_what_rows_would_lose_stays_a_text(text):
    assert rows_of(text) == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1. Why did it fail?\n   - The pool was empty.\n2. Why was it? It leaked.",
         ("Why did it fail? The pool was empty.", "Why was it? It leaked.")),
        ("- Why?\n  - It failed. Why?\n    - It leaked. Why?\n      - Nobody closed it.",
         ("Why?", "It failed. Why?", "It leaked. Why? Nobody closed it.")),
    ],
)  # fmt: skip
def test_whys_within_whys_are_rows_and_answers_stand_behind_their_question(text, rows):
    assert rows_of(text, nested=True) == rows
