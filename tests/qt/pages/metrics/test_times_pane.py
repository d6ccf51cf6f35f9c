"""The rows of all measures."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.metrics.rows import FIRST
from incident_desk.qt.pages.metrics.times_pane import TimesPane
from incident_desk.qt.theme import Density
from tests.measured_incidents import incident
from tests.qt.pages.metrics.season import counted


def make_pane(themes, qtbot):
    pane = TimesPane(themes)
    qtbot.addWidget(pane)
    pane.resize(1288, 900)
    pane.show_measures(
        counted([incident(n, detected=0, impact_ended=n * 10, resolved=99) for n in (1, 2, 3)]).measures
    )
    pane.show()
    return pane


def visible(pane):
    return [row.model.name for row in pane.rows if row.isVisibleTo(pane)]


def test_five_are_there_at_once_and_a_button_brings_the_others(themes, qtbot):
    pane = make_pane(themes, qtbot)
    assert visible(pane) == list(FIRST) and pane.more.model.text == "4 more measures"
    pane.more.click()
    assert len(visible(pane)) == 9 and pane.more.model.text == "Fewer measures"
    pane.more.click()
    assert visible(pane) == list(FIRST)


def test_what_is_there_at_once_is_never_cut(themes, qtbot):
    pane = make_pane(themes, qtbot)
    for density in (Density.COMFORTABLE, Density.COMPACT):
        themes.set_density(density)
        pane.resize(888, 300)
        high = sum(row.sizeHint().height() for row in pane.rows[:5])
        assert pane.area.minimumHeight() == high


def test_up_and_down_go_from_measure_to_measure(themes, qtbot):
    pane = make_pane(themes, qtbot)
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.take_focus()
    qtbot.keyClick(pane.rows[0], Qt.Key.Key_Down)
    assert pane.rows[1].hasFocus()
    qtbot.keyClick(pane.rows[1], Qt.Key.Key_Up)
    qtbot.keyClick(pane.rows[0], Qt.Key.Key_Up)
    assert pane.rows[0].hasFocus()


def test_rows_stay_while_their_figures_change(themes, qtbot):
    pane = make_pane(themes, qtbot)
    rows = list(pane.rows)
    pane.show_measures(counted([incident(1, detected=0, impact_ended=7)]).measures)
    assert pane.rows == rows and pane.rows[2].model.counted == "1 of 1"


def test_the_names_of_the_axis_stay_over_its_marks_while_the_rows_scroll(themes, qtbot):
    pane = make_pane(themes, qtbot)
    assert pane.axis.width() == pane.rows[0].width()
    pane.more.click()
    pane.resize(1288, 560)
    qtbot.waitUntil(lambda: pane.area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: pane.axis.width() == pane.rows[0].width() < 1288)
    pane.more.click()
    qtbot.waitUntil(lambda: pane.axis.width() == pane.rows[0].width() == 1288)
