"""One table for menus and keys; letters are keys until somebody types."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.actions import DOCUMENTS, TABLE, Actions, Menu, spec, takes_letters

KEYS = [(one.id, key) for one in TABLE for key in one.keys if not one.needs_run and not one.pages]
RUN_KEYS = [
    (one.id, key)
    for one in TABLE
    for key in one.keys
    if (one.needs_run or one.serves_run or not one.needs_incident) and one.id != "seen" and not one.pages
]
"""The keys while a checklist's run is in front."""
FIELDS = ["line", "text", "plain", "spin", "combo", "editable_combo"]


class Desk(QMainWindow):
    """A window with one of each kind of field, and an action table."""

    def __init__(self):
        super().__init__()
        self.actions_table = Actions(self)
        self.heard = []
        self.actions_table.triggered.connect(self.heard.append)
        body = QWidget()
        column = QVBoxLayout(body)
        self.button, self.table = QPushButton("A button"), QTableView()
        self.line, self.text, self.plain, self.spin = QLineEdit(), QTextEdit(), QPlainTextEdit(), QSpinBox()
        self.combo, self.editable_combo, self.read_only = QComboBox(), QComboBox(), QTextEdit("only to be read")
        self.editable_combo.setEditable(True)
        self.combo.addItems(["Apple", "Lemon"])
        self.read_only.setReadOnly(True)
        for widget in (self.button, self.table, self.line, self.text, self.plain, self.spin, self.combo,
                       self.editable_combo, self.read_only):  # fmt: skip
            column.addWidget(widget)
        self.setCentralWidget(body)


@pytest.fixture
def desk(qtbot):
    window = Desk()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.button.setFocus()
    return window


def press(qtbot, widget, key):
    """Press a key as the table writes it: the platform takes the Shift away that a sign such as ? needs."""
    combination = QKeySequence(key)[0]
    qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("keys", [KEYS, RUN_KEYS], ids=["desk", "run"])
def test_every_key_and_every_id_stands_once(keys):
    assert [key for key, count in Counter(key for _, key in keys).items() if count > 1] == []
    assert len({one.id for one in TABLE}) == len(TABLE)


def test_every_key_is_one_that_qt_knows():
    for _, key in KEYS:
        assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) == key


def test_the_keys_of_the_design_do_what_it_says():
    wanted = {
        "L": "log", "Ctrl+L": "log", "D": "step_done", "C": "copy_command", "N": "next_phase", "S": "severity",
        "T": "status", "I": "action_item", "G": "next_open", "H": "roles", "R": "resolve", "A": "acknowledge",
        "F5": "check_now", "F6": "next_pane", "Shift+F6": "previous_pane", "Ctrl+K": "palette", "F1": "keys",
        "?": "keys", "Ctrl+N": "declare", "Ctrl+F": "find", "/": "find", "Ctrl+Z": "undo", "Ctrl+1": "home",
        "Ctrl+Shift+Z": "redo", "F11": "full_screen", "Ctrl+E": "export", "Ctrl+Shift+M": "export_markdown",
        "Ctrl+2": "desk", "Ctrl+7": "wall",
    }  # fmt: skip
    there = {key: action for action, key in KEYS}
    assert {key: there.get(key) for key in wanted} == wanted


@pytest.mark.parametrize(("action", "key"), KEYS, ids=[key for _, key in KEYS])
def test_each_key_asks_for_its_action(desk, qtbot, action, key):
    press(qtbot, desk.button, key)
    assert desk.heard == [action]


@pytest.mark.parametrize("field", FIELDS)
def test_letters_and_signs_belong_to_the_field_that_has_the_focus(desk, qtbot, field):
    widget = getattr(desk, field)
    widget.setFocus()
    for _, key in KEYS:
        if len(key) == 1:
            press(qtbot, widget, key)
    assert desk.heard == []


@pytest.mark.parametrize("field", FIELDS)
def test_keys_with_ctrl_work_from_a_field_too(desk, qtbot, field):
    widget = getattr(desk, field)
    widget.setFocus()
    for key in ("Ctrl+L", "Ctrl+K", "F6", "Ctrl+N"):
        press(qtbot, widget, key)
    assert desk.heard == ["log", "palette", "next_pane", "declare"]


@pytest.mark.parametrize("field", ["button", "table", "read_only"])
def test_where_nobody_types_letters_are_keys(desk, qtbot, field):
    desk.line.setFocus()
    widget = getattr(desk, field)
    widget.setFocus()
    press(qtbot, widget, "D")
    press(qtbot, widget, "?")
    assert desk.heard == ["step_done", "keys"]


def test_letters_come_back_when_the_field_is_left(desk, qtbot):
    for _ in range(3):
        desk.line.setFocus()
        press(qtbot, desk.line, "L")
        desk.button.setFocus()
        press(qtbot, desk.button, "L")
    assert desk.heard == ["log"] * 3
    assert desk.line.text().casefold() == "lll"


def test_undo_in_a_field_is_that_of_its_text(desk, qtbot):
    desk.line.setFocus()
    qtbot.keyClicks(desk.line, "words")
    press(qtbot, desk.line, "Ctrl+Z")
    assert desk.line.text() == "" and desk.heard == []


def test_a_window_that_opens_while_a_field_has_the_focus_leaves_it_its_letters(desk, qtbot):
    desk.line.setFocus()
    second = Actions(desk)
    letters = [key.toString() for one in TABLE for key in second.action(one.id).shortcuts()]
    assert not [key for key in letters if len(key) == 1]


def test_without_an_incident_what_needs_one_is_off(desk, qtbot):
    desk.actions_table.set_incident(False)
    press(qtbot, desk.button, "D")
    desk.actions_table.trigger("step_done")
    press(qtbot, desk.button, "Ctrl+N")
    assert desk.heard == ["declare"]
    desk.actions_table.set_incident(True)
    press(qtbot, desk.button, "D")
    assert desk.heard == ["declare", "step_done"]


def test_what_needs_no_incident_is_never_off(desk):
    desk.actions_table.set_incident(False)
    off = [one.id for one in TABLE if not desk.actions_table.action(one.id).isEnabled()]
    assert off == [one.id for one in TABLE if one.needs_incident]


def test_in_front_of_a_run_no_key_acts_on_the_incident_that_nobody_sees(desk, qtbot):
    desk.actions_table.set_run(True)
    for key in ("F", "K", "B", "R", "D", "A", "E", "S", "T", "N"):
        press(qtbot, desk.button, key)
    assert desk.heard == ["defer_step", "keep_going", "roll_back", "finish_run", "step_done"]
    desk.heard.clear()
    desk.actions_table.set_run(False)
    for key in ("F", "K", "B", "R", "D"):
        press(qtbot, desk.button, key)
    assert desk.heard == ["seen", "bind_step", "resolve", "step_done"]


def test_a_key_of_one_page_is_nobody_elses_there_and_does_nothing_elsewhere(desk, qtbot):
    told = {}
    for page in ("desk", "home", "metrics", "desk"):
        desk.heard.clear()
        desk.actions_table.set_page(page)
        press(qtbot, desk.button, "M")
        press(qtbot, desk.button, "Ctrl+Shift+C")
        told[page] = list(desk.heard)
    assert told == {
        "desk": ["mute", "send_update"],
        "home": ["metrics", "send_update"],
        "metrics": ["metrics", "copy_outages"],
    }


def test_a_letter_of_one_page_belongs_to_a_field_there_too(desk, qtbot):
    desk.actions_table.set_page("home")
    desk.line.setFocus()
    press(qtbot, desk.line, "M")
    assert desk.heard == [] and desk.line.text().casefold() == "m"
    desk.button.setFocus()
    press(qtbot, desk.button, "M")
    assert desk.heard == ["metrics"]


@pytest.mark.parametrize("page", sorted({*DOCUMENTS, "home"}))
def test_on_home_and_on_a_document_no_letter_acts_on_the_incident(desk, qtbot, page):
    desk.actions_table.set_page(page)
    for letter in "ABCDEFGHIKLNOPQRSTUVW":
        press(qtbot, desk.button, letter)
        press(qtbot, desk.button, f"Shift+{letter}")
    assert desk.heard == []
    desk.line.setFocus()
    desk.button.setFocus()
    press(qtbot, desk.button, "A")
    assert desk.heard == []
    for key in ("/", "?", "F5", "Ctrl+Z", "Ctrl+L"):
        press(qtbot, desk.button, key)
    assert desk.heard == ["find", "keys", "check_now", "undo", "log"]
    desk.actions_table.set_page("desk")
    press(qtbot, desk.button, "A")
    assert desk.heard[-1] == "acknowledge"


def test_in_front_of_a_run_the_key_of_both_means_seen_while_something_calls(desk, qtbot):
    desk.actions_table.set_run(True)
    for calls in (True, False):
        desk.actions_table.set_calling(calls)
        press(qtbot, desk.button, "K")
    assert desk.heard == ["seen", "keep_going"]
    desk.actions_table.set_calling(True)
    desk.line.setFocus()
    press(qtbot, desk.line, "K")
    assert desk.heard == ["seen", "keep_going"]
    desk.button.setFocus()
    desk.actions_table.set_run(False)
    press(qtbot, desk.button, "K")
    assert desk.heard[2:] == ["seen"]


def test_a_run_in_front_needs_no_incident_and_leaves_none_switched_on(desk):
    desk.actions_table.set_incident(False)
    desk.actions_table.set_run(True)
    assert desk.actions_table.action("log").isEnabled() and not desk.actions_table.action("resolve").isEnabled()
    desk.actions_table.set_run(False)
    assert not desk.actions_table.action("log").isEnabled()


def test_while_the_past_is_in_front_only_alarms_and_the_log_reach_the_incident(desk):
    table = desk.actions_table
    table.set_past(True)
    on = {one.id for one in TABLE if one.needs_incident and table.action(one.id).isEnabled()}
    assert on == {"seen", "log"}
    assert not any(table.action(one).isEnabled() for one in ("undo", "redo", "take_along"))
    assert table.action("declare").isEnabled() and table.action("desk").isEnabled()
    table.set_incident(False)
    assert not table.action("seen").isEnabled()
    table.set_incident(True)
    table.set_past(False)
    assert table.action("undo").isEnabled() and table.action("step_done").isEnabled()


def test_every_menu_has_something_and_every_action_a_menu():
    assert {one.menu for one in TABLE} == set(Menu)


def test_an_unknown_action_is_a_key_error():
    with pytest.raises(KeyError):
        spec("launch_rocket")


def test_nothing_takes_no_letters():
    assert takes_letters(None) is False
