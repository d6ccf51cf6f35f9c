"""Bringing entries in: one act, each with its origin; what can't be is refused, what is too long is cut."""

from datetime import timedelta

import pytest

from incident_desk.domain.entry_origin import Origin
from incident_desk.domain.errors import Refused
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.services.acts.bringing import MOST, Brought, bring_in, fitting
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.words import LONGEST_TEXT
from tests.fakes import NOON, Bench

SOURCE = Origin("chat.txt", 3, "ab" * 32, "10:03")


def entry(text="db is down", minutes=5, **more):
    return Brought(text, Moment.exactly(NOON - timedelta(minutes=minutes)), SOURCE, **more)


@pytest.fixture
def bench():
    bench = Bench()
    bench.incident = bench.desk.declare(Declaration("Shop"), "MK").id
    return bench


def brought(bench, *entries):
    return bench.desk.act(bench.incident, lambda _, now: bring_in(entries, now), "MK")


def rows(bench):
    return [row for row in timeline(bench.desk.events(bench.incident)) if row.origin]


def test_entries_come_in_at_their_times_with_author_and_origin(bench):
    brought(bench, entry(who="Ana", sign=Sign.FINDING), entry("later", 1))
    first, second = rows(bench)
    assert (first.text, first.who, first.kind, first.human) == ("db is down", "Ana", Sign.FINDING, True)
    assert first.happened.at == NOON - timedelta(minutes=5)
    assert first.detail == "From chat.txt, line 3, brought in by MK"
    assert (second.who, second.origin) == ("MK", SOURCE), "without an author they are of whoever brought them in"


def test_one_undo_takes_all_back_and_redo_brings_them_again(bench):
    brought(bench, *(entry(str(number), number) for number in range(40)))
    one, desk = bench.incident, bench.desk
    desk.act(one, lambda incident, now: undo(incident, desk.events(one), now), "MK")
    assert [row.undone for row in rows(bench)] == [True] * 40
    assert desk.incident_of(one).entries == 0
    desk.act(one, lambda incident, now: redo(incident, desk.events(one)), "MK")
    assert [row.undone for row in rows(bench)] == [False] * 40


def test_what_was_brought_in_can_be_worded_anew(bench):
    event = brought(bench, entry()).events[0]
    bench.desk.act(bench.incident, lambda *_: amend(event, Rewrite("the database is down")), "MK")
    row = rows(bench)[0]
    assert (row.text, row.origin, row.amended) == ("the database is down", SOURCE, True)


def test_what_cannot_be_is_refused_whole(bench):
    for wrong, words in (
        ((), "nothing"),
        ((entry(), entry(minutes=-10)), "lies ahead"),
        ([entry()] * (MOST + 1), "at most"),
        ((entry(sign=Sign.CHANGE),), "logged by hand"),
    ):
        with pytest.raises(Refused, match=words):
            brought(bench, *wrong)
    assert rows(bench) == []


def test_words_that_are_too_long_are_cut_and_say_so(bench):
    text = fitting("x" * (LONGEST_TEXT + 1))
    assert len(text) == LONGEST_TEXT and text.endswith("(cut here: the source says more)")
    brought(bench, entry("\x00\n"), entry("y" * (2 * LONGEST_TEXT), 4))
    assert rows(bench)[0].text == "�" and len(rows(bench)[1].text) == LONGEST_TEXT


def test_a_decision_from_elsewhere_answers_none_that_waits(bench):
    one, desk = bench.incident, bench.desk
    from incident_desk.formats.grammar import Line
    from incident_desk.services.acts.logging import log

    waiting = Line("Roll back by 12:30", Sign.DECISION, due=NOON + timedelta(minutes=30))
    desk.act(one, lambda *_: log(waiting), "MK")
    brought(bench, entry("keep it", sign=Sign.DECISION))
    assert [d.answered_at for d in desk.incident_of(one).decisions] == [None]
