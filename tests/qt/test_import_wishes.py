"""The team's documents come in by the menu or dropped on the window, and are looked at before they are kept."""

from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.playbook import Playbook
from incident_desk.qt.import_wishes import PAGE, said_of, understood
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.found_rows import height_of
from incident_desk.qt.pages.importing.opened import KEPT
from incident_desk.services.library import Shelved
from tests.any_past import REPORT
from tests.qt.import_desk import BOOK, dropped, opened_desk, titles, until_shown, written


@pytest.fixture
def desk(qtbot, tmp_path):
    yield from opened_desk(qtbot, tmp_path)


def test_a_chosen_file_is_shown_and_only_enter_keeps_it(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    path = written(tmp_path, "printer.md", BOOK)
    controller.do("import_playbook")
    chooser = window.findChild(QFileDialog)
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    until_shown(qtbot, controller, "printer.md")
    assert window.page == PAGE and titles(library) == [] and said == []
    qtbot.keyClick(controller.imports.page.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert said == ["Imported Printer on fire: 2 severities, 2 phases, 3 steps"]
    assert titles(library) == ["Printer on fire"] and window.page == "home"


def test_files_dropped_together_are_shown_one_after_the_other(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    names = ("Printer", "Kettle", "Oven")
    paths = [written(tmp_path, f"{name}.md", BOOK.replace("Printer", name)) for name in names]
    assert dropped(window, *paths)
    model = until_shown(qtbot, controller, "Printer.md")
    assert "file 1 of 3" in controller.imports.page.head.facts.text()
    model.keep()
    model = until_shown(qtbot, controller, "Kettle.md")
    model.leave()
    model = until_shown(qtbot, controller, "Oven.md")
    assert "file 3 of 3" in controller.imports.page.head.facts.text()
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert sorted(titles(library)) == ["Oven on fire", "Printer on fire"] and window.page == "home"


def test_what_is_dropped_meanwhile_waits_its_turn_once(desk, qtbot, tmp_path):
    window, controller, _, said = desk
    one, two = written(tmp_path, "a.md", BOOK), written(tmp_path, "b.md", BOOK)
    assert dropped(window, one)
    model = until_shown(qtbot, controller, "a.md")
    assert dropped(window, two) and dropped(window, two, one)
    assert said == ["1 more to look at after this one"]
    model.leave()
    until_shown(qtbot, controller, "b.md").leave()
    assert window.page == "home"


def test_a_corrected_document_is_kept_as_it_was_corrected(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    assert dropped(window, written(tmp_path, "a.md", BOOK))
    model = until_shown(qtbot, controller, "a.md")
    model.name("Our printer")
    model.call_it("other")
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert titles(library) == [] and library.find("our printer").playbook.kind == "other"


def test_a_file_that_is_no_document_is_refused_in_words_and_the_next_one_is_shown(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    bad, good = written(tmp_path, "b.md", bytes(range(256)) * 40), written(tmp_path, "a.md", BOOK)
    assert dropped(window, bad, good)
    until_shown(qtbot, controller, "a.md").leave()
    assert "b.md" in said[0] and titles(library) == [] and window.page == "home"


def test_a_file_that_changed_meanwhile_is_shown_again_and_not_kept(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    path = written(tmp_path, "a.md", BOOK)
    assert dropped(window, path)
    model = until_shown(qtbot, controller, "a.md")
    path.write_text(BOOK.replace("Printer", "Kettle"))
    model.keep()
    qtbot.waitUntil(lambda: model.judged.title == "Kettle on fire")
    assert said == ["The file was changed meanwhile: this is how it reads now"] and titles(library) == []


def test_a_library_that_takes_nothing_leaves_the_document_to_be_looked_at(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    assert dropped(window, written(tmp_path, "a.md", BOOK))
    model = until_shown(qtbot, controller, "a.md")
    (tmp_path / "playbooks").write_text("a file in the place of the folder")
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert window.page == PAGE and not model.is_busy and model.opened is not None
    (tmp_path / "playbooks").unlink()


def test_who_went_elsewhere_comes_back_by_the_same_key(desk, qtbot, tmp_path):
    window, controller, _, _ = desk
    assert dropped(window, written(tmp_path, "a.md", BOOK))
    until_shown(qtbot, controller, "a.md")
    controller.do("home")
    assert window.page == "home"
    controller.do("import_playbook")
    assert window.page == PAGE and window.findChild(QFileDialog) is None


def test_esc_in_a_field_leaves_and_the_window_lives(desk, qtbot, tmp_path):
    window, controller, _, _ = desk
    for field in ("title", "kind"):
        assert dropped(window, written(tmp_path, "a.md", BOOK))
        until_shown(qtbot, controller, "a.md")
        widget = getattr(controller.imports.page.head, field)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.page == "home")


def test_a_slow_reading_is_seen_and_can_be_left(desk, qtbot, tmp_path, monkeypatch):
    window, controller, library, said = desk
    go_on = Event()
    controller.imports._slow.setInterval(1)
    read = library.read_file
    monkeypatch.setattr(library, "read_file", lambda path, **more: go_on.wait(5) and read(path, **more))
    assert dropped(window, written(tmp_path, "a.md", BOOK))
    qtbot.waitUntil(lambda: window.page == PAGE, timeout=2000)
    page = controller.imports.page
    assert page.foot_words.text() == "Reading a.md…" and page.progress.isVisible()
    qtbot.keyClick(page.cancel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page == "home")
    monkeypatch.undo()
    assert dropped(window, written(tmp_path, "b.md", BOOK))
    until_shown(qtbot, controller, "b.md")
    go_on.set()
    qtbot.waitUntil(lambda: not controller.imports._left)
    assert page.model.opened.name == "b.md"


def test_who_left_a_slow_reading_for_another_page_is_not_pulled_back(desk, qtbot, tmp_path, monkeypatch):
    window, controller, library, said = desk
    go_on = Event()
    controller.imports._slow.setInterval(1)
    read = library.read_file
    monkeypatch.setattr(library, "read_file", lambda path, **more: go_on.wait(5) and read(path, **more))
    assert dropped(window, written(tmp_path, "a.md", BOOK))
    qtbot.waitUntil(lambda: window.page == PAGE, timeout=2000)
    controller.do("home")
    go_on.set()
    model = until_shown(qtbot, controller, "a.md")
    assert window.page == "home" and said == ["a.md is read. Import playbooks (Ctrl+O) goes to it"]
    controller.do("import_playbook")
    assert window.page == PAGE and model.opened is not None


def test_f6_changes_sides(desk, qtbot, tmp_path):
    window, controller, _, _ = desk
    assert dropped(window, written(tmp_path, "a.md", BOOK))
    until_shown(qtbot, controller, "a.md")
    page = controller.imports.page
    window.activateWindow()
    page.found.setFocus()
    controller.do("previous_pane")
    assert window.focusWidget() is page.source.lines
    controller.do("next_pane")
    assert window.focusWidget() is page.found


def test_what_is_no_file_is_not_taken(desk):
    window, _, _, said = desk
    data = QMimeData()
    data.setText("https://example.org/playbook.md")
    data.setUrls([QUrl("https://example.org/playbook.md")])
    enters = QDragEnterEvent(
        window.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    enters.ignore()
    QApplication.sendEvent(window, enters)
    assert not enters.isAccepted()
    assert said == []


def test_a_document_with_nothing_to_work_by_says_so():
    assert understood(Playbook("Notes")) == "nothing to work by was found; it is kept as reference"


def test_versions_are_named_and_what_was_there_already_is_said():
    document = ReadDocument("x", "", Playbook("Notes"))
    assert said_of(Shelved("x", False, version=3), document).startswith("Imported Notes, version 3: ")
    assert said_of(Shelved("x", False, again=True), document) == "Notes is in the library already"
    assert said_of(Shelved("x", False, again=True), document, True) == "Notes is kept as it was corrected"


def test_what_was_said_of_a_file_that_changed_meanwhile_is_said_of_it_still(desk, qtbot, tmp_path):
    window, controller, _library, said = desk
    path = written(tmp_path, "a.md", BOOK)
    assert dropped(window, path)
    model = until_shown(qtbot, controller, "a.md")
    model.name("Our printer")
    path.write_text(BOOK.replace("Pull the plug", "Pull it"))
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 1 and model.opened is not None and not model.is_busy)
    assert "changed meanwhile" in said[0] and "Pull it" in "\n".join(model.lines)
    assert model.judged.title == "Our printer"
    model.leave()
    assert dropped(window, written(tmp_path, "b.md", BOOK))
    assert until_shown(qtbot, controller, "b.md").judged.title == "Printer on fire"


def test_what_is_chosen_is_corrected_in_the_editor_once_it_is_kept(desk, qtbot, tmp_path):
    window, controller, library, _said = desk
    assert dropped(window, written(tmp_path, "printer.md", BOOK))
    model = until_shown(qtbot, controller, "printer.md")
    place = next(row for row, one in enumerate(model.rows) if one.text == "Buy a printer")
    model.choose(place)
    qtbot.keyClick(controller.imports.page.found, Qt.Key.Key_F2)
    editing = controller.playbooks
    qtbot.waitUntil(lambda: window.page == "playbooks" and editing.model.draft.draft is not None)
    assert titles(library) == ["Printer on fire"]
    assert editing.model.draft.phase == 1 and editing.page.editor.outline.step.text == "Buy a printer"
    assert editing.model.name == "printer" and not editing.model.draft.is_changed


def test_of_a_report_of_the_library_that_is_said_to_be_none_the_library_keeps_that(desk, qtbot, tmp_path):
    _window, controller, library, said = desk
    library.take_in(str(written(tmp_path, "down.md", REPORT)))
    controller.do("playbooks")
    shown = controller.playbooks.model
    qtbot.waitUntil(lambda: any(row.kind == "report" for row in shown.rows))
    shown.reports_wished.emit([f"{KEPT}down"])
    model = until_shown(qtbot, controller, "down")
    model.call_it("other")
    model.keep()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "kept as it was corrected" in said[0] and library.reports() == []


def test_what_a_changed_document_changes_in_the_library_is_seen_before_it_is_kept(desk, qtbot, tmp_path):
    window, controller, library, _said = desk
    path = written(tmp_path, "printer.md", BOOK)
    library.take_in(str(path))
    path.write_text(BOOK.replace("- [ ] Pull the plug", "- [ ] Pull the plug right now"))
    assert dropped(window, path)
    model = until_shown(qtbot, controller, "printer.md")
    page = controller.imports.page
    window.resize(1280, 720)
    place = next(row for row, one in enumerate(model.rows) if one.look is Look.CHANGE)
    assert (model.rows[place - 1].text, model.rows[place - 1].beside) == ("Against version 1", "1 change")
    assert model.rows[place].text.startswith("changed: step") and "right now" in model.rows[place].text
    assert page.head.facts.text() == "changes version 1, will be version 2"
    # It is in sight without a key, on two lines where one is too short, and shows its place when it is chosen.
    seen = page.found.visualRect(page.found.table.index(place, 0))
    assert page.found.viewport().rect().contains(seen) and seen.height() > height_of(
        Look.LINE, page._themes.current
    )
    page.found.setCurrentIndex(page.found.table.index(place, 0))
    assert "right now" in model.lines[model.span.first - 1]
    assert len(library.versions("printer")) == 1
    qtbot.keyClick(page.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(library.versions("printer")) == 2)
