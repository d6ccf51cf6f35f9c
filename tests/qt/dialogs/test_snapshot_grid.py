"""All checks as they stand: the ones in trouble first, each with its value and since when."""

from dataclasses import replace

from incident_desk.domain.health import State
from incident_desk.domain.soak import SoakRow
from incident_desk.qt.dialogs.snapshot_grid import MOST, SnapshotGrid, SnapshotShown
from tests.qt.dialogs.desk import NOW

ROWS = (
    SoakRow("a", "/a", State.OK, "98 ms", NOW),
    SoakRow("b", "/b", State.DOWN, "", NOW),
    SoakRow("c", "/c", State.OK, "12 ms", None),
)


def test_what_is_not_normal_comes_first_and_there_is_an_end():
    assert [row.name for row in SnapshotShown.of(ROWS).rows] == ["/b", "/a", "/c"]
    assert len(SnapshotShown.of(ROWS * 9).rows) == MOST


def test_it_reads_as_words_and_paints_another_state_otherwise(each_theme, qtbot):
    grid = SnapshotGrid(each_theme, SnapshotShown.of(ROWS))
    qtbot.addWidget(grid)
    grid.resize(600, 60)
    assert (
        grid.spoken().value == "/b down since 03:49:00 UTC; /a normal, 98 ms since 03:49:00 UTC; /c normal, 12 ms"
    )
    before = grid.grab().toImage()
    grid.set_model(SnapshotShown.of((replace(ROWS[0], state=State.SLOW), *ROWS[1:])))
    assert grid.grab().toImage() != before
    assert grid.sizeHint().height() == 56
