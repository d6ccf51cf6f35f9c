"""What in a section can be done."""

import pytest

from incident_desk.formats.reading.doable import can_be_done, can_do, has_boxes, is_action_table, is_ordered
from tests.formats.reading.pages import block, section


def test_rows_of_ordered_actions():
    assert is_action_table(block("| Step | Action |\n|---|---|\n| 1 | look |"))
    assert is_action_table(block("| # | Gate | Status |\n|---|---|---|\n| 1 | look | done |"))
    assert is_action_table(block("| No | Task | Owner |\n|---|---|---|\n| 1 | look | Mo |"))
    assert is_action_table(block("| Nr. | Maßnahme |\n|---|---|\n| 1 | look |"))
    assert not is_action_table(block("| # | Alarm | Owner |\n|---|---|---|\n| 1 | look | Mo |"))
    assert not is_action_table(block("| Level | Action |\n|---|---|\n| P1 | look |"))


@pytest.mark.parametrize(
    ("text", "it_can"),
    [
        ("- look", True),
        ("[ ] look", True),
        ("look", False),
        ("```bash\nls\n```", True),
        ("> look", False),
        ("- Lost: [see](#lost)\n- Found: [see](#found)", False),
        ("- [Lost](#lost)", False),
        ("* Lost ([there](#lost))\n  * at night", False),
        ("1. Look ([how](#how))", True),
        ("- Look ([how](#how))\n- Wait", True),
        ("- [Lost](https://a.example/#lost)", True),
    ],
)
def test_what_can_be_done(text, it_can):
    assert can_do(block(text)) is it_can


def test_work_stands_in_the_sections_under_it():
    assert can_be_done(section("# T\n## A\n### B\n- look", "A"))
    assert not can_be_done(section("# T\n## A\n### B\nlook\n## C\n- look", "A"))


@pytest.mark.parametrize(
    ("body", "boxes", "order"), [("1. look", False, True), ("- [ ] look", True, True), ("- look", False, False)]
)
def test_boxes_are_an_order_too(body, boxes, order):
    found = section(f"# T\n## A\n{body}", "A")
    assert (has_boxes(found), is_ordered(found)) == (boxes, order)


def test_what_must_never_be_done_is_nothing_to_do():
    assert not can_do(block("- ❌ Change it in production\n- ❌ Blame somebody\n"))
