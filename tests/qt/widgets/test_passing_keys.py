"""A key that is the window's goes on to it from a field of text."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from incident_desk.qt.pages.export.goes_column import WordField
from incident_desk.qt.pages.review.field_view import ProseField
from incident_desk.qt.panes.log_field.editor import LogEdit
from incident_desk.qt.widgets.passing_keys import passes_on

CTRL = Qt.KeyboardModifier.ControlModifier


def asked(key, modifier=CTRL, kind=QEvent.Type.ShortcutOverride):
    return QKeyEvent(kind, key, modifier)


def test_the_key_of_the_export_alone_is_passed_on():
    event = asked(Qt.Key.Key_E)
    assert passes_on(event) and not event.isAccepted()
    assert not passes_on(asked(Qt.Key.Key_A)) and not passes_on(asked(Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier))
    assert not passes_on(asked(Qt.Key.Key_E, kind=QEvent.Type.KeyPress)) and not passes_on(
        QEvent(QEvent.Type.Timer)
    )


@pytest.mark.parametrize("make", [WordField, ProseField, LogEdit], ids=["word", "prose", "log"])
def test_fields_that_are_mostly_typed_in_do_so(make, themes, qtbot):
    field = {WordField: lambda: WordField(), ProseField: lambda: ProseField(themes, 3)}.get(
        make, lambda: LogEdit(themes)
    )()
    qtbot.addWidget(field)
    event = asked(Qt.Key.Key_E)
    assert field.event(event) and not event.isAccepted()
