"""Filled stretches keep what they stand for through typing, undo and neighbours."""

from PySide6.QtGui import QTextCursor, QTextDocument

from incident_desk.qt.panes.updates.stretches import form_of, known_now, stretches_in, units, with_marks
from incident_desk.services.filling import Draft, Filled


def document(*parts):
    one = QTextDocument()
    cursor = QTextCursor(one)
    for part in parts:
        if isinstance(part, str):
            cursor.insertText(part, cursor.charFormat().__class__())
        else:
            cursor.insertText(part[1], form_of(part[1], part[0]))
    return one


def test_a_stretch_knows_its_words_its_blank_and_its_place_behind_an_emoji():
    found = stretches_in(document("🔥 at ", ("[T]", "03:49"), "."))
    assert [(one.start, one.words, one.mark) for one in found] == [(6, "03:49", "[T]")]


def test_two_stretches_side_by_side_are_two():
    found = stretches_in(document(("[A]", "one"), ("[A]", "one")))
    assert [one.start for one in found] == [0, 3]


def test_words_that_were_changed_are_the_persons():
    one = document("at ", ("[T]", "03:49"))
    cursor = QTextCursor(one)
    cursor.setPosition(5)
    cursor.insertText("9")
    assert stretches_in(one) == []


def test_undo_brings_a_stretch_back_as_one():
    one = document("at ", ("[T]", "03:49"))
    cursor = QTextCursor(one)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText("gone")
    assert stretches_in(one) == []
    one.undo()
    assert [stretch.words for stretch in stretches_in(one)] == ["03:49"]


def test_the_marks_stand_again_in_the_text():
    one = document("🔥 ", ("[A]", "x"), " and ", ("[LONG]", "y"))
    assert with_marks(one.toPlainText(), stretches_in(one)) == "🔥 [A] and [LONG]"


def test_what_is_known_is_placed_in_the_text_as_it_stands():
    one = document("🔥 ", ("[A]", "xxxxxx"), " [B]")
    unfilled = "🔥 [A] [B]"
    draft = Draft("🔥 yy zz", (Filled(2, "yy", "[A]"), Filled(5, "zz", "[B]")))
    assert with_marks(one.toPlainText(), stretches_in(one)) == unfilled
    assert {place: new.words for place, new in known_now(draft, stretches_in(one)).items()} == {3: "yy", 10: "zz"}


def test_units_count_as_qt_does():
    assert (units("a"), units("🔥"), units("é")) == (1, 2, 1)
