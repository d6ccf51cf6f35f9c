"""Fields show the form's texts, give theirs back, and say what is wrong beside themselves."""

from PySide6.QtWidgets import QLabel, QWidget

from incident_desk.qt.pages.health.editor.fields import (
    Choice,
    ElidedWords,
    Field,
    Lines,
    Problem,
    TurningRow,
    Words,
    in_a_column,
    in_a_row,
    show_within,
)
from incident_desk.qt.pages.health.editor.form import CheckForm


def test_a_field_goes_both_ways_and_is_marked_with_words(themes, qtbot):
    form = CheckForm()
    form.paste("https://x.org/", {})
    whole = in_a_column(
        themes, Field(themes, form, "timeout_s", "Give up after", "s"), Problem(themes, form, ("timeout_s",))
    )
    qtbot.addWidget(whole)
    whole.show()
    field, problem = whole.findChild(Field), whole.findChild(Problem)
    assert (field.text(), field.accessibleName(), field.accessibleDescription()) == ("10", "Give up after", "s")
    field.selectAll()
    qtbot.keyClicks(field, "often")
    assert form.texts["timeout_s"] == "often"
    assert problem.isVisible() and "2 min" in problem.text()
    assert field.property("wrong") is True
    form.put_all({"timeout_s": "3"}, fill=True)
    assert field.text() == "3"
    assert not problem.isVisible() and field.property("wrong") is False


def test_making_and_filling_fields_changes_nothing(themes, qtbot):
    form = CheckForm()
    form.paste("https://x.org/", {})
    before = dict(form.texts)
    several = Lines(themes, form, "headers", "Headers")
    method = Choice(themes, form, "method", "Method", [("GET", "GET"), ("POST", "POST")])
    for one in (several, method):
        qtbot.addWidget(one)
    form.filled.emit()
    assert form.texts == before
    several.setPlainText("A: b\nC: d")
    assert form.texts["headers"] == "A: b\nC: d"


def test_lines_are_as_high_as_what_is_written(themes, qtbot):
    several = Lines(themes, CheckForm(), "headers", "Headers")
    qtbot.addWidget(several)
    low = several.height()
    several.setPlainText("a\nb\nc")
    assert several.height() > low * 1.5


def test_a_choice_shows_what_is_none_of_its_own(themes, qtbot):
    form = CheckForm()
    form.put_all({"method": "PUT"})
    method = Choice(themes, form, "method", "Method", [("GET", "GET")])
    qtbot.addWidget(method)
    assert method.currentText() == "PUT"


def test_a_row_turns_where_it_is_narrow(themes, qtbot):
    row = TurningRow(themes, QLabel("one " * 9), QLabel("two " * 9))
    qtbot.addWidget(row)
    row.show()
    row.resize(900, 40)
    wide = [one.y() for one in row.findChildren(QLabel)]
    row.resize(160, 90)
    qtbot.wait(10)
    narrow = [one.y() for one in row.findChildren(QLabel)]
    assert wide[0] == wide[1]
    assert narrow[0] < narrow[1]


def test_nothing_comes_up_as_a_window_of_its_own(qtbot):
    alone = QWidget()
    qtbot.addWidget(alone)
    show_within(alone, visible=True)
    assert not alone.isVisible()


def test_words_are_plain_text(themes, qtbot):
    for label in (Words(themes, "<b>x</b>"), ElidedWords(themes)):
        qtbot.addWidget(label)
        label.setText("<b>x</b>")
        assert label.textFormat().name == "PlainText"
    qtbot.addWidget(in_a_row(themes, None))
