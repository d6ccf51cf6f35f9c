"""What got louder with a change: once, while it stands, unseen, and not what happened long ago."""

from datetime import timedelta

import pytest

from incident_desk.domain.alarms import late_unseen
from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import clock
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.taken_records import TakenFrom, opening_here
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate, snooze_escalation
from incident_desk.services.acts.run_course import keep_going
from incident_desk.services.acts.run_seeing import see_in_run
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.targets import see
from incident_desk.services.alarms import Alarm, Tone
from incident_desk.services.louder import (
    Louder,
    louder,
    missed_alarm,
    snooze_over,
)
from incident_desk.services.memory import Change
from tests.any_run import BOOK, AnyRun
from tests.fakes import NOON, Bench

TARGETS = Targets(response=Target(1000), resolution=Target(100_000))


class Case:
    """One incident, the changes that its desk told of, and what got louder with them."""

    def __init__(self, wish: Declaration) -> None:
        self.bench = Bench()
        self.changes: list[Change] = []
        self.bench.desk.listen(self.changes.append)
        self.id = self.bench.desk.declare(wish, "MK").id

    def at(self, seconds: float) -> list[tuple[str, Tone]]:
        """Book what was crossed by then: what gets louder, in words and tones."""
        return [(one.text, one.tone) for one in self.alarms(seconds)]

    def alarms(self, seconds: float) -> list[Alarm]:
        self.changes.clear()
        self.bench.clock.at = NOON + timedelta(seconds=seconds)
        self.bench.desk.book_crossings([self.id])
        return [one for change in self.changes for one in louder(change, self.bench.clock.at).alarms]

    @property
    def incident(self) -> Incident:
        return self.bench.desk.incident_of(self.id)

    def missed(self) -> int:
        return sum(louder(change, self.bench.clock.at).missed for change in self.changes)

    def act(self, rule) -> None:
        self.bench.desk.act(self.id, rule, "MK")


@pytest.fixture
def case():
    return Case(Declaration("Checkout is down", "P1", targets=TARGETS))


def test_each_step_of_a_target_has_its_tone(case):
    assert case.at(700) == []
    assert case.at(751) == [("Response target at risk: 75 % used", Tone.SOFT)]
    assert case.at(901) == [("Response target almost due: 90 % used", Tone.TONE)]
    assert case.at(1001) == [("Response target missed", Tone.TWO_TONES)]
    assert case.at(1100) == []


def test_an_alarm_says_whose_it_is_and_when_it_happened(case):
    case.at(901)
    (alarm,) = case.alarms(1002)
    assert (alarm.key, alarm.title, alarm.at) == ("INC-0001", "Checkout is down", NOON + timedelta(seconds=1000))
    assert not alarm.is_drill


def test_of_several_steps_that_are_booked_together_only_the_last_is_an_alarm(case):
    assert case.at(1001) == [("Response target missed", Tone.TWO_TONES)]
    assert case.missed() == 0


def test_what_was_seen_is_silent_until_it_gets_louder(case):
    case.at(700)
    case.bench.clock.at = NOON + timedelta(seconds=760)
    case.bench.desk.book_crossings([case.id])
    heard = list(case.changes)
    case.act(lambda one, now: see(one, "response", now))
    seen = Change(None, case.bench.desk.incident_of(case.id), heard[-1].events)
    assert louder(seen, case.bench.clock.at).alarms == ()
    assert case.at(901) == [("Response target almost due: 90 % used", Tone.TONE)]


def test_what_was_missed_long_ago_is_counted_and_not_sounded(case):
    assert case.at(1000 + 121) == []
    assert case.missed() == 1


@pytest.mark.parametrize("ago", [1001, 1000 + 60, 3 * 3600])
def test_what_was_missed_before_the_incident_was_declared_is_shown_and_not_sounded(ago):
    case = Case(Declaration("Down", "P1", targets=TARGETS, at=NOON - timedelta(seconds=ago)))
    assert any(one.kind == Kind.TARGET_CROSSED for change in case.changes for one in change.events)
    assert {louder(change, NOON) for change in case.changes} == {Louder()}
    assert [one.name for one in late_unseen(case.incident, clock(case.incident, case.bench.clock.at))] == [
        "response"
    ]


def test_what_comes_due_after_a_late_declaration_is_sounded():
    case = Case(Declaration("Down", "P1", targets=TARGETS, at=NOON - timedelta(seconds=990)))
    assert case.at(11) == [("Response target missed", Tone.TWO_TONES)]
    case = Case(Declaration("Down", "P1", targets=TARGETS, at=NOON - timedelta(seconds=990)))
    assert (case.at(600), case.missed()) == ([], 1)


def test_what_was_missed_where_a_record_comes_from_is_not_sounded_as_it_is_taken_in(case):
    case.at(1001)
    events = case.bench.desk.events(case.id)
    there = TakenFrom("INC-0001", "a.json", NOON + timedelta(seconds=1010), "Ana", len(events), events[-1].hash)
    here = (opening_here(events, "INC-0009", there), *events[1:])
    assert louder(Change(None, fold(here), here), NOON + timedelta(seconds=1011)) == Louder()


def test_what_only_came_near_long_ago_is_neither(case):
    assert case.at(751 + 121) == []
    assert case.missed() == 0


def test_what_was_missed_within_two_minutes_is_an_alarm(case):
    assert case.at(1000 + 119) == [("Response target missed", Tone.TWO_TONES)]
    assert case.missed() == 0


def test_an_incident_that_has_ended_is_silent(case):
    case.bench.clock.at = NOON + timedelta(seconds=1010)
    case.act(lambda one, _now: cancel(one, "false alarm"))
    assert [louder(one, case.bench.clock.at) for one in case.changes if one.after.is_open is False]
    ended = case.bench.desk.incident_of(case.id)
    crossed = tuple(one for one in case.bench.desk.events(case.id) if one.kind == Kind.TARGET_CROSSED)
    assert crossed
    assert louder(Change(None, ended, crossed), case.bench.clock.at).alarms == ()


def test_a_phase_over_its_window_is_amber_and_silent():
    book = Playbook("Outage", plans=(Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600))),))
    case = Case(Declaration("Down", "P1", book, targets=Targets()))
    assert case.at(901) == []
    assert [event.data["target"] for change in case.changes for event in change.events] == ["phase"] * 3


def test_an_update_that_is_late_is_an_alarm_in_each_turn():
    case = Case(Declaration("Down", "P1", targets=Targets(update_every=Target(1000))))
    assert case.at(1001) == [("Next update late", Tone.TWO_TONES)]


def test_a_missed_target_says_whom_to_bring_in():
    path = (EscalationHop("Technical Lead"), EscalationHop("Engineering Manager"))
    case = Case(Declaration("Down", "P1", Playbook("Outage", escalation=path), targets=TARGETS))
    assert case.at(1001) == [("Response target missed. Escalation to Engineering Manager is due", Tone.TWO_TONES)]


def timed() -> Case:
    path = (EscalationHop("Technical Lead"), EscalationHop("CTO", 600))
    return Case(Declaration("Down", "P1", Playbook("Outage", escalation=path), targets=TARGETS))


def test_the_playbooks_own_time_for_an_escalation_is_an_alarm_once():
    case = timed()
    assert case.at(601) == [("Escalation to CTO is due", Tone.TWO_TONES)]
    assert case.at(602) == []


def test_an_escalation_that_was_answered_or_fell_due_long_ago_is_silent():
    assert timed().at(600 + 121) == []
    called = timed()
    called.act(lambda one, now: escalate(one, Outcome.REACHED, now, "CTO"))
    assert called.at(601) == []


def test_an_escalation_that_was_put_off_is_an_alarm_when_that_is_over():
    case = timed()
    case.at(601)
    case.act(lambda one, now: snooze_escalation(one, 5, "the CTO is on the phone", now))
    over = case.bench.desk.incident_of(case.id).snoozes[-1].until
    second = timedelta(seconds=1)
    incident = case.bench.desk.incident_of(case.id)
    assert snooze_over(incident, over - 2 * second, over - second) is None
    alarm = snooze_over(incident, over - second, over)
    assert alarm is not None
    assert (alarm.text, alarm.tone) == ("Escalation to CTO is due", Tone.TWO_TONES)
    assert snooze_over(incident, over, over + second) is None


def test_an_escalation_that_was_put_off_and_answered_in_the_meantime_is_silent():
    case = timed()
    case.at(601)
    case.act(lambda one, now: snooze_escalation(one, 5, "the CTO is on the phone", now))
    over = case.bench.desk.incident_of(case.id).snoozes[-1].until
    case.act(lambda one, now: escalate(one, Outcome.REACHED, now, "CTO"))
    assert snooze_over(case.bench.desk.incident_of(case.id), over - timedelta(seconds=1), over) is None


def check_changed(case, name: str, alarms: bool):
    body = {"check": "c1", "name": name, "before": "ok", "after": "down", "alarms": alarms,
            "noticed_at": NOON.isoformat()}  # fmt: skip
    case.changes.clear()
    case.act(lambda _one, _now: [Draft(Kind.CHECK_CHANGED, body)])
    return louder(case.changes[-1], case.bench.clock.at).alarms


def test_a_check_that_goes_down_is_one_tone_that_gathers_for_half_a_minute(case):
    (alarm,) = check_changed(case, "shop", alarms=True)
    assert (alarm.text, alarm.tone, alarm.gathers_s) == ("shop is down", Tone.TONE, 30.0)
    assert check_changed(case, "shop", alarms=False) == ()


def test_a_check_that_somebody_has_muted_is_silent(case):
    check_changed(case, "shop", alarms=True)
    change, now = case.changes[-1], case.bench.clock.at
    muted = f"{change.after.id}/c1"
    assert louder(change, now, muted={muted}).alarms == ()
    assert len(louder(change, now, muted={f"{muted}2"}).alarms) == 1


def test_a_drills_alarms_say_so():
    case = Case(Declaration("Exercise", "P1", targets=TARGETS, record=RecordKind.DRILL))
    assert [one.is_drill for one in case.alarms(1001)] == [True]


def test_what_was_missed_while_nobody_watched_is_one_line():
    assert missed_alarm(3, NOON).text == "3 targets were missed while the computer slept or nothing watched"
    assert missed_alarm(1, NOON).text.startswith("1 target was missed")


def test_what_alarms_without_being_down_says_what_it_is(case):
    body = {"check": "c1", "name": "shop", "before": "ok", "after": "slow", "words": "slow, critical",
            "alarms": True, "noticed_at": NOON.isoformat()}  # fmt: skip
    case.act(lambda _one, _now: [Draft(Kind.CHECK_CHANGED, body)])
    assert [one.text for one in louder(case.changes[-1], case.bench.clock.at).alarms] == ["shop slow, critical"]


def test_a_standing_check_alarms_as_one_for_which_nothing_is_open():
    bench, changes = Bench(), []
    standing = bench.desk.standing.open("MK").id
    bench.desk.listen(changes.append)
    body = {"check": "c1", "name": "shop", "before": "ok", "after": "down", "words": "down", "alarms": True,
            "noticed_at": NOON.isoformat()}  # fmt: skip
    bench.desk.act(standing, lambda _one, _now: [Draft(Kind.CHECK_CHANGED, body)], "check")
    (alarm,) = louder(changes[-1], NOON).alarms
    assert (alarm.headline, alarm.title) == ("shop is down", "No incident is open for it")


class RunCase(Case):
    """The same of a checklist run."""

    def __init__(self, book=BOOK) -> None:
        self.run, self.changes = AnyRun(book), []
        self.bench, self.id = self.run.bench, self.run.id
        self.bench.desk.listen(self.changes.append)


def test_a_run_s_window_gets_louder_and_its_decision_is_said_with_it():
    case = RunCase()
    assert case.at(230) == [("Commands at risk: 75 % used", Tone.SOFT)]
    assert case.at(280) == [("Commands almost due: 90 % used", Tone.TONE)]
    assert case.at(301) == [("Commands late. Decision is due: When to roll back", Tone.TWO_TONES)]
    assert case.at(302) == []
    (alarm,) = RunCase().alarms(301)[-1:]
    assert (alarm.key, alarm.title) == ("RUN-0001", "Deploy")


def test_a_decision_is_due_though_its_window_was_met_and_what_is_answered_is_silent():
    case = RunCase()
    for step in ("2.1", "2.1.1", "2.1.2"):
        case.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))
    assert case.at(301) == [("Decision is due: When to roll back", Tone.TWO_TONES)]
    change = case.changes[0]
    case.act(lambda one, now: keep_going(one, now))
    answered = Change(change.before, case.changes[-1].after, change.events)
    assert louder(answered, case.bench.clock.at).alarms == ()


def test_of_a_run_nothing_alarms_that_was_missed_long_ago_or_after_its_end():
    case = RunCase()
    assert case.at(5000) == [] and case.missed() == 6
    case = RunCase()
    case.act(lambda one, _: roll_back(one, "1", "smoke"))
    assert case.at(5000) == []


def test_the_day_of_a_deferred_step_is_said_once_also_after_the_end_and_long_ago_is_no_missed_target():
    for later, said in ((5001, [("Deferred until now, still to be done: Tests pass", Tone.TWO_TONES)]), (9000, [])):
        case = RunCase()
        why = Deferral("later", "AD", NOON + timedelta(seconds=5000))
        case.act(lambda one, _, why=why: defer(one, "1.1", why))
        for step in case.run.reading.open:
            case.act(lambda one, _, step=step: set_run_step(one, step.step.id, StepState.DONE))
        case.act(lambda one, _: finish(one))
        assert case.at(5000 - 1) == []
        assert case.at(later) == said and case.missed() == 0
        assert case.at(later + 1) == []


def test_what_of_a_run_was_seen_before_it_is_booked_is_silent():
    case = RunCase()
    change_at = 301
    assert len(case.at(change_at)) == 1
    change = case.changes[-1]
    case.act(see_in_run)
    assert louder(Change(change.before, case.changes[-1].after, change.events), case.bench.clock.at).alarms == ()


def test_a_check_of_a_run_alarms_as_one_of_an_incident():
    run, changes = AnyRun(), []
    run.bench.desk.listen(changes.append)
    body = {"check": "c1", "name": "shop", "before": "ok", "after": "down", "words": "down", "alarms": True,
            "noticed_at": NOON.isoformat()}  # fmt: skip
    run.act(lambda _one, _now: [Draft(Kind.CHECK_CHANGED, body)])
    (alarm,) = louder(changes[-1], NOON).alarms
    assert (alarm.key, alarm.text) == ("RUN-0001", "shop is down")
