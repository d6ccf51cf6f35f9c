"""The ring surrounds what has the focus, follows it, and outlives the dialogs it lay in."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListView, QScrollArea, QVBoxLayout, QWidget

from incident_desk.qt.widgets.focus_ring import FocusRing


@pytest.fixture
def window(qtbot, themes):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.first, page.second = QLineEdit(page), QLineEdit(page)
    page.first.setGeometry(20, 20, 100, 30)
    page.second.setGeometry(20, 80, 100, 30)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def ring(qapp, themes, window):
    made = FocusRing(themes, qapp)
    yield made
    made.setParent(None)
    made.deleteLater()


def test_it_lies_three_pixels_around_the_focused_widget_and_moves_with_the_focus(ring, window):
    window.first.setFocus()
    assert ring.geometry() == window.first.geometry().adjusted(-3, -3, 3, 3)
    window.second.setFocus()
    assert ring.geometry() == window.second.geometry().adjusted(-3, -3, 3, 3)
    assert ring.isVisible()


def test_it_is_two_pixels_of_accent_with_a_gap_of_one(ring, window, themes):
    window.first.setFocus()
    image = window.grab().toImage()
    accent = themes.current.colour.accent
    assert image.pixelColor(70, 17) == accent
    assert image.pixelColor(70, 18) == accent
    assert image.pixelColor(70, 19) != accent


def test_it_follows_a_widget_that_moves(ring, window):
    window.first.setFocus()
    window.first.move(60, 40)
    assert ring.geometry().topLeft().x() == 57


def test_it_hides_with_its_widget(ring, window):
    window.first.setFocus()
    window.first.hide()
    assert ring.target is not window.first or not ring.isVisible()


def test_views_show_their_focus_themselves(ring, window):
    view = QListView(window)
    view.setGeometry(150, 20, 100, 100)
    view.show()
    view.setFocus()
    assert not ring.isVisible()


def test_a_widget_can_decline_the_ring(ring, window):
    window.second.setFocus()
    window.first.setProperty("focus_ring", False)
    window.first.setFocus()
    assert ring.target is None


def test_it_outlives_a_dialog_that_is_deleted(qtbot, ring, window):
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    dialog.show()
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: ring.parentWidget() is dialog, timeout=2000)
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.activateWindow()
    window.second.setFocus()
    qtbot.waitUntil(ring.isVisible, timeout=2000)
    assert ring.parentWidget() is window


def test_it_is_not_drawn_over_what_covers_a_scrolled_field(ring, window):
    area = QScrollArea(window)
    area.setGeometry(150, 20, 120, 100)
    page = QWidget()
    column = QVBoxLayout(page)
    fields = [QLineEdit() for _ in range(20)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(page)
    area.show()
    fields[0].setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ring.isVisible()


def test_it_is_cut_off_where_its_widget_is_scrolled_away_in_part(ring, qtbot):
    outer, inner, field = QScrollArea(), QWidget(), QLineEdit()
    qtbot.addWidget(outer)
    inner.resize(200, 900)
    field.setParent(inner)
    field.setGeometry(10, 100, 120, 30)
    outer.setWidget(inner)
    outer.resize(240, 200)
    with qtbot.waitActive(outer):
        outer.show()
        outer.activateWindow()
    field.setFocus()
    assert ring.mask().isEmpty() and ring.isVisible()
    outer.verticalScrollBar().setValue(115)
    assert ring.isVisible() and ring.mask().boundingRect().height() < ring.height()
    outer.verticalScrollBar().setValue(140)
    assert not ring.isVisible()
