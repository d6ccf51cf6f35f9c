"""The list of sections: keys open one, and each says where it stands."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.review.sections_column import SectionsColumn, source_words
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench
from tests.services.test_remedies import REPORT


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
    wished = []
    column.writing_wished.connect(lambda: wished.append(model.open.id))
    qtbot.keyClick(column.sections, Qt.Key.Key_Down)
    qtbot.keyClick(column.sections, Qt.Key.Key_Up)
    assert wished == []
    qtbot.keyClick(column.sections, Qt.Key.Key_Return)
    assert wished == ["impact"]
    room.sample.write("summary", "It was down")
    room.until(lambda: rows.index(0, 0).data() == "Summary, draft")
    assert column._far.text() == "1 of 4 sections written"
    column.grab()


def test_a_past_incident_names_its_document(room):
    assert source_words(room.sample.now) == ""
    past = Bench().desk.past.take_in(past_incident(read(REPORT), Answers(zone="UTC")), "MK").incident
    assert source_words(past).startswith(f"Source: {past.past.source.name}, ")
