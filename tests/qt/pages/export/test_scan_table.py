"""The table is painted wide and narrow, and said line by line."""

from incident_desk.qt.pages.export.scan_table import ScanModel, ScanTable
from incident_desk.qt.pages.export.scanned import ScanLine

LINES = (
    ScanLine("PDF", ("after it is made",)),
    ScanLine("HTML", ("0 of 9", "1 found", "0", "0", "not scanned"), (False, True, False, False, False)),
)


def test_each_line_has_its_room_and_its_words(each_theme, qtbot):
    table = ScanTable(each_theme, ScanModel(LINES))
    qtbot.addWidget(table)
    low = ScanTable(each_theme, ScanModel(LINES[:1]))
    qtbot.addWidget(low)
    assert table.sizeHint().height() > low.sizeHint().height()
    assert "HTML: Text 0 of 9, Alternative text 1 found" in table.accessibleDescription()
    for width in (560, 360):
        table.resize(width, 90)
        table.grab()
