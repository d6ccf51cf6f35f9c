"""The viewer tells and shows; it reads nothing by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from incident_desk.domain.attachments import Attachment, Lies, Looked
from incident_desk.qt.dialogs.evidence_viewer import CHECKING, EvidenceViewer
from incident_desk.qt.evidence_reading import Form, Seen
from tests.fakes import NOON

ALT = Qt.KeyboardModifier.AltModifier
FILES = tuple(
    Attachment(f"e{n}", n, f"{n}" * 64, name, 84_000, NOON, "RO", media)
    for n, (name, media) in enumerate(
        (("a.png", "image/png"), ("b.log", "text/plain"), ("c.pdf", "application/pdf"))
    )
)


class Viewer:
    def __init__(self, qtbot, themes):
        self.qtbot, self.wished, self.copied = qtbot, [], []
        self.window = QWidget()
        self.window.resize(1280, 720)
        qtbot.addWidget(self.window)
        self.window.show()
        self.one = EvidenceViewer(themes, FILES, "of this entry", self.window)
        self.one.look_wished.connect(self.wished.append)
        self.one.copy_wished.connect(self.copied.append)
        self.one.refit()
        self.one.show()
        self.one.activateWindow()
        self.one.show_file(0)

    def tell(self, place, **more):
        file = FILES[place]
        lies = more.pop("lies", Lies.WHOLE)
        self.one.show_seen(Seen(file, Looked(lies, more.pop("sha256", file.sha256), file.size), **more))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.one, key, modifier)


@pytest.fixture
def viewer(qtbot, themes):
    return Viewer(qtbot, themes)


def test_the_facts_stand_there_while_the_file_is_read(viewer):
    assert viewer.wished == [FILES[0]] and viewer.one.nothing.text() == CHECKING
    assert viewer.one.name.text() == "a.png"
    assert viewer.one.facts.text() == "PNG picture, 84 kB, attached 2026-03-01 12:00:00 UTC by RO"
    assert viewer.one.checksum.text() == f"SHA-256 {'0' * 64}"
    viewer.press(Qt.Key.Key_Return)
    assert viewer.copied == [] and "still being read" in viewer.one.note.text()


def test_a_picture_is_shown_within_the_room_that_there_is(viewer):
    image = QImage(4000, 1000, QImage.Format.Format_RGB32)
    viewer.tell(0, form=Form.PICTURE, image=image, note="4000 × 1000 pixels")
    shown = viewer.one.picture
    assert shown.isVisible() and 0 < shown.pixmap().width() <= shown.width()
    assert shown.accessibleName() == "a.png, 4000 × 1000 pixels"
    assert "as it was when it was attached" in viewer.one.note.text()


def test_text_is_plain_and_has_the_keys(viewer):
    viewer.one.show_file(1)
    viewer.tell(1, form=Form.TEXT, text="<b>ERROR</b>", note="1 line")
    assert viewer.one.text.isVisible() and viewer.one.text.toPlainText() == "<b>ERROR</b>"
    assert viewer.one.text.isReadOnly() and viewer.one.focusWidget() is viewer.one.text


def test_keys_go_from_file_to_file_and_what_comes_too_late_is_passed_over(viewer):
    viewer.press(Qt.Key.Key_Left, ALT)
    assert viewer.one.file is FILES[0] and not viewer.one.previous.isEnabled()
    viewer.press(Qt.Key.Key_Right, ALT)
    viewer.press(Qt.Key.Key_Right, ALT)
    assert viewer.one.file is FILES[2] and viewer.wished == list(FILES) and not viewer.one.next.isEnabled()
    viewer.press(Qt.Key.Key_Right, ALT)
    viewer.tell(1, form=Form.TEXT, text="late")
    assert viewer.one.file is FILES[2] and viewer.one.nothing.text() == CHECKING
    viewer.tell(2, note="It can't be shown here")
    assert viewer.one.nothing.text() == "It can't be shown here"


def test_enter_wishes_a_copy_and_the_viewer_stays(viewer):
    viewer.tell(0, note="facts")
    viewer.press(Qt.Key.Key_Return)
    assert viewer.copied == [FILES[0]] and viewer.one.isVisible()
    viewer.press(Qt.Key.Key_Escape)
    assert not viewer.one.isVisible()


@pytest.mark.parametrize(
    ("lies", "words", "checksums"),
    [
        (Lies.MISSING, "missing", "A copy from a backup"),
        (Lies.CHANGED, "was changed", f"Now: 84 kB, SHA-256 {'f' * 64}"),
    ],
)
def test_what_is_missing_or_was_changed_is_said_with_its_checksums_and_no_copy_is_made(
    viewer, lies, words, checksums
):
    viewer.tell(0, lies=lies, sha256="f" * 64)
    assert words in viewer.one.note.text() and checksums in viewer.one.nothing.text()
    assert f"SHA-256 {'0' * 64}" in viewer.one.nothing.text()
    viewer.press(Qt.Key.Key_Return)
    assert viewer.copied == []
