"""The real window with a library on the disk, for tests of the import screen."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.qt.app import open_window
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


def opened_desk(qtbot, tmp_path):
    """Yields the window, its controller, the library, and the list of what is said."""
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


def until_shown(qtbot, controller, name):
    """Wait for a document to be in front; the model of the screen."""

    def there():
        page = controller.imports._page
        return page is not None and page.model.opened is not None and page.model.opened.name == name

    qtbot.waitUntil(there)
    return controller.imports.page.model
