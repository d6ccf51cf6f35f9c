"""The open section is written here; what comes from the record is said, and leaving a section saves it."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.review.writing_column import WritingColumn


@pytest.fixture
def column(room, qtbot, themes, model):
    one = WritingColumn(themes, (room.link, model, room.now))
    qtbot.addWidget(one)
    one.resize(900, 700)
    one.show()
    return one


def test_another_section_saves_the_one_before(room, qtbot, column, model):
    qtbot.keyClicks(column.prose, "It was down")
    model.choose("impact")
    room.until(lambda: room.sample.review.text("summary") == "It was down")
    assert [one.model.field.title for one in column.fields] == ["Impact", "Users", "Business", "Money", "Data"]


def test_what_the_report_shows_of_the_record_is_said(column, model):
    model.choose("timeline")
    column.show_aids(())
    assert column.fields == [] and "the timeline" in column.aids.note.text()
    assert not column.head.done.isEnabled() and not column.head.insert.isVisible()
    model.choose("actions")
    assert column.items.isVisible()


def test_signs_of_markdown_go_around_the_chosen_words(column):
    column.prose.setPlainText("down")
    for button, text in zip(column.head.marks, ("**down**", "*down*", "`down`", "[down](https://)"), strict=True):
        column.prose.setPlainText("down")
        column.prose.selectAll()
        button.click()
        assert column.prose.toPlainText() == text
    column.prose.setPlainText("one\ntwo")
    column.prose.selectAll()
    column.head.list_mark.click()
    assert column.prose.toPlainText() == "- one\n- two"
    column.prose.setPlainText("down")
    column.prose.selectAll()
    column.head.mark_by_key("bold")
    assert column.prose.toPlainText() == "**down**"


def test_done_saves_first_and_is_taken_back_by_the_same_button(room, qtbot, column, model):
    qtbot.keyClicks(column.prose, "It was down")
    column.head.done.click()
    room.until(lambda: column.head.done.model.text == "A draft again")
    assert room.sample.review.text("summary") == "It was down"
    column.head.done.click()
    room.until(lambda: column.head.done.model.text == "Done")
    assert room.refused == []


def test_what_was_typed_into_a_done_section_is_done_with_the_same_key(room, qtbot, column, model):
    qtbot.keyClicks(column.prose, "It was down")
    column.mark_done()
    room.until(lambda: column.head.done.model.text == "A draft again")
    qtbot.keyClicks(column.prose, " for long")
    column.tick(room.now())
    assert column.head.done.model.text == "Done"
    column.mark_done()
    room.until(lambda: column.head.done.model.text == "A draft again")
    assert room.sample.review.text("summary") == "It was down for long"
    assert room.refused == []


def test_a_question_about_another_text_stays_when_the_section_is_left(room, qtbot, column, model):
    qtbot.keyClicks(column.prose, "Mine")
    room.sample.write("summary", "Theirs", "Wei")
    room.until(lambda: column.fields[0].theirs.isVisible())
    for section in ("impact", "summary", "impact", "summary"):
        model.choose(section)
    room.settle()
    assert column.fields[0].theirs.isVisible() and column.prose.toPlainText() == "Mine"
    assert room.sample.review.text("summary") == "Theirs" and "Theirs" in column.fields[0]._told.text()


def test_leaving_a_section_while_it_is_saved_breaks_nothing(room, qtbot, column, model):
    for _ in range(3):
        qtbot.keyClicks(column.prose, "a")
        model.choose("impact")
        model.choose("summary")
    room.until(lambda: room.sample.review.text("summary") == "aaa")
    room.settle()
    assert room.refused == [] and not column.fields[0].model.is_new


def test_a_section_in_question_is_not_marked_as_done_before_it_is_decided(room, qtbot, column, model):
    told = []
    column.noticed.connect(told.append)
    qtbot.keyClicks(column.prose, "Mine")
    room.sample.write("summary", "Theirs", "Wei")
    room.until(lambda: column.fields[0].theirs.isVisible())
    column.mark_done()
    room.settle()
    assert told == ["Choose first which of both texts stands: yours, or the one in the record"]
    assert room.sample.review.marks == {} and room.sample.review.text("summary") == "Theirs"
    column.fields[0].mine.click()
    column.mark_done()
    room.until(lambda: "summary" in room.sample.review.marks)
    assert room.sample.review.text("summary") == "Mine" and room.refused == []


def test_what_another_wrote_in_the_same_moment_is_not_marked_as_done(room, qtbot, column, model):
    qtbot.keyClicks(column.prose, "Mine")
    # Written just before, and not heard of here yet.
    room.link.read(lambda _office: room.sample.write("summary", "Theirs", "Wei"), lambda _: None)
    column.mark_done()
    room.until(lambda: len(room.refused) == 2)
    assert room.refused[1].startswith("Summary was not marked") and room.sample.review.marks == {}
    assert column.prose.toPlainText() == "Mine" and column.fields[0].theirs.isVisible()


def test_a_section_is_written_on_at_its_end_or_where_the_person_was(room, qtbot, column, model):
    room.sample.write("summary", "It was down", "Wei")
    room.until(lambda: column.prose.toPlainText() == "It was down")
    column.activateWindow()
    column.take_focus()
    room.until(lambda: column.prose.hasFocus())
    qtbot.keyClicks(column.prose, " for long")
    for key, words, text in (
        (None, " today", "It was down for long today"),
        (Qt.Key.Key_Home, "Yes: ", "Yes: It was down for long today"),
        (None, "yes. ", "Yes: yes. It was down for long today"),
    ):
        if key is not None:
            qtbot.keyClick(column.prose, key)
        model.choose("impact")
        model.choose("summary")
        room.until(lambda: column.prose.hasFocus())
        qtbot.keyClicks(column.prose, words)
        assert column.prose.toPlainText() == text


def caret_is_in_sight(column):
    area, prose = column.area, column.prose
    caret = prose.cursorRect().center()
    return area.viewport().rect().contains(prose.viewport().mapTo(area.viewport(), caret))


def test_what_is_typed_in_a_long_text_is_in_sight(room, qtbot, column, model):
    room.sample.write("summary", "\n".join(map(str, range(100))), "Wei")
    room.until(lambda: column.prose.toPlainText().endswith("99"))
    column.activateWindow()
    column.take_focus()
    room.until(lambda: column.prose.hasFocus())
    assert column.area.verticalScrollBar().value() == 0
    for key in (Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_PageUp):
        qtbot.keyClick(column.prose, key)
        room.until(lambda: caret_is_in_sight(column))
    qtbot.keyClick(column.prose, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    room.until(lambda: caret_is_in_sight(column))
