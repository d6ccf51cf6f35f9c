"""Whom to call and what to say: both are copied, and copying logs nothing."""

import pytest
from PySide6.QtWidgets import QApplication

from incident_desk.qt.panes.escalation.call_card import COPYING, CallCard
from incident_desk.services.summons import Reach


@pytest.fixture
def card(themes, qtbot):
    card = CallCard(themes)
    qtbot.addWidget(card)
    card.resize(464, 260)
    card.show()
    qtbot.waitExposed(card)
    card.activateWindow()
    return card


def test_the_number_is_copied_as_it_is_stated(card):
    card.show_person(Reach("On-call Engineering Manager", "+44 20 7946 0412", "+44 20 7946 0412"), "Manager")
    assert (card.name.text(), card.way.text()) == ("On-call Engineering Manager", "+44 20 7946 0412")
    card.number.click()
    assert QApplication.clipboard().text() == "+44 20 7946 0412" and card.caption.text() == "Number copied."


def test_the_number_stands_first_where_it_is_not_cut_off(card):
    card.show_person(Reach("EM", "Jo Ray, +44 20 7946 0412", "+44 20 7946 0412"), "EM")
    assert card.way.text() == "+44 20 7946 0412 · Jo Ray"


@pytest.mark.parametrize(("said", "way"), [("", "no number stated"), ("Jo, #jo", "Jo, #jo · no number stated")])
def test_without_a_number_it_says_so(card, said, way):
    card.show_person(Reach("CTO", said), "CTO")
    assert (card.way.text(), card.number.isEnabled(), card.number.accessibleName()) == (
        way,
        False,
        "No number stated",
    )


def test_the_message_is_copied_as_it_stands_in_the_field(card):
    card.show_message("P1: Down. Please join INC-0001.")
    card.text.appendPlainText("Bring coffee <b>now</b>")
    card.copy.click()
    assert QApplication.clipboard().text() == "P1: Down. Please join INC-0001.\nBring coffee <b>now</b>"
    assert card.caption.text() == "Message copied."


def test_what_a_person_types_is_told_and_what_the_record_says_is_not(card, qtbot):
    heard = []
    card.message_written.connect(heard.append)
    card.show_message("from the record")
    assert heard == []
    card.text.setFocus()
    qtbot.keyClicks(card.text, "X")
    assert heard == ["Xfrom the record"]
    card.show_message("another")
    assert card.text.toPlainText() == "Xfrom the record"
    card.copy.setFocus()
    card.show_message("another")
    assert card.text.toPlainText() == "another"


def test_another_person_begins_with_the_plain_caption(card):
    card.show_person(Reach("A", "1", "123456"), "A")
    card.number.click()
    card.show_person(Reach("B", "2", "654321"), "B")
    assert card.caption.text() == COPYING


def test_the_field_is_as_high_as_its_text(card, qtbot):
    card.show_message("one line")
    low = card.text.sizeHint().height()
    card.show_message("word " * 60)
    assert card.text.sizeHint().height() > low
