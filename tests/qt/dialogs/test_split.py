"""The dialog of a split: entries are ticked, the new incident gets a title, and what happens is said."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.severity import WORKSPACE_SCHEME
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs.split import SplitDialog, split_words
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.fakes import Bench


@pytest.fixture
def made(themes, window, shown):
    desk = Bench().desk
    one = desk.declare(Declaration("Shop"), "MK")
    for text in ("mails are late", "shop is down"):
        desk.act(one.id, lambda *_, t=text: log(Line(t, Sign.NOTE)), "RO")
    rows = [row for row in timeline(desk.events(one.id)) if row.human]
    dialog = shown(SplitDialog(themes, one, rows, WORKSPACE_SCHEME, window))
    dialog.show_ticked({rows[0].id})
    return dialog, rows


def test_the_chosen_entry_is_ticked_and_space_ticks_others(made, qtbot):
    dialog, rows = made
    assert dialog.chosen == (rows[0].id,)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.chosen == tuple(row.id for row in rows) and dialog.do.text() == "Split off 2 entries"


def test_it_needs_a_title_and_entries(made, qtbot):
    dialog, _ = made
    assert "needs a title" in dialog.missing()
    qtbot.keyClicks(dialog.title, "Mail")
    dialog.severity.setCurrentText("P2")
    assert dialog.missing() == "" and (dialog.wish.title, dialog.wish.severity) == ("Mail", "P2")
    dialog.severity.setCurrentIndex(0)
    assert dialog.wish.severity is None
    dialog.model.tick(())
    assert "None is ticked" in dialog.missing()


def test_the_words_say_what_happens_to_both(made):
    words = " ".join(split_words(made[0]._incident))
    assert "declared now" in words and "stay in INC-0001 as well" in words and "One undo" in words
