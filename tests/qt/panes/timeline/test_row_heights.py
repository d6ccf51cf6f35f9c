"""Rows get one line or two, a few at a time."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF

from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.row_form import row_form
from incident_desk.qt.panes.timeline.row_heights import AT_ONCE
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from incident_desk.qt.theme import TextKind
from tests.qt.pages.timeline.rows import entry


def shown(scene):
    return TimelineShown(scene.entries, len(scene.entries), incident=scene.incident.id)


@pytest.fixture
def view(themes, qtbot):
    view = EntryView(themes)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


def test_only_the_newest_rows_are_measured_at_once(view, rehearsal, qtbot):
    view.show_timeline(shown(rehearsal.long_night(AT_ONCE * 3).scene), anew=True)
    assert not view.heights.is_settled
    header = view.verticalHeader()
    last = view.table.rowCount() - 1
    assert {header.sectionSize(row) for row in range(last - 10, last + 1)} == {32, 52}
    assert header.sectionSize(4) == 32
    qtbot.waitUntil(lambda: view.heights.is_settled)
    assert header.sectionSize(4) == 52


def test_a_wider_pane_needs_fewer_lines(view, rehearsal, qtbot):
    view.show_timeline(shown(rehearsal.night().scene), anew=True)
    header = view.verticalHeader()
    assert 52 in {header.sectionSize(row) for row in range(view.table.rowCount())}
    view.resize(1800, 400)
    qtbot.waitUntil(lambda: view.heights.is_settled)
    assert {header.sectionSize(row) for row in range(view.table.rowCount())} == {32}


def test_a_row_that_reads_otherwise_is_measured_again(view, rehearsal):
    record = rehearsal.night()
    view.resize(900, 400)
    view.show_timeline(shown(record.scene), anew=True)
    row = view.table.row_of(record.events[-1].id)
    assert view.verticalHeader().sectionSize(row) == 32
    from incident_desk.services.acts.logging import Rewrite, amend

    record.write(record.now, amend(record.events[-1], Rewrite("A much longer wording " * 9)), "Rita Ortega")
    view.show_timeline(shown(record.scene), anew=False)
    assert view.verticalHeader().sectionSize(row) == 52


def test_the_form_of_another_look_is_taken_up(view, rehearsal, themes):
    view.show_timeline(shown(rehearsal.bare().scene), anew=True)
    themes.set_scale(1.5)
    assert view.verticalHeader().sectionSize(0) == row_form(themes.current, 600).height(1) == 48


def test_a_row_that_something_else_needs_room_in_has_it_at_once(view, rehearsal, qtbot):
    view.show_timeline(shown(rehearsal.bare().scene), anew=True)
    view.heights._fitted = lambda row, words: words + 34
    with qtbot.waitSignal(view.heights.grown) as told:
        view.heights.settle([0, 9])
    assert told.args == [0, 34] and view.verticalHeader().sectionSize(0) == 66


def test_rows_that_go_take_their_heights_along(view, rehearsal, qtbot):
    scene = rehearsal.long_night(AT_ONCE * 3).scene
    view.show_timeline(shown(scene), anew=True)
    for left in (scene.entries[:-40], scene.entries[20:-40], scene.entries[20:-90]):
        view.show_timeline(replace(shown(scene), entries=left), anew=False)
    qtbot.waitUntil(lambda: view.heights.is_settled)
    header = view.verticalHeader()
    heights = [header.sectionSize(row) for row in range(view.table.rowCount())]
    view.show_timeline(replace(shown(scene), entries=left), anew=True)
    qtbot.waitUntil(lambda: view.heights.is_settled)
    assert heights == [header.sectionSize(row) for row in range(view.table.rowCount())]


@pytest.mark.parametrize("text", ["W" * 26, "W" * 40, "@" * 30, "i" * 100, "a b" * 9, "ﷺ" * 20, "…" * 60])
def test_words_that_are_so_few_that_they_fit_have_the_height_that_they_measure(view, themes, text):
    for width in (300, 500, 900):
        view.resize(width, 400)
        form = row_form(themes.current, float(view.viewport().width()))
        view.show_timeline(TimelineShown((entry(1, text=text),)), anew=True)
        room = QFontMetricsF(form.theme.font(TextKind.BODY)).horizontalAdvance(text)
        assert view.verticalHeader().sectionSize(0) == form.height(1 if room <= form.words_width else 2)


def test_nothing_more_is_measured_while_other_rows_are_awaited(view, rehearsal, qtbot):
    view.show_timeline(shown(rehearsal.long_night(AT_ONCE * 3).scene), anew=True)
    view.heights.rest()
    qtbot.wait(30)
    assert not view.heights.is_settled
    view.heights.go_on()
    qtbot.waitUntil(lambda: view.heights.is_settled)
    assert view.verticalHeader().sectionSize(4) == 52
