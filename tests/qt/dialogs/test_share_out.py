"""What goes into a parcel is ticked; evidence goes where it may, and is asked for again where it may again."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.attachments import Attachment
from incident_desk.qt.dialogs.share_out import FORMATS, NO_FORMAT, ShareDialog, SharingDialog
from tests.qt.dialogs.leaving import answering

FILE = Attachment("1", 1, "a" * 64, "graph.png", 84_000, datetime(2026, 3, 1, tzinfo=UTC), "MK")
PLACE = len(FORMATS)


@pytest.fixture
def dialog(themes, window, shown):
    return shown(answering(ShareDialog(themes, "INC-0048", (FILE,), window)))


def choose(dialog, qtbot, number):
    qtbot.keyClick(dialog, Qt.Key.Key_0 + number, Qt.KeyboardModifier.AltModifier)


def test_the_pdf_and_the_evidence_go_at_first(dialog):
    assert dialog.endings == (".pdf",) and dialog.evidence == (FILE,) and dialog.is_zip and not dialog.missing()
    assert dialog.model.rows[PLACE].cells[1] == "1 file, 84 kB"


def test_other_readers_get_no_evidence_and_see_why(dialog, qtbot):
    choose(dialog, qtbot, 3)
    assert dialog.evidence == () and dialog.endings == (".pdf",)
    assert "internal readers alone" in dialog.model.rows[PLACE].cells[1]
    dialog.model.toggle(PLACE)
    assert dialog.evidence == ()
    choose(dialog, qtbot, 1)
    assert dialog.evidence == (FILE,)


def test_evidence_that_a_person_took_out_stays_out(dialog, qtbot):
    dialog.model.toggle(PLACE)
    choose(dialog, qtbot, 3)
    choose(dialog, qtbot, 1)
    assert dialog.evidence == ()


def test_without_a_format_nothing_is_made(dialog):
    dialog.model.toggle(0)
    assert dialog.missing() == NO_FORMAT


def test_an_incident_without_evidence_has_no_row_for_it(themes, window, shown):
    one = shown(answering(ShareDialog(themes, "INC-0048", (), window)))
    assert len(one.model.rows) == len(FORMATS) and one.evidence == ()


def test_how_far_it_is_can_be_seen_and_left(themes, window, shown, qtbot):
    one = shown(SharingDialog(themes, "a.zip", window))
    assert not one.do.isVisible() and one.bar.maximum() == 0
    one.show_progress(2, 6, "README.txt")
    assert (one.bar.value(), one.bar.maximum(), one._now.text()) == (2, 6, "README.txt")
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one.isVisible()
    with qtbot.waitSignal(one.rejected):
        qtbot.keyClick(one, Qt.Key.Key_Escape)
