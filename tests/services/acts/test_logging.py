"""Entries: logged, worded anew, struck, erased; nothing disappears but what was erased."""

from datetime import UTC, timedelta

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line, read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log, set_action, strike
from tests.fakes import Bench


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def one(bench):
    return bench.desk.declare(Declaration("Down"), "MK").id


def logged(bench, one, text="seen", sign=Sign.NOTE):
    return bench.desk.act(one, lambda *_: log(Line(text, sign)), "MK").events[0]


def row(bench, one, event):
    return next(entry for entry in timeline(bench.desk.events(one)) if entry.id == event.id)


def test_a_new_wording_keeps_the_old_one_in_the_record(bench, one):
    event = logged(bench, one)
    bench.desk.act(one, lambda *_: amend(event, Rewrite("seen by users")), "MK")
    assert row(bench, one, event).text == "seen by users" and row(bench, one, event).amended
    assert bench.store.event(event.id).data["text"] == "seen"


def test_a_line_with_the_sign_of_a_change_is_a_change_of_the_record(bench, one):
    line = read_line("& rolled back to 41ab9d2 on staging -3m", bench.desk.now(), UTC)
    after = bench.desk.act(one, lambda *_: log(line, "own id"), "MK").after
    (change,) = after.changes
    assert (change.id, change.what, change.ref, change.environment) == (
        "own id", ChangeKind.DEPLOY, "41ab9d2", "staging",
    )  # fmt: skip
    assert change.at == bench.desk.now() - timedelta(minutes=3) and change.source == "typed"
    row = timeline(bench.desk.events(one))[0]
    assert (row.kind, row.human, row.text) == ("change_made", True, "Rolled back to 41ab9d2 on staging")


def test_a_struck_entry_stays_readable_with_its_reason(bench, one):
    event = logged(bench, one)
    bench.desk.act(one, lambda *_: strike(event, "wrong incident"), "MK")
    assert (row(bench, one, event).text, row(bench, one, event).struck) == ("seen", "wrong incident")


def test_an_erased_entry_takes_its_wordings_with_it(bench, one):
    event = logged(bench, one, "hunter2")
    wording = bench.desk.act(one, lambda *_: amend(event, Rewrite("hunter3")), "MK").events[0]
    bench.desk.act(one, lambda *_: erase(event, [wording], "a password"), "MK")
    assert "hunter" not in str(bench.store.rows)
    assert row(bench, one, event).erased and row(bench, one, event).who == "MK"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_is_not_logged(text):
    with pytest.raises(Refused, match="nothing to log"):
        log(Line(text, Sign.NOTE))


def test_what_cant_be_done_to_an_entry_is_refused(bench, one):
    event, opened = logged(bench, one), bench.store.rows[0]
    for rule in (
        lambda: amend(opened, Rewrite("x")),
        lambda: amend(event, Rewrite(" ")),
        lambda: strike(event, " "),
        lambda: erase(event, (), " "),
        lambda: erase(opened, (), "x"),
    ):
        with pytest.raises(Refused):
            rule()
    bench.desk.act(one, lambda *_: erase(event, (), "x"), "MK")
    for rule in (lambda e: erase(e, (), "x"), lambda e: amend(e, Rewrite("x"))):
        with pytest.raises(Refused):
            rule(bench.store.event(event.id))


def test_an_action_item_is_done_and_open_again(bench, one):
    event = logged(bench, one, "raise the pool", Sign.ACTION_ITEM)
    assert event.kind == Kind.ACTION_ADDED
    for done in (True, False):
        after = bench.desk.act(one, lambda i, _, d=done: set_action(i, event.id, done=d), "MK").after
        assert after.actions[0].done is done
    with pytest.raises(NotFound):
        bench.desk.act(one, lambda i, _: set_action(i, "nothing", done=True), "MK")
