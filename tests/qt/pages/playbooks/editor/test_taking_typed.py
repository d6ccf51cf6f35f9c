"""What is typed and was not left yet is taken in."""

from PySide6.QtWidgets import QLineEdit, QTableWidget, QTableWidgetItem

from incident_desk.qt.pages.playbooks.editor.taking_typed import take_typed


def test_a_line_in_a_table_is_taken_in_and_closed(qtbot):
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setItem(0, 0, QTableWidgetItem("old"))
    table.show()
    table.editItem(table.item(0, 0))
    line = table.viewport().findChild(QLineEdit)
    line.setText("new")
    take_typed(line)
    assert table.item(0, 0).text() == "new" and table.state() is QTableWidget.State.NoState


def test_a_field_is_as_if_it_had_been_left_and_one_to_read_is_not(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    left = []
    field.editingFinished.connect(lambda: left.append(field.text()))
    field.setText("new")
    take_typed(field)
    field.setReadOnly(True)
    take_typed(field)
    take_typed(None)
    assert left == ["new"]
