"""The whole editor by keys, in every kind and look, and never in the way of typing."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from incident_desk.qt.pages.health.editor.fields import Field
from incident_desk.qt.theme import Density, ThemeName

EVERY = (
    "https://x.org/health",
    "x.org:5432",
    "dig x.org",
    "tls x.org",
    "ping x.org",
    "./check --all",
    "hook:nightly",
)


def test_keys_test_save_and_leave_while_a_field_has_the_focus(real, server, qtbot):
    real.model.begin_new(real.incident, f"{server.url}/api/health")
    real.editor.show()
    real.editor.activateWindow()
    real.editor.take_focus()
    field = real.editor.address.field
    qtbot.keyClick(field, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: real.model.trial.last is not None, timeout=20_000)
    with qtbot.waitSignal(real.model.saved):
        qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(real.model.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_an_address_pasted_outside_of_a_field_begins_with_it(place, qtbot):
    place.model.begin_new(place.incident)
    place.editor.show()
    place.editor.activateWindow()
    place.editor.save.setFocus()
    QGuiApplication.clipboard().setText("db.x.org:5432")
    qtbot.keyClick(place.editor.save, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert place.model.form.texts["kind"] == "tcp"


@pytest.mark.parametrize("width", [990, 1548])
def test_every_kind_fits_its_width_in_each_look(place, themes, qtbot, width):
    editor = place.editor
    for theme in (ThemeName.DARK, ThemeName.LIGHT):
        themes.fix(theme)
        themes.set_density(Density.COMPACT if width < 1200 else Density.COMFORTABLE)
        editor.resize(width, 640)
        editor.show()
        assert editor.width() == width
        for text in EVERY:
            place.model.begin_new(place.incident, text)
            QApplication.processEvents()
            for area in editor.findChildren(QScrollArea):
                assert area.widget().width() <= area.viewport().width(), (text, area.accessibleName())
    themes.set_density(Density.COMFORTABLE)


def test_everything_that_takes_the_focus_has_a_name(place):
    place.editor.show()
    for text in EVERY:
        place.model.begin_new(place.incident, text)
        place.editor.more.unfold()
        nameless = [
            type(one).__name__
            for one in place.editor.findChildren(QWidget)
            if one.isVisible()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (one.accessibleName() or getattr(one, "text", str)())
        ]
        assert nameless == [], text


def test_what_cannot_be_saved_says_how_much_and_where(place):
    place.model.begin_new(place.incident, "https://x.org/")
    place.model.form.put_all({"name": "", "good": "x"})
    assert place.editor._foot_words.text() == "2 fields have to be mended first"


def test_typing_is_never_held_up(place, qtbot):
    place.model.begin_new(place.incident, "https://x.org/health")
    place.editor.show()
    place.editor.more.unfold()
    QApplication.processEvents()
    worst = []
    for field in place.editor.findChildren(Field):
        if not field.isVisible():
            continue
        took = []
        for sign in "7a":
            begun = time.perf_counter()
            qtbot.keyClick(field, sign)
            took.append((time.perf_counter() - begun) * 1000)
        worst.append((min(took), field.name))
    # The better of two, so that another program on the computer does not decide.
    assert max(worst)[0] < 16, sorted(worst)[-3:]


def test_undo_is_promised_only_where_it_works(place):
    place.model.begin_new(place.incident, "https://x.org/")
    assert "Undo" in place.editor._foot_words.text()
    place.model.begin_new(None, "https://x.org/")
    assert "Undo" not in place.editor._foot_words.text()


def test_what_others_tell_is_not_rehearsed(place, qtbot):
    place.model.begin_new(place.incident, "hook:alerts")
    place.editor.show()
    parts = (place.editor._bars, place.editor._verdict, place.editor.outage)
    assert not any(part.isVisible() for part in parts)
    place.model.begin_new(place.incident, "https://x.org/")
    assert all(part.isVisible() for part in parts)
