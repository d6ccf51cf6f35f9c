"""The fields of a fact: named, with what the document says below; Enter and Esc are theirs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from incident_desk.domain.past_corrected import DONE, DUE, NO, OWNER, TEXT, TIME, YES, Fact, FactKind
from incident_desk.qt.pages.importing.fact_form import FactForm, FormModel, parts_of
from incident_desk.qt.widgets.tab_order import stops_in


@pytest.fixture
def make(themes, qtbot):
    def made(fact, words, **more):
        form = FactForm(themes, FormModel(fact, words, **more))
        qtbot.addWidget(form)
        form.resize(500, 300)
        form.show()
        form.activateWindow()
        return form

    return made


ROW = Fact(FactKind.ENTRY, 1)


def test_every_field_has_a_name_and_the_documents_words_stand_below(make):
    form = make(ROW, {TIME: "14:05", TEXT: "Down"}, document="14:05  Down <b>")
    assert [form.fields[part].accessibleName() for part in (TIME, TEXT)] == ["Time", "What happened"]
    assert form.document.text() == "The document says: 14:05  Down <b>"
    assert form.drop.isVisible() and not form.back.isVisible()
    assert all(stop.accessibleName() or stop.text() for stop in stops_in(form) if stop.isVisible())
    bare = make(Fact(FactKind.END), {"": ""})
    assert bare.document.text() == "The document does not state it." and not bare.drop.isVisible()
    assert "14:30" in bare.fields[""].placeholderText()


def test_only_what_stands_otherwise_is_changed(make, qtbot):
    words = {TEXT: "Do it", OWNER: "Ada", DUE: "", DONE: NO}
    form = make(Fact(FactKind.ACTION), words)
    assert form.changed() == {}
    qtbot.keyClicks(form.fields[DUE], "2025-04-01")
    assert isinstance(form.fields[DONE], QCheckBox)
    qtbot.keyClick(form.fields[DONE], Qt.Key.Key_Space)
    assert form.changed() == {DUE: "2025-04-01", DONE: YES}


@pytest.mark.parametrize("part", [TIME, TEXT])
def test_enter_corrects_and_esc_leaves_from_every_field(make, qtbot, part):
    form, heard = make(ROW, {TIME: "14:05", TEXT: "Down"}), []
    form.said.connect(lambda: heard.append("said"))
    form.left.connect(lambda: heard.append("left"))
    form.fields[part].setFocus()
    qtbot.keyClick(form.fields[part], Qt.Key.Key_Return)
    qtbot.keyClick(form.fields[part], Qt.Key.Key_Escape)
    assert heard == ["said", "left"]


def test_shift_and_enter_make_a_line(make, qtbot):
    form = make(Fact(FactKind.CAUSE), {"": "A"})
    field = form.fields[""]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "One")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "Two")
    assert form.changed()[""] == "One\nTwo"


def test_what_is_wrong_is_said_in_the_form_until_something_else_is_typed(make, qtbot):
    form = make(Fact(FactKind.START), {"": "soon"})
    before = form.height_at(500)
    form.say_wrong("“soon” is no time")
    assert form.message.isVisible() and form.height_at(500) > before
    qtbot.keyClicks(form.fields[""], "x")
    assert not form.message.isVisible()


def test_what_was_said_can_be_taken_back_and_what_was_dropped_is_called_so(make):
    assert make(Fact(FactKind.END), {"": "15:00"}, is_said=True).back.isVisible()
    assert make(ROW, {TIME: "", TEXT: ""}, is_dropped=True).drop.text() == "It is an entry"
    assert make(Fact(FactKind.ADDED, 3), {TIME: "", TEXT: ""}).drop.text() == "Take it out"


def test_the_parts_of_each_kind():
    assert parts_of(ROW) == (TIME, TEXT) and parts_of(Fact(FactKind.END)) == ("",)
    assert parts_of(Fact(FactKind.ACTION)) == (TEXT, OWNER, DUE, DONE)


def test_a_field_is_as_high_as_its_words_ask_for_and_no_higher_than_a_few_lines(make):
    form = make(Fact(FactKind.CAUSE), {"": "A lock"})
    form.height_at(500)
    low = form.fields[""].height()
    long = make(Fact(FactKind.CAUSE), {"": "A lock that nobody held any more " * 8})
    long.height_at(900)
    wide = long.fields[""].height()
    long.height_at(400)
    assert low < wide < long.fields[""].height()
    long.height_at(40)
    assert long.fields[""].height() < 12 * low


def test_every_field_says_above_it_what_it_is(make):
    form = make(Fact(FactKind.ACTION), {TEXT: "Do it", OWNER: "", DUE: "", DONE: NO})
    assert {one.text() for one in form.findChildren(QLabel)} >= {"Action", "Owner", "Due"}
