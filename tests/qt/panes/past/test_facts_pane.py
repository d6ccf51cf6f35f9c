"""The facts can be read by keyboard, and are plain text whatever they hold."""

from dataclasses import replace

from incident_desk.domain.past_facts import PastFacts, Source
from incident_desk.domain.past_report import Passage, PastReport
from incident_desk.qt.panes.past.facts_pane import FactsPane
from incident_desk.qt.widgets.paragraph import Paragraph

FACTS = PastFacts(PastReport("Down", root_cause=Passage("<b>A lock</b>")), Source("a.md", "00"))


def words(pane):
    return [one.text() for one in pane.area.widget().findChildren(Paragraph)]


def test_it_shows_the_facts_as_text_and_those_of_the_next_report_after_them(each_theme, qtbot):
    pane = FactsPane(each_theme)
    qtbot.addWidget(pane)
    pane.show_past(FACTS)
    assert "<b>A lock</b>" in words(pane) and "not stated" in words(pane)
    pane.show_past(replace(FACTS, report=PastReport("Slow", impact=Passage("Few orders"))))
    assert "Few orders" in words(pane) and "<b>A lock</b>" not in words(pane)


def test_the_focus_goes_to_what_scrolls_and_of_very_many_lines_it_says_how_many(themes, qtbot):
    pane = FactsPane(themes)
    qtbot.addWidget(pane)
    many = tuple(Passage(f"reason {place}") for place in range(450))
    pane.show_past(replace(FACTS, report=PastReport("Down", contributing=many)))
    assert any(one.endswith("more: the report has them") for one in words(pane))
    assert pane.focusProxy() is pane.area and pane.area.accessibleName()
