"""Long lines are measured some at a time, for the width that there is."""

import pytest

from incident_desk.qt.pages.importing import long_lines
from incident_desk.qt.pages.importing.long_lines import LongLines
from tests.qt.pages.importing.conftest import opened

TEXT = "# Wide\n\n" + "\n\n".join("word " * 30 + f"number {number}" for number in range(50))


@pytest.fixture
def long(model):
    model.show(opened(TEXT))
    return LongLines(model)


def test_each_long_line_has_its_rows_and_short_ones_have_none(long):
    long.fit(60)
    assert list(long.wraps) == list(range(3, 103, 2)) and set(long.wraps.values()) == {3}
    long.fit(400)
    assert long.wraps == {} and long.columns == 400


def test_the_same_width_is_measured_once(long, qtbot):
    with qtbot.waitSignal(long.parted):
        long.fit(60)
    with qtbot.assertNotEmitted(long.parted):
        long.fit(60)
    long.forget()
    assert long.wraps == {}
    with qtbot.waitSignal(long.parted):
        long.fit(60)


def test_many_are_measured_in_several_turns(long, qtbot, monkeypatch):
    monkeypatch.setattr(long_lines, "_IN_A_TURN", 9)
    long.fit(60)
    assert long.wraps == {}
    with qtbot.waitSignal(long.parted):
        pass
    assert len(long.wraps) == 50


def test_of_no_document_nothing_is_measured(long, model, qtbot):
    model.end()
    with qtbot.assertNotEmitted(long.parted):
        long.fit(60)
