"""The fold: events become state, and undo takes whole acts back."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.fold import NotAnOpening, apply, fold, undone_acts
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.roles import Role
from incident_desk.domain.status import Status
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import assess, enter_phase, set_step, take_role
from incident_desk.services.acts.steering import StatusWish, acknowledge, reopen, resolve, set_status
from incident_desk.services.acts.undoing import redo, undo
from tests.fakes import NOON, Bench

PLAYBOOK = Playbook(
    "Outage",
    default_severity="P1",
    plans=(
        Plan("Plan", (
            Phase("Look", 0, 900, steps=(Step("1.1", "Read the logs"), Step("1.2", "Ask around"))),
            Phase("Mend", 900, 3600, steps=(Step("2.1", "Roll back"),)),
        )),
    ),
)  # fmt: skip


def declared(bench: Bench, **more: object) -> str:
    wish = Declaration("All is down", "P1", PLAYBOOK, "# Outage", commander="MK", **more)  # type: ignore[arg-type]
    return bench.desk.declare(wish, "MK").id


def test_a_declaration_opens_the_record_with_playbook_first_phase_and_commander() -> None:
    bench = Bench()
    incident = bench.desk.incident_of(declared(bench))
    assert (incident.key, incident.record, incident.severity) == ("INC-0001", RecordKind.INCIDENT, "P1")
    assert incident.declared_at == NOON
    assert incident.phase is not None and incident.phase.name == "Look"
    assert incident.roles == {Role.COMMANDER: "MK"}
    assert incident.targets.response is not None and incident.targets.response.seconds == 900


def test_a_record_must_begin_with_its_opening() -> None:
    bench = Bench()
    events = bench.desk.events(declared(bench))
    with pytest.raises(NotAnOpening):
        fold(events[1:])
    with pytest.raises(NotAnOpening):
        fold([])


def test_a_kind_of_a_newer_version_changes_nothing_but_the_head() -> None:
    bench = Bench()
    events = bench.desk.events(declared(bench))
    from dataclasses import replace

    newer = replace(events[-1], kind="from_the_future", seq=99, hash="h")
    after = apply(fold(events), newer)
    assert after.seq == 99 and after.head == "h"
    assert after.status is Status.INVESTIGATING


def test_undo_takes_the_whole_act_back_and_redo_brings_it_again() -> None:
    bench = Bench()
    one = declared(bench)
    bench.desk.act(one, lambda i, n: set_status(i, StatusWish(Status.MONITORING)), "MK")
    assert bench.desk.incident_of(one).moment(Milestone.IMPACT_ENDED) is not None

    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    after = bench.desk.incident_of(one)
    assert after.status is Status.INVESTIGATING
    assert Milestone.IMPACT_ENDED not in after.milestones

    bench.desk.act(one, lambda i, n: redo(i, bench.desk.events(one)), "MK")
    again = bench.desk.incident_of(one)
    assert again.status is Status.MONITORING and Milestone.IMPACT_ENDED in again.milestones


def test_undoing_the_declaration_cancels_the_incident_and_keeps_the_record() -> None:
    bench = Bench()
    one = declared(bench)
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    after = bench.desk.incident_of(one)
    assert after.status is Status.CANCELLED and after.phase is not None


def test_reopening_goes_on_with_the_same_incident_as_a_second_interval() -> None:
    bench = Bench()
    one = declared(bench, impact_started=Moment.exactly(NOON - timedelta(minutes=5)))
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    bench.clock.pass_s(600)
    after = bench.desk.act(one, lambda i, n: reopen(i, "It fails again"), "MK").after
    assert after.status is Status.INVESTIGATING
    assert len(after.impact_intervals) == 1
    assert Milestone.RESOLVED not in after.milestones
    assert Milestone.IMPACT_STARTED in after.milestones


WISHES = st.lists(st.sampled_from(["log", "step", "phase", "role", "assess", "ack", "undo", "redo"]), max_size=14)


@given(WISHES)
def test_applying_events_one_by_one_gives_what_folding_them_gives(wishes: list[str]) -> None:
    bench = Bench()
    one = declared(bench)
    for number, wish in enumerate(wishes):
        bench.clock.pass_s(10)
        try:
            _do(bench, one, wish, number)
        except DeskError:
            continue  # the rule said no, which writes nothing
    assert bench.desk.incident_of(one) == fold(bench.desk.events(one))


def _do(bench: Bench, one: str, wish: str, number: int) -> None:
    rules = {
        "log": lambda i, n: log(read_line(f"entry {number}", n, UTC)),
        "step": lambda i, n: set_step(i, "1.1", list(StepState)[number % 3]),
        "phase": lambda i, n: enter_phase(i, "next"),
        "role": lambda i, n: take_role(i, "scribe", f"person {number}"),
        "assess": lambda i, n: assess(i, "pattern", f"answer {number}"),
        "ack": lambda i, n: acknowledge(i, None),
        "undo": lambda i, n: undo(i, bench.desk.events(one), n),
        "redo": lambda i, n: redo(i, bench.desk.events(one)),
    }
    bench.desk.act(one, rules[wish], "MK")


def test_an_undo_that_was_undone_leaves_the_act_standing() -> None:
    bench = Bench()
    one = declared(bench)
    act = bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK").events[0].act
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    assert undone_acts(bench.desk.events(one)) == {act}
    bench.desk.act(one, lambda i, n: redo(i, bench.desk.events(one)), "MK")
    assert act not in undone_acts(bench.desk.events(one))


def test_the_playbook_is_frozen_into_the_record() -> None:
    bench = Bench()
    one = declared(bench)
    events = bench.desk.events(one)
    attached = next(event for event in events if event.kind == Kind.PLAYBOOK_ATTACHED)
    assert attached.data["source"] == "# Outage"
    assert fold(events).playbook == PLAYBOOK
