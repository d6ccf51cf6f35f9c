"""What every dialog does: Enter once, Esc away, words beside the buttons, a dim window, a size that fits."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from incident_desk.qt.dialogs import frame
from incident_desk.qt.dialogs.frame import DialogFrame, Dim
from incident_desk.qt.widgets.button import Button, ButtonModel

HOSTILE = "<img src='http://example.com/x.png'><b>bold</b>"


class Asking(DialogFrame):
    """Wants a word in its field."""

    def __init__(self, themes, window, width=560):
        super().__init__(themes, "Ask", "Do it", window, width)
        self.field, self.text = QLineEdit(self), QPlainTextEdit(self)
        self.other = Button(themes, ButtonModel("Other"), self)
        for widget in (self.field, self.text, self.other):
            self.body.addWidget(widget)
        self.field.setFocus()

    def missing(self):
        return "" if self.field.text() else "Type a word"


@pytest.fixture
def asking(themes, window, shown):
    return shown(Asking(themes, window))


@pytest.fixture
def ends(asking):
    """How the dialog ended, each time it said so."""
    found = []
    asking.accepted.connect(lambda: found.append("accepted"))
    asking.rejected.connect(lambda: found.append("rejected"))
    return found


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_field_does_it(asking, ends, qtbot, key):
    qtbot.keyClicks(asking.field, "word")
    qtbot.keyClick(asking.field, key)
    assert ends == ["accepted"]


def test_what_is_missing_is_said_and_the_dialog_stays(asking, ends, qtbot):
    qtbot.keyClick(asking.field, Qt.Key.Key_Return)
    assert (asking.note.text(), asking.isVisible(), ends) == ("Type a word", True, [])


def enter(kind, at=0, is_repeat=False):
    event = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", is_repeat)
    event.setTimestamp(at)
    event.setAccepted(False)
    return event


def is_kept_from_the_shortcuts(widget, event):
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_an_enter_that_is_held_since_the_dialog_before_is_kept_from_the_shortcuts(asking):
    override = QEvent.Type.ShortcutOverride
    assert is_kept_from_the_shortcuts(asking.field, enter(override, is_repeat=True))
    assert not is_kept_from_the_shortcuts(asking.field, enter(override, at=100))
    # An X server may not mark the repeat: it is a release and a press of the same millisecond.
    QApplication.sendEvent(asking.field, enter(QEvent.Type.KeyRelease, at=700))
    assert is_kept_from_the_shortcuts(asking.field, enter(override, at=700))
    assert not is_kept_from_the_shortcuts(asking.field, enter(override, at=950))


@pytest.mark.parametrize("place", ["field", "do", "cancel"])
def test_an_enter_that_no_shortcut_takes_presses_no_button(asking, ends, place):
    asking.field.setText("word")
    widget = getattr(asking, place)
    widget.setFocus()
    QApplication.sendEvent(widget, enter(QEvent.Type.KeyPress, is_repeat=True))
    assert (ends, asking.isVisible()) == ([], True)


def test_a_complaint_is_spoken_at_once(asking, monkeypatch):
    spoken = []
    monkeypatch.setattr(frame, "announce", lambda _widget, words, assertive: spoken.append((words, assertive)))
    asking.try_accept()
    assert spoken == [("Type a word", True)]


def test_a_complaint_goes_when_something_is_changed(asking, qtbot):
    asking.say("Nothing is sent")
    asking.try_accept()
    assert asking.note.text() == "Type a word"
    qtbot.keyClicks(asking.field, "w")
    assert asking.note.text() == "Nothing is sent"


def test_a_second_enter_or_click_does_nothing_more(asking, ends, qtbot):
    asking.field.setText("word")
    asking.do.click()
    asking.do.click()
    asking.try_accept()
    asking.reject()
    assert ends == ["accepted"]


def test_enter_on_another_button_presses_that_button(asking, ends, qtbot):
    pressed = []
    asking.other.clicked.connect(lambda: pressed.append("other"))
    asking.field.setText("word")
    asking.other.setFocus()
    qtbot.keyClick(asking.other, Qt.Key.Key_Return)
    assert (len(pressed), ends) == (1, [])


def test_tab_goes_from_the_last_field_to_the_way_out_and_then_to_the_deed(asking, qtbot):
    asking.other.setFocus()
    for wanted in (asking.cancel, asking.do, asking.field):
        qtbot.keyClick(asking.focusWidget(), Qt.Key.Key_Tab)
        assert asking.focusWidget() is wanted


def test_enter_on_the_way_out_leaves(asking, ends, qtbot):
    asking.cancel.setFocus()
    qtbot.keyClick(asking.cancel, Qt.Key.Key_Return)
    assert ends == ["rejected"]


def test_in_a_text_enter_is_a_new_line_and_ctrl_enter_does_it(asking, ends, qtbot):
    asking.field.setText("word")
    asking.text.setFocus()
    qtbot.keyClicks(asking.text, "a")
    qtbot.keyClick(asking.text, Qt.Key.Key_Return)
    assert (asking.text.toPlainText(), ends) == ("a\n", [])
    qtbot.keyClick(asking.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ends == ["accepted"]


def test_esc_leaves_and_the_window_is_bright_again(asking, ends, window, qtbot):
    assert len(window.findChildren(Dim)) == 1
    with qtbot.waitSignal(asking.left):
        qtbot.keyClick(asking.field, Qt.Key.Key_Escape)
    assert ends == ["rejected"]
    qtbot.waitUntil(lambda: window.findChildren(Dim) == [])


def test_the_dim_covers_the_window_at_every_size(asking, window, qtbot):
    window.resize(1300, 730)
    dim = window.findChildren(Dim)[0]
    qtbot.waitUntil(lambda: dim.geometry() == window.rect())


def test_a_dialog_is_never_wider_than_its_window(themes, window, qtbot):
    window.resize(900, 600)
    wide = Asking(themes, window, width=1120)
    assert wide.width() < 900


def test_words_from_outside_stay_text(asking):
    asking.say(HOSTILE)
    asking.say_beside(HOSTILE)
    caption = asking.caption(HOSTILE, HOSTILE)
    shown = [label for label in asking.findChildren(QLabel) if label.text() == HOSTILE]
    assert len(shown) == 4
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}
    assert caption.beside == HOSTILE
    caption.say_beside("other")
    assert caption.beside == "other"


def test_the_buttons_take_the_names_of_their_deeds(asking):
    asking.name_buttons("Change to P0", "Keep P1")
    assert (asking.do.accessibleName(), asking.cancel.accessibleName()) == ("Change to P0", "Keep P1")


def test_without_a_field_the_deed_has_the_keyboard(themes, window, shown):
    assert (dialog := shown(DialogFrame(themes, "Two", "Do", window))).focusWidget() is dialog.do


def test_two_columns_share_the_dialog(themes, window, shown, qtbot):
    dialog = DialogFrame(themes, "Two", "Do", window, width=1000)
    left, right = dialog.columns(300)
    first, second = QLabel("left"), QLabel("right")
    left.addWidget(first)
    right.addWidget(second)
    shown(dialog)
    assert second.mapTo(dialog, second.rect().topLeft()).x() >= 700
    assert first.mapTo(dialog, first.rect().topRight()).x() < 700
