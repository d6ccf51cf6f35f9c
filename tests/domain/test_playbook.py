"""A playbook as a value: its plans, its levels, its steps by id, and back from plain data."""

import json

import pytest

from incident_desk.domain.playbook import (
    Doubt,
    Phase,
    Plan,
    Playbook,
    Procedure,
    SeverityLevel,
    Span,
    Step,
    choose_plan,
    every_step,
    find_plan,
)


def stage(name, start, end, line, *, after=False):
    step = Step(f"{line}.1", f"do {name}", span=Span(line + 1, line + 1))
    return Phase(name, start, end, goal=f"goal of {name}", after=after, steps=(step,), span=Span(line, line + 1))


DAY = Plan(
    "Day", (stage("Look", 0, 1800, 10), stage("Mend", 1800, 7200, 20), stage("Learn", None, None, 30, after=True))
)
NIGHT = Plan("Night", (stage("Wake", 0, 300, 40), stage("Call", 2000, 2400, 50), stage("Sleep", None, None, 60)))
LOOSE = Plan("Loose", (Phase("Any"),))
BOOK = Playbook(
    "Down",
    severities=(SeverityLevel("P1", "High", written="P1 - High"), SeverityLevel("SEV-2", "Low")),
    plans=(DAY, NIGHT, LOOSE),
    chosen_plan="Day",
    assessment=(Step("0.1", "Who?"),),
    procedures=(Procedure("Slow", investigation=(Step("9.a.1", "see"),), resolution=(Step("9.z.1", "fix"),)),),
    doubts=(Doubt("plan", "two plans", ("Day", "Night")), Doubt("contacts", "empty")),
)  # fmt: skip


def inside(phases):
    return [(phase.name, [step.text for step in phase.steps]) for phase in phases]


def test_the_other_timed_plan_stands_inside_where_each_stage_begins():
    assert inside(BOOK.phases()) == [
        ("Look", ["Wake", "do Look"]), ("Mend", ["Call", "Sleep", "do Mend"]), ("Learn", ["do Learn"]),
    ]  # fmt: skip
    wake = BOOK.phases()[0].steps[0]
    assert (wake.id, wake.start_s, wake.due_s, wake.detail) == ("stage-40", 0, 300, "goal of Wake")
    assert [child.text for child in wake.children] == ["do Wake"]


def test_another_plan_can_be_looked_at_without_choosing_it():
    assert [phase.name for phase in BOOK.phases("night")] == ["Wake", "Call", "Sleep"] and BOOK.chosen_plan == "Day"
    assert Playbook("x").plan() == Plan("") and Playbook("x").phases() == ()
    assert Playbook("x", plans=(LOOSE,)).plan() == LOOSE


def test_choosing_a_plan_settles_its_doubt_and_no_other():
    chosen = choose_plan(BOOK, "NIGHT")
    assert chosen.chosen_plan == "Night" and [doubt.about for doubt in chosen.doubts] == ["contacts"]
    with pytest.raises(KeyError, match="No plan is called 'Dusk'. Plans in this document: Day, Night, Loose"):
        choose_plan(BOOK, "Dusk")
    with pytest.raises(KeyError, match="none"):
        find_plan(Playbook("x"), "Dusk")


@pytest.mark.parametrize("name", ["p1", "P1", "high", "P1 - High"])
def test_a_level_answers_to_its_code_its_label_and_its_written_name(name):
    assert BOOK.severity(name).name == "P1"


def test_no_level_answers_to_a_strange_name():
    assert BOOK.severity("P7") is None
    assert Playbook("x", severities=(SeverityLevel("P1"),)).severity("") is None, "a level without a label"


def test_every_step_is_found_by_its_id_whatever_plan_is_used():
    for plan in ("Day", "Night"):
        steps = list(every_step(BOOK, plan))
        ids = [step.id for step in steps]
        assert len(set(ids)) == len(ids) and {"0.1", "10.1", "40.1", "9.a.1", "9.z.1"} <= set(ids)
        assert all(BOOK.step(step.id, plan) is step or BOOK.step(step.id, plan) == step for step in steps)
    assert BOOK.step("nowhere") is None


def test_it_comes_back_from_plain_data():
    assert Playbook.from_data(json.loads(json.dumps(BOOK.to_data()))) == BOOK


def test_data_of_other_versions_still_reads():
    data = BOOK.to_data() | {"invented_later": 1}
    del data["procedures"]
    assert Playbook.from_data(data).procedures == () and Playbook.from_data(data).plans == BOOK.plans
    with pytest.raises(TypeError):
        Playbook.from_data({"kind": "playbook"})
