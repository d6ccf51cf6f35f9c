"""What comes next once an incident is resolved: what is late, the final update, then what is left to do."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.moments import Moment
from incident_desk.domain.next_actions import Urgency, next_actions
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, set_action
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.steering import acknowledge, close, resolve
from incident_desk.services.acts.targets import see
from incident_desk.services.acts.updating import send_update
from tests.fakes import NOON, Bench

LEVEL = SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=900)
BOOK = Playbook(
    "Outage", severities=(LEVEL,), plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read"),)),)),)
)


def waiting(bench, one, minutes=0):
    incident = bench.desk.incident_of(one)
    return next_actions(incident, clock(incident, NOON + timedelta(minutes=minutes)))


def do(bench, one, minutes, rule):
    bench.clock.at = NOON + timedelta(minutes=minutes)
    bench.desk.act(one, rule, "MK")


def test_resolved_the_steps_for_afterwards_wait_then_the_action_items_then_the_closing():
    after = Phase("Review", after=True, steps=(Step("9", "Hold the review"),))
    book = Playbook("Outage", plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read"),)), after)),))
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", book), "MK").id
    bench.desk.act(one, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK")
    bench.desk.act(one, lambda i, _: log(Line("Alert on connections", Sign.ACTION_ITEM)), "MK")

    def first():
        return waiting(bench, one, 30)[0]

    assert (first().action, first().title) == ("update", "Send the final update")
    bench.clock.pass_s(60)
    bench.desk.act(one, lambda i, _: send_update(i, "It is over"), "MK")
    assert (first().action, first().title) == ("next_phase", "Start Review")
    bench.desk.act(one, lambda i, _: enter_phase(i, "2"), "MK")
    assert (first().action, first().title, first().detail) == (
        "step_done",
        "Hold the review",
        "Review, step 1 of 1",
    )
    bench.desk.act(one, lambda i, _: set_step(i, "9", "done"), "MK")
    assert (first().action, first().detail) == ("status", "1 action item is open")
    item = bench.desk.incident_of(one).actions[0].id
    bench.desk.act(one, lambda i, _: set_action(i, item, done=True), "MK")
    assert (first().title, first().detail) == ("Close the incident", "no action item is open")
    bench.desk.act(one, lambda i, _: close(i), "MK")
    assert waiting(bench, one, 30) == ()


def test_resolved_before_the_plan_was_through_the_phase_for_afterwards_is_offered_all_the_same():
    phases = (
        Phase("Look", 0, 900),
        Phase("Mend", 900, 1800),
        Phase("Review", after=True, steps=(Step("9", "Ask"),)),
    )
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", Playbook("Outage", plans=(Plan("p", phases),))), "MK").id
    bench.desk.act(one, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK")
    assert [each.title for each in waiting(bench, one)] == ["Send the final update", "Start Review"]


def resolved_at_noon():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", BOOK, commander="MK"), "MK").id
    do(bench, one, 0, lambda i, _: acknowledge(i, None))
    do(bench, one, 0, lambda i, now: resolve(i, None, Moment.exactly(now)))
    return bench, one


def test_after_the_resolution_what_is_late_comes_before_the_final_update():
    bench, one = resolved_at_noon()
    assert waiting(bench, one, 1)[0].title == "Send the final update"
    first, second = waiting(bench, one, 49 * 60)[:2]
    assert (first.title, first.urgency) == ("The review is late by 1:00:00", Urgency.DUE_NOW)
    assert second.title == "Send the final update"


def test_a_late_review_that_was_seen_gives_way_too():
    bench, one = resolved_at_noon()
    do(bench, one, 49 * 60, lambda i, now: see(i, "review", now))
    titles = [action.title for action in waiting(bench, one, 49 * 60)]
    assert titles[:2] == ["Send the final update", "The review is late by 1:00:00"]


def test_late_action_items_stand_as_one_thing():
    bench, one = resolved_at_noon()
    items = [ActionItem(str(n), f"Item {n}", due=f"2026-03-0{n}", added_at=NOON) for n in (1, 2, 9)]

    def first(*actions):
        incident = replace(bench.desk.incident_of(one), actions=actions)
        return next_actions(incident, clock(incident, NOON + timedelta(hours=36)))[0]

    alone, both = first(items[0], items[2]), first(*items)
    assert (alone.title, alone.detail, alone.action) == ("Action item late by 1 d 00:00:00", "Item 1", "home")
    assert (both.title, both.detail) == ("Action item late by 1 d 00:00:00", "Item 1")
    incident = replace(bench.desk.incident_of(one), actions=tuple(items))
    later = next_actions(incident, clock(incident, NOON + timedelta(hours=40)))[0]
    assert (later.title, later.detail) == ("2 action items are late", "Item 1")
    assert first(replace(items[0], done=True, done_at=NOON)).title == "Send the final update"
