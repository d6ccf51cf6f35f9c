"""What changed before the impact: counted in the head of the timeline, listed by the button."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.qt.panes.timeline.changes_button import MOST_LISTED, ChangesButton, change_lines

IMPACT = datetime(2026, 10, 14, 2, 54, tzinfo=UTC)


def made(minutes, text, what=ChangeKind.DEPLOY, **more):
    return ChangeMade(text, IMPACT - timedelta(minutes=minutes), text, what, **more)


DEPLOY = made(5, "session store", ref="7c1e0f4")
FLAG = made(1_000, "flag new-ui on & off", ChangeKind.FLAG)


@pytest.fixture
def button(themes, qtbot):
    button = ChangesButton(themes)
    qtbot.addWidget(button)
    return button


def test_without_a_change_there_is_no_button(button):
    button.show_changes((), IMPACT, is_compact=False)
    assert not button.isVisibleTo(None) and button.isHidden()


def test_it_counts_and_compact_shows_the_number_alone(button):
    button.show_changes((FLAG, DEPLOY), IMPACT, is_compact=False)
    assert button.text() == "2 changes before" and not button.isHidden()
    button.show_changes((DEPLOY,), IMPACT, is_compact=True)
    assert button.text() == "1"
    assert button.accessibleName() == button.toolTip() == "1 change in the 48 h before the impact"


def test_the_list_has_the_newest_first_with_its_distance():
    assert change_lines((FLAG, DEPLOY), IMPACT) == [
        "02:49  5 min before  Deploy 7c1e0f4: session store",
        "Tue 10:14  16 h 40 min before  Flag new-ui on & off",
    ]
    assert change_lines((made(0, "x" * 200),), IMPACT)[0] == f"02:54  as it began  Deploy: {'x' * 81}…"


def test_a_long_list_is_cut_and_says_so():
    lines = change_lines([made(minute, f"{minute}") for minute in range(1, 40)], IMPACT)
    assert len(lines) == MOST_LISTED + 1
    assert lines[-1] == f"and {39 - MOST_LISTED} more: see the report"


def test_an_entry_of_the_list_shows_the_changes_of_the_timeline(button, qtbot):
    button.show_changes((FLAG, DEPLOY), IMPACT, is_compact=False)
    menu = button.menu_of_changes()
    texts = [entry.text() for entry in menu.actions()]
    assert texts[1].endswith("Flag new-ui on && off"), "a text is no key"
    assert texts[-1] == "Show changes in the timeline"
    for entry in (menu.actions()[0], menu.actions()[-1]):
        with qtbot.waitSignal(button.kind_wished):
            entry.trigger()


def test_the_keyboard_opens_it(button, qtbot, qapp):
    button.show_changes((DEPLOY,), IMPACT, is_compact=False)
    button.show()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: qapp.activePopupWidget() is not None)
    qapp.activePopupWidget().close()
