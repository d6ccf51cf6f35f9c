"""Evidence in the whole window: pasted, dropped, chosen, looked at and taken back, by keys alone."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.domain.attachments import attachments
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs import EvidenceViewer
from incident_desk.qt.evidence_looking import NONE
from incident_desk.qt.evidence_wishes import AS_TEXT, ELSEWHERE, NOTHING_PASTED
from incident_desk.services.acts.logging import log
from tests.qt.whole import Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "\n".join(f"03:12:{n:02} WARN pool {n}/500" for n in range(40))


class Desk(Whole):
    def __init__(self, qtbot, folder):
        self.files = EvidenceFiles(folder)
        super().__init__(qtbot, evidence=self.files)
        for words in ("The pool is full", "Vendor asked"):
            with self.changed():
                self.link.act(lambda *_, words=words: log(Line(words, Sign.FINDING)))

    @property
    def kept(self):
        events = self.bench.desk.events(self.one)
        return attachments(events, undone_acts(events))

    @property
    def page(self):
        return self.controller.timeline.page

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def choose(self, words):
        self.controller.do("timeline")
        rows = self.page.rows
        rows.go_to(next(one.id for one in rows.table.entries if one.text.startswith(words)))
        rows.setFocus()

    def copy(self, text=None, image=None, files=()):
        data = QMimeData()
        if text is not None:
            data.setText(text)
        if image is not None:
            data.setImageData(image)
        if files:
            data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
        QApplication.clipboard().setMimeData(data)

    def drop(self, target, point, text):
        data = QMimeData()
        data.setText(text)
        action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QDragEnterEvent(point, action, data, button, key))
        QApplication.sendEvent(target, QDropEvent(QPointF(point), action, data, button, key))

    def viewer(self):
        self.qtbot.waitUntil(lambda: any(one.seen for one in self.window.findChildren(EvidenceViewer)))
        return self.dialog(EvidenceViewer)


@pytest.fixture
def desk(qtbot, tmp_path):
    one = Desk(qtbot, tmp_path / "evidence")
    yield one
    QApplication.clipboard().clear()
    one.close()


def picture():
    image = QImage(6, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    return image


def test_a_picture_is_pasted_to_the_chosen_row_marked_looked_at_and_taken_back(desk, qtbot):
    desk.choose("The pool")
    desk.copy(image=picture())
    desk.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "attached to “The pool is full”" in desk.toast)
    (kept,) = desk.kept
    assert kept.name.startswith("pasted-") and kept.media == "image/png"
    qtbot.waitUntil(lambda: desk.page.rows.chosen.files == 1)
    qtbot.waitUntil(lambda: desk.page.evidence.count.text() == "1 file on this entry")
    qtbot.waitUntil(lambda: desk.page.evidence.preview.image is not None)

    desk.press(Qt.Key.Key_V)
    viewer = desk.viewer()
    assert viewer.file == kept and viewer.picture.pixmap().width() == 6
    desk.qtbot.keyClick(viewer, Qt.Key.Key_Escape)

    desk.window.activateWindow()
    with desk.changed():
        desk.link.undo()
    qtbot.waitUntil(lambda: desk.page.rows.chosen.files == 0)
    assert desk.kept == ()


def test_files_are_pasted_and_a_row_of_evidence_is_no_entry_to_attach_to(desk, qtbot, tmp_path):
    (tmp_path / "pool.log").write_bytes(b"ERROR\n")
    desk.controller.do("desk")
    desk.copy(files=[tmp_path / "pool.log"])
    with desk.changed():
        desk.controller.do("paste_evidence")
    assert [(one.name, one.entry) for one in desk.kept] == [("pool.log", None)]
    desk.choose("pool.log attached")
    desk.copy("https://status.example.com/1")
    with desk.changed():
        desk.press(Qt.Key.Key_V, CTRL)
    assert desk.kept[1].entry is None and desk.kept[1].name.startswith("address-status.example.com-")


def test_the_log_field_takes_words_and_hands_on_the_rest(desk, qtbot):
    desk.controller.do("desk")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.copy("Vendor says: wait")
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.stage.desk.log.frame.edit.toPlainText() == "Vendor says: wait"
    desk.copy(LONG)
    with desk.changed():
        desk.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: AS_TEXT in desk.toast)
    assert desk.stage.desk.log.frame.edit.toPlainText() == "Vendor says: wait"
    assert [(one.entry, one.name.startswith("excerpt-")) for one in desk.kept] == [(None, True)]
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    assert desk.stage.desk.log.frame.edit.toPlainText().endswith("pool 39/500")


@pytest.mark.parametrize(("lines", "is_evidence"), [(4, False), (5, True), (8, True), (9, True)])
def test_a_paste_of_more_than_four_lines_is_evidence_and_a_shorter_one_is_words(desk, qtbot, lines, is_evidence):
    text = "\n".join(f"02:5{number} line" for number in range(lines))
    desk.controller.do("desk")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.copy(text)
    if not is_evidence:
        desk.press(Qt.Key.Key_V, CTRL)
        assert desk.stage.desk.log.frame.edit.toPlainText() == text and desk.kept == ()
        return
    with desk.changed():
        desk.press(Qt.Key.Key_V, CTRL)
    assert len(desk.kept) == 1 and desk.stage.desk.log.frame.edit.toPlainText() == ""
    qtbot.waitUntil(lambda: AS_TEXT in desk.toast)
    assert len(desk.kept) == 1


def test_in_the_editor_it_belongs_to_the_entry_that_is_edited(desk, qtbot):
    desk.choose("Vendor asked")
    desk.press(Qt.Key.Key_Return)
    desk.copy(image=picture())
    with desk.changed():
        desk.press(Qt.Key.Key_V, CTRL)
    assert desk.page.edit.is_open and desk.kept[0].entry == desk.page.edit.entry.id


def test_what_is_dropped_on_a_row_belongs_to_it_on_the_page_and_on_the_desk(desk, qtbot):
    desk.choose("Vendor asked")
    rows = desk.page.rows
    row = next(n for n, one in enumerate(rows.table.entries) if one.text == "The pool is full")
    with desk.changed():
        desk.drop(rows.viewport(), rows.visualRect(rows.table.index(row, 0)).center(), "ERROR 1")
    assert desk.kept[0].entry == rows.table.entries[row].id
    vendor = rows.chosen.id
    with desk.changed():
        desk.drop(desk.page.evidence, desk.page.evidence.rect().center(), "ERROR 2")
    assert desk.kept[1].entry == vendor
    desk.controller.do("desk")
    pane = desk.stage.desk.timeline.entries
    index = pane.table.index(pane.table.row_of(vendor), 0)
    pane.scrollTo(index)
    with desk.changed():
        desk.drop(pane.viewport(), pane.visualRect(index).center(), "ERROR 3")
    assert desk.kept[2].entry == vendor


def test_files_are_chosen_by_key_for_the_chosen_row(desk, qtbot, tmp_path):
    (tmp_path / "pool.log").write_bytes(b"ERROR\n")
    desk.choose("The pool")
    desk.press(Qt.Key.Key_A, CTRL | SHIFT)
    chooser = desk.dialog(QFileDialog)
    assert chooser.windowTitle() == "Attach to “The pool is full”"
    desk.choose("Vendor")
    with desk.changed():
        chooser.filesSelected.emit([str(tmp_path / "pool.log")])
    chooser.reject()
    qtbot.waitUntil(lambda: "attached to “The pool is full”" in desk.toast)
    qtbot.mouseClick(desk.page.evidence.attach, Qt.MouseButton.LeftButton)
    chooser = next(one for one in desk.window.findChildren(QFileDialog) if "Vendor" in one.windowTitle())
    chooser.reject()


def test_a_file_of_the_list_at_the_right_is_looked_at_first(desk, qtbot):
    desk.choose("The pool")
    for text in ("ERROR 1", "ERROR 2"):
        desk.copy(text)
        with desk.changed():
            desk.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(desk.page.evidence.table.files) == 2)
    desk.page.evidence.files.setCurrentIndex(desk.page.evidence.table.index(1))
    desk.page.evidence.files.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.viewer().text.toPlainText() == "ERROR 2"


def test_where_nothing_can_be_done_it_is_said(desk):
    desk.controller.do("timeline")
    desk.copy("")
    desk.controller.do("paste_evidence")
    assert desk.toast == NOTHING_PASTED
    desk.controller.do("view_evidence")
    desk.settle()
    assert desk.toast == NONE
    desk.controller.do("home")
    for action in ("paste_evidence", "attach_file"):
        desk.window.say("")
        desk.controller.do(action)
        assert desk.toast == ELSEWHERE
