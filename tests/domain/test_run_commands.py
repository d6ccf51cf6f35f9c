"""Blanks of a run's commands: each filled once, in every command that has it."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Blank, Command, Phase, Plan, Playbook, Step
from incident_desk.domain.run_commands import blanks_of, command_text, open_blanks
from incident_desk.services.acts.run_course import fill_blank
from tests.any_run import BOOK, AnyRun

HOST, TAG = Blank("host", "<host>"), Blank("tag", "<tag>")
FIRST = Command("ssh <host> deploy <tag>", blanks=(HOST, TAG))
SECOND = Command("curl {{host}}/health <host>", blanks=(HOST, Blank("host", "{{host}}")))
BLANKS = Playbook(
    "Deploy", kind="checklist",
    plans=(Plan("p", (Phase("Go", steps=(Step("1", "Deploy", commands=(FIRST,)),
                                          Step("2", "Look", commands=(SECOND, Command("ls"))))),)),),
)  # fmt: skip


def fill(run, blank, value):
    return run.act(lambda one, _: fill_blank(one, blank, value))


def test_each_blank_is_told_once_with_its_spellings_and_how_often_it_stands():
    found = blanks_of(AnyRun(BLANKS).state)
    assert [(one.text, one.marks, one.value, one.commands) for one in found] == [
        ("host", ("<host>", "{{host}}"), None, 2), ("tag", ("<tag>",), None, 1),
    ]  # fmt: skip
    assert blanks_of(AnyRun(BOOK).state) == ()


def test_a_value_stands_in_every_command_and_what_is_not_filled_stays_open():
    run = AnyRun(BLANKS)
    state = fill(run, "host", "db-1")
    assert command_text(state, FIRST) == "ssh db-1 deploy <tag>" and open_blanks(state, FIRST) == ("tag",)
    assert command_text(state, SECOND) == "curl db-1/health db-1" and open_blanks(state, SECOND) == ()
    assert command_text(state, Command("ls")) == "ls"


def test_a_value_that_looks_like_a_blank_is_a_value():
    run = AnyRun(BLANKS)
    fill(run, "host", "<tag>")
    assert command_text(fill(run, "tag", "4.2"), FIRST) == "ssh <tag> deploy 4.2"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip))
def test_any_value_stands_where_the_blank_stood(value):
    state = fill(AnyRun(BLANKS), "tag", value)
    assert command_text(state, FIRST) == f"ssh <host> deploy {state.course.filled['tag']}"
