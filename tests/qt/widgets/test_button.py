"""Buttons: variants differ, keys are shown, sizes keep the least target, the keyboard presses them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant, button_size
from incident_desk.qt.widgets.key_cap import key_caps_width


def test_all_variants_look_different(shot, each_theme, all_differ):
    assert all_differ([shot(Button(each_theme, ButtonModel("Escalate", one)), 120, 32) for one in Variant])


def test_a_button_is_32_px_high_and_28_when_small_or_compact(themes):
    assert button_size(ButtonModel("Go"), themes.current).height() == 32
    assert button_size(ButtonModel("Go", small=True), themes.current).height() == 28
    themes.set_density(Density.COMPACT)
    assert button_size(ButtonModel("Go"), themes.current).height() == 28


@pytest.mark.parametrize("model", [ButtonModel("", icon="x", name="Close"), ButtonModel("A", Variant.QUIET)])
def test_no_button_is_smaller_than_the_least_target(themes, model):
    size = button_size(model, themes.current)
    assert min(size.width(), size.height()) >= 28


def test_keys_and_icons_take_their_room(themes):
    plain = button_size(ButtonModel("Go"), themes.current).width()
    caps = key_caps_width(("D",), themes.current)
    assert button_size(ButtonModel("Go", keys=("D",)), themes.current).width() == plain + 8 + caps
    assert button_size(ButtonModel("Go", icon="plus"), themes.current).width() == plain + 8 + 16


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_presses_it(qtbot, themes, key):
    button = Button(themes, ButtonModel("Resolve…", keys=("R",)))
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked, timeout=500):
        qtbot.keyClick(button, key)


def test_enter_that_is_held_presses_once(qtbot, themes):
    button, clicks = Button(themes, ButtonModel("Open desk")), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: clicks.append(1))
    for again in (False, True, True):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=again
        )
        QApplication.sendEvent(button, held)
    assert len(clicks) == 1


def test_in_a_dialog_enter_is_the_dialogs(qtbot, themes):
    dialog = QDialog()
    button, clicks = Button(themes, ButtonModel("Cancel"), dialog), []
    qtbot.addWidget(dialog)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: clicks.append(1))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert clicks == []


def test_it_is_called_by_its_words_and_its_key_is_read(themes):
    button = Button(themes, ButtonModel("Hand over", keys=("H",)))
    assert (button.accessibleName(), button.accessibleDescription()) == ("Hand over", "Key H")
    icon_only = Button(themes, ButtonModel("", icon="x", name="Close"))
    assert (icon_only.accessibleName(), icon_only.toolTip()) == ("Close", "Close")


def test_pressed_checked_and_not_available_show(shot, themes, all_differ):
    button = Button(themes, ButtonModel("Filter"))
    button.setCheckable(True)
    images = [shot(button)]
    button.setDown(True)
    images.append(button.grab().toImage())
    button.setDown(False)
    button.setChecked(True)
    images.append(button.grab().toImage())
    button.setChecked(False)
    button.setEnabled(False)
    images.append(button.grab().toImage())
    assert all_differ(images)


def test_new_words_change_the_size(qtbot, themes):
    button = Button(themes, ButtonModel("Go"))
    before = button.sizeHint().width()
    button.set_model(ButtonModel("Tech lead has joined"))
    assert button.sizeHint().width() > before


def test_the_text_size_of_the_settings_scales_it(themes):
    before = button_size(ButtonModel("Go"), themes.current)
    themes.set_scale(1.5)
    assert button_size(ButtonModel("Go"), themes.current).width() == pytest.approx(before.width() * 1.5)
