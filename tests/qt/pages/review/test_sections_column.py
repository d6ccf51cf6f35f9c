"""The list of sections: keys open one, and each says where it stands."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.review.sections_column import SectionsColumn


def test_sections_are_spoken_with_where_they_stand_and_opened_by_keys(room, qtbot, themes, model):
    column = SectionsColumn(themes, model)
    qtbot.addWidget(column)
    column.resize(280, 600)
    column.show()
    rows = column.sections.rows
    told = [rows.index(place, 0).data() for place in range(rows.rowCount())]
    assert told == [
        "Summary, empty", "Impact, empty, optional", "Five whys, empty, optional", "Timeline, from the record",
        "Action items, empty, optional",
    ]  # fmt: skip
    column.sections.setFocus()
    qtbot.keyClick(column.sections, Qt.Key.Key_Down)
    assert model.open.id == "impact"
    room.sample.write("summary", "It was down")
    room.until(lambda: rows.index(0, 0).data() == "Summary, draft")
    assert column._far.text() == "1 of 4 sections written"
    column.grab()
