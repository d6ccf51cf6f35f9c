"""The rows of the two lists."""

from dataclasses import replace

import pytest

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.health_record import StepBinding
from incident_desk.domain.incident import CheckMark
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt.pages.checklist.listed import PartState, nodes_of, part_rows, reference_words
from incident_desk.qt.panes.playbook.outline import NodeKind, TagLook
from incident_desk.services.acts.running import Deferral, defer, set_run_step
from tests.any_run import BOOK, AnyRun
from tests.fakes import NOON


def nodes(run):
    return nodes_of(run.state, run.reading)


def done(run, *steps):
    for step in steps:
        run.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))


def test_parts_say_how_far_they_are_and_which_is_at_hand():
    run = AnyRun()
    done(run, "1.1", "1.2", "1.2.1")
    run.act(lambda one, _: defer(one, "1.2.2", Deferral("later")))
    rows = part_rows(run.reading)
    assert [(one.text, one.aside, one.state) for one in rows] == [
        ("Before", "3 of 4", PartState.DEFERRED),
        ("Commands", "0 of 3 · 5 min", PartState.CURRENT),
        ("Error rates", "0 of 1 · 15 min", PartState.OPEN),
        ("Later", "0 of 1 · 1 h", PartState.OPEN),
    ]
    assert rows[0].spoken == "Before, done but for what is deferred, 3 of 4 steps"


def test_headings_of_the_document_stand_above_their_parts():
    phases = (
        Phase("A", group="Before", steps=(Step("1", "x"),)),
        Phase("B", group="Before", steps=(Step("2", "y"),)),
    )
    rows = part_rows(AnyRun(Playbook("x", kind="checklist", plans=(Plan("p", phases),))).reading)
    assert [(one.text, one.key) for one in rows] == [("Before", ""), ("A", "stage-0"), ("B", "stage-1")]
    assert rows[0].aside == "0 of 2"


def test_steps_stand_under_their_stages_with_the_time_by_which_they_are_due():
    run = AnyRun()
    before, after, later = nodes(run)
    stages = (before, after, later)
    assert {one.kind for one in stages} == {NodeKind.GROUP}
    assert [(one.text, one.aside) for one in stages] == [
        ("Before", "0 of 4"),
        ("After", "0 of 4"),
        ("Later", "0 of 1"),
    ]
    assert [one.text for one in after.children[0].tags] == ["within 5 min"]
    assert [one.text for one in later.tags] == ["within 1 h"]
    assert before.children[0].current
    run.bench.clock.pass_s(240)
    (at_risk,) = nodes(run)[1].children[0].tags
    assert at_risk.look is TagLook.CAUTION and "at risk" in at_risk.text
    run.bench.clock.pass_s(100)
    (late,) = nodes(run)[1].children[0].tags
    assert late.look is TagLook.ALARM and "late" in late.text


def test_rows_do_not_change_while_nothing_becomes_another_state():
    run = AnyRun()
    before = nodes(run)
    run.bench.clock.pass_s(30)
    assert nodes(run) == before


def test_a_stage_that_is_done_is_folded_once_another_is_worked_on():
    run = AnyRun()
    done(run, "1.1", "1.2", "1.2.1", "1.2.2")
    assert not nodes(run)[0].folded
    run.bench.clock.pass_s(1)
    done(run, "2.2")
    assert [one.folded for one in nodes(run)] == [True, False, False]


@pytest.mark.parametrize(
    ("state", "look", "words"),
    [
        ("ok", TagLook.PLAIN, "/health, 200 in 84 ms"),
        ("slow", TagLook.CAUTION, "/health slow, 200 in 84 ms"),
        ("down", TagLook.ALARM, "/health down, 200 in 84 ms"),
    ],
)
def test_a_sensed_step_says_what_its_check_says(state, look, words):
    run = AnyRun()
    sensed = replace(
        run.state,
        checks={"a": {"name": "/health"}},
        bindings={"1.1": StepBinding("a", "/health", 3)},
        check_marks={"a": CheckMark("/health", state, NOON, "200 in 84 ms")},
    )
    (tag,) = nodes_of(sensed, run.reading)[0].children[0].tags
    assert (tag.text, tag.look, tag.icon) == (words, look, "activity")
    mark = StepMark(StepState.DONE, "RO", NOON, "one user", overrides="/health")
    over = replace(sensed, steps={"1.1": mark})
    node = nodes_of(over, run.reading)[0].children[0]
    assert [one.text for one in node.tags] == [words, "overridden"] and node.children[0].text == "RO: one user"


def test_what_is_no_step_is_counted():
    assert reference_words(AnyRun().state) == "Reference: 2 criteria, 1 list"
    assert (
        reference_words(AnyRun(Playbook("x", plans=BOOK.plans[:1], kind="checklist")).state) == "Reference: 1 list"
    )


def test_the_outline_keeps_the_order_of_the_document_where_a_stage_without_a_heading_comes_later():
    phases = (("Freeze", ""), ("Run", "Go"), ("Thaw", ""), ("Tell", "Go"))
    book = Playbook("x", kind="checklist", plans=(Plan("p", tuple(
        Phase(name, group=group, steps=(Step(name, name),)) for name, group in phases
    )),))  # fmt: skip
    assert [one.text for one in part_rows(AnyRun(book).reading)] == ["Freeze", "Go", "Run", "Thaw", "Go", "Tell"]
