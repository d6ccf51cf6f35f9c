"""What can be done about each finding: afterwards it is asked no more, and undone it is asked again."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given, settings

from incident_desk.domain.doctor import examine
from incident_desk.domain.doctor.of_record import case_of_record
from incident_desk.domain.errors import Refused
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Playbook, SeverityLevel
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import close, resolve, set_milestone
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.updating import send_update
from incident_desk.services.examining import examined_record
from incident_desk.services.remedies import NOT_RECORDED, Answer, Asks, Ground, ground_of, remedies
from tests.any_past import read
from tests.domain.doctor.test_rules import CASES
from tests.fakes import NOON, Bench

REPORT = """# Outage of the shop

**Date:** 2026-02-03
**Severity:** P0
**Duration:** ~2 hours

## Root cause

A deploy that an operator error let through made the pool smaller.

## Timeline
| Time | Event |
|---|---|
| 15:53 | Outage detected |
| 15:54 | Cause found |
| 15:54 | Fix tested |
| 15:54 | Fix put in place |
| 15:56 | Service restored |

## Action items
- Alert on the pool
- Watch the start
"""


class Doctor:
    """A record that is examined, and what is done about its findings."""

    def __init__(self, bench, one):
        self.bench, self.one = bench, one

    @property
    def incident(self):
        return self.bench.desk.incident_of(self.one)

    @property
    def events(self):
        return self.bench.desk.events(self.one)

    @property
    def told(self):
        return examined_record(self.incident, self.events)

    @property
    def rules(self):
        return [one.rule for one in self.told.asked]

    def of(self, rule):
        found = next(one for one in self.told.asked if one.rule == rule)
        return remedies(found, ground_of(self.incident, self.events, "RO", NOON))

    def act(self, rule, who="RO"):
        return self.bench.desk.act(self.one, rule, who)

    def do(self, remedy, **said):
        return self.act(remedy.rule(Answer(**said)))

    def undo(self):
        self.act(lambda incident, now: undo(incident, self.events, now))

    def write(self, text):
        return self.act(lambda _, now: log(read_line(text, now, UTC)))


@pytest.fixture
def past():
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(read(REPORT), Answers(zone="UTC")), "MK").incident
    return Doctor(bench, taken.id)


@pytest.fixture
def own():
    bench = Bench()
    one = Doctor(bench, bench.desk.declare(Declaration("Down", "P1"), "MK").id)
    bench.clock.pass_s(4 * 3600)
    return one


def test_a_report_gets_all_that_can_be_done_with_one_key_and_every_act_is_undone(past):
    asked = past.rules
    assert {"duration", "soak", "actions", "one-minute", "change", "person", "milestones", "updates"} <= set(asked)
    for rule in asked:
        for remedy in past.of(rule):
            if remedy.asks is not Asks.NOTHING:
                continue
            before = past.told
            past.do(remedy)
            named = {one.title for one in past.told.asked if one.rule == rule}
            assert named != {one.title for one in before.asked if one.rule == rule}, (rule, remedy.label)
            past.undo()
            assert past.told == before, (rule, remedy.label)


def test_the_duration_begins_where_the_stated_one_does_or_the_times_are_right(past):
    began, right, typed = past.of("duration")
    assert (began.label, right.label) == ("Began about 13:56", "Began 15:53") and typed.asks is Asks.MOMENT
    assert began.effect == "Then time to detect about 1 h 57 min, impact duration about 2 h 00 min"
    past.do(began)
    moment = past.incident.milestones[Milestone.IMPACT_STARTED]
    assert (f"{moment.at:%H:%M}", moment.precision) == ("13:56", Precision.ABOUT) and "duration" not in past.rules
    past.undo()
    past.do(typed, moment=Moment.exactly(past.incident.milestones[Milestone.DETECTED].at - timedelta(hours=2)))
    assert "duration" not in past.rules
    past.undo()
    past.do(right)
    ((_, aside),) = past.told.aside
    assert "~2 hours" in aside.reason and aside.who == "RO"


def test_rows_of_one_minute_are_about_that_minute_afterwards(past):
    (mark,) = past.of("one-minute")
    past.do(mark)
    known = case_of_record(past.incident, past.events).rows
    rows = [row for row in known if row.told and f"{row.happened.at:%H:%M}" == "15:54"]
    assert len(rows) == 3 and {row.happened.precision for row in rows} == {Precision.ABOUT}


def test_actions_are_taken_by_who_asks_or_as_typed(past):
    mine, typed = past.of("actions")
    assert mine.label == "RO, in 14 days" and "2026-03-15" in mine.effect
    for text in ("Ann Dee", "Ann Dee,", ", 2026-04-01", "Ann Dee, next blursday"):
        with pytest.raises(Refused):
            past.do(typed, text=text)
    past.do(typed, text="Ann Dee, in 2 weeks")
    assert {(one.owner, one.due) for one in past.incident.actions} == {("Ann Dee", "2026-03-15")}


def test_a_cause_is_said_in_other_words_and_the_report_keeps_its_own(past):
    (reword,) = past.of("person")
    assert reword.at_first.startswith("Cause: A deploy that an operator error")
    for text in ("", " ", reword.at_first):
        with pytest.raises(Refused):
            past.do(reword, text=text)
    past.do(reword, text="No check of a deploy looks at the pool")
    assert "person" not in past.rules and "operator" in past.incident.past.report.root_cause.text


def test_a_cause_of_our_own_is_amended(own):
    own.write("= Cause: an operator error made the pool smaller")
    (reword,) = own.of("person")
    own.do(reword, text="Cause: the limit can be set without a review")
    assert "person" not in own.rules
    assert len([one for one in case_of_record(own.incident, own.events).rows if "Cause" in one.text]) == 1


def test_a_change_gets_a_row_of_an_unknown_or_a_typed_time(past):
    unknown, typed, none = past.of("change")
    past.do(typed, moment=Moment.exactly(NOON - timedelta(days=26)))
    assert past.incident.changes and "change" not in past.rules
    past.undo()
    past.do(unknown)
    assert "change" not in past.rules and past.incident.changes[0].text.startswith("A deploy")
    assert none.asks is Asks.NOTHING


def test_nobody_in_command_is_who_declared_it_or_who_is_named(own):
    mk, typed = own.of("commander")
    own.do(typed, text="Ann Dee")
    assert own.incident.commander == "Ann Dee" and "commander" not in own.rules
    own.undo()
    own.do(mk)
    assert own.incident.commander == "MK"


def test_milestones_out_of_order_are_moved_over_the_midnight_that_was_missed(own):
    def stone(milestone, at):
        own.act(lambda i, _: set_milestone(i, milestone, Moment.exactly(at)))

    stone(Milestone.DETECTED, NOON + timedelta(hours=1))
    stone(Milestone.IMPACT_ENDED, NOON + timedelta(hours=3) - timedelta(days=1))
    moved, *typed = own.of("order")
    assert moved.label == "Impact ended 2026-03-01 15:00" and [one.asks for one in typed] == [Asks.MOMENT] * 2
    own.do(moved)
    assert "order" not in own.rules
    own.undo()
    own.do(typed[0], moment=Moment.exactly(NOON + timedelta(hours=2)))
    assert "order" not in own.rules


def test_what_comes_after_the_close_moves_the_close(own):
    own.act(lambda i, n: resolve(i, None, Moment.exactly(n)))
    own.act(lambda i, _: close(i))
    own.bench.clock.pass_s(900)
    own.write("It fell again")
    moved, _ = own.of("after-close")
    own.do(moved)
    assert "after-close" not in own.rules


def test_a_slip_in_the_year_is_set_right(own):
    for text in ("One", "Two", "Three"):
        own.write(text)
    line = read_line("Four", NOON, UTC)
    far = Moment.exactly(NOON.replace(year=2025))
    own.act(lambda *_: log(type(line)(line.text, line.sign, far)))
    (moved,) = own.of("year")
    assert moved.label == "In 2026"
    own.do(moved)
    assert "year" not in own.rules


def test_silence_is_filled_in_the_timeline_or_was_waiting(own):
    own.write("One -3h")
    own.write("Two -1h")
    own.act(lambda i, n: set_milestone(i, Milestone.DETECTED, Moment.exactly(NOON)))
    entry, waited = own.of("silence")
    assert entry.asks is Asks.ENTRY
    with pytest.raises(Refused):
        entry.rule(Answer())
    own.do(waited)
    assert "silence" not in own.rules


def test_an_update_that_was_not_recorded_is_added_and_what_came_late_was_told_otherwise():
    bench = Bench()
    level = SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=900)
    book = Playbook("Outage", severities=(level,))
    own = Doctor(bench, bench.desk.declare(Declaration("Down", "P1", book), "MK").id)
    own.write("It answers nothing")
    bench.clock.pass_s(28 * 60)
    own.act(lambda one, _: send_update(one, "Still down"))
    missing, otherwise = own.of("late-updates")
    assert missing.asks is Asks.MOMENT and otherwise.asks is Asks.NOTHING
    with pytest.raises(Refused, match="one time"):
        missing.rule(Answer(moment=Moment.unknown()))
    own.do(missing, moment=Moment.exactly(NOON + timedelta(minutes=14)))
    assert "late-updates" not in own.rules
    assert [one.text for one in own.incident.updates] == [NOT_RECORDED, "Still down"]
    own.undo()
    own.do(otherwise)
    assert "late-updates" not in own.rules


def test_a_finding_without_a_remedy_has_none(own):
    assert remedies(own.told.asked[0].__class__("zone", *[""] * 5), None) == ()


def test_milestones_are_set_as_the_rows_say_or_as_typed():
    bare = REPORT.replace("Outage detected", "The first alarm rang").replace(
        "Service restored", "All of it answered"
    )
    bench = Bench()
    one = Doctor(bench, bench.desk.past.take_in(past_incident(read(bare), Answers(zone="UTC")), "MK").incident.id)
    rows, started, detected, ended, nobody = one.of("milestones")
    assert rows.effect == "Impact started 15:53, detected 15:53, impact ended 15:56"
    assert one.of("duration")[0].effect == "Then the times cover 2 h 00 min"
    one.do(rows)
    ended_at = one.incident.milestones[Milestone.IMPACT_ENDED].at
    assert "milestones" not in one.rules and f"{ended_at:%H:%M}" == "15:56"
    one.undo()
    for typed in (started, detected):
        one.do(typed, moment=Moment.exactly(NOON - timedelta(days=26)))
    assert [each.asks for each in one.of("milestones")][1] is Asks.MOMENT
    assert one.of("milestones")[0].label == "Impact ended 15:56"
    one.do(nobody)
    assert "milestones" in one.rules, "what nobody knew were the three, not the one"
    one.do(ended, moment=Moment.exactly(NOON - timedelta(days=26)))
    assert "milestones" not in one.rules


BENCH = Bench()
INCIDENT = BENCH.desk.incident_of(BENCH.desk.declare(Declaration("Down", "P1"), "MK").id)


@given(CASES)
@settings(max_examples=25, deadline=None)
def test_whatever_is_asked_each_answer_says_what_it_does_and_asks_what_it_needs(case):
    ground = Ground(case, INCIDENT, {}, "RO", NOON)
    for finding in examine(case):
        for one in remedies(finding, ground):
            assert one.label and one.effect and (one.asks is Asks.NOTHING) == (not one.question)
            if one.asks is Asks.NOTHING:
                assert callable(one.rule(Answer()))


def test_rows_before_the_impact_move_its_beginning_or_led_to_it(past):
    late = Moment.exactly(past.incident.milestones[Milestone.DETECTED].at + timedelta(minutes=2))
    past.act(lambda i, _: set_milestone(i, Milestone.IMPACT_STARTED, late))
    began, led, typed = past.of("before-impact")
    assert began.label == "Began 15:53" and typed.asks is Asks.MOMENT
    past.do(began)
    assert "before-impact" not in past.rules
    past.undo()
    past.do(led)
    assert "before-impact" not in past.rules and past.told.aside[0][1].reason == "that is what led to it"
