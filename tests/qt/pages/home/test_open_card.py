"""The readouts of an open incident's card."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import clock
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import State
from incident_desk.qt.pages.home.open_card import OpenCard, readouts
from tests.qt.pages.home.library import NOW


def health_of(shelf, *checks):
    one = shelf.declare("Down", NOW - timedelta(minutes=5))
    shelf.watch(one, NOW, *checks)
    incident = shelf.bench.desk.incident_of(one)
    return [part.text for part in readouts(incident, clock(incident, NOW))[2].parts]


@pytest.mark.parametrize(
    ("checks", "words"),
    [
        ((), ["no checks"]),
        ((("a", State.OK), ("b", State.OK)), ["2 normal"]),
        ((("a", State.DOWN), ("b", State.FLAPPING), ("c", State.SLOW)), ["2 down", "1 slow"]),
        ((("a", State.NO_DATA), ("b", State.OK)), ["1 no data"]),
        ((("a", State.PAUSED),), ["1 watched"]),
    ],
)
def test_health_says_what_the_record_says(shelf, checks, words):
    assert health_of(shelf, *checks) == words


def test_late_is_red_and_counts_up(shelf):
    one = shelf.declare("Down", NOW - timedelta(hours=4, minutes=3), severity="P1")
    incident = shelf.bench.desk.incident_of(one)
    update, target, _ = readouts(incident, clock(incident, NOW))
    assert (target.parts[0].text, target.parts[0].tone) == ("+03:00 late", "alarm")
    assert update.parts[0].tone == "alarm"


def test_what_nobody_stated_is_said_so(shelf):
    one = shelf.declare("Down", NOW, severity="P3")
    incident = shelf.bench.desk.incident_of(one)
    assert readouts(incident, clock(incident, NOW))[1].parts[0].text == "not stated"


def test_a_drill_carries_its_word(shelf, themes, qtbot):
    one = shelf.declare("Practice", NOW, severity="P1", record=RecordKind.DRILL)
    card = OpenCard(themes)
    qtbot.addWidget(card)
    card.show_incident(shelf.bench.desk.incident_of(one), None)
    assert card.plate.model.label == "Drill P1"
    assert "Commander MK" in card.caption.text()
