"""A fact of a report is corrected in its row, by the keyboard alone; what is wrong is said there, and stays."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.past_corrected import DONE, OWNER, TEXT, TIME, YES, Fact, FactKind
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.found_painter import INSET
from incident_desk.qt.pages.importing.found_rows import set_box
from incident_desk.qt.pages.importing.view_model import Turn
from tests.any_past import REPORT
from tests.qt.pages.importing.conftest import line_of, opened, row_of


@pytest.fixture
def report(screen, qtbot):
    screen.model.show(opened(REPORT, "payments.md"))
    screen.correcting = screen.found.correcting
    screen.found.setFocus()

    def press(key, *more):
        qtbot.keyClick(QApplication.focusWidget(), key, *more)

    def write(words):
        qtbot.keyClicks(QApplication.focusWidget(), words)

    def go_to(words):
        screen.found.setCurrentIndex(screen.found.table.index(row_of(screen.model, words), 0))

    screen.press, screen.write, screen.go_to = press, write, go_to
    return screen


def test_f2_opens_enter_corrects_and_the_row_says_what_the_document_says(report):
    report.go_to("P1 - payments fail")
    report.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Severity" and field.text() == "P1 - payments fail"
    assert report.found.rowHeight(report.correcting.row) > 60
    report.write("P2")
    report.press(Qt.Key.Key_Return)
    row = report.model.row
    assert report.model.rows[row].text == "P2" and "was “P1 - payments fail”" in report.model.rows[row].beside
    assert report.found.hasFocus() and report.correcting.form is None and report.wishes == []
    assert report.found.rowHeight(row) < 60 and "1 corrected by you" in report.page.head.facts.text()
    report.press(Qt.Key.Key_F2)
    back = report.correcting.form.back
    assert back.isVisible()
    back.setFocus()
    report.press(Qt.Key.Key_Space)
    assert report.model.rows[row].text == "P1 - payments fail" and not report.model.judged.is_corrected


def test_esc_leaves_the_form_and_not_the_document(report):
    report.go_to("P1 - payments fail")
    report.press(Qt.Key.Key_F2)
    report.write("P9")
    report.press(Qt.Key.Key_Escape)
    assert report.correcting.form is None and report.wishes == [] and report.found.hasFocus()
    assert not report.model.judged.is_corrected


def test_a_time_that_is_none_is_said_in_place_and_stays_to_be_mended(report):
    report.go_to("14:05 Outage detected")
    report.press(Qt.Key.Key_F2)
    report.write("soonish")
    report.press(Qt.Key.Key_Return)
    form = report.correcting.form
    assert form.message.isVisible() and form.message.text().startswith("“soonish” is no time. Write 14:30")
    assert form.fields[TIME].text() == "soonish" and form.fields[TIME].hasFocus()
    report.write("~14:07")
    assert not form.message.isVisible()
    report.press(Qt.Key.Key_Return)
    assert report.model.rows[report.model.row].text == "~14:07 Outage detected"


def test_keeping_it_takes_what_stands_in_the_form_and_what_is_wrong_there_holds_it_up(report):
    report.go_to("14:05 Outage detected")
    report.press(Qt.Key.Key_F2)
    report.write("never!")
    assert not report.correcting.settle() and report.correcting.form.message.isVisible()
    report.correcting.form.fields[TIME].setText("14:09")
    assert report.correcting.settle()
    assert report.model.judged.corrections.facts == {Fact(FactKind.ENTRY, 1, TIME): "14:09"}


def test_an_action_has_owner_due_and_state(report):
    report.go_to("Watch the dates")
    report.press(Qt.Key.Key_F2)
    form, names = report.correcting.form, []
    for _ in range(4):
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
        report.press(Qt.Key.Key_Tab)
    assert names == ["Action", "Owner", "Due", "Done"]
    form.fields[OWNER].setText("Bo")
    form.fields[DONE].setFocus()
    report.press(Qt.Key.Key_Space)
    report.press(Qt.Key.Key_Return)
    assert report.model.judged.corrections.facts == {
        Fact(FactKind.ACTION, 0, OWNER): "Bo", Fact(FactKind.ACTION, 0, DONE): YES,
    }  # fmt: skip
    assert report.model.rows[report.model.row].beside == "done · Bo · 2025-03-20 · corrected"


def test_delete_drops_an_entry_and_takes_that_back_and_nothing_else(report):
    report.go_to("14:05 Outage detected")
    report.press(Qt.Key.Key_Delete)
    assert report.model.rows[report.model.row].mark == "dropped"
    report.press(Qt.Key.Key_Delete)
    assert report.model.rows[report.model.row].mark == "timeline"
    report.go_to("P1 - payments fail")
    report.press(Qt.Key.Key_Delete)
    assert not report.model.judged.is_corrected


def test_insert_makes_an_entry_of_the_line_that_is_chosen_and_opens_it(report, qtbot):
    line = line_of(report.model.opened, "Nobody was told")
    report.lines.setFocus()
    report.lines.setCurrentIndex(report.page.source.table.index(line - 1, 0))
    report.press(Qt.Key.Key_Insert)
    form = report.correcting.form
    assert form is not None and form.model.fact == Fact(FactKind.ADDED, line)
    report.write("14:00")
    report.press(Qt.Key.Key_Return)
    assert report.model.rows[report.model.row].text == "14:00 Nobody was told of the date"
    report.press(Qt.Key.Key_Delete)
    assert report.model.judged.corrections.facts == {}


def test_a_milestone_is_corrected_where_it_is_stated(report):
    report.found.setCurrentIndex(report.found.table.index(row_of(report.model, "14:05 Detected"), 0))
    report.press(Qt.Key.Key_F2)
    assert report.correcting.form.model.fact == Fact(FactKind.ENTRY, 1)
    report.correcting.form.fields[TEXT].setPlainText("Somebody looked")
    report.press(Qt.Key.Key_Return)
    assert not any(row.text == "14:05 Detected" for row in report.model.rows)


def test_a_second_row_takes_the_form_over_once_the_first_one_holds(report):
    report.go_to("P1 - payments fail")
    report.press(Qt.Key.Key_F2)
    report.write("High / Low")
    other = row_of(report.model, "A certificate ran out")
    report.correcting.open(other)
    assert report.correcting.form.model.fact.kind is FactKind.SEVERITY
    report.write("x")
    report.correcting.form.fields[""].setText("P2")
    report.found.doubleClicked.emit(report.found.table.index(other, 0))
    assert report.correcting.form.model.fact.kind is FactKind.CAUSE
    assert report.model.judged.corrections.facts == {Fact(FactKind.SEVERITY): "P2"}


def test_a_start_that_the_report_does_not_state_is_said_and_asks_for_its_zone(report):
    text = "# Outage report\n\n## Root cause\n\nA lock.\n\n## Action items\n\n- [ ] Mend it\n"
    report.model.show(opened(text, "lock.md"))
    assert report.found.questions == {}
    start = next(row for row, one in enumerate(report.model.rows) if one.beside == "start")
    report.correcting.open(start)
    report.write("2025-03-04 14:05")
    report.press(Qt.Key.Key_Return)
    assert [one.doubt.about for one in report.found.questions.values()] == ["zone"]
    assert report.model.judged.asks_zone and report.model.rows[report.model.row].beside == "start · said by you"


def test_questions_keep_what_was_typed_while_facts_are_corrected(report):
    bare = REPORT.replace("**Date:** 2025-03-04\n", "").replace(", due: 2025-03-20", "")
    report.model.show(opened(bare, "payments.md"))
    question = next(one for one in report.found.questions.values() if one.doubt.about == "zone")
    question.field.setText("Euro")
    report.go_to("P1 - payments fail")
    report.correcting.open(report.model.row)
    report.correcting.form.fields[""].setText("P2")
    assert report.correcting.settle()
    assert question in report.found.questions.values() and question.field.text() == "Euro"


def test_a_playbook_has_nothing_to_correct_in_place(screen):
    place = next(row for row, one in enumerate(screen.model.rows) if one.look is Look.STEP)
    screen.found.correcting.open(place)
    assert screen.found.correcting.form is None and not screen.page.source.add.isVisible()


def test_a_form_that_was_closed_is_out_of_sight_at_once(report):
    report.go_to("P1 - payments fail")
    report.press(Qt.Key.Key_F2)
    form = report.correcting.form
    report.press(Qt.Key.Key_Escape)
    assert not form.isVisible() and form.parent() is not None


def test_of_an_entry_that_was_added_its_line_is_told(report):
    line = line_of(report.model.opened, "Nobody was told")
    report.correcting.facts.add_entry(line)
    words = report.correcting.form.document.text()
    assert words == f"Line {line} of the document says: - Nobody was told of the date"


def test_another_document_comes_and_it_is_being_kept_while_a_form_has_the_focus(report, qtbot):
    report.go_to("P1 - payments fail")
    report.press(Qt.Key.Key_F2)
    report.model.hold(True)
    assert report.correcting.form is None
    report.model.hold(False)
    report.go_to("P1 - payments fail")
    report.press(Qt.Key.Key_F2)
    report.model.begin(Turn("other.md"))
    QApplication.processEvents()
    report.model.show(opened())
    qtbot.waitUntil(lambda: report.page.focusWidget() is not None)
    assert report.correcting.form is None and report.model.rows


def test_what_contradicts_itself_once_it_was_corrected_is_told_first(report):
    before = report.model.judged.to_check
    report.go_to("16:40")
    report.correcting.open(report.model.row)
    report.correcting.form.fields[""].setText("13:00")
    assert report.correcting.settle()
    assert report.model.judged.to_check == before + 1
    assert any("is before the start" in row.text for row in report.model.rows if row.look is Look.DOUBT)


def test_a_corrected_row_is_heard_with_what_the_document_says(report):
    report.correcting.facts.correct({Fact(FactKind.SEVERITY): "P2"})
    index = report.found.table.index(row_of(report.model, "P2"), 0)
    said = report.found.table.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Severity, P2, severity · corrected, was “P1 - payments fail”"


CHAT = "Ann  9:02 AM\ncards fail\nBo  9:11 AM\nrolling back now\nAnn  9:25 AM\nI call it resolved then\n"


@pytest.fixture
def chat(report):
    report.model.show(opened(CHAT, "chat.txt"))
    report.found.setFocus()
    return report


def milestones(page):
    return [(row.text, row.beside) for row in page.model.rows if row.mark == "milestone"]


def test_f2_on_a_milestone_that_may_be_stated_sets_it_and_delete_takes_it_back(chat):
    left = chat.model.judged.to_check
    chat.go_to("Resolved is not stated")
    assert "F2 sets it" in chat.found.table.index(chat.model.row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    chat.press(Qt.Key.Key_F2)
    assert milestones(chat) == [("9:25 AM Resolved", "“I call it resolved then” set by you")]
    assert chat.model.judged.to_check == left - 1 and chat.correcting.form is None
    chat.go_to("9:25 AM Resolved")
    chat.press(Qt.Key.Key_F2)
    assert chat.correcting.form.fields[TEXT].toPlainText() == "I call it resolved then"
    chat.press(Qt.Key.Key_Escape)
    chat.go_to("9:25 AM Resolved")
    chat.press(Qt.Key.Key_Delete)
    assert milestones(chat) == [] and chat.model.judged.to_check == left
    assert not chat.model.judged.is_corrected


def test_its_button_sets_it_and_looking_at_it_does_not(chat, themes, qtbot):
    chat.go_to("Resolved is not stated")
    row = chat.model.row
    chat.press(Qt.Key.Key_Space)
    assert chat.model.judged.is_settled(row) and milestones(chat) == []
    whole = chat.found.visualRect(chat.found.table.index(row, 0))
    inset = themes.current.px(INSET)
    area = QRectF(whole).adjusted(inset, 0, -inset, 0)
    spot = set_box(chat.model.rows[row], area, themes.current).center().toPoint()
    qtbot.mouseClick(chat.found.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [one[0] for one in milestones(chat)] == ["9:25 AM Resolved"]
