"""A toast stays ten seconds, waits while it is used, and can be undone by keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from incident_desk.qt.widgets.toast import _UNDO_SHARE, STAYS_SECONDS, Toast, ToastModel, ToastTone

MODEL = ToastModel("Step done: Check network connectivity and DNS")


@pytest.fixture
def toast(qtbot, themes):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    field = QLineEdit(host)
    host.show()
    field.setFocus()
    widget = Toast(themes, MODEL, host)
    # Away from where the pointer rests.
    widget.move(100, 300)
    widget.start()
    # The host must live as long as the test.
    yield widget
    host.close()


def test_what_has_no_room_is_in_its_tooltip(toast):
    assert MODEL.message in toast.toolTip()


def undo_of(toast):
    return toast.findChild(QAbstractButton)


def test_its_time_is_ten_seconds(toast):
    assert toast.is_counting
    assert toast._timer.interval() == STAYS_SECONDS * 1000


def test_it_closes_when_its_time_is_over(qtbot, toast):
    with qtbot.waitSignal(toast.closed, timeout=500):
        toast._timer.setInterval(1)
        toast._timer.start()
    assert toast.isHidden()


def test_its_time_stops_under_the_pointer_and_starts_again_after(toast):
    spot = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(spot, spot, spot))
    assert not toast.is_counting
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_counting


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_undo_is_reached_and_chosen_by_keyboard(qtbot, toast, key):
    undo = undo_of(toast)
    assert undo.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignals([toast.action_requested, toast.closed], timeout=500):
        qtbot.keyClick(undo, key)
    assert toast.isHidden()


def test_esc_closes_without_undoing(qtbot, toast):
    with qtbot.assertNotEmitted(toast.action_requested), qtbot.waitSignal(toast.closed, timeout=500):
        qtbot.keyClick(undo_of(toast), Qt.Key.Key_Escape)


def test_the_message_and_the_key_are_read(toast):
    assert toast.accessibleName() == MODEL.message
    assert (undo_of(toast).accessibleName(), undo_of(toast).accessibleDescription()) == ("Undo", "Key Ctrl+Z")


def test_a_toast_without_an_action_has_no_button_and_is_narrower(qtbot, themes):
    plain, with_action = Toast(themes, ToastModel("Saved", "", ())), Toast(themes, ToastModel("Saved"))
    qtbot.addWidget(plain)
    qtbot.addWidget(with_action)
    assert undo_of(plain).isHidden()
    assert plain.sizeHint().width() < with_action.sizeHint().width()


def test_something_that_recovered_looks_different(shot, each_theme):
    plain = shot(Toast(each_theme, ToastModel("Back", "", ())), 200)
    assert plain != shot(Toast(each_theme, ToastModel("Back", "", (), ToastTone.GOOD)), 200)


def test_the_fainter_word_of_the_action_is_still_legible(each_theme):
    colour = each_theme.current.colour

    def luminance(channels):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    ink, ground = colour.on_plate.getRgbF()[:3], colour.plate.getRgbF()[:3]
    mixed = [_UNDO_SHARE * a + (1 - _UNDO_SHARE) * b for a, b in zip(ink, ground, strict=True)]
    lighter, darker = sorted((luminance(mixed), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_a_click_takes_words_alone_away_and_leaves_an_offer(qtbot, toast, themes):
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert toast.isVisible()
    words = Toast(themes, ToastModel("00:10 elapsed. P1", "", ()), toast.parentWidget())
    words.start()
    with qtbot.waitSignal(words.closed, timeout=500):
        qtbot.mouseClick(words, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_a_long_message_is_put_on_two_lines_where_it_is_narrow(qtbot, shot, themes, all_differ):
    begin = "00:40 elapsed. P1. Diagnosis, 12:48 left. Next update in 04:12. Last decision: "
    toasts = [Toast(themes, ToastModel(begin + end)) for end in ("roll back", "fail over")]
    for one in toasts:
        qtbot.addWidget(one)
    assert all_differ([shot(one, 420, one.sizeHint().height()) for one in toasts])
