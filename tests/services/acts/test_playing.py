"""Working through the playbook: steps by number or words, phases, roles, the card."""

from datetime import timedelta

import pytest

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.roles import Role
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import assess, enter_phase, find_step, set_step, take_role
from tests.fakes import NOON, Bench

STEPS = (
    Step("1", "Read the logs"), Step("2", "Read the graphs"),
    Step("3", "Ask", role="group", children=(Step("3.1", "Ask the database"),)),
)  # fmt: skip
BOOK = Playbook("Outage", plans=(Plan("p", (Phase("Look", steps=STEPS), Phase("Look again"), Phase("Mend"))),))


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def one(bench):
    return bench.desk.declare(Declaration("Down", playbook=BOOK), "MK").id


@pytest.mark.parametrize(("wanted", "step"), [("2", "2"), ("read the g", "2"), (" ASK the", "3.1"), ("3.1", "3.1")])
def test_a_step_is_found_by_its_number_or_by_how_it_begins(bench, one, wanted, step):
    assert find_step(bench.desk.incident_of(one), wanted).id == step


@pytest.mark.parametrize("wanted", ["", " ", "read", "9", "3", "logs"])
def test_a_step_that_is_none_or_several_is_not_found(bench, one, wanted):
    with pytest.raises(NotFound):
        find_step(bench.desk.incident_of(one), wanted)


def test_a_step_has_who_when_and_why(bench, one):
    early = NOON - timedelta(minutes=3)
    mark = bench.desk.act(
        one, lambda i, _: set_step(i, "1", StepState.NOT_NEEDED, "no logs", early), "RO"
    ).after.steps["1"]
    assert (mark.state, mark.who, mark.at, mark.reason) == (StepState.NOT_NEEDED, "RO", early, "no logs")
    for state, reason in ((StepState.NOT_NEEDED, "x"), (StepState.NOT_NEEDED, None)):
        with pytest.raises(Refused):
            bench.desk.act(one, lambda i, _, s=state, r=reason: set_step(i, "1", s, r), "RO")
    assert (
        bench.desk.act(one, lambda i, _: set_step(i, "1", StepState.TO_DO), "RO").after.steps["1"].state == "to_do"
    )


@pytest.mark.parametrize(("name", "place"), [("next", 1), ("2", 1), ("look again", 1), ("mend", 2), ("AGAIN", 1)])
def test_a_phase_is_found_by_name_number_or_next(bench, one, name, place):
    assert bench.desk.act(one, lambda i, _: enter_phase(i, name), "MK").after.phase_place == place


@pytest.mark.parametrize("name", ["", "0", "4", "-1", "sleep", "²"])
def test_a_phase_that_is_none_is_not_found(bench, one, name):
    with pytest.raises(NotFound, match="The phases are: Look, Look again, Mend"):
        bench.desk.act(one, lambda i, _: enter_phase(i, name), "MK")


def test_a_phase_is_not_entered_twice_and_there_is_none_after_the_last(bench, one):
    with pytest.raises(Refused, match="already"):
        bench.desk.act(one, lambda i, _: enter_phase(i, "Look"), "MK")
    bench.desk.act(one, lambda i, _: enter_phase(i, "Mend"), "MK")
    with pytest.raises(Refused, match="last phase"):
        bench.desk.act(one, lambda i, _: enter_phase(i, "next"), "MK")


def test_without_a_playbook_there_is_no_last_phase_to_be_in(bench):
    bare = bench.desk.declare(Declaration("Down"), "MK").id
    with pytest.raises(Refused, match="has no phases: no playbook is attached"):
        bench.desk.act(bare, lambda i, _: enter_phase(i, "next"), "MK")


def test_a_role_passes_from_one_person_to_another(bench, one):
    for person in ("Maya", "Ravi"):
        after = bench.desk.act(one, lambda i, _, p=person: take_role(i, "IC", p), "MK").after
    assert after.roles == {Role.COMMANDER: "Ravi"}
    for role, person, error in (("IC", "Ravi", Refused), ("IC", " ", Refused), ("king", "x", NotFound)):
        with pytest.raises(error):
            bench.desk.act(one, lambda i, _, r=role, p=person: take_role(i, r, p), "MK")


def test_an_answer_may_change_and_may_be_unknown(bench, one):
    for answer in ("complete", None, "partial"):
        after = bench.desk.act(one, lambda i, _, a=answer: assess(i, "extent", a), "MK").after
        assert after.assessment["extent"].text == answer
    with pytest.raises(Refused):
        bench.desk.act(one, lambda i, _: assess(i, "extent", " partial "), "MK")
    with pytest.raises(NotFound):
        bench.desk.act(one, lambda i, _: assess(i, "weather", "fine"), "MK")
