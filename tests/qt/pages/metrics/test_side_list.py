"""The right column as a list."""

from PySide6.QtCore import QPoint, Qt

from incident_desk.qt.pages.metrics.side import BackLine, Gap, Heading, ObjectiveLine
from incident_desk.qt.pages.metrics.side_list import SideList, is_gap
from incident_desk.qt.pages.playbooks.plain_list import ROW
from incident_desk.qt.theme import Density
from tests.fakes import Bench
from tests.qt.pages.metrics.season import add, all_of, counted, season


def make_list(themes, qtbot, bench=None):
    bench = bench or season()
    found = counted(all_of(bench), now=bench.clock.now())
    one = SideList(themes)
    qtbot.addWidget(one)
    one.resize(560, 900)
    one.show_side(found.parts.rows(found.found.came_back))
    one.show()
    one.wished, one.times = [], []
    one.incident_wished.connect(one.wished.append)
    one.times_wished.connect(one.times.append)
    return one


def rows(one):
    return [one.rows.index(place, 0).data(ROW) for place in range(one.rows.rowCount())]


def go_to(one, kind):
    place = next(
        place
        for place, row in enumerate(rows(one))
        if isinstance(row, kind) and getattr(row, "what", "") != "everything"
    )
    one.setCurrentIndex(one.rows.index(place, 0))
    return rows(one)[place]


def test_enter_on_a_gap_leads_to_where_its_times_are_added(themes, qtbot):
    one = make_list(themes, qtbot)
    gap = go_to(one, Gap)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one.times == [gap.incident] and one.wished == []


def test_enter_on_an_objective_or_a_drill_opens_the_incident(themes, qtbot):
    one = make_list(themes, qtbot)
    objective = go_to(one, ObjectiveLine)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    drill = next(place for place, row in enumerate(rows(one)) if isinstance(row, Gap) and row.what == "everything")
    one.setCurrentIndex(one.rows.index(drill, 0))
    qtbot.keyClick(one, Qt.Key.Key_Enter)
    assert one.wished == [objective.incident, rows(one)[drill].incident] and one.times == []


def test_enter_on_what_came_back_opens_it(themes, qtbot):
    bench = Bench()
    add(bench, 60, "P1", "Checkout Atlas pool exhausted", 1, 2, 30, 40, action="Alert on connections")
    add(bench, 20, "P1", "Checkout Atlas pool exhausted", 1, 2, 30, 40)
    one = make_list(themes, qtbot, bench)
    back = go_to(one, BackLine)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one.wished == [back.incident] and back.key == "INC-0002"


def test_the_button_takes_the_chosen_incident_else_the_first_that_lacks_times(themes, qtbot):
    one = make_list(themes, qtbot)
    gaps = [row for row in rows(one) if is_gap(row)]
    one.add_times()
    one.setCurrentIndex(one.rows.index(rows(one).index(gaps[-1]), 0))
    one.add_times()
    assert one.times == [gaps[0].incident, gaps[-1].incident]


def test_a_click_alone_only_chooses_a_row(themes, qtbot):
    one = make_list(themes, qtbot)
    gap = go_to(one, Gap)
    one.scrollTo(one.currentIndex())
    at = one.visualRect(one.currentIndex()).center()
    qtbot.mouseClick(one.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert one.times == []
    qtbot.mouseDClick(one.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert one.times == [gap.incident]


def test_no_key_stops_at_a_heading(themes, qtbot):
    one = make_list(themes, qtbot)
    stops = set()
    for _ in range(len(rows(one))):
        qtbot.keyClick(one, Qt.Key.Key_Down)
        stops.add(type(one.currentIndex().data(ROW)))
    assert Heading not in stops and Gap in stops


def test_every_kind_of_row_is_painted_in_both_densities(each_theme, qtbot):
    one = make_list(each_theme, qtbot)
    for density in (Density.COMPACT, Density.COMFORTABLE):
        each_theme.set_density(density)
        one.resize(340 if density is Density.COMPACT else 560, 1600)
        image, ground = one.grab().toImage(), each_theme.current.colour.panel
        for place in range(one.rows.rowCount()):
            box = one.visualRect(one.rows.index(place, 0))
            line = [
                image.pixelColor(x, y)
                for x in range(box.left() + 12, box.right() - 16)
                for y in range(box.top() + 2, box.bottom())
            ]
            assert any(one_pixel != ground for one_pixel in line), rows(one)[place]
