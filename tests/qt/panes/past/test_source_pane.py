"""The report at hand: text that can be selected and not changed."""

from incident_desk.domain.past_facts import Source
from incident_desk.qt.panes.past.source_pane import LONGEST, SourcePane


def test_it_shows_the_text_as_it_was_read(each_theme, qtbot):
    pane = SourcePane(each_theme)
    qtbot.addWidget(pane)
    pane.show_source(Source("a.md", "00", 2), "# Down\n<img src=x>")
    assert pane.text.toPlainText() == "# Down\n<img src=x>" and pane.text.isReadOnly()
    assert pane.name.text() == "a.md · 2 lines"
    pane.show_source(Source("a.md", "00", 2), "")
    assert "erased" in pane.text.toPlainText()


def test_of_a_very_long_one_it_says_what_is_not_shown(themes, qtbot):
    pane = SourcePane(themes)
    qtbot.addWidget(pane)
    pane.show_source(Source("a.md", "00", 1), "x" * (LONGEST + 1234))
    assert "1,234 more letters" in pane.text.toPlainText()
