"""The filters and the incidents at the left."""

import pytest

from incident_desk.qt.pages.doctor.kinds_column import KindsColumn
from incident_desk.qt.pages.doctor.listed import KINDS, SET_ASIDE
from incident_desk.qt.pages.doctor.rounds import Rounds
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import Density


@pytest.fixture
def column(qtbot, themes, room):
    rounds = Rounds(room.link)
    one = KindsColumn(themes, room.model, rounds)
    qtbot.addWidget(one)
    one.resize(300, 700)
    one.show()
    rounds.look(True)
    room.until(lambda: one.incidents.rows.rowCount() == 1 and rounds.rounds[0].count is not None)
    return one


def test_each_kind_has_its_count_and_all_but_set_aside_are_on(column, room):
    assert {kind: row.isChecked() for kind, row in column.kinds.items()} == {
        kind: kind != SET_ASIDE for kind in KINDS
    }
    counts = [int(row.model.detail) for row in column.kinds.values()]
    assert sum(counts) == len(room.told.asked) and counts[-1] == 0


def test_a_tick_shows_its_kind_or_leaves_it_out(column, room):
    column.kinds["missing"].click()
    assert "actions" not in room.rules
    column.kinds["missing"].click()
    assert "actions" in room.rules


def test_an_incident_is_chosen_by_enter(column, room, qtbot):
    wished = []
    column.incident_wished.connect(wished.append)
    column.incidents.setFocus()
    from PySide6.QtCore import Qt

    qtbot.keyClick(column.incidents, Qt.Key.Key_Return)
    assert wished == [room.one]
    words = column.incidents.rows.index(0, 0).data()
    assert words.startswith("Outage of the shop, INC-0001 · from a report") and words.endswith("to ask")


def test_in_a_small_window_no_cut_number_of_rules_stands_there(column, themes):
    told = next(one for one in column.findChildren(Lettered) if one.text().endswith(" rules"))
    assert told.isVisibleTo(column)
    themes.set_density(Density.COMPACT)
    assert not told.isVisibleTo(column)
