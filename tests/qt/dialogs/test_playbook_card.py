"""The playbook that will be worked by, and the menu of the others."""

from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.playbook_card import PlaybookCard, PlaybookShown


def card_of(themes, qtbot):
    card = PlaybookCard(themes)
    qtbot.addWidget(card)
    card.resize(500, card.height())
    card.show()
    return card


def test_the_card_shows_and_speaks_the_playbook(each_theme, qtbot):
    card = card_of(each_theme, qtbot)
    card.show_playbook(PlaybookShown("Service Outage", "4 phases, 48 steps"))
    assert (card.title.text(), card.contents.text()) == ("Service Outage", "4 phases, 48 steps")
    assert (card.accessibleName(), card.accessibleDescription()) == (
        "Playbook: Service Outage",
        "4 phases, 48 steps",
    )
    card.show_playbook(PlaybookShown("No playbook", ""))
    assert not card.contents.isVisible()


def test_change_opens_the_others_and_one_is_chosen_by_keys(themes, qtbot):
    card = card_of(themes, qtbot)
    card.offer(["Outage", "Data loss", "No playbook"])
    qtbot.mouseClick(card.change, Qt.MouseButton.LeftButton)
    assert card.menu.isVisible()
    assert card.menu.activeAction().text() == "Outage"
    qtbot.keyClick(card.menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(card.chosen) as said:
        qtbot.keyClick(card.menu, Qt.Key.Key_Return)
    assert said.args == [1]
    assert not card.menu.isVisible()


def test_a_new_offer_takes_the_place_of_the_old_and_titles_are_text(themes, qtbot):
    card = card_of(themes, qtbot)
    card.offer(["Old"])
    card.offer(["R&D outage", "No playbook"])
    assert [action.text() for action in card.menu.actions()] == ["R&&D outage", "No playbook"]
