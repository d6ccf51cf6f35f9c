"""The table of outages."""

from PySide6.QtCore import QRectF, Qt

from incident_desk.qt.pages.metrics.outage_list import OutageHeads, OutageList, OutageTable, lefts
from incident_desk.qt.theme import Density


def make_list(looked, themes, qtbot):
    looked.look()
    table = OutageTable(looked.model.outages, looked.model)
    view = OutageList(themes, table)
    qtbot.addWidget(view)
    counted = looked.model.counted
    table.show(counted.history, frozenset({"INC-0003"}), counted.found.now)
    view.resize(1288, 480)
    view.show()
    return table, view


def test_rows_are_spoken_and_read_as_they_come_into_sight(looked, themes, qtbot):
    table, view = make_list(looked, themes, qtbot)
    looked.read()
    said = [table.data(table.index(place, 0)) for place in range(table.rowCount())]
    assert (
        len(said) == 8 and "cause cause of Telegram bot: start fails" in said[5] and "over its objective" in said[5]
    )
    assert "Cause: cause of Slack bot" in table.data(table.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert table.data(table.index(0, 0), Qt.ItemDataRole.EditRole) is None


def test_arrow_keys_look_at_an_incident_and_enter_opens_it(looked, themes, qtbot):
    _, view = make_list(looked, themes, qtbot)
    looked_at, opened = [], []
    view.looked_at.connect(looked_at.append)
    view.opened.connect(opened.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    assert (looked_at[-1], opened) == (
        ["INC-0008", "INC-0007", "INC-0006"][view.currentIndex().row()],
        [looked_at[-1]],
    )


def test_what_is_looked_at_elsewhere_is_chosen_without_being_told_back(looked, themes, qtbot):
    table, view = make_list(looked, themes, qtbot)
    told = []
    view.looked_at.connect(told.append)
    view.look_at("INC-0003")
    assert view.currentIndex().row() == table.place_of("INC-0003") == 5
    view.look_at("INC-9999")
    assert not view.currentIndex().isValid() and told == []


def test_the_same_outages_keep_their_rows(looked, themes, qtbot):
    table, view = make_list(looked, themes, qtbot)
    view.look_at("INC-0005")
    resets = []
    table.modelReset.connect(lambda: resets.append(True))
    counted = looked.model.counted
    table.show(counted.history, frozenset(), counted.found.now)
    assert resets == [] and view.currentIndex().row() == 3
    table.show(counted.history[:2], frozenset(), counted.found.now)
    assert resets == [True]


def test_heads_and_rows_share_their_columns_at_every_width(looked, each_theme, qtbot):
    _, view = make_list(looked, each_theme, qtbot)
    heads = OutageHeads(each_theme, view, view)
    heads.resize(1288, 28)
    assert heads.grab().toImage().pixelColor(3, 27).name() == each_theme.current.colour.line.name()
    for width in (500, 888, 1288):
        edges = lefts(QRectF(0, 0, width, 44), each_theme.current)
        assert len(edges) == 8 and list(edges) == sorted(edges)


def test_rows_are_as_high_as_the_density_says(looked, themes, qtbot):
    _, view = make_list(looked, themes, qtbot)
    before = view.rowHeight(0)
    themes.set_density(Density.COMPACT)
    assert view.rowHeight(0) < before
    themes.set_density(Density.COMFORTABLE)
