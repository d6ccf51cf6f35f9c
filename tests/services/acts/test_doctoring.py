"""Answers to the doctor as acts."""

from datetime import UTC

import pytest

from incident_desk.domain.doctor.aside import asides
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import timeline
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.doctoring import LONGEST_REASON, ask_again, assign, set_aside
from incident_desk.services.acts.logging import log, set_action
from incident_desk.services.acts.steering import resolve
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.examining import examined_record
from tests.fakes import Bench


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def one(bench):
    found = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    bench.clock.pass_s(600)
    bench.desk.act(found, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    return found


def examined(bench, one):
    return examined_record(bench.desk.incident_of(one), bench.desk.events(one))


def finding(bench, one, rule):
    return next(each for each in examined(bench, one).asked if each.rule == rule)


def act(bench, one, rule):
    return bench.desk.act(one, rule, "RO")


def rules(found):
    return [each.rule for each in found]


def test_a_finding_is_set_aside_asked_again_and_both_are_undone(bench, one):
    soak = finding(bench, one, "soak")
    act(bench, one, lambda *_: set_aside(soak, " Ann  watched\nit "))
    told = examined(bench, one)
    assert "soak" not in rules(told.asked) and told.aside[0][1].reason == "Ann watched it"
    act(bench, one, lambda i, n: undo(i, bench.desk.events(one), n))
    assert "soak" in rules(examined(bench, one).asked)
    act(bench, one, lambda i, _: redo(i, bench.desk.events(one)))
    (known,) = asides(bench.desk.events(one))
    act(bench, one, lambda *_: ask_again(asides(bench.desk.events(one)), known))
    assert "soak" in rules(examined(bench, one).asked)
    with pytest.raises(NotFound):
        ask_again(asides(bench.desk.events(one)), known)


def test_setting_aside_adds_a_row_that_is_no_part_of_what_happened(bench, one):
    before = rules(examined(bench, one).asked)
    act(bench, one, lambda *_: set_aside(finding(bench, one, "updates"), "None was sent"))
    assert rules(examined(bench, one).asked) == [each for each in before if each != "updates"]


@pytest.mark.parametrize("reason", ["", " \n ", "x" * (LONGEST_REASON + 1)])
def test_a_reason_is_wanted_and_a_line_of_it(bench, one, reason):
    with pytest.raises(Refused):
        set_aside(finding(bench, one, "soak"), reason)


def test_open_actions_get_what_they_lack(bench, one):
    for text in ("+ Alert on the pool @AD", "+ Watch it", "+ Done already"):
        act(bench, one, lambda _, now, text=text: log(read_line(text, now, UTC)))
    done = bench.desk.incident_of(one).actions[2]
    act(bench, one, lambda i, _: set_action(i, done.id, done=True))
    assert "actions" in rules(examined(bench, one).asked)
    act(bench, one, lambda i, _: assign(i, "RO", "2026-03-14"))
    got = [(each.owner, each.due, each.done) for each in bench.desk.incident_of(one).actions]
    assert got == [("AD", "2026-03-14", False), ("RO", "2026-03-14", False), (None, None, True)]
    assert "actions" not in rules(examined(bench, one).asked)
    with pytest.raises(Refused):
        assign(bench.desk.incident_of(one), "RO", "2026-03-14")
    act(bench, one, lambda i, n: undo(i, bench.desk.events(one), n))
    assert "actions" in rules(examined(bench, one).asked)


@pytest.mark.parametrize(("owner", "due"), [("", "2026-03-14"), ("RO", " "), ("RO", "next blursday")])
def test_an_owner_and_a_date_are_wanted(bench, one, owner, due):
    with pytest.raises(Refused):
        assign(bench.desk.incident_of(one), owner, due)


def test_both_have_rows_of_their_own_in_the_timeline(bench, one):
    act(bench, one, lambda _, now: log(read_line("+ Watch it", now, UTC)))
    act(bench, one, lambda i, _: assign(i, "RO", "2026-03-14"))
    act(bench, one, lambda *_: set_aside(finding(bench, one, "soak"), "Ann watched it"))
    *_, given, aside = timeline(bench.desk.events(one))
    assert given.text == "Action item: owner RO, due 2026-03-14"
    assert (aside.text, aside.detail) == (
        "Not asked any more: Restored, and not watched after that",
        "Ann watched it",
    )
    assert not aside.human and aside.who == "RO"
