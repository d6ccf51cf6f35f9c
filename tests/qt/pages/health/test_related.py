"""Commands of the playbook that share words with a check."""

from dataclasses import replace

from incident_desk.domain.playbook import Phase, Plan, Playbook, Procedure
from incident_desk.domain.playbook_steps import Command, Step
from incident_desk.qt.pages.health.related import MOST, Related, related_commands
from tests.qt.watched import check_of

BOOK = Playbook(
    "Outage",
    procedures=(
        Procedure("Database", investigation=(
            Step("1", "Ask MongoDB", commands=(Command("mongo --eval ping"), Command("x()", runnable=False))),
        )),
        Procedure("Mail", steps=(Step("2", "Look at the queue", commands=(Command("mailq", danger="none"),)),)),
    ),
    plans=(
        Plan("p", (Phase("Look", 0, 9, steps=(Step("3", "Read the logs", commands=(Command("tail -f log"),)),)),)),
    ),
)  # fmt: skip


def named(name):
    return replace(check_of(), name=name)


def test_a_command_is_found_by_the_words_of_its_step_and_heading():
    assert related_commands(named("MongoDB Atlas ping"), BOOK) == (Related("mongo --eval ping", "Database"),)
    assert related_commands(named("Mail queue"), BOOK)[0] == Related("mailq", "Mail", "none")


def test_what_the_answer_said_counts_too():
    assert related_commands(named("a"), BOOK) == ()
    assert related_commands(named("a"), BOOK, "mongodb disconnected")[0].text == "mongo --eval ping"


def test_without_a_playbook_or_a_shared_word_there_is_none():
    assert related_commands(named("MongoDB"), None) == ()
    assert related_commands(named("the service status"), BOOK) == ()


def test_no_more_than_fit_and_each_once():
    steps = tuple(Step(str(n), "MongoDB", commands=(Command(f"do {n // 2}"),)) for n in range(20))
    found = related_commands(named("MongoDB"), Playbook("p", procedures=(Procedure("d", steps=steps),)))
    assert len(found) == len({one.text for one in found}) == MOST
