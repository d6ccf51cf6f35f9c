"""Where things lie in a row of the timeline."""

from PySide6.QtCore import QRectF

from incident_desk.qt.panes.timeline.row_form import row_form
from incident_desk.qt.theme import Density


def test_a_row_is_one_or_two_lines_high(themes):
    form = row_form(themes.current, 800)
    assert (form.height(1), form.height(2)) == (32, 52)
    assert (form.lines_in(32), form.lines_in(52)) == (1, 2)
    themes.set_density(Density.COMPACT)
    assert row_form(themes.current, 494).height(1) == 26


def test_columns_follow_each_other_without_overlap(themes):
    form = row_form(themes.current, 800)
    assert form.time_left + form.time_width < form.lane < form.words_left
    assert form.words_left + form.words_width <= form.writer_left


def test_words_keep_some_width_in_the_narrowest_pane(themes):
    assert row_form(themes.current, 50).words_width == 60


def test_the_band_of_a_column_lies_on_the_first_line(themes):
    form = row_form(themes.current, 800)
    assert form.band(QRectF(0, 100, 800, 52), 20, 66) == QRectF(20, 106, 66, 20)


def test_the_mark_of_evidence_has_room_where_there_is_any(themes):
    form = row_form(themes.current, 800)
    assert form.mark_room(0) == 0 < form.mark_room(3) < form.words_width
    themes.set_density(Density.COMPACT)
    assert row_form(themes.current, 494).mark_room(3) < form.mark_room(3)
