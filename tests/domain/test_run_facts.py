"""What a record keeps of a run: plain values that come back whole from a kept state."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.run_facts import (
    CarriedRun,
    CarriedStep,
    CriterionSeen,
    KeptGoing,
    LiveMark,
    Outcome,
    RunCourse,
    RunEnd,
    RunLink,
)
from incident_desk.domain.snapshot import state_from_text, state_to_text
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench


def test_the_words_of_an_outcome_live_for_ever():
    assert {one.value for one in Outcome} == {"complete", "complete_except_deferred", "rolled_back"}


def test_a_kept_state_has_every_fact_of_a_run():
    from dataclasses import replace

    plain = Bench().desk.declare(Declaration("Down"), "MK")
    step = CarriedStep("1.1", "Tests pass", "Before", StepState.DEFERRED, "RO", NOON, "no time")
    full = replace(
        plain,
        course=RunCourse(
            LiveMark(NOON, "RO"),
            (KeptGoing(NOON, "RO", "one user", (CriterionSeen("Errors rise", "1.4 %"),)),),
            {"host": "db-1"},
            "AD",
            "RO",
        ),
        run_end=RunEnd(Outcome.ROLLED_BACK, NOON, "RO", "When to roll back", "Errors", "smoke"),
        led_to=(RunLink("i", "INC-0001", "Down", NOON),),
        came_from=CarriedRun("r", "RUN-0001", "Deploy", NOON, (step, CarriedStep("2", "b", "c", StepState.TO_DO))),
    )
    assert state_from_text(state_to_text(full), None) == full
