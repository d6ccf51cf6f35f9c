"""Lessons, sorted as the report sorts them."""

import pytest

from incident_desk.formats.reading.reports.lessons import lessons_of
from incident_desk.formats.reading.reports.parts import parts_of
from tests.formats.reading.pages import page


def sorts(text):
    found = lessons_of(parts_of(page(text)))
    return [[one.text for one in sort] for sort in (found.well, found.wrong, found.lucky, found.other)]


@pytest.mark.parametrize(
    "text",
    [
        "# R\n\n## Lessons learned\n\n### What went well\n- a\n\n### What went wrong\n- b\n\n"
        "### Where we got lucky\n- c\n",
        "# R\n\n## What Went Right\n1. a\n\n## What Went Wrong\n1. b\n\n## Where we were lucky\n1. c\n",
        "# R\n\n## Lessons\n\n**What went well:**\n\n- a\n\n**What could be improved**\n\n"
        "**What went wrong:**\n\n- b\n\n**Lucky**\n\n- c\n",
        "# R\n\n## Lições\n\n### O que deu certo\n- a\n\n### O que deu errado\n- b\n\n### Sorte\n- c\n",
        "# R\n\n- **What went well**: a\n- **What went badly**: b\n- **Where we got lucky**: c\n",
    ],
)
def test_the_sorts_in_many_forms(text):
    assert sorts(text)[:3] == [["a"], ["b"], ["c"]]


def test_what_is_unsorted_is_kept_apart():
    text = (
        "# R\n\n## Lessons learned\n\n1. Test\n   - more\n2. Watch\n\n**What went well**\n\n- a\n\n"
        "### Further\n- c\n"
    )
    assert sorts(text) == [["a"], [], [], ["Test\nmore", "Watch", "c"]]


def test_rows_of_a_table_are_lessons_and_none_is_none():
    assert sorts("# R\n\n## Lessons\n\n| # | What |\n|---|---|\n| 1 | Test |\n")[3] == ["1 | Test"]
    assert sorts("# R\n\n## What went well\n- None\n\n## Body\nAll went well.\n") == [[], [], [], []]


def test_a_sorted_item_is_no_other_lesson():
    assert sorts("# R\n\n## Lessons\n\n- What went well: a\n- b\n") == [["a"], [], [], ["b"]]


def test_a_heading_of_two_sorts_leaves_them_to_its_labels():
    text = "# R\n\n## What went well / what went poorly\n\n**Good**\n\n- a\n\n**Bad**\n\n- b\n"
    assert sorts(text)[:3] == [["a"], ["b"], []]
    assert sorts("# R\n\n## What could be improved\n- b\n")[1] == ["b"]


@pytest.mark.parametrize(
    "heads",
    [
        ("Qué funcionó bien", "Qué no funcionó bien"), ("O que funcionou", "O que não funcionou"),
        ("Ce qui a bien fonctionné", "Ce qui n'a pas fonctionné"), ("Was gut lief", "Was nicht gut lief"),
    ],
)  # fmt: skip
def test_what_denies_the_one_sort_is_the_other(heads):
    assert sorts(f"# R\n\n## {heads[0]}\n- a\n\n## {heads[1]}\n- b\n")[:2] == [["a"], ["b"]]


def test_lessons_under_a_numbered_bold_line():
    assert sorts("# R\n\n## Course\n\nWords.\n\n**7. Lessons learned**\n\n- **First:** test\n")[3] == [
        "First: test"
    ]


def test_an_item_that_begins_with_no_can_be_a_lesson():
    assert sorts("# R\n\n## Was schlecht lief\n- keine Überwachung der Laufzeit\n- Keine\n")[1] == [
        "keine Überwachung der Laufzeit"
    ]


def test_a_sort_in_brackets_in_a_script_without_spaces():
    assert sorts("# R\n\n## 検知が機能した点（良かった点）\n- a\n")[0] == ["a"]
