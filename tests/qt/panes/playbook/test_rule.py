"""The line between parts."""

from incident_desk.qt.panes.playbook.rule import Rule


def test_it_is_one_pixel_in_the_colour_of_the_theme(each_theme, qtbot):
    rule = Rule(each_theme)
    qtbot.addWidget(rule)
    rule.resize(20, 1)
    assert rule.height() == 1
    assert rule.grab().toImage().pixelColor(5, 0) == each_theme.current.colour.line
