"""Phases of an ask as bars: known ones, the one that hung, and what was not reached."""

from datetime import UTC, datetime

import pytest

from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing
from incident_desk.qt.pages.health.editor.phase_bars import BarsModel, PhaseBars, bars_of

NOW = datetime(2026, 3, 1, tzinfo=UTC)
GOOD = Sample("a", NOW, Outcome.OK, Timing(12, 18, 31, 33, 96), status=200)


def test_a_whole_answer_adds_up():
    bars = bars_of("http", GOOD)
    assert [(bar.name, bar.begin_ms, bar.took_ms) for bar in bars] == [
        ("DNS", 0, 12), ("Connect", 12, 18), ("TLS", 30, 31), ("First byte", 61, 33), ("Body", 94, 2)]  # fmt: skip


def test_the_phase_that_hung_is_open_to_the_limit():
    hung = Sample("a", NOW, Outcome.FAILED, Timing(1, 2, None, None, 1000), fault=Fault.TIMEOUT, error="no answer")
    bars = bars_of("http", hung)
    assert [(bar.name, bar.took_ms) for bar in bars if bar.is_open] == [("First byte", 997)]
    assert [bar.name for bar in bars if bar.took_ms is None] == ["TLS", "Body"]


def test_a_name_that_is_not_found_has_no_more_phases():
    lost = Sample("a", NOW, Outcome.FAILED, Timing(total_ms=40), fault=Fault.NAME, error="no such name")
    assert not any(bar.is_open or bar.took_ms for bar in bars_of("http", lost))


@pytest.mark.parametrize("kind", ["ping", "command", "dns"])
def test_kinds_without_phases_have_one_bar(kind):
    assert len(bars_of(kind, GOOD)) == 1


def test_it_is_painted_and_spoken(each_theme, qtbot):
    one = PhaseBars(each_theme)
    qtbot.addWidget(one)
    one.resize(560, one.sizeHint().height())
    pictures = []
    for model in (BarsModel(), BarsModel(bars_of("http", GOOD)), BarsModel((), 1000, running_ms=400)):
        one.set_model(model)
        pictures.append(one.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    one.set_model(BarsModel(bars_of("http", GOOD)))
    assert "First byte 33 ms" in one.accessibleDescription()
