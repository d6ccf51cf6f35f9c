"""The team's documents come in by the menu or dropped on the window; what was understood is said, errors too."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.domain.playbook import Playbook
from incident_desk.qt.app import open_window
from incident_desk.qt.import_wishes import understood
from incident_desk.services.library import Library
from tests.fakes import Bench
from tests.qt.office import office_of

BOOK = """# Printer on fire

## Severity levels

- **P1** everybody prints: respond within 15 minutes
- **P2** some print: respond within 1 hour

## Phase 1: Look (0-15 minutes)

- [ ] Find the printer
- [ ] Pull the plug

## Phase 2: Mend (15-60 minutes)

- [ ] Buy a printer
"""


@pytest.fixture
def desk(qtbot, tmp_path):
    office = office_of(Bench())
    office.playbooks = Library(FolderShelf(tmp_path / "playbooks"), read_as_document)
    window, controller = open_window(QApplication.instance(), lambda: office, "MK")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: controller.stage.link.office is not None)
    said = []
    window.say = lambda words, undo=False: said.append(words)
    yield window, controller, office.playbooks, said
    controller.close()


def written(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def titles(library):
    return [document.playbook.title for entry, document in library.playbooks() if not entry.shipped]


def dropped(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enters = QDragEnterEvent(
        window.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(window, enters)
    if enters.isAccepted():
        place = QPointF(window.rect().center())
        drop = QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
        QApplication.sendEvent(window, drop)
    return enters.isAccepted()


def test_chosen_files_are_read_and_what_was_understood_is_said(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    path = written(tmp_path, "printer.md", BOOK)
    controller.do("import_playbook")
    chooser = window.findChild(QFileDialog)
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == ["Reading…", "Imported Printer on fire: 2 severities, 2 phases, 3 steps"]
    assert titles(library) == ["Printer on fire"]


def test_files_dropped_on_the_window_are_imported_together(desk, qtbot, tmp_path):
    window, _, library, said = desk
    paths = [written(tmp_path, "a.md", BOOK), written(tmp_path, "b.md", BOOK.replace("Printer", "Kettle"))]
    assert dropped(window, *paths)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1].endswith("and 1 more")
    assert titles(library) == ["Printer on fire", "Kettle on fire"]


def test_a_file_that_is_no_document_is_refused_in_words_and_nothing_is_kept(desk, qtbot, tmp_path):
    window, _, library, said = desk
    good, bad = written(tmp_path, "a.md", BOOK), written(tmp_path, "b.md", bytes(range(256)) * 40)
    assert dropped(window, good, bad)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "b.md" in said[1]
    assert titles(library) == []


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
