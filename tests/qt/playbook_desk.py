"""A window over a library on the disk and drafts on the disk, for tests of what is done with playbooks."""

from PySide6.QtWidgets import QApplication

from incident_desk.adapters.drafts import FileDrafts
from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.qt.app import open_window
from incident_desk.services.library import Library
from incident_desk.services.shelved import Saving
from tests.fakes import Bench
from tests.qt.office import office_of
from tests.qt.pages.playbooks.conftest import TEXT


class PlaybookDesk:
    """The window with the page of playbooks in front and the printer's playbook open."""

    def __init__(self, qtbot, folder, bench=None):
        self.qtbot, self.folder, self.bench = qtbot, folder, bench or Bench()
        self.library = Library(FolderShelf(folder / "playbooks"), read_as_document)
        if "printer" not in [entry.name for entry in self.library.names()]:
            self.library.save("printer", TEXT.encode(), Saving(0, why="first"))
        self.office = office_of(self.bench)
        self.office.playbooks, self.office.folder = self.library, str(folder)
        self.office.drafts = FileDrafts(folder / "drafts")
        self.window, self.controller = open_window(QApplication.instance(), lambda: self.office, "MK")
        qtbot.addWidget(self.window)
        self.window.resize(1600, 900)
        self.window.show()
        self.window.activateWindow()
        self.said = []
        self.window.say = lambda words, **how: self.said.append(words)
        qtbot.waitUntil(lambda: self.controller.stage.link.office is not None)
        self.wishes = self.controller.playbooks

    @property
    def model(self):
        return self.wishes.model

    @property
    def draft(self):
        return self.model.draft

    def open(self, name="printer"):
        self.controller.do("playbooks")
        self.qtbot.waitUntil(lambda: self.draft.draft is not None)
        if self.model.name != name:
            self.model.book_wished.emit(name)
            self.qtbot.waitUntil(lambda: self.model.name == name)
        self.settled()
        return self

    def settled(self):
        """Until the text of the draft is known."""
        self.qtbot.waitUntil(lambda: self.draft.compiled is not None)

    def close(self):
        self.controller.close()
        self.window.close()
