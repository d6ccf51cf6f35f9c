"""What the marks mean stands over the pages."""

from incident_desk.qt.pages.export.legend import Legend, LegendModel


def test_the_kinds_are_told_or_a_note(each_theme, qtbot):
    legend = Legend(each_theme, LegendModel())
    qtbot.addWidget(legend)
    legend.resize(700, 36)
    kinds = legend.grab().toImage()
    assert legend.accessibleName() == "Marks: replaced, removed, kept by you, leak. Marks are not printed"
    legend.set_model(LegendModel("Exactly what they will get"))
    assert legend.accessibleName() == "Exactly what they will get" and legend.grab().toImage() != kinds
    legend.set_model(LegendModel())
    legend.resize(420, 26)
    legend.grab()
