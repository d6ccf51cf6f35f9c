"""Pinned rows stand above the others, one line each, by the clocks of the page."""

import pytest

from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.pinned_rows import MOST_ROWS, PinnedRows


@pytest.fixture
def rows(qtbot, themes, model):
    one = PinnedRows(themes, model)
    one.heard = []
    one.wished.connect(one.heard.append)
    qtbot.addWidget(one)
    one.resize(700, 100)
    return one


def test_without_a_pin_nothing_stands_there(rows, link):
    assert rows.isHidden()
    EntryDeeds(link).star([link.id_of("MongoDB")], starred=True)
    assert rows.isHidden()


def test_what_is_pinned_stands_there_until_it_is_let_loose_and_no_more_than_four_are_in_sight(rows, link, model):
    deeds, ids = EntryDeeds(link), [one.id for one in link.record.scene.entries[3:9]]
    deeds.pin(ids[:2], pinned=True)
    assert not rows.isHidden() and [one.id for one in rows.table.entries] == ids[:2]
    two = rows.height()
    deeds.pin(ids, pinned=True)
    assert rows.height() - 1 == (two - 1) // 2 * MOST_ROWS and len(rows.table.entries) == 6
    deeds.pin(ids, pinned=False)
    assert rows.isHidden()


def test_it_shows_times_as_the_page_does_and_opens_where_the_row_stands(rows, link, model):
    one = link.id_of("MongoDB")
    EntryDeeds(link).pin([one], pinned=True)
    model.show_clocks(Clocks.ELAPSED)
    assert rows._rows.times.clocks is Clocks.ELAPSED
    rows.open_entry(rows.table.index(0, 0))
    assert rows.heard == [one]
