"""What is shown of one moment follows from what was written until then."""

from datetime import timedelta

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health import State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.widgets.ribbon_model import SpanKind
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.watching import watch
from tests.qt.panes.rehearsal import DECLARED, at


def turned(name, before, after, when):
    data = {"check": name, "name": name, "before": before, "after": after, "words": f"{name} {after}"}
    return [Draft(Kind.CHECK_CHANGED, data, happened=Moment.exactly(when))]


def test_its_clocks_are_those_of_then(night_at):
    then = night_at(12)
    assert then.reading.elapsed_s == 720 == then.elapsed_s
    assert then.incident.phase.name == "Immediate Response" and then.actions[0].action
    assert night_at(30).incident.phase.name == "Diagnosis"


def test_the_ribbon_has_the_needle_then_and_hatches_what_came_later(night_at):
    ribbon = night_at(12).ribbon
    assert ribbon.now == 720 and ribbon.until == 46 * 60 + 52
    later = next(one for one in ribbon.spans if one.kind is SpanKind.LATER)
    assert (later.start, later.end) == (ribbon.now, ribbon.until)
    assert ribbon.marks[-1].text == "Now 0:46"
    assert night_at(60).ribbon.until is None


def test_the_scale_of_the_ribbon_is_that_of_the_present(night_at):
    assert night_at(1).ribbon.scale() == night_at(40).ribbon.scale()


def test_rows_that_were_written_later_are_counted_in_their_place_and_not_told(record, night_at):
    for number, minute in enumerate((5, 6, 20)):
        happened = Moment.exactly(DECLARED + timedelta(minutes=minute, seconds=30))
        record.write(at(f"3:44:0{number}"), log(Line("Told late", Sign.NOTE, happened)), "Rita Ortega")
    then = night_at(12)
    (word,) = [row for row in then.known if row.kind == "later"]
    assert word.text == "2 entries about this time written later, from 03:44:00" and word.erased
    assert not any(row.text == "Told late" for row in then.known)
    place = then.known.index(word)
    assert then.known[place - 1].sort_at <= word.sort_at <= then.known[place + 1].sort_at
    told = [row.detail for row in then.every if row.text == "Told late"]
    assert told == [f"written 03:44:0{n}, 35 min {52 + n} s later" for n in range(3)]


def test_checks_are_as_they_had_changed_until_then(record, night_at):
    for name in ("db", "web"):
        check = Check(name, name, HttpOptions("https://web.invalid/"))
        record.write(record.now, watch(record.scene.incident, check), "MK")
    record.write(at("3:45:00"), turned("db", "ok", "down", at("3:05:00")), "desk")
    assert night_at(12).states == {} and night_at(12).lanes.lanes == ()
    then = night_at(50)
    assert then.states == {"db": State.DOWN, "web": None}
    assert then.counts == {State.DOWN: 1, State.NO_DATA: 1}
    shown = [(lane.name, [part.word for part in lane.stretches]) for lane in then.lanes.lanes]
    assert shown == [("db", ["not watched yet", "down"]), ("web", ["not watched yet"])]
