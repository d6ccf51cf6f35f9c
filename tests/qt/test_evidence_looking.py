"""Looking at evidence: the row's own first, else all; a copy is saved whole; what is wrong is said there."""

import pytest
from PySide6.QtWidgets import QFileDialog

from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs import EvidenceViewer
from incident_desk.qt.evidence_offer import TextPiece
from incident_desk.qt.evidence_taker import Goal
from incident_desk.services.acts.logging import log
from tests.qt.whole import Whole


class Desk(Whole):
    def __init__(self, qtbot, folder):
        self.files = EvidenceFiles(folder)
        super().__init__(qtbot, evidence=self.files)
        with self.changed() as told:
            self.link.act(lambda *_: log(Line("The pool is full", Sign.FINDING)))
        self.entry = told.args[1].events[0].id
        for name, entry in (("own.log", self.entry), ("other.log", None)):
            with self.changed():
                self.controller.evidence.taker.take([TextPiece(f"of {name}", name)], Goal(self.one, entry))
        self.looking = self.controller.evidence._looking

    def look(self, *wish):
        self.looking.look(*wish)
        self.qtbot.waitUntil(lambda: any(one.seen and one.isVisible() for one in self._viewers))
        return self.dialog(EvidenceViewer)

    @property
    def _viewers(self):
        return self.window.findChildren(EvidenceViewer)

    def save(self, viewer, to):
        viewer.try_accept()
        chooser = next(one for one in viewer.findChildren(QFileDialog) if one.isVisible())
        chooser.setDirectory(str(to.parent))
        chooser.selectFile(to.name)
        chooser.accept()


@pytest.fixture
def desk(qtbot, tmp_path):
    one = Desk(qtbot, tmp_path / "evidence")
    yield one
    one.close()


def names(viewer):
    return [one.name for one in viewer._files]


def test_a_rows_own_evidence_is_shown_and_of_a_row_without_any_all_of_the_incident(desk):
    viewer = desk.look(desk.entry)
    assert names(viewer) == ["own.log"] and viewer.text.toPlainText() == "of own.log"
    viewer.reject()
    viewer = desk.look("")
    assert names(viewer) == ["own.log", "other.log"] and viewer.file.name == "own.log"


def test_a_copy_is_saved_and_the_viewer_says_where(desk, tmp_path, qtbot):
    viewer = desk.look(desk.entry)
    desk.save(viewer, tmp_path / "copy.log")
    qtbot.waitUntil(lambda: "Written" in viewer.note.text())
    assert (tmp_path / "copy.log").read_text() == "of own.log"


def test_a_copy_that_can_not_be_made_is_said_in_the_viewer(desk, tmp_path, qtbot):
    viewer = desk.look(desk.entry)
    place = desk.files.place(viewer.file.sha256)
    place.chmod(0o600)
    place.write_bytes(b"tampered")
    desk.save(viewer, tmp_path / "copy.log")
    qtbot.waitUntil(lambda: "was changed" in viewer.note.text())
    assert not (tmp_path / "copy.log").exists()


def test_what_was_changed_or_is_gone_is_said_and_not_shown(desk):
    kept = desk.look(desk.entry).file
    desk.dialog(EvidenceViewer).reject()
    place = desk.files.place(kept.sha256)
    place.chmod(0o600)
    place.write_bytes(b"tampered")
    viewer = desk.look(desk.entry)
    assert "was changed" in viewer.note.text() and viewer.text.toPlainText() == ""
    viewer.reject()
    place.unlink()
    viewer = desk.look(desk.entry)
    assert "missing" in viewer.note.text() and kept.sha256 in viewer.nothing.text()
