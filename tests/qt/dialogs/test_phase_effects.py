"""What starting the next phase does: steps, debt, windows and escalation, said before Enter."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import Mark
from incident_desk.domain.escalation import levels_left
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop, Phase, Playbook, Step
from incident_desk.qt.dialogs.phase_effects import effects, heading_of, standing
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import resolve
from tests.fakes import Bench
from tests.qt.dialogs.desk import DECLARED, NOW, incident_in_diagnosis, outage

INCIDENT = incident_in_diagnosis()
PATH = (EscalationHop("Technical Lead"), EscalationHop("Manager", phase="Diagnosis"), EscalationHop("CTO"))


def with_windows(*windows, path=()):
    """The incident with other windows for its phases, from Diagnosis on."""
    book = outage()
    phases = list(book.plans[0].phases)
    for place, (start, end) in enumerate(windows, 1):
        phases[place] = replace(phases[place], start_s=start, end_s=end)
    plan = replace(book.plans[0], phases=tuple(phases))
    return replace(INCIDENT, playbook=replace(book, plans=(plan,), escalation=path))


def said(incident, skipped=0, now=NOW):
    return [line.what for line in effects(incident, skipped, now)]


def test_steps_are_carried_over_or_not_needed():
    assert said(INCIDENT)[:2] == [
        "Mitigation starts, with 2 steps",
        "3 steps of Diagnosis stay open in the playbook",
    ]
    assert said(INCIDENT, 1)[1:3] == [
        "2 steps of Diagnosis stay open in the playbook",
        "1 step not needed, with the reason in the report",
    ]
    assert said(INCIDENT, 3)[1] == "3 steps not needed, with the reason in the report"
    assert said(replace(INCIDENT, phases_entered=())) == []


def test_once_it_has_ended_no_window_closes_and_nobody_is_called():
    bench = Bench(DECLARED)
    one = bench.desk.declare(Declaration("Down", "P1", outage()), "MK").id
    bench.clock.at = DECLARED + timedelta(minutes=10)
    bench.desk.act(one, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK")
    ended, later = bench.desk.incident_of(one), DECLARED + timedelta(hours=3)
    assert ended.next_phase.after
    assert [head for head, _ in standing(ended, later)] == [ended.phase.name, "In this phase"]
    assert standing(ended, later)[1][1] == "10:00"
    assert len(said(ended, now=later)) == 2, said(ended, now=later)


def test_over_its_window_the_debt_is_said_as_it_will_be_booked():
    assert not any("debt" in line for line in said(INCIDENT))
    late = DECLARED + timedelta(minutes=82)
    (line,) = [line for line in effects(INCIDENT, 0, late) if "debt" in line.what]
    assert (line.what, line.sign) == ("Diagnosis +22 min is booked as phase debt", GlyphState.SLOW)
    bench = Bench(DECLARED)
    one = bench.desk.declare(Declaration("Down", "P1", outage()), "MK").id
    for minutes, phase in ((14, "2"), (82, "3")):
        bench.clock.at = DECLARED + timedelta(minutes=minutes)
        bench.desk.act(one, lambda i, n, phase=phase: enter_phase(i, phase), "MK")
    (debt,) = [b.crossing for b in bench.desk.incident_of(one).booked if b.crossing.mark is Mark.DEBT]
    assert (debt.name, round(debt.over_s)) == ("Diagnosis", 22 * 60)


@pytest.mark.parametrize(
    ("windows", "words"),
    [
        (((900, 3600), (3600, 7200)), "Mitigation's window opens at 03:56:08, in 07:08"),
        (((900, 3600), (4200, 7200)), "Mitigation's window opens at 04:06:08, in 17:08"),
        (((900, 3600), (1800, 7200)), None),
        (((900, 3600), (1800, 2400)), "Mitigation's window ended at 03:36:08, 12:52 ago"),
        (((900, None), (None, None)), None),
    ],
)
def test_windows_that_overlap_leave_gaps_or_are_open_ended(windows, words):
    found = [line for line in said(with_windows(*windows)) if "window" in line]
    assert found == ([words] if words else [])


def test_how_the_phase_stands():
    assert standing(INCIDENT, NOW) == (
        ("Diagnosis", "1 of 4 steps"), ("In this phase", "37:52"), ("Window ends", "03:56:08, in 07:08"),
    )  # fmt: skip
    late = standing(INCIDENT, NOW + timedelta(minutes=10))
    assert late[2] == ("Window ended", "03:56:08, over +02:52")
    assert standing(with_windows((900, None)), NOW)[2] == ("Window", "no end is stated")
    assert standing(replace(INCIDENT, phases_entered=()), NOW) == ()


def test_an_escalation_that_waits_for_an_overrun_falls_away_in_time_and_stays_when_late():
    incident = with_windows((900, 3600), path=PATH)
    lines = said(incident)
    assert "Escalation to Manager at 03:56 falls away, Diagnosis did not overrun" in lines
    entered = replace(
        incident, phases_entered=(*incident.phases_entered, replace(incident.phases_entered[-1], place=2))
    )
    clocks = clock(entered, NOW)
    left = levels_left(entered, clocks.targets, NOW)[0]
    assert lines[-1] == f"Escalation to {left.role} is due at {left.due:%H:%M}, {left.why(NOW)}"
    late = NOW + timedelta(minutes=10)
    assert not any("falls away" in line for line in said(incident, now=late))
    assert effects(incident, 0, late)[-1].what == (
        "Escalation to Manager has been due since 03:56, Diagnosis over its window"
    )
    assert effects(incident, 0, late)[-1].sign is GlyphState.SLOW


def test_a_level_that_the_phase_does_not_touch_stays_and_without_a_path_nothing_is_said():
    assert said(INCIDENT)[-1] == "Escalation to Engineering Manager is due at 03:56, as the playbook says"
    assert not any("Escalation" in line for line in said(with_windows()))


def test_the_heading_over_a_step_is_found_however_deep():
    leaf, lone = Step("3", "leaf"), Step("4", "lone")
    phase = Phase(
        "p", steps=(Step("1", "Outer", "group", children=(Step("2", "Inner", "group", children=(leaf,)),)), lone)
    )
    assert (heading_of(phase, leaf), heading_of(phase, lone), heading_of(phase, Step("9", "x"))) == (
        "Inner",
        "",
        "",
    )


def test_an_incident_without_phases_says_nothing():
    bare = replace(INCIDENT, playbook=Playbook("Bare"))
    assert effects(bare, 0, NOW) == () and standing(bare, NOW) == ()
