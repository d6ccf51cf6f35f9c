"""Counted lines that Markdown knows for no list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.enumerations import with_plain_numbers
from tests.formats.reading.pages import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1.) Stop it.\n\n2.) Start it.", "1) Stop it.\n\n2) Start it."),
        ("a) Stop it.\nb) Start it.", "- Stop it.\n- Start it."),
        ("  (a) Stop it.\n  (b) Start it.", "  - Stop it.\n  - Start it."),
        ("(1) Stop it.\n\nWait.\n\n(2) Start it.", "- Stop it.\n\nWait.\n\n- Start it."),
    ],
)
def test_counted_lines(text, wanted):
    assert with_plain_numbers(text.split("\n")) == wanted.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "a) alone",
        "b) Stop it.\nc) Start it.",
        "a) Stop it.\n  b) Start it.",
        "```\na) Stop it.\nb) Start it.\n```",
        "(see above) and\n(see below) too",
        "1) Stop it.\n2) Start it.",
        "1.)Stop\n2.)Start",
        "a) Stop it.\n" + "words\n" * 40 + "b) Start it.",
    ],
)
def test_what_counts_nothing_stays_as_it_is(text):
    assert with_plain_numbers(text.split("\n")) == text.split("\n")


@given(st.lists(st.text("ab1).(`- \tx", max_size=8)))
def test_no_word_is_lost_and_no_line_moves(lines):
    changed = with_plain_numbers(lines)
    assert [line.split()[1:] for line in changed] == [line.split()[1:] for line in lines]


def test_they_are_steps_of_their_stage_and_of_their_step():
    text = "# Leak\n## Contain\n1.) Stop it.\n\n2.) Start it.\n   a) slowly\n   b) with care\n"
    (plan,) = read(text).plans
    assert [step.text for step in plan.phases[0].steps] == ["Stop it.", "Start it."]
    assert [step.text for step in plan.phases[0].steps[1].children] == ["slowly", "with care"]
