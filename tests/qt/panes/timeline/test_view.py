"""The whole timeline pane."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.panes.timeline.view import TimelinePane
from incident_desk.qt.panes.timeline.view_model import TimelineModel
from incident_desk.qt.theme import Density
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.logging import log


@pytest.fixture
def pane(themes, qtbot, link, ticker):
    pane = TimelinePane(themes, TimelineModel(link, ticker))
    qtbot.addWidget(pane)
    pane.resize(700, 400)
    pane.show()
    link.show()
    return pane


def say(link, text):
    link.act(lambda _incident, _now: log(Line(text, Sign.NOTE)))


def test_it_counts_its_entries(pane, link):
    assert pane.count.text() == "28 entries"
    say(link, "more")
    assert pane.count.text() == "29 entries"


def test_the_filter_names_what_is_shown(pane):
    menu = pane.kinds_menu()
    words = [entry.text() for entry in menu.actions()]
    assert words[:3] == ["All kinds\t28", "Decisions\t1", "Findings\t4"]
    menu.actions()[1].trigger()
    assert pane.filter.text() == "Decisions"
    assert pane.count.text() == "1 of 28 entries"
    assert pane.entries.table.rowCount() == 1


def test_new_entries_are_offered_to_a_person_who_scrolled_up(pane, link, qtbot):
    pane.entries.verticalScrollBar().setValue(0)
    say(link, "more")
    say(link, "and more")
    assert pane.newer.isVisible()
    assert pane.newer.text() == "2 new"
    qtbot.mouseClick(pane.newer, Qt.MouseButton.LeftButton)
    assert not pane.newer.isVisible()
    assert pane.entries.follows


def test_compact_shows_the_number_alone(pane, themes):
    themes.set_density(Density.COMPACT)
    assert (pane.count.text(), pane.filter.text()) == ("28", "")
    assert pane.filter.accessibleName() == "Kinds of entries: All kinds"


def test_another_incident_begins_at_its_newest_entry(pane, link, rehearsal):
    pane.entries.verticalScrollBar().setValue(0)
    link.show(rehearsal.long_night(40))
    bar = pane.entries.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_without_entries_of_a_kind_it_says_so(pane, link):
    pane._model.filter_by("checks")
    assert pane.nothing.isVisible()
    assert pane.nothing.text() == "Health: none yet"


def test_what_changed_before_the_impact_is_counted_in_the_head_and_shown_on_a_wish(pane, link):
    assert not pane.changes.isVisible()
    at = link.record.scene.incident.declared_at - timedelta(minutes=9)
    link.act(lambda i, now: make_change(i, now, ChangeWish("deploy 7c1e0f4", at=Moment.exactly(at))))
    assert pane.changes.isVisible() and pane.changes.text() == "1 change before"
    pane.changes.menu_of_changes().actions()[0].trigger()
    assert pane.filter.text() == "Changes" and pane.entries.table.rowCount() == 1


def test_behind_another_page_it_waits_and_catches_up_when_it_is_shown(pane, link):
    pane.hide()
    say(link, "more")
    assert pane.entries.table.rowCount() == 28
    pane.show()
    assert pane.entries.table.rowCount() == 29 and pane.count.text() == "29 entries"


def test_while_older_entries_are_read_it_says_that_these_are_the_newest(pane, link, qtbot):
    scene = link.record.scene
    link.scene_shown.emit(replace(scene, entries=scene.entries[-20:], is_whole=False))
    assert pane.count.text() == "the newest 20 entries"
    bar = pane.entries.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: pane.entries.heights.is_settled)
    read = pane.entries.table.entries[pane.entries.rowAt(0)]
    link.scene_filled.emit(scene)
    qtbot.waitUntil(lambda: pane.entries.heights.is_settled)
    assert pane.count.text() == "28 entries"
    assert pane.entries.table.entries[pane.entries.rowAt(0)] is read, "what is read stays in sight"
    assert not pane.newer.isVisible()
