"""The list of sections: keys open one, and each says where it stands."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.playbooks.plain_list import ROW
from incident_desk.qt.pages.review.sections_column import NOT_IN_IT, SectionsColumn, source_words
from incident_desk.services.acts.reviewing import choose_template
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench
from tests.review_samples import OTHER
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


def test_what_the_template_has_not_stands_under_a_heading_that_no_key_stays_on(room, qtbot, themes, model):
    room.sample.write("summary", "It was down")
    room.sample.do(lambda one: choose_template(one, OTHER))
    column = SectionsColumn(themes, model)
    qtbot.addWidget(column)
    column.resize(280, 600)
    column.show()
    rows = column.sections.rows
    room.until(lambda: rows.rowCount() == 3)
    assert rows.index(1, 0).data(ROW) == NOT_IN_IT
    assert [rows.index(place, 0).data() for place in range(3)] == ["Lessons, empty", "", "Summary, draft"]
    column.sections.setFocus()
    qtbot.keyClick(column.sections, Qt.Key.Key_Down)
    assert model.open.id == "summary" and column.sections.currentIndex().row() == 2
    qtbot.keyClick(column.sections, Qt.Key.Key_Up)
    assert model.open.id == "lessons"
    column.grab()
