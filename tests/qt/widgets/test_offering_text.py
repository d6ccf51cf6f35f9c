"""A field of words hands on what is no words for it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from incident_desk.qt.widgets.offering_text import OfferingText

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def said(text):
    data = QMimeData()
    data.setText(text)
    return data


@pytest.fixture
def field(qtbot):
    one = OfferingText()
    one.is_offer = lambda data: data.hasImage() or len(data.text()) > 5
    qtbot.addWidget(one)
    one.heard = []
    one.offered.connect(one.heard.append)
    return one


def test_words_go_into_the_field_as_plain_text(field):
    data = said("five")
    data.setHtml("<b>five</b>")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "five" and field.heard == []


def test_what_is_an_offer_is_handed_on_and_changes_nothing(field):
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    for one in (said("longer than five"), picture):
        assert field.canInsertFromMimeData(one)
        field.insertFromMimeData(one)
        assert field.heard[-1] is one
    assert field.toPlainText() == ""


def test_a_field_that_knows_of_no_offers_takes_text_alone(qtbot):
    one = OfferingText()
    qtbot.addWidget(one)
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert not one.canInsertFromMimeData(picture)
    one.insertFromMimeData(picture)
    assert one.toPlainText() == ""


def test_as_text_it_is_pasted_however_long_it_is(field, qtbot):
    QApplication.clipboard().setText("longer than five")
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL | SHIFT)
    assert field.toPlainText() == "longer than five" and field.heard == []
    field.setReadOnly(True)
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL | SHIFT)
    assert field.toPlainText() == "longer than five"
