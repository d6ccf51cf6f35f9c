"""Cells, and what each says."""

from PySide6.QtWidgets import QLineEdit

from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from tests.qt.pages.playbooks.conftest import shown


def test_a_cell_says_where_its_value_is_from_and_what_is_missing():
    assert Cell("2 h", Look.DIM, "Respond in").spoken == "Respond in, 2 h, from settings"
    assert Cell("[NAME]", Look.MISSING, "First way to Toner").spoken == "First way to Toner, missing"
    assert Cell("P1", Look.PLATE, rank=1).spoken == "P1" and not Cell("P1", Look.PLATE).can_be_typed


def test_every_look_is_drawn_and_a_field_has_the_text_that_is_typed_over(themes, qtbot):
    grid = shown(qtbot, Grid(themes, "Table", ("A", "B"), (80, 0)), 400, 400)
    grid.show_cells([[Cell(look.value, look, "x", "typed", 1), Cell("")] for look in Look])
    grid.setCurrentCell(0, 0)
    grid.grab()
    grid.type_into(2, 0)
    field = grid.viewport().findChild(QLineEdit)
    assert field.text() == "typed" and field.accessibleName() == "x"
