"""Taking back: what undo and redo reach, and where they end."""

from dataclasses import replace

import pytest

from incident_desk.domain.changes import CHECK, GIT, TYPED, WEBHOOK
from incident_desk.domain.errors import Refused
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import (
    StatusWish,
    acknowledge,
    cancel,
    change_severity,
    close,
    reopen,
    resolve,
    set_status,
)
from incident_desk.services.acts.undoing import redo, undo
from tests.fakes import Bench
from tests.review_samples import Reviewed


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def one(bench: Bench) -> str:
    return bench.desk.declare(Declaration("Down", "P2"), "MK").id


def test_there_is_nothing_to_undo_after_everything_was_undone(bench: Bench, one: str) -> None:
    bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")
    _undo(bench, one)
    assert _undo(bench, one).status is Status.CANCELLED
    with pytest.raises(Refused, match="nothing to undo"):
        _undo(bench, one)


def test_redo_takes_back_the_undo_of_a_declaration_too(bench: Bench, one: str) -> None:
    bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")
    _undo(bench, one)
    _undo(bench, one)
    assert _redo(bench, one).status is Status.INVESTIGATING
    assert Milestone.ACKNOWLEDGED in _redo(bench, one).milestones
    with pytest.raises(Refused, match="nothing to redo"):
        _redo(bench, one)


def test_what_was_done_after_an_undo_ends_the_redoing(bench: Bench, one: str) -> None:
    bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")
    _undo(bench, one)
    bench.desk.act(one, lambda i, n: log(Line("next", Sign.NOTE)), "MK")
    with pytest.raises(Refused, match="nothing to redo"):
        _redo(bench, one)


def test_every_change_can_be_undone_back_to_the_declaration(bench: Bench, one: str) -> None:
    before = bench.desk.incident_of(one)
    rules = [
        lambda i, n: log(Line("seen", Sign.NOTE)),
        lambda i, n: log(Line("raise the pool", Sign.ACTION_ITEM)),
        lambda i, n: acknowledge(i, None),
        lambda i, n: change_severity(i, "P1", None),
        lambda i, n: set_status(i, StatusWish(Status.MONITORING)),
        lambda i, n: resolve(i, None),
        lambda i, n: close(i),
        lambda i, n: reopen(i, "again"),
        lambda i, n: cancel(i, "false alarm"),
    ]
    for rule in rules:
        bench.desk.act(one, rule, "MK")
    for _ in rules:
        after = _undo(bench, one)
    assert replace(after, seq=before.seq, head=before.head, written_at=before.written_at) == before


def _undo(bench: Bench, one: str) -> Incident:
    return bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK").after


def _redo(bench: Bench, one: str) -> Incident:
    return bench.desk.act(one, lambda i, n: redo(i, bench.desk.events(one)), "MK").after


def test_undo_takes_back_a_change_that_was_typed_and_none_that_the_program_heard_of(bench: Bench, one: str) -> None:
    for text, source in (("typed", TYPED), ("from git", GIT), ("from a check", CHECK), ("told", WEBHOOK)):
        wish = ChangeWish(text, source=source)
        bench.desk.act(one, lambda i, n, wish=wish: make_change(i, n, wish), "MK")
    assert [change.text for change in _undo(bench, one).changes] == ["from git", "from a check", "told"]
    assert _undo(bench, one).status is Status.CANCELLED, "what comes next is the declaration"


def test_an_approval_is_taken_back_by_its_person_or_by_who_wrote_it_down_and_by_nobody_else():
    def refused(who):
        with pytest.raises(Refused, match=r"Maya Kowalski approved version 1: nobody else"):
            undo(one.now, one.events, one.now.declared_at, who)

    one = Reviewed()
    one.write("summary", "It was down.")
    one.approve(person="Maya Kowalski")
    refused("Bob")
    refused("")
    assert undo(one.now, one.events, one.now.declared_at, "Maya Kowalski")
    one.do(lambda now: undo(now, one.events, now.declared_at, "RO"), "RO")
    assert one.review.approvals == ()
