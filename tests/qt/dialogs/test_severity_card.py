"""Cards of a scale: whose times, which key, one taken."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.severity import WORKSPACE_SCHEME, Level, scale_of
from incident_desk.qt.dialogs.severity_card import SeverityCard, SeverityCards, card_of
from tests.qt.dialogs.desk import outage

P0, P1, P2, P3, P4 = WORKSPACE_SCHEME
SCALE = scale_of(outage(), WORKSPACE_SCHEME)


@pytest.mark.parametrize(
    ("level", "playbook", "lines", "source", "is_own"),
    [
        (SCALE[1], outage(), ("Respond in 15 min", "Resolve in 4 h"), "playbook", True),
        (SCALE[2], outage(), ("Respond in 2 h", "Resolve in 8 h"), "settings", False),
        (P0, None, ("Respond at once", "Resolve in 4 h"), "settings", True),
        (P4, None, ("Respond: no target", "Resolve: no target"), "", True),
    ],
    ids=["of the playbook", "of the workspace", "without a playbook", "without times"],
)
def test_a_card_says_the_times_and_whose_they_are(level, playbook, lines, source, is_own):
    card = card_of(level, playbook, WORKSPACE_SCHEME, ())
    assert (card.lines, card.source, card.is_own) == (lines, source, is_own)


def models():
    return [card_of(level, None, WORKSPACE_SCHEME, ("Alt", str(level.rank))) for level in WORKSPACE_SCHEME]


def test_a_card_speaks_and_looks_taken(each_theme, qtbot):
    card = SeverityCard(each_theme, models()[1])
    qtbot.addWidget(card)
    card.resize(150, 114)
    free = card.grab().toImage()
    card.setChecked(True)
    assert card.grab().toImage() != free
    assert card.accessibleName() == "P1 High"
    assert "Respond in 15 min" in card.accessibleDescription()
    assert card.toolTip() == P1.definition


def test_a_level_that_the_playbook_lacks_does_not_look_like_its_own(themes, qtbot):
    pictures = []
    for is_own in (True, False):
        card = SeverityCard(themes, replace(models()[1], is_own=is_own))
        qtbot.addWidget(card)
        card.resize(150, 114)
        pictures.append(card.grab().toImage())
    assert pictures[0] != pictures[1]


def row_of(themes, qtbot, current=1):
    row = SeverityCards(themes, models())
    qtbot.addWidget(row)
    row.show_cards(models(), current)
    row.show()
    return row


def test_one_card_is_taken_by_pointer_or_by_rank(themes, qtbot):
    row = row_of(themes, qtbot)
    with qtbot.waitSignal(row.chosen) as said:
        row.cards[2].click()
    assert said.args == [2]
    with qtbot.waitSignal(row.chosen) as said:
        row.take_rank(0)
    assert said.args == [0]
    assert [card.isChecked() for card in row.cards] == [True, False, False, False, False]


def test_arrow_keys_go_along_the_cards(themes, qtbot):
    row = row_of(themes, qtbot)
    row.activateWindow()
    row.cards[1].setFocus()
    qtbot.waitUntil(row.cards[1].hasFocus)
    with qtbot.waitSignal(row.chosen) as said:
        qtbot.keyClick(row.cards[1], Qt.Key.Key_Right)
    assert said.args == [2]


def test_a_rank_that_the_scale_lacks_takes_nothing(themes, qtbot):
    row = row_of(themes, qtbot)
    row.show_cards(models()[:2], 1)
    with qtbot.assertNotEmitted(row.chosen):
        row.take_rank(4)
    assert row.cards[1].isChecked()


def test_another_scale_takes_the_place_of_the_old_one(themes, qtbot):
    row = row_of(themes, qtbot, current=4)
    row.show_cards([card_of(Level("SEV1", "Major", 0), None, WORKSPACE_SCHEME, ())], 0)
    assert [card.model.name for card in row.cards] == ["SEV1"]
    assert row.cards[0].isChecked()
    qtbot.waitUntil(lambda: [card for card in row.findChildren(SeverityCard) if card.isVisible()] == row.cards)
