"""The state of an incident: where it stands in its plan, who has command, what is open."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import clock
from incident_desk.domain.crossings import crossings
from incident_desk.domain.errors import Refused
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, set_action
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.steering import resolve, set_milestone
from incident_desk.services.acts.targets import pause, resume
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    plans=(
        Plan("Day", (Phase("Look", 0, 900, steps=(Step("1", "Read"), Step("2", "Ask"))), Phase("Mend", 900, None))),
        Plan("Night", (Phase("Wake"),)),
    ),
    chosen_plan="Day",
)


def declared(plan=None):
    bench = Bench()
    return bench, bench.desk.declare(Declaration("Down", playbook=BOOK, plan=plan, commander="MK"), "MK")


def test_the_first_phase_of_the_chosen_plan_is_entered_with_the_declaration():
    assert declared()[1].phase.name == "Look" and declared()[1].next_phase.name == "Mend"
    night = declared("Night")[1]
    assert night.phase.name == "Wake" and night.next_phase is None


def test_after_the_resolution_the_next_phase_is_the_one_for_afterwards():
    phases = (Phase("Look", 0, 900), Phase("Mend", 900, 1800), Phase("Review", after=True))
    bench = Bench()
    book = Playbook("Outage", plans=(Plan("Day", phases),))
    one = bench.desk.declare(Declaration("Down", playbook=book, commander="MK"), "MK")
    assert one.next_phase.name == "Mend"
    bench.clock.pass_s(60)
    ended = bench.desk.act(one.id, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK").after
    assert ended.next_phase.name == "Review"
    bench.clock.pass_s(7200)
    after = bench.desk.act(one.id, lambda i, _: enter_phase(i, "next"), "MK").after
    assert (after.phase.name, after.next_phase) == ("Review", None)
    # The clocks stood meanwhile: the phase that was left ran over nothing.
    assert after.booked == ()
    with pytest.raises(Refused, match="no phase for afterwards is left"):
        bench.desk.act(one.id, lambda i, _: enter_phase(i, "next"), "MK")


def test_the_phase_is_what_was_entered_and_the_steps_are_counted_in_it():
    bench, one = declared()
    bench.desk.act(one.id, lambda i, _: set_step(i, "1", "done"), "MK")
    now = bench.desk.act(one.id, lambda i, _: enter_phase(i, "next"), "MK").after
    assert now.phase.name == "Mend" and now.phase_place == 1
    assert now.progress_of(now.phases[0]) == (1, 2)
    assert [step.id for step in now.open_steps_of(now.phases[0])] == ["2"]


def test_without_a_playbook_there_is_no_phase():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK")
    assert (one.phases, one.phase, one.next_phase, one.phase_place) == ((), None, None, None)
    assert one.commander is None


def test_a_milestone_without_a_known_time_has_none():
    bench, one = declared()
    now = bench.desk.act(one.id, lambda i, _: set_milestone(i, Milestone.DETECTED, Moment.unknown()), "MK").after
    assert now.moment(Milestone.DETECTED) is None and now.moment(Milestone.DECLARED) == NOON


def test_action_items_stay_open_until_they_are_done():
    bench, one = declared()
    bench.desk.act(one.id, lambda *_: log(Line("raise the pool", Sign.ACTION_ITEM)), "MK")
    item = bench.desk.incident_of(one.id).open_actions[0]
    assert bench.desk.act(one.id, lambda i, _: set_action(i, item.id, done=True), "MK").after.open_actions == ()


def test_what_lies_before_a_declaration_that_was_corrected_to_later_is_no_pause():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    for wait, rule in ((60, lambda i, n: pause(i, "waiting", "Payments")), (1800, lambda i, n: resume(i))):
        bench.clock.pass_s(wait)
        bench.desk.act(one, rule, "MK")
    later = NOON + timedelta(minutes=21)
    bench.desk.act(one, lambda i, n: set_milestone(i, Milestone.DECLARED, Moment.exactly(later)), "MK")
    bench.clock.pass_s(1)
    incident = bench.desk.incident_of(one)
    reading = clock(incident, bench.clock.now()).target("resolution")
    assert (reading.start, round(reading.paused_s)) == (later, 600)
    assert reading.due == later + timedelta(hours=4, seconds=reading.paused_s)
    marks = [c.at for c in crossings(incident, NOON + timedelta(days=1)) if c.target == "resolution"]
    assert marks[-1] == reading.due
    # The record keeps the pause as it was, so a declaration that goes back brings it back whole.
    bench.desk.act(one, lambda i, n: set_milestone(i, Milestone.DECLARED, Moment.exactly(NOON)), "MK")
    assert clock(bench.desk.incident_of(one), bench.clock.now()).target("resolution").paused_s > 1799
