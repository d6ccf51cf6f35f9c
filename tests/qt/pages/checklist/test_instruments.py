"""The upper half of the page."""

from PySide6.QtCore import Qt

from incident_desk.qt.widgets.deadline_dress import CellState


def test_cells_for_the_times_there_are(front):
    cells = [one.model.label for one in front.page.instruments.cells if one.isVisible()]
    assert cells == ["Commands", "Error rates", "Later", "Steps"]
    assert front.page.instruments.clock.model.caption == "Since the start"


def test_all_of_it_moves_with_time(front):
    instruments = front.page.instruments
    front.pass_s(240)
    assert instruments.cells[0].model.state is CellState.AT_RISK
    assert instruments.clock.model.seconds == 240 and instruments.ribbon.model.now == 240
    front.pass_s(70)
    assert instruments.next_bar.model.title == "Roll-back decision"


def test_a_second_moves_it_while_somebody_looks_and_not_behind_another_page(front):
    instruments = front.page.instruments
    front.bench.clock.pass_s(240)
    front.ticker.ticked.emit(front.bench.clock.at)
    assert (instruments.clock.model.seconds, instruments.ribbon.model.now) == (240, 240)
    front.page.hide()
    front.bench.clock.pass_s(70)
    front.ticker.ticked.emit(front.bench.clock.at)
    assert instruments.clock.model.seconds == 240 and instruments.next_bar.model.title == "Tests pass"
    front.page.show()
    assert instruments.clock.model.seconds == 310 and instruments.next_bar.model.title == "Roll-back decision"


def test_the_buttons_of_the_bar_ask_for_its_actions(front, qtbot):
    bar = front.page.instruments.next_bar
    for button in (bar._primary, bar._secondary):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert front.wishes == ["step_done", "defer_step"]
