"""One dialog at a time, in the middle of the window; what was typed is there again after Esc."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.dialogs.reason import ReasonDialog


class Clock(QObject):
    ticked = Signal(object)


class Link(QObject):
    scene_shown, scene_changed = Signal(object), Signal(object, object)
    refused, store_failed = Signal(str), Signal(object)


class SmallStage:
    """A window, a clock and a link, which is all that the opener uses."""

    def __init__(self, window):
        self.window, self.ticker, self.link = window, Clock(), Link()


@pytest.fixture
def window(qtbot):
    one = QWidget()
    one.resize(1280, 720)
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def opener(window):
    return DialogOpener(SmallStage(window))


@pytest.fixture
def reason(themes, window):
    return lambda question="Why?": ReasonDialog(themes, "Ask", question, "Do", window)


def test_it_stands_in_the_middle_of_its_window(opener, reason, window):
    dialog = reason()
    opener.open(dialog, lambda: None)
    assert dialog.isVisible() and opener.is_open(dialog)
    off = dialog.geometry().center() - window.geometry().center()
    assert abs(off.x()) <= 1 and abs(off.y()) <= 1


def test_then_is_called_once_when_it_is_accepted_and_never_when_it_is_left(opener, reason):
    done = []
    left, taken = reason(), reason()
    opener.open(left, lambda: done.append("left"))
    left.reject()
    opener.open(taken, lambda: done.append("taken"))
    taken.field.setText("because")
    taken.do.click()
    taken.do.click()
    assert done == ["taken"]
    assert not opener.is_open(taken)


def test_the_next_dialog_takes_the_place_of_the_one_that_stands(opener, reason):
    first, second = reason(), reason()
    opener.open(first, lambda: None)
    opener.open(second, lambda: None)
    assert not first.isVisible()
    assert second.isVisible() and opener.is_open(second)
    opener.close()
    assert not second.isVisible()
    opener.close()


def test_a_dialog_that_opens_another_one_leaves_that_open(opener, reason):
    first, second = reason(), reason()
    opener.open(first, lambda: opener.open(second, lambda: None))
    first.field.setText("because")
    first.do.click()
    assert opener.is_open(second)
    opener.close()
    assert not second.isVisible()


def test_what_was_typed_is_there_again_under_its_name_and_gone_once_it_was_used(opener, reason, qtbot):
    def typed_in(name):
        dialog = reason()
        opener.open(dialog, lambda: None, name)
        return dialog

    dialog = typed_in("reopen INC-0001")
    qtbot.keyClicks(dialog.field, "half a sentence")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert typed_in("reopen INC-0002").field.text() == ""
    again = typed_in("reopen INC-0001")
    assert (again.field.text(), again.note.text()) == ("half a sentence", "What you had typed is back")
    qtbot.keyClicks(again.field, ", and more")
    assert again.field.text() == "half a sentence, and more"
    again.reject()
    last = typed_in("reopen INC-0001")
    last.do.click()
    assert typed_in("reopen INC-0001").field.text() == ""


def test_text_taken_out_stays_out(opener, reason):
    for text in ("words", ""):
        dialog = reason()
        opener.open(dialog, lambda: None, "ask")
        dialog.field.setText(text)
        dialog.reject()
    last = reason()
    opener.open(last, lambda: None, "ask")
    assert (last.field.text(), last.note.text()) == ("", "")


@pytest.mark.parametrize(("signal", "words"), [("refused", "no"), ("store_failed", OSError("full"))])
def test_words_that_could_not_be_written_are_there_again(opener, reason, signal, words):
    def hand_in(text):
        dialog = reason()
        opener.open(dialog, lambda: None, "ask")
        dialog.field.setText(text or dialog.field.text())
        dialog.do.click()
        return dialog.field.text()

    link = opener._stage.link
    hand_in("because")
    getattr(link, signal).emit(words)
    assert hand_in("") == "because"
    link.scene_changed.emit(None, None)
    # What was written is not offered again when something else is refused later.
    getattr(link, signal).emit(words)
    last = reason()
    opener.open(last, lambda: None, "ask")
    assert last.field.text() == ""


def test_without_a_name_nothing_is_kept(opener, reason):
    for text in ("", ""):
        dialog = reason()
        opener.open(dialog, lambda: None)
        assert dialog.field.text() == text
        dialog.field.setText("words")
        dialog.reject()


def test_the_open_dialog_hears_the_clock(opener, themes, window):
    heard = []

    class Ticking(ReasonDialog):
        def tick(self, now):
            heard.append(now)

    dialog = Ticking(themes, "Ask", "Why?", "Do", window)
    opener.open(dialog, lambda: None)
    opener._stage.ticker.ticked.emit("now")
    assert heard == ["now"]
