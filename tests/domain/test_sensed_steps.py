"""Which check ticks a step: by hand, by the step's own words, or merely offered."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import StepBinding
from incident_desk.domain.incident import CheckMark, Incident, PhaseEntry
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.sensed_steps import bindings_of, counted_from, offered, reopened, speaks_against

T0 = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
STEPS = (
    Step("1", "The site answers (check: /API/health)"),
    Step("2", "Verify `/api/health` from outside"),
    Step("3", "Gone (check: nobody)"),
)
BOOK = Playbook(
    "Outage", plans=(Plan("p", (Phase("Mend", steps=STEPS), Phase("Prove", steps=(Step("4", "Ask"),)))),)
)
INCIDENT = Incident(
    "1", "INC-1", RecordKind.INCIDENT, "Down", T0, "MK", playbook=BOOK,
    checks={"a": {"id": "a", "name": "/api/health"}, "b": {"id": "b", "name": "ping"}},
    phases_entered=(PhaseEntry(0, "Mend", T0 + timedelta(seconds=60), "MK"),),
)  # fmt: skip


def test_the_explicit_words_bind_by_themselves_and_a_name_is_only_offered():
    assert dict(bindings_of(INCIDENT)) == {"1": StepBinding("a", "/api/health", 3)}
    assert [offered(INCIDENT, step.text) for step in STEPS] == ["a", "a", ""]
    assert bindings_of(replace(INCIDENT, playbook=None)) == {}


def test_a_hand_goes_before_the_words_and_what_was_loosened_stays_loose():
    by_hand = replace(INCIDENT, bindings={"1": StepBinding("b", "ping", 5), "2": StepBinding("a", "/api/health")})
    assert {step: one.check for step, one in bindings_of(by_hand).items()} == {"1": "b", "2": "a"}
    assert bindings_of(replace(INCIDENT, bindings={"1": StepBinding("", "")})) == {}


def test_answers_count_from_the_phase_the_binding_or_the_last_change():
    bound = StepBinding("a", "/api/health", at=T0 + timedelta(seconds=90))
    assert counted_from(INCIDENT, "1", StepBinding("a", "")) == T0 + timedelta(seconds=60)
    assert counted_from(INCIDENT, "1", bound) == bound.at
    assert counted_from(INCIDENT, "4", bound) is None
    assert counted_from(INCIDENT, "elsewhere", StepBinding("a", "")) == T0
    set_later = replace(INCIDENT, steps={"1": StepMark(StepState.TO_DO, "MK", T0 + timedelta(seconds=120))})
    assert counted_from(set_later, "1", bound) == T0 + timedelta(seconds=120)


@pytest.mark.parametrize(
    ("state", "expected"), [("down", "down"), ("slow", "slow"), ("ok", ""), ("no_data", ""), ("on fire", "")]
)
def test_what_speaks_against_a_tick_is_a_check_that_is_known_to_fail(state, expected):
    marked = replace(INCIDENT, check_marks={"a": CheckMark("/api/health", state, T0, "")})
    assert speaks_against(marked, "1") == (("/api/health", expected) if expected else ("", ""))
    assert speaks_against(marked, "2") == ("", "")


def test_a_step_that_was_opened_again_is_found_in_the_phases_that_were_entered():
    mark = StepMark(StepState.TO_DO, "check:/api/health", T0, "/api/health down")
    assert reopened(INCIDENT) is None
    assert reopened(replace(INCIDENT, steps={"2": mark})).step.id == "2"
    assert reopened(replace(INCIDENT, steps={"4": mark})) is None
    assert reopened(replace(INCIDENT, steps={"2": replace(mark, who="MK")})) is None
