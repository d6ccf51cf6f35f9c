"""The files of the chosen row, each with what is known of it, by keys alone."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.attachments import Attachment
from incident_desk.qt.pages.timeline.evidence_view import MOST_ROWS, EvidenceView, facts, icon_of, short_sha
from incident_desk.qt.theme import Density
from tests.fakes import NOON

FILES = tuple(
    Attachment(f"f{n}", n, "9f3c" + "0" * 56 + "41e0", f"name {n}.log", 84_120, NOON, "RO", media)
    for n, media in enumerate(("image/png", "text/plain"))
)


@pytest.fixture
def view(qtbot, themes, model, link):
    one = EvidenceView(themes, model)
    one.heard = []
    one.view_wished.connect(one.heard.append)
    qtbot.addWidget(one)
    one.resize(360, 400)
    one.show()
    model.choose(link.entry("MongoDB"))
    return one


def tell(model, *files):
    model.files = files
    model.wordings_changed.emit()


def test_a_row_without_files_says_so_and_one_can_be_attached(view, qtbot):
    assert view.count.text() == "none" and not view.files.isVisible() and view.attach.isEnabled()
    with qtbot.waitSignal(view.attach_wished):
        qtbot.keyClick(view.attach, Qt.Key.Key_Space)


def test_without_a_row_nothing_can_be_attached(view, model):
    model.choose(None)
    assert view.count.text() == "" and not view.attach.isEnabled()


def test_each_file_is_there_with_name_size_checksum_who_and_when(view, model):
    tell(model, *FILES)
    assert view.count.text() == "2 files on this entry" and view.files.isVisible()
    spoken = view.table.data(view.table.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "name 0.log, 84 kB, attached 2026-03-01 12:00:00 UTC by RO, sha256 9f3c…41e0"
    assert FILES[0].sha256 in view.table.data(view.table.index(0), Qt.ItemDataRole.ToolTipRole)
    assert view.table.data(view.table.index(1)) == "name 1.log"


def test_the_list_is_as_high_as_its_files_and_no_higher_than_four(view, model):
    tell(model, *FILES)
    two = view.files.height()
    tell(model, *(FILES * 4))
    assert view.files.height() == two // 2 * MOST_ROWS


def test_enter_opens_the_chosen_file(view, model, qtbot):
    tell(model, *FILES)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.files.setFocus()
    qtbot.keyClick(view.files, Qt.Key.Key_Return)
    qtbot.keyClick(view.files, Qt.Key.Key_Down)
    qtbot.keyClick(view.files, Qt.Key.Key_Return)
    assert view.heard == ["f0", "f1"]


def test_it_is_painted_in_words_that_differ_by_file(view, model, qtbot):
    tell(model, FILES[0])
    first = view.files.grab().toImage()
    tell(model, FILES[1])
    assert view.files.grab().toImage() != first


def test_what_stands_in_the_rows():
    assert (icon_of(FILES[0]), icon_of(FILES[1])) == ("image", "file-text")
    assert short_sha(FILES[0]) == "sha256 9f3c…41e0" and facts(FILES[0])[0] == "84 kB"


def test_the_beginning_of_the_chosen_file_is_wished_and_shown_and_what_comes_too_late_is_not(view, model, themes):
    wished = []
    view.preview_wished.connect(wished.append)
    tell(model, *FILES)
    view.files.setCurrentIndex(view.table.index(1))
    assert wished == list(FILES)
    view.show_preview(FILES[0], None, "late")
    assert view.preview.isHidden()
    view.show_preview(FILES[1], None, "ERROR")
    assert view.preview.lines == ("ERROR",) and view.preview.isVisible()
    tell(model)
    assert view.preview.isHidden()
    themes.set_density(Density.COMPACT)
    tell(model, *FILES)
    assert wished == list(FILES)
    themes.set_density(Density.COMFORTABLE)
