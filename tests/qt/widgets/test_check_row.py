"""A row to tick: the whole row is the target."""

from PySide6.QtCore import Qt

from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel


def test_a_click_anywhere_in_the_row_ticks_it(qtbot, shot, themes):
    row = CheckRow(themes, CheckRowModel("This is a drill"))
    before = shot(row, 300)
    with qtbot.waitSignal(row.toggled, timeout=500):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert row.isChecked()
    assert row.grab().toImage() != before


def test_space_ticks_it(qtbot, themes):
    row = CheckRow(themes, CheckRowModel("This is a drill"))
    qtbot.addWidget(row)
    row.show()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()


def test_words_and_remark_are_read_and_the_target_is_large_enough(themes):
    row = CheckRow(themes, CheckRowModel("Watch for 24 h", "03:50"))
    assert (row.accessibleName(), row.accessibleDescription()) == ("Watch for 24 h", "03:50")
    assert row.sizeHint().height() >= 28


def test_a_sign_stands_between_box_and_words(themes):
    plain = CheckRow(themes, CheckRowModel("Findings", "4"))
    signed = CheckRow(themes, CheckRowModel("Findings", "4", "search"))
    assert signed.sizeHint().width() == plain.sizeHint().width() + 22
    assert signed.accessibleName() == "Findings"
