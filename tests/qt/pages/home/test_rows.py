"""The list as a Qt model and its painter."""

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem

from incident_desk.qt.pages.home import rows as module
from incident_desk.qt.pages.home.rows import NAMES, LibraryPainter, LibraryTable, lefts
from incident_desk.qt.pages.metrics.outage_list import NAMES as OUTAGE_NAMES
from incident_desk.qt.theme import Density


def test_it_is_a_sound_model_while_rows_come_and_go(year, make_model):
    model = make_model(year)
    table = LibraryTable(model)
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is table
    model.search("slack")
    model.search("nothing has this")
    assert table.rowCount() == 0
    model.search("")
    assert table.rowCount() == 9


def test_a_row_is_read_aloud_whole(year, make_model):
    table = LibraryTable(model := make_model(year))
    model.search("telegram")
    words = table.data(table.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Severity P0, Telegram bot: /start fails for all users (NameError), INC-0003")
    assert "resolution target missed" in words


def test_the_same_records_keep_their_rows(year, make_model, qtbot):
    table = LibraryTable(model := make_model(year))
    model.rows_changed.emit()
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        model.test_link.library_changed.emit(year.incidents)


@pytest.mark.parametrize("width", [620, 927, 1368, 1800])
def test_columns_fill_the_row_and_never_cross(themes, width):
    edges = lefts(QRectF(0, 0, width, 56), themes.current)
    assert len(edges) == len(NAMES) + 1
    assert list(edges) == sorted(edges)
    assert edges[2] - edges[1] >= 160
    if width > 900:
        assert edges[-1] <= width


@pytest.mark.parametrize("density", list(Density))
def test_every_row_can_be_painted(year, make_model, each_theme, density):
    each_theme.set_density(density)
    table = LibraryTable(make_model(year))
    painter_of = LibraryPainter(each_theme, table)
    image = QImage(1368, 56, QImage.Format.Format_RGB32)
    for place in range(table.rowCount()):
        image.fill(each_theme.current.colour.panel)
        plain = image.copy()
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        painter = QPainter(image)
        painter_of.paint(painter, option, table.index(place, 0))
        painter.end()
        assert image != plain


def test_a_missed_target_is_red_where_a_met_one_is_not(year, make_model, themes):
    table = LibraryTable(model := make_model(year))
    painter_of, alarm = LibraryPainter(themes, table), themes.current.colour.alarm_fill.rgb()

    def has_alarm(word):
        model.search(word)
        image = QImage(1368, 56, QImage.Format.Format_RGB32)
        image.fill(themes.current.colour.panel)
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        painter = QPainter(image)
        painter_of.paint(painter, option, table.index(0, 0))
        painter.end()
        return any(image.pixel(x, 28) == alarm for x in range(image.width()))

    assert has_alarm("telegram")
    assert not has_alarm("gemini")


def test_ten_thousand_records_are_shown_and_searched_at_once(year, make_model):
    """Measured 3 ms to show and 10 ms to search on a machine under load; the limits leave room."""
    model = make_model(year)
    table = LibraryTable(model)
    kept = year.incidents
    many = [replace(kept[number % len(kept)], id=f"id-{number}") for number in range(10_000)]
    model.test_link.read = lambda work, then: None

    def took(work):
        start = perf_counter()
        work()
        return perf_counter() - start

    shown = took(lambda: model.test_link.library_changed.emit(many))
    assert table.rowCount() == 10_000
    model.search("warm")
    searched = min(took(lambda word=word: model.search(word)) for word in ("slack", "telegram", "gemini"))
    assert shown < 0.3
    assert searched < 0.1


@pytest.mark.parametrize("width", [927, 1368])
def test_what_became_of_a_record_is_never_cut(year, make_model, themes, monkeypatch, width):
    table = LibraryTable(model := make_model(year))
    model.search("telegram")
    row = replace(table.row(0), status="Complete except 12 deferred")
    monkeypatch.setattr(table, "row", lambda _place: row)
    drawn, draw = [], module.draw_line
    monkeypatch.setattr(module, "draw_line", lambda *given: (drawn.append(given[2]), draw(*given))[1])
    themes.set_density(Density.COMPACT if width < 1000 else Density.COMFORTABLE)
    image, option = QImage(width, 44, QImage.Format.Format_RGB32), QStyleOptionViewItem()
    option.rect = image.rect()
    painter = QPainter(image)
    LibraryPainter(themes, table).paint(painter, option, table.index(0, 0))
    painter.end()
    words = [one for one in drawn if one in row.status]
    assert words == (["Complete except", "12 deferred"] if width < 1000 else [row.status])
    told = table.data(table.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert told == f"{row.title}\n12 h 40 min from declared to resolved\n{row.status}"


def test_a_length_is_headed_by_what_it_is_of_here_and_among_the_outages():
    assert "From declared" in NAMES and "Impact duration" in OUTAGE_NAMES
    assert "Duration" not in (*NAMES, *OUTAGE_NAMES)
