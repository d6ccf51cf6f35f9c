"""The five cells in every state: what is left, until when, how loud."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.domain.severity import Target, Targets
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate, snooze_escalation
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.steering import acknowledge, cancel, close, resolve, set_milestone
from incident_desk.services.acts.targets import see
from incident_desk.services.acts.updating import send_update
from tests.fakes import NOON, Bench

LEVEL = SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=900)
BOOK = Playbook(
    "Outage",
    severities=(LEVEL,),
    plans=(Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("Review", after=True))),),
    escalation=(EscalationHop("Tech Lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO")),
    cadence_s=900,
)
RESPONSE, RESOLUTION, PHASE, UPDATE, ESCALATION = range(5)


class Night:
    """An incident, and its cells so many minutes after noon."""

    def __init__(self, book=BOOK, severity="P1", targets=None):
        self.bench = Bench()
        wish = Declaration("Checkout is down", severity, book, commander="MK", targets=targets)
        self.one = self.bench.desk.declare(wish, "MK").id

    def at(self, minutes, rule=None):
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        if rule is not None:
            self.bench.desk.act(self.one, rule, "MK")
        return self

    def cell(self, place, minutes):
        incident = self.bench.desk.incident_of(self.one)
        return cells(incident, clock(incident, NOON + timedelta(minutes=minutes)))[place]


@pytest.fixture
def night():
    return Night()


@pytest.mark.parametrize(
    ("minutes", "state", "value", "caption"),
    [
        (1, CellState.NORMAL, "14:00", "left of 15:00 · 12:15:00 UTC"),
        (11.25, CellState.AT_RISK, "03:45", "at risk · due 12:15:00 UTC"),
        (13.5, CellState.ALMOST_DUE, "01:30", "almost due · due 12:15:00 UTC"),
        (15, CellState.ALMOST_DUE, "00:00", "almost due · due 12:15:00 UTC"),
        (18.5, CellState.LATE, "+03:30", "over 15:00 · due 12:15:00 UTC"),
    ],
)
def test_a_running_target_gets_louder(night, minutes, state, value, caption):
    cell = night.cell(RESPONSE, minutes)
    assert (cell.state, cell.value, cell.caption) == (state, value, caption)
    assert cell.label == ("Response target missed" if state is CellState.LATE else "Response target")


def test_late_offers_seen_and_what_comes_before_it_does_not(night):
    assert night.cell(RESPONSE, 14).action == ""
    assert night.cell(RESPONSE, 18.5).action == "Seen"


def test_the_key_stands_on_the_cell_that_it_would_silence(night):
    keys = [night.cell(place, 20).keys for place in (RESPONSE, UPDATE)]
    assert keys == [("K",), ()]
    night.at(20, lambda i, now: see(i, "response", now))
    response, update = night.cell(RESPONSE, 21), night.cell(UPDATE, 21)
    assert (response.action, response.keys, update.action, update.keys) == ("", (), "Seen", ("K",))


def test_a_seen_target_is_late_and_steady_and_says_who_has_seen_it_when(night):
    night.at(18.5, lambda i, now: see(i, "response", now))
    one, other = night.cell(RESPONSE, 19), night.cell(RESPONSE, 19 + 1 / 60)
    assert (one.state, one.value, one.label) == (CellState.SEEN, "+04:00", "Response target missed")
    assert one.caption == "seen 12:18:30 MK · due 12:15:00 UTC"
    assert one.short_caption == "seen 12:18 MK"
    assert one.pulse is other.pulse is True
    assert one.spoken.endswith("late, due 12:15:00 UTC, seen at 12:18:30 by MK")


def test_an_unseen_late_target_alternates_once_a_second(night):
    assert [night.cell(RESPONSE, 18 + second / 60).pulse for second in range(4)] == [True, False, True, False]


def test_a_seen_warning_says_so_and_the_louder_one_after_it_does_not(night):
    night.at(12, lambda i, now: see(i, "response", now))
    soft, loud = night.cell(RESPONSE, 13), night.cell(RESPONSE, 14)
    assert (soft.state, soft.caption) == (CellState.AT_RISK, "at risk, seen 12:12 MK · due 12:15:00 UTC")
    assert (loud.state, loud.caption) == (CellState.ALMOST_DUE, "almost due · due 12:15:00 UTC")


def test_a_target_met_says_what_it_took_of_what_and_when(night):
    cell = night.at(6.5, lambda i, _: acknowledge(i, None)).cell(RESPONSE, 60)
    assert (cell.label, cell.value, cell.caption) == ("Response target met", "06:30", "of 15:00 · 12:06:30 UTC")
    assert (cell.short_label, cell.short_caption, cell.state) == ("Response met", "of 15:00", CellState.MET)
    assert cell.share is None


def test_a_target_done_too_late_is_missed_and_says_by_how_much(night):
    cell = night.at(18.5, lambda i, _: acknowledge(i, None)).cell(RESPONSE, 60)
    assert (cell.label, cell.value, cell.state) == ("Response target missed by 03:30", "18:30", CellState.MISSED)


def test_a_paused_target_stands_and_says_so(night):
    pause = Pause("resolution", NOON + timedelta(minutes=60), None, "the provider works on it", "provider")
    incident = replace(night.bench.desk.incident_of(night.one), pauses=(pause,))
    first, second = (cells(incident, clock(incident, NOON + timedelta(minutes=m)))[RESOLUTION] for m in (61, 90))
    assert (first.state, first.caption) == (CellState.PAUSED, "paused since 13:00 · for provider")
    assert first.share == second.share == 0.25
    assert first.spoken == "3 hours left, paused since 13:00:00 UTC, waiting for provider"
    assert first.value == second.value == "3:00:00"


def test_what_was_late_before_its_pause_stays_late_and_stands(night):
    pause = Pause("resolution", NOON + timedelta(minutes=250), None, "Waiting", "provider")
    incident = replace(night.bench.desk.incident_of(night.one), pauses=(pause,))
    first, second = (cells(incident, clock(incident, NOON + timedelta(minutes=m)))[RESOLUTION] for m in (251, 290))
    assert (first.state, first.value) == (CellState.LATE, "+10:00")
    assert second.value == first.value
    assert first.caption == "over 4 h · paused since 16:10 · for provider"


def test_a_target_of_zero_is_wanted_at_once():
    night = Night(None, None, Targets(Target(0), None, None))
    cell = night.cell(RESPONSE, 1)
    assert (cell.state, cell.value) == (CellState.ALMOST_DUE, "04:00")
    assert cell.caption == "at once · late 12:05:00, from settings"
    assert night.cell(RESPONSE, 0).state is CellState.ALMOST_DUE
    assert night.cell(RESPONSE, 6).state is CellState.LATE
    met = night.at(2, lambda i, _: acknowledge(i, None)).cell(RESPONSE, 3)
    assert met.caption == "wanted at once · 12:02:00 UTC"


def test_a_figure_of_the_workspace_says_where_it_is_from():
    cell = Night(None, "P1").cell(RESOLUTION, 1)
    assert cell.caption == "left of 4 h · 16:00:00 UTC · from settings"
    late = Night(None, "P1").cell(RESOLUTION, 250)
    assert late.caption == "over 4 h · due 16:00:00 UTC · from settings"
    night = Night(None, "P1")
    night.at(245, lambda i, now: see(i, "resolution", now))
    # Who has seen it is more than the cell has room for beside that.
    assert night.cell(RESOLUTION, 250).caption == "seen 16:05:00 MK · due 16:00:00 UTC"


def test_what_no_document_states_is_not_stated():
    night = Night(None, None, Targets(None, None, None))
    found = [night.cell(place, 30) for place in range(5)]
    assert {cell.state for cell in found} == {CellState.NOT_STATED}
    assert {cell.value for cell in found} == {"—"}
    assert [cell.caption for cell in found] == [
        "not stated", "not stated", "no playbook", "no interval stated", "no path stated",
    ]  # fmt: skip


def test_a_phase_counts_down_to_the_end_of_its_window_and_names_the_next(night):
    cell = night.cell(PHASE, 5)
    assert (cell.label, cell.value, cell.caption) == ("Look", "10:00", "left · then Mend at 12:15")
    assert cell.share == pytest.approx(1 / 3)


def test_a_phase_over_its_window_is_amber_and_counts_up(night):
    cell = night.cell(PHASE, 18)
    assert (cell.label, cell.value, cell.state) == ("Look", "+03:00", CellState.AT_RISK)
    assert (cell.caption, cell.short_caption) == ("over its window · closed 12:15:00 UTC", "over")


def test_a_phase_over_its_window_says_how_far_its_steps_are():
    look = Phase("Look", 0, 900, steps=(Step("1", "Read"), Step("2", "Ask")))
    night = Night(replace(BOOK, plans=(Plan("p", (look,)),)))
    night.at(2, lambda i, _: set_step(i, "1", "done"))
    assert night.cell(PHASE, 18).caption == "over its window · 1 of 2 steps"


def test_the_debt_of_a_phase_that_was_left_late_is_said_in_the_next_one(night):
    night.at(18, lambda i, _: enter_phase(i, "next"))
    assert night.cell(PHASE, 20).caption == "left · Look left 03:00 late"
    other = Night().at(10, lambda i, _: enter_phase(i, "next"))
    assert other.cell(PHASE, 20).caption == "left · then Review"


def test_a_phase_without_an_end_is_open(night):
    night.at(12, lambda i, _: enter_phase(i, "Review"))
    cell = night.cell(PHASE, 30)
    assert (cell.label, cell.value, cell.caption) == ("Review", "open", "since 12:12:00 UTC")


def test_the_phase_for_afterwards_ends_with_the_paperwork(night):
    resolved(night)
    night.at(61, lambda i, _: enter_phase(i, "Review"))
    assert night.cell(PHASE, 62).value == "open"
    night.at(63, lambda i, _: close(i))
    assert night.cell(PHASE, 64).value == "ended"


def test_a_playbook_without_phases_says_so():
    assert Night(Playbook("Bare"), "P1").cell(PHASE, 1).caption == "no phases in this playbook"


def test_the_next_update_says_how_often_and_when(night):
    cell = night.at(10, lambda i, _: send_update(i, "We work on it")).cell(UPDATE, 14)
    assert (cell.label, cell.value, cell.caption) == ("Next update", "11:00", "every 15 min · due 12:25:00 UTC")


def test_a_late_update_says_that_it_is_overdue(night):
    cell = night.cell(UPDATE, 17)
    assert (cell.label, cell.value, cell.state) == ("Update overdue", "+02:00", CellState.LATE)
    assert cell.caption == "due 12:15:00 UTC · not seen"


def test_escalation_goes_on_to_the_next_level_and_says_when_there_is_none(night):
    def call(incident, now):
        return escalate(incident, Outcome.NO_ANSWER, now)

    assert night.at(1, call).cell(ESCALATION, 2).caption.startswith("to CTO, if not resolved")
    assert night.at(3, call).cell(ESCALATION, 4).caption == "no further level"


def test_escalation_names_whom_and_why(night):
    cell = night.cell(ESCALATION, 3)
    assert (cell.value, cell.caption) == ("12:00", "to Engineering Manager, if no response")
    assert cell.short_caption == "to EM"
    late = night.cell(ESCALATION, 16)
    assert (late.value, late.caption, late.state) == ("Due now", "to Engineering Manager", CellState.ALMOST_DUE)
    assert late.spoken == "due now, 1 minute over, to Engineering Manager, response target missed"


def test_three_quarters_of_the_resolution_warn_of_the_next_level_by_the_workspaces_mark(night):
    night.at(5, lambda i, _: acknowledge(i, None))
    before, after = night.cell(ESCALATION, 179), night.cell(ESCALATION, 181)
    assert before.state is CellState.NORMAL
    assert (after.state, after.value) == (CellState.AT_RISK, "59:00")
    assert after.caption == "warned at 75 %, from settings · to CTO"


def test_an_alarm_that_was_put_off_says_until_when(night):
    night.at(16, lambda i, now: snooze_escalation(i, 10, "EM is on a plane", now))
    cell = night.cell(ESCALATION, 18)
    assert (cell.state, cell.value) == (CellState.AT_RISK, "+03:00")
    assert cell.caption == "to Engineering Manager, put off until 12:26:00 UTC"
    assert night.cell(ESCALATION, 27).value == "Due now"


def test_after_the_response_the_third_level_hangs_on_the_resolution(night):
    night.at(5, lambda i, _: acknowledge(i, None))
    assert night.cell(ESCALATION, 6).caption == "to CTO, if not resolved"


def resolved(night):
    night.at(5, lambda i, _: acknowledge(i, None))
    night.at(50, lambda i, _: set_milestone(i, Milestone.IMPACT_ENDED, None))
    return night.at(60, lambda i, _: resolve(i, None, None))


def test_after_the_resolution_nothing_runs(night):
    resolved(night)
    early, late = ([night.cell(place, minutes) for place in range(5)] for minutes in (61, 6000))
    assert early[: PHASE + 1] == late[: PHASE + 1]
    assert [cell.state for cell in early[: PHASE + 1]] == [CellState.MET, CellState.MET, CellState.NORMAL]
    assert (early[RESOLUTION].value, early[PHASE].value) == ("1:00:00", "ended")


def test_after_the_resolution_watch_and_review_stand_where_update_and_escalation_were(night):
    resolved(night)
    watch, review = night.cell(UPDATE, 90), night.cell(ESCALATION, 90)
    assert (watch.label, watch.value, watch.state) == ("Watch", "23:30:00", CellState.NORMAL)
    assert (review.label, review.value) == ("Review", "1 d 23:30:00")
    assert "from settings" in watch.caption and "from settings" in review.caption
    over, overdue = night.cell(UPDATE, 50 * 60), night.cell(ESCALATION, 50 * 60)
    assert (over.label, over.state) == ("Watch over", CellState.MET)
    assert (overdue.label, overdue.state, overdue.keys) == ("Review overdue", CellState.LATE, ("K",))
    night.at(51 * 60, lambda i, _: close(i))
    assert night.cell(ESCALATION, 52 * 60).label == "Review missed by 2:00:00"


def test_a_cancelled_incident_is_never_late(night):
    night.at(2, lambda i, _: cancel(i, "false alarm"))
    for place in range(5):
        assert night.cell(place, 6000).state in (CellState.NOT_STATED, CellState.NORMAL)
    assert night.cell(RESPONSE, 6000).caption == "ended before it was met"


@given(st.integers(0, 100_000), st.booleans())
def test_the_cells_keep_their_places_and_speak_at_every_moment(seconds, acknowledged):
    night = Night()
    if acknowledged:
        night.at(1, lambda i, _: acknowledge(i, None))
    for place in range(5):
        cell = night.cell(place, max(1, seconds / 60))
        assert cell.label and cell.value
        assert cell.share is None or 0 <= cell.share <= 1
        assert "+" not in cell.spoken
        assert (cell.state is CellState.LATE) <= cell.value.startswith("+")


def test_what_is_spoken_has_no_colons_to_spell(night):
    assert night.cell(RESPONSE, 1).spoken == "14 minutes left, due 12:15:00 UTC"
    assert night.cell(RESPONSE, 18.5).spoken == "3 minutes 30 seconds over, late, due 12:15:00 UTC, not seen"
    assert night.cell(PHASE, 18).spoken == "3 minutes over its window, closed 12:15:00 UTC"
