"""What is copied can be read before."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.formats.rich_text import parts_of_handout
from incident_desk.qt.dialogs.copy_rich import CopyRichDialog
from tests.qt.dialogs.leaving import answering


@pytest.fixture
def dialog(themes, window, shown):
    one = CopyRichDialog(themes, "INC-0048", "Targets", window)
    return shown(answering(one, lambda handout: one.show_parts(handout, parts_of_handout(handout))))


def test_the_section_in_front_is_offered_first(dialog):
    assert dialog.part.id == "Targets" and "## 2 Targets" in dialog.preview.toPlainText()


def test_another_part_is_shown_when_it_is_chosen(dialog):
    dialog.what.setCurrentIndex(0)
    assert dialog.preview.toPlainText().startswith("Incident report")
    assert dialog.part.name == "The whole report"


def test_what_other_readers_do_not_get_gives_way_to_the_whole(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert dialog.part.id == "" and "hunter2" not in dialog.preview.toPlainText()


def test_before_there_is_anything_nothing_is_copied(themes, window, shown):
    one = shown(CopyRichDialog(themes, "INC-0048", "", window))
    assert one.part is None and one.missing()
