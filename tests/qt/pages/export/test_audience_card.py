"""A card of the readers is one of a few; arrows ask for the next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from incident_desk.qt.pages.export.audience_card import AudienceCard, CardModel
from incident_desk.qt.theme import Density


def test_a_card_says_who_they_are_and_how_much_they_get(each_theme, qtbot):
    card = AudienceCard(each_theme, CardModel("Customer", "Allowed fields only", "4 pages, 7 kinds removed", 3))
    qtbot.addWidget(card)
    card.resize(300, 75)
    assert card.accessibleName() == "Customer"
    assert card.accessibleDescription() == "Allowed fields only. 4 pages, 7 kinds removed. Key Alt+3"
    off = card.grab().toImage()
    card.click()
    assert card.isChecked() and card.grab().toImage() != off
    tall = card.sizeHint().height()
    each_theme.set_density(Density.COMPACT)
    assert card.sizeHint().height() < tall and card.minimumSizeHint().width() < 300
    card.grab()
    each_theme.set_density(Density.COMFORTABLE)


def test_arrows_ask_for_another_card(themes, qtbot):
    card, steps = AudienceCard(themes, CardModel("Customer", "", "", 3)), []
    qtbot.addWidget(card)
    card.step_wished.connect(steps.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_A):
        QTest.keyClick(card, key)
    assert steps == [1, -1, 1, -1]
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.isChecked()
