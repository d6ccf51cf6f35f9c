"""The strip of action items."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.incident import ActionItem
from incident_desk.qt.panes.playbook.action_strip import ActionStrip, words_of

ALERT = ActionItem("a", "Alert on pool use @RO", "RO")
DONE = ActionItem("b", "Write & mail", done=True)


@pytest.fixture
def strip(themes, qtbot):
    strip = ActionStrip(themes)
    qtbot.addWidget(strip)
    strip.resize(540, 44)
    strip.show_actions((DONE, ALERT))
    strip.show()
    return strip


def test_it_counts_open_items_and_names_the_newest(strip):
    assert strip._count.text() == "1 open"
    assert strip._newest.text() == "Alert on pool use, RO"


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (ALERT, "Alert on pool use, RO"),
        (ActionItem("c", "Write", "Maya Kowalski"), "Write, MK"),
        (ActionItem("d", "Write"), "Write"),
    ],
)
def test_the_owner_is_named_once(action, words):
    assert words_of(action) == words


def test_a_new_text_stays_until_it_is_among_the_items(strip, qtbot):
    strip.begin()
    qtbot.keyClicks(strip.field, "Order a bigger pool")
    with qtbot.waitSignal(strip.add_wanted) as wanted:
        qtbot.keyClick(strip.field, Qt.Key.Key_Return)
    assert wanted.args == ["Order a bigger pool"]
    assert strip.field.text() == "Order a bigger pool"
    strip.show_actions((DONE, ALERT, ActionItem("c", "Order a bigger pool")))
    assert strip.field.text() == ""
    assert not strip.field.isVisible()


def test_esc_leaves_without_adding(strip, qtbot):
    strip.begin()
    qtbot.keyClicks(strip.field, "x")
    with qtbot.assertNotEmitted(strip.add_wanted):
        qtbot.keyClick(strip.field, Qt.Key.Key_Escape)
    assert not strip.field.isVisible()


def test_the_menu_ticks_items(strip, qtbot):
    menu = strip.menu()
    assert [(entry.text(), entry.isChecked()) for entry in menu.actions()] == [
        ("Alert on pool use, RO", False),
        ("Write && mail", True),
    ]
    with qtbot.waitSignal(strip.done_wanted) as wanted:
        menu.actions()[0].trigger()
    assert wanted.args == ["a", True]
