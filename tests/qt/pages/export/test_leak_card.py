"""A leak is shown with its three ways on."""

from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.pages.export.leak_card import LeakCard
from incident_desk.qt.pages.export.scanned import LeakShown
from incident_desk.qt.theme import Density


def test_the_card_says_where_and_offers_three_ways(each_theme, qtbot):
    card, wished = LeakCard(each_theme), []
    qtbot.addWidget(card)
    card.show_wished.connect(lambda: wished.append("show"))
    card.replace_wished.connect(lambda: wished.append("replace"))
    leak = LeakShown(Leak(Sort.HOST, "db", Where.TEXT, "on db"), "HTML", "Item 1 is still in the text", "HTML: …")
    card.show_leak(leak, 3)
    assert card.title.text() == "Item 1 is still in the text, 1 of 3" and card.words.text() == "HTML: …"
    card.look.click()
    card.keep_wished.connect(lambda: wished.append("keep"))
    card.replace.click()
    card.keep.click()
    assert wished == ["show", "replace", "keep"]
    wide = card.sizeHint()
    each_theme.set_density(Density.COMPACT)
    assert card.sizeHint().height() > wide.height() and card.sizeHint().width() < wide.width()
    each_theme.set_density(Density.COMFORTABLE)
    card.grab()
