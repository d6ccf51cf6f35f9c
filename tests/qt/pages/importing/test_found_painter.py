"""A click answers what can be answered, and nothing else."""

from PySide6.QtCore import QPoint, Qt

from incident_desk.qt.pages.importing.found import Look
from tests.qt.pages.importing.conftest import row_of


def click(screen, qtbot, row, x):
    area = screen.found.visualRect(screen.found.table.index(row, 0))
    spot = QPoint(area.right() - 40 if x == "right" else area.left() + 60, area.top() + 15)
    qtbot.mouseClick(screen.found.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_the_button_of_a_doubt_settles_it_and_its_words_only_choose(screen, qtbot):
    row = row_of(screen.model, "git reset", Look.DOUBT)
    click(screen, qtbot, row, "left")
    assert screen.model.row == row and not screen.model.judged.is_settled(row)
    click(screen, qtbot, row, "right")
    assert screen.model.judged.is_settled(row)


def test_a_click_on_a_card_takes_its_plan_and_shows_its_phases(screen, qtbot):
    row = row_of(screen.model, "First hour", Look.PLAN)
    height = screen.found.rowHeight(row)
    click(screen, qtbot, row, "left")
    assert screen.model.judged.plan == "First hour" and screen.model.row == row
    assert screen.found.rowHeight(row) > height


def test_a_plan_alone_is_no_choice(screen):
    painter = screen.found.painter
    assert painter.has_choice
    screen.model.end()
    assert not painter.has_choice
