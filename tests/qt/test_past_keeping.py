"""A report in the real window: corrected in place, kept as it was corrected, never mixed with a changed file."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.errors import Refused
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.past_corrected import TEXT, Fact, FactKind
from incident_desk.domain.past_facts import stated_report
from incident_desk.formats.reading.document import read_document
from incident_desk.qt.import_wishes import PAGE
from incident_desk.qt.past_keeping import DOCTOR_WORDS
from tests.any_past import OVERNIGHT, REPORT
from tests.qt.import_desk import dropped, opened_desk, titles, until_shown, written
from tests.qt.pages.importing.conftest import row_of


@pytest.fixture
def desk(qtbot, tmp_path):
    yield from opened_desk(qtbot, tmp_path)


def test_a_day_that_is_none_is_refused_and_is_not_taken_for_no_answer(desk, qtbot, tmp_path):
    window, controller, _library, said = desk
    bare = REPORT.replace("**Date:** 2025-03-04\n", "").replace(", due: 2025-03-20", "")
    dropped(window, written(tmp_path, "payments.md", bare))
    model = until_shown(qtbot, controller, "payments.md")
    model.answer("zone", "UTC")
    page = controller.imports.page
    page.found.asking.go_to("day")
    day = QApplication.focusWidget()
    qtbot.keyClicks(day, "32.04.2026")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert day.hasFocus() and not model.is_busy
    page.found.setFocus()
    qtbot.keyClick(page.found, Qt.Key.Key_Return)
    assert said[-1].startswith("“32.04.2026” is no day") and day.hasFocus() and not model.is_busy


def test_a_report_becomes_a_past_incident_and_is_opened(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    window.say = lambda words, undo=False: said.append((words, undo))
    dropped(window, written(tmp_path, "payments.md", REPORT))
    until_shown(qtbot, controller, "payments.md")
    page = controller.imports.page
    qtbot.keyClick(page.found, Qt.Key.Key_Return)
    assert said[-1] == ("Say first in which time zone its times are", False)
    zone = QApplication.focusWidget()
    assert zone.accessibleName() == "Time zone of its times"
    qtbot.keyClicks(zone, "UTC")
    qtbot.keyClick(zone, Qt.Key.Key_Return)
    assert page.found.hasFocus() and page.model.opened is not None and not page.model.is_busy
    qtbot.keyClick(page.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page == "desk" and controller.stage.incident is not None)
    incident = controller.stage.incident
    assert (incident.title, incident.is_open, incident.past.zone) == ("Payments were down", False, "UTC")
    assert said[-1] == (f"{incident.key} kept as a past incident. {DOCTOR_WORDS}", True) and titles(library) == []
    dropped(window, tmp_path / "payments.md")
    until_shown(qtbot, controller, "payments.md")
    page.model.answer("zone", "UTC")
    page.model.keep()
    qtbot.waitUntil(lambda: said[-1] == (f"That report is already in as {incident.key}", False))


def test_a_report_that_the_record_refuses_stays_to_be_looked_at(desk, qtbot, tmp_path, monkeypatch):
    window, controller, _, said = desk
    dropped(window, written(tmp_path, "payments.md", REPORT))
    until_shown(qtbot, controller, "payments.md")
    model = controller.imports.page.model
    desk_of = controller.stage.link.office.desk

    def full(*_args):
        raise Refused("There is no room")

    monkeypatch.setattr(desk_of.past, "take_in", full)
    model.answer("zone", "UTC")
    model.keep()
    qtbot.waitUntil(lambda: said[-1:] == ["There is no room"])
    assert not model.is_busy and window.page == PAGE and model.opened is not None


def test_a_report_is_corrected_in_place_and_not_as_a_playbook(desk, qtbot, tmp_path):
    window, controller, library, _said = desk
    assert dropped(window, written(tmp_path, "down.md", REPORT))
    until_shown(qtbot, controller, "down.md")
    page = controller.imports.page
    page.found.setCurrentIndex(page.found.table.index(row_of(page.model, "P1 - payments"), 0))
    qtbot.keyClick(page.found, Qt.Key.Key_F2)
    assert page.correct.isVisible() and page.correct.accessibleName() == "Correct what is chosen"
    assert page.found.correcting.form is not None and window.page == PAGE and titles(library) == []


def test_a_report_that_was_kept_in_the_library_becomes_a_past_incident(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    library.take_in(str(written(tmp_path, "down.md", REPORT)))
    controller.do("playbooks")
    shown = controller.playbooks.model
    qtbot.waitUntil(lambda: any(row.kind == "report" for row in shown.rows))
    assert shown.shown_rows[-1].name == "down"
    controller.playbooks.page.library.list.chosen.emit(shown.shown_rows[-1])
    model = until_shown(qtbot, controller, "down")
    assert window.page == PAGE and model.judged.makes_past
    model.answer("zone", "UTC")
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 1 and window.page == "desk")
    assert said == [f"INC-0001 kept as a past incident. {DOCTOR_WORDS}"]


def correct(qtbot, page, row, words):
    """By the keyboard: open the row, write, Enter; wait until the rows have it."""
    page.found.setFocus()
    page.found.setCurrentIndex(page.found.table.index(row_of(page.model, row), 0))
    qtbot.keyClick(page.found, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), words)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(words in one.text for one in page.model.rows))


def test_what_is_corrected_is_what_is_kept_with_the_documents_words_beside_it(desk, qtbot, tmp_path):
    window, controller, _library, said = desk
    dropped(window, written(tmp_path, "payments.md", REPORT))
    model = until_shown(qtbot, controller, "payments.md")
    page = controller.imports.page
    model.answer("zone", "UTC")
    correct(qtbot, page, "P1 - payments fail", "P2 <b>bold</b>")
    correct(qtbot, page, "14:05 Outage detected", "~14:09")
    qtbot.keyClick(page.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page == "desk" and controller.stage.incident is not None)
    incident = controller.stage.incident
    assert incident.severity == "P2" and said == [f"INC-0001 kept as a past incident. {DOCTOR_WORDS}"]
    assert [(one.document, one.now) for one in incident.past.corrected] == [
        ("P1 - payments fail", "P2 <b>bold</b>"), ("14:05  Outage detected", "~14:09  Outage detected"),
    ]  # fmt: skip
    events = controller.stage.link.office.desk.events(incident.id)
    assert stated_report(events) == read_document(REPORT.encode(), "payments.md").report


def test_what_stands_wrong_in_a_form_is_not_kept_and_not_lost(desk, qtbot, tmp_path):
    window, controller, _library, _said = desk
    dropped(window, written(tmp_path, "payments.md", REPORT))
    model = until_shown(qtbot, controller, "payments.md")
    page = controller.imports.page
    model.answer("zone", "UTC")
    page.found.setCurrentIndex(page.found.table.index(row_of(model, "14:05 Outage"), 0))
    qtbot.keyClick(page.found, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "soon")
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    form = page.found.correcting.form
    assert form.message.isVisible() and form.fields["time"].text() == "soon" and not model.is_busy
    assert controller.stage.link.office.desk.heads() == []


def test_a_report_whose_file_changed_meanwhile_is_shown_again_with_what_was_said_of_it(desk, qtbot, tmp_path):
    window, controller, _library, said = desk
    path = written(tmp_path, "payments.md", REPORT)
    dropped(window, path)
    model = until_shown(qtbot, controller, "payments.md")
    page = controller.imports.page
    model.answer("zone", "UTC")
    page.found.correcting.facts.correct({Fact(FactKind.ENTRY, 1, TEXT): "Seen", Fact(FactKind.CAUSE): "A lock"})
    path.write_text(REPORT.replace("| 14:05 | Outage detected | red |\n", ""))
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 2 and model.opened is not None and not model.is_busy)
    assert said == [
        "The file was changed meanwhile: this is how it reads now", "1 correction was of what stands there no more",
    ]  # fmt: skip
    assert controller.stage.link.office.desk.heads() == []
    assert any(row.text == "A lock" for row in model.rows) and model.judged.corrections.zone == "UTC"


def test_a_report_whose_file_is_gone_is_kept_as_it_was_read_and_that_is_said(desk, qtbot, tmp_path):
    window, controller, _library, said = desk
    path = written(tmp_path, "payments.md", REPORT)
    dropped(window, path)
    model = until_shown(qtbot, controller, "payments.md")
    model.answer("zone", "UTC")
    path.unlink()
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert said[0].startswith("INC-0001 kept as a past incident. The file is not there any more")


def test_of_a_report_that_is_in_already_what_was_corrected_is_said_not_to_be_in_it(desk, qtbot, tmp_path):
    window, controller, _library, said = desk
    path = written(tmp_path, "payments.md", REPORT)
    for facts in ({}, {Fact(FactKind.CAUSE): "A lock"}):
        dropped(window, path)
        model = until_shown(qtbot, controller, "payments.md")
        model.answer("zone", "UTC")
        controller.imports.page.found.correcting.facts.correct(facts)
        before = len(said)
        model.keep()
        qtbot.waitUntil(lambda before=before: len(said) > before)
    assert said[-1] == "That report is already in as INC-0001. What you corrected here is not in it"


def test_who_leaves_with_corrections_is_told_once_that_they_would_be_lost(desk, qtbot, tmp_path):
    window, controller, _library, said = desk
    dropped(window, written(tmp_path, "payments.md", REPORT))
    model = until_shown(qtbot, controller, "payments.md")
    page = controller.imports.page
    page.found.correcting.facts.correct({Fact(FactKind.CAUSE): "A lock"})
    page.found.setFocus()
    qtbot.keyClick(page.found, Qt.Key.Key_Escape)
    assert said == ["1 correction would be lost. Esc once more leaves the report"] and model.opened is not None
    qtbot.keyClick(page.found, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page == "home")


def test_what_is_said_while_rows_are_made_anew_is_met_too(desk, qtbot, tmp_path):
    window, controller, _library, _said = desk
    dropped(window, written(tmp_path, "payments.md", REPORT))
    model = until_shown(qtbot, controller, "payments.md")
    facts = controller.imports.page.found.correcting.facts
    for words in ("One", "Two", "Three"):
        facts.correct({Fact(FactKind.CAUSE): words})
    qtbot.waitUntil(lambda: any(row.text == "Three" for row in model.rows))


def test_the_rows_follow_the_corrected_date_on_the_screen_and_in_the_record(desk, qtbot, tmp_path):
    window, controller, _library, _said = desk
    dropped(window, written(tmp_path, "outage.md", OVERNIGHT))
    model = until_shown(qtbot, controller, "outage.md")
    found = controller.imports.page.found
    found.setFocus()
    found.setCurrentIndex(found.table.index(row_of(model, "3/4/25"), 0))
    qtbot.keyClick(found, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "2025-05-03")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "2025-05-03" in [row.beside for row in model.rows])
    assert "2025-05-04" in [row.beside for row in model.rows]
    qtbot.keyClick(found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page == "desk" and controller.stage.incident is not None)
    ended = controller.stage.incident.milestones[Milestone.IMPACT_ENDED]
    assert ended.at == datetime(2025, 5, 4, 8, 17, tzinfo=UTC)
