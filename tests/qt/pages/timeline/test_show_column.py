"""The left column."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.timeline.phases import counted
from incident_desk.qt.pages.timeline.show_column import ShowColumn


@pytest.fixture
def column(qtbot, themes, link, model):
    one = ShowColumn(themes, model)
    qtbot.addWidget(one)
    one.resize(272, 900)
    one.show()
    link.show()
    model.want_everything()
    model.rows_changed.emit()
    return one


def test_kinds_people_and_what_is_only_stand_with_their_counts(column):
    told = {box.model.text: box.model.detail for box in (*column.kinds.values(), *column.people.values())}
    assert (told["Findings"], told["Decisions"], told["Notes"]) == ("4", "1", "1")
    assert list(column.people) == ["Maya Kowalski", "Rita Ortega"]
    assert column.count.text() == "28 of 28 shown" and not column.reset.isEnabled()
    assert all(box.isChecked() for box in column.kinds.values())
    assert not any(box.isChecked() for box in column.only.values())


def test_boxes_and_words_leave_rows_out_and_reset_brings_them_back(column, model, qtbot):
    column.kinds["findings"].click()
    assert column.count.text() == "24 of 28 shown"
    column.people["Rita Ortega"].click()
    qtbot.keyClicks(column.field, "tech lead")
    assert {entry.who for entry in model.sifted.entries} == {"Maya Kowalski"}
    column.only["edited"].click()
    assert column.count.text() == "0 of 28 shown"
    column.reset.click()
    assert column.count.text() == "28 of 28 shown"
    assert column.field.text() == "" and column.people["Rita Ortega"].isChecked()
    assert not column.only["edited"].isChecked()


def test_a_new_person_has_a_box_and_the_others_keep_theirs(column, link):
    before = column.people["Rita Ortega"]
    link.who = "Ann Dee"
    link.record.say("3:43:00", "Ann Dee", "hello")
    link.act(lambda *_: ())
    assert list(column.people) == ["Ann Dee", "Maya Kowalski", "Rita Ortega"]
    assert column.people["Rita Ortega"] is before and column.people["Ann Dee"].isChecked()


def test_escape_empties_the_field_and_then_leaves_it(column, qtbot):
    column.field.setText("ping")
    qtbot.keyClick(column.field, Qt.Key.Key_Escape)
    assert column.field.text() == ""
    with qtbot.waitSignal(column.left):
        qtbot.keyClick(column.field, Qt.Key.Key_Escape)


def test_a_count_is_in_sight_in_a_narrow_column(column, themes):
    column.resize(214, 500)
    for box in column.kinds.values():
        assert box.geometry().right() <= column._area.viewport().width()


def test_a_phase_is_left_out_and_its_box_says_how_many_rows_it_has(column, model):
    told = {box.model.text: box.model.detail for box in column.phases.values()}
    counts = counted(model.bands, model.entries)
    assert told == {band.name: str(count) for band, count in counts} and len(told) > 1
    box, count = next(iter(column.phases.values())), counts[0][1]
    box.click()
    assert column.count.text() == f"{28 - count} of 28 shown"
    column.reset.click()
    assert box.isChecked() and column.count.text() == "28 of 28 shown"
