"""A measure as a row of the page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from incident_desk.qt.pages.metrics.columns import cells_in
from incident_desk.qt.pages.metrics.measure_view import AxisHead, MeasureRow
from incident_desk.qt.pages.metrics.strip_painting import x_of
from tests.measured_incidents import incident
from tests.qt.pages.metrics.season import counted


def measures(*ended):
    some = [incident(n, detected=0, impact_started=-5, impact_ended=one) for n, one in enumerate(ended, 1)]
    return {one.name: one for one in counted(some).measures}


def make_row(themes, qtbot, *ended):
    row = MeasureRow(themes, measures(*ended)["Time to mitigate"])
    qtbot.addWidget(row)
    row.resize(1288, 84)
    row.show()
    return row


def test_it_is_spoken_with_formula_median_and_what_is_counted(themes, qtbot):
    row = make_row(themes, qtbot, 30, 60, 90)
    assert row.accessibleName() == "Time to mitigate, impact ended − detected, also time to respond"
    assert row.accessibleDescription().startswith(
        "median 1 hour, 3 of 3, middle half 45 minutes to 1 hour 15 minutes"
    )
    assert row.accessibleDescription().endswith(". By month: March median 1 hour")


def test_the_arrow_keys_go_from_dot_to_dot_and_enter_opens(themes, qtbot):
    row = make_row(themes, qtbot, 30, 60, 90)
    looked, opened, left = [], [], []
    row.looked_at.connect(looked.append)
    row.opened.connect(opened.append)
    row.left.connect(left.append)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(row, key)
    assert looked == ["INC-0001", "INC-0002", "INC-0001", "INC-0003", "INC-0003", "INC-0001"]
    assert row.accessibleDescription().startswith("INC-0001, 30 minutes. median")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Down)
    qtbot.keyClick(row, Qt.Key.Key_Up)
    assert (opened, left) == (["INC-0001"], [1, -1])


def test_a_click_on_a_dot_looks_at_its_incident_and_one_beside_at_none(themes, qtbot):
    row = make_row(themes, qtbot, 30, 600)
    looked, opened = [], []
    row.looked_at.connect(looked.append)
    row.opened.connect(opened.append)
    strip = cells_in(row.design_area()).strip
    at = QPoint(round(x_of(strip, row.model.dots[1].place)) + 3, 42)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 42))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(at.x(), 4))
    assert looked == ["INC-0002"] and opened == []
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton, pos=at)
    assert opened == ["INC-0002"]


def test_the_keyboard_stays_on_its_incident_while_the_figures_change(themes, qtbot):
    row = make_row(themes, qtbot, 30, 60)
    qtbot.keyClick(row, Qt.Key.Key_End)
    row.set_model(measures(30, 60, 500)["Time to mitigate"])
    assert row.current.key == "INC-0002"
    row.set_model(measures(30)["Time to mitigate"])
    assert row.current is None


def test_a_row_of_too_few_and_one_of_none_say_so_in_pixels_and_words(each_theme, qtbot):
    few, none = make_row(each_theme, qtbot, 30, 60), make_row(each_theme, qtbot, 30)
    none.set_model(measures(30)["Time to repair"])
    assert few.accessibleDescription().startswith("too few for a median, 2 of 2")
    assert none.accessibleDescription().startswith("no time is known, 0 of 1")
    assert isinstance(none.grab().toImage(), QImage) and none.grab().toImage() != few.grab().toImage()


def test_the_heads_say_the_axis(themes, qtbot):
    head = AxisHead(themes, measures(30, 60, 90)["Time to mitigate"])
    qtbot.addWidget(head)
    assert "1 h" in head.accessibleDescription() and head.minimumSizeHint().width() == 0
