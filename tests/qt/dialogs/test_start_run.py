"""Start a checklist."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.playbook import Playbook
from incident_desk.qt.dialogs.start_run import StartRunDialog, contents_of
from tests.any_run import BOOK

OUTAGE = replace(BOOK, title="Outage", kind="playbook", source_sha256="aa")
EMPTY = Playbook("Only text")


def documents(*books):
    return [ReadDocument(one.title, f"# {one.title}", one) for one in books]


@pytest.fixture
def dialog(themes, window, shown):
    return shown(StartRunDialog(themes, window))


def test_checklists_come_first_and_what_has_no_steps_is_not_offered(dialog):
    dialog.offer(documents(EMPTY, OUTAGE, BOOK))
    assert [dialog.documents.itemText(at) for at in range(dialog.documents.count())] == ["Deploy", "Outage"]
    assert dialog.contents.text() == "3 stages, 9 steps, due within 5 min to 1 h"


def test_enter_starts_with_what_was_typed_meanwhile(dialog, qtbot):
    qtbot.keyClicks(dialog.title, "deploy 3f2c9e1")
    assert dialog.missing() == "The library is still being read"
    dialog.offer(documents(BOOK))
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    wish = dialog.wish
    assert (wish.playbook, wish.source, wish.title) == (BOOK, "# Deploy", "deploy 3f2c9e1")


@pytest.mark.parametrize("wanted", ["Outage", "aa"])
def test_the_document_that_was_asked_for_is_proposed(themes, window, shown, wanted):
    dialog = shown(StartRunDialog(themes, window, wanted))
    dialog.offer(documents(BOOK, OUTAGE))
    assert dialog.wish.playbook is OUTAGE and dialog.wish.title == ""


def test_a_library_without_steps_says_what_to_do(dialog, qtbot):
    dialog.offer(documents(EMPTY))
    with qtbot.assertNotEmitted(dialog.accepted):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.missing() == "No document has steps to work through. Import one first"


def test_contents_of_one_step_without_a_time():
    assert (
        contents_of(replace(BOOK, plans=(replace(BOOK.plans[0], phases=BOOK.plans[0].phases[3:]),)))
        == "1 stage, 1 step"
    )
