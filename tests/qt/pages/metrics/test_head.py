"""The head of the page."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.metrics.asked import Asked
from incident_desk.qt.pages.metrics.head import Head
from incident_desk.qt.theme import Density


def make_head(themes, qtbot):
    head = Head(themes)
    qtbot.addWidget(head)
    head.resize(1848, 60)
    head.show()
    head.asks = []
    head.asked.connect(head.asks.append)
    return head


def test_period_severity_and_words_are_asked_for_one_after_the_other(themes, qtbot):
    head = make_head(themes, qtbot)
    head.offer(("P0", "P1"), ("Atlas",))
    head.activateWindow()
    qtbot.waitUntil(head.isActiveWindow)
    head.period.take_focus()
    qtbot.keyClick(head.focusWidget(), Qt.Key.Key_Right)
    head.severity.click()
    head.menu.actions()[2].trigger()
    qtbot.keyClicks(head.words, "at")
    assert head.asks == [
        Asked(2), Asked(2, "P1"), Asked(2, "P1", "a"), Asked(2, "P1", "at"),
    ]  # fmt: skip
    assert head.severity.model.text == "Severity: P1"


def test_the_words_that_are_known_are_offered_while_somebody_types(themes, qtbot):
    head = make_head(themes, qtbot)
    head.offer((), ("Payments API", "Atlas"))
    completer = head.words.completer()
    completer.setCompletionPrefix("pay")
    assert completer.completionCount() == 1 and completer.currentCompletion() == "Payments API"


def test_escape_takes_the_words_away_first(themes, qtbot):
    head = make_head(themes, qtbot)
    qtbot.keyClicks(head.words, "x")
    qtbot.keyClick(head.words, Qt.Key.Key_Escape)
    assert head.words.text() == "" and head.asks[-1] == Asked()


def test_what_is_asked_elsewhere_is_shown_and_told_once(themes, qtbot):
    head = make_head(themes, qtbot)
    head.ask(Asked(3, "P0", "atlas"))
    head.ask(Asked(3, "P0", "atlas"))
    assert head.asks == [Asked(3, "P0", "atlas")]
    assert (head.words.text(), head.period.model.current, head.severity.model.text) == ("atlas", 3, "Severity: P0")


def test_in_a_small_window_the_days_go_and_what_is_not_counted_stays(themes, qtbot):
    head = make_head(themes, qtbot)
    head.show_summary("8 incidents, 1 Sep to 12 Nov 2026", "1 drill not counted")
    assert head.summary.text() == "8 incidents, 1 Sep to 12 Nov 2026"
    themes.set_density(Density.COMPACT)
    assert (head.summary.text(), head.left_out.text()) == ("8 incidents", "1 drill not counted")
    assert "12 Nov" in head.title.toolTip()
    themes.set_density(Density.COMFORTABLE)
    head.show_summary("8 incidents", "")
    assert not head.left_out.isVisible()
