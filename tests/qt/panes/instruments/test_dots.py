"""The ticks of the ribbon that moved on with the record are those that are read anew."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.timeline import timeline
from incident_desk.qt.panes.instruments import dots as module
from incident_desk.qt.panes.instruments.dots import Dots
from tests.domain.test_timeline_following import COURSES, Record


def scene(record, *, past=None):
    """What the record shows, as of a report where that is asked for."""
    incident = record.bench.desk.incident_of(record.one)
    told = SimpleNamespace(declared_at=incident.declared_at, past=past)
    return SimpleNamespace(incident=told, entries=timeline(record.events))


def anew(shown):
    one = Dots()
    one.follow(shown)
    return one.offsets


@given(COURSES, st.booleans(), st.integers(0, 3))
def test_whatever_is_done_they_are_those_of_a_fresh_reading(course, is_past, few):
    record, followed = Record(), Dots()
    for number, step in enumerate(course):
        record.do(*step)
        if number % (few + 1) == 0:
            shown = scene(record, past="a report" if is_past else None)
            followed.follow(shown)
            assert followed.offsets == anew(shown)
            assert list(followed.offsets) == sorted(followed.offsets)


def test_more_than_a_few_are_read_at_once(monkeypatch):
    monkeypatch.setattr(module, "_FEW", 1)
    record, followed = Record(), Dots()
    followed.follow(scene(record))
    for _ in range(3):
        record.do("log", 1)
    followed.follow(scene(record))
    assert len(followed.offsets) == 3


def test_before_the_declaration_are_none_but_those_of_a_report():
    record = Record()
    record.do("earlier", 9)
    assert anew(scene(record)) == ()
    assert len(anew(scene(record, past="a report"))) == 1
