"""How long ago it was saved, and the signs of Markdown as icons."""

from datetime import timedelta

import pytest

from incident_desk.qt.pages.review.fields import Standing
from incident_desk.qt.pages.review.writing_head import WritingHead, saved_words
from tests.fakes import NOON


@pytest.mark.parametrize(
    ("ago", "words"),
    [(0, "saved now"), (8, "saved 8 s ago"), (61, "saved 1 min ago"), (3599, "saved 59 min ago"),
     (7200, "saved 2026-03-01 12:00 UTC by RO")],
)  # fmt: skip
def test_how_long_ago_it_was_saved(ago, words):
    assert saved_words(Standing("x", "1", "RO", "12:00", NOON), NOON + timedelta(seconds=ago)) == words


def test_what_was_never_saved_says_nothing():
    assert saved_words(Standing(), NOON) == ""


def test_each_icon_says_its_signs_and_has_a_name(qtbot, themes):
    head, signs = WritingHead(themes), []
    qtbot.addWidget(head)
    head.mark_wished.connect(lambda before, after: signs.append((before, after)))
    for button in head.marks:
        button.click()
        assert button.accessibleName()
    assert signs == [("**", "**"), ("*", "*"), ("`", "`"), ("[", "](https://)")]


def test_a_section_that_nobody_writes_has_no_signs(qtbot, themes):
    head = WritingHead(themes)
    qtbot.addWidget(head)
    head.show()
    head.show_section("Timeline", can_write=False, can_be_marked=False, is_done=False)
    assert not head.insert.isVisible() and not head.marks[0].isVisible() and not head.done.isEnabled()
    head.show_section("Cause", can_write=True, can_be_marked=True, is_done=True)
    assert head.insert.isVisible() and head.done.model.text == "A draft again"
