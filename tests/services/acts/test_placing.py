"""Rows are pinned and put under others; their time and words stay, and undo takes it back."""

import pytest

from incident_desk.domain.entry_changes import standings
from incident_desk.domain.errors import Refused
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.placing import group, pin, ungroup
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench


class Told:
    def __init__(self):
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down"), "MK").id
        self.ids = [self.act(lambda words=words: log(Line(words, Sign.NOTE)))[0].id for words in "abcd"]

    def act(self, rule):
        return self.bench.desk.act(self.one, lambda *_: rule(), "MK").events

    @property
    def stand(self):
        events = self.bench.desk.events(self.one)
        return standings(events, undone_acts(events))

    @property
    def rows(self):
        return {row.text: row for row in timeline(self.bench.desk.events(self.one)) if len(row.text) == 1}

    def undo(self):
        events = self.bench.desk.events(self.one)
        self.bench.desk.act(self.one, lambda one, now: undo(one, events, now), "MK")


def test_a_row_is_pinned_and_let_loose_and_undo_takes_it_back():
    told = Told()
    event = told.bench.store.event(told.ids[0])
    told.act(lambda: pin(event, pinned=True))
    assert [row.pinned for row in told.rows.values()] == [True, False, False, False]
    told.act(lambda: pin(event, pinned=False))
    assert not told.rows["a"].pinned
    told.undo()
    assert told.rows["a"].pinned and not told.rows["a"].amended


def test_rows_stand_under_another_until_they_are_taken_out_and_keep_their_order():
    told = Told()
    a, b, c, d = told.ids
    told.act(lambda: group([a, b, c], a, told.stand))
    assert [row.parent for row in told.rows.values()] == [None, a, a, None] and list(told.rows) == list("abcd")
    told.act(lambda: group([b, d], a, told.stand))
    assert told.rows["d"].parent == a
    told.act(lambda: ungroup([a, b], told.stand))
    assert [row.parent for row in told.rows.values()] == [None, None, a, a]
    told.undo()
    assert told.rows["b"].parent == a


def test_there_is_one_level_and_nothing_is_done_twice():
    told = Told()
    a, b, c, _d = told.ids
    told.act(lambda: group([b], a, told.stand))
    for entries, parent, why in (
        ([c], b, "under another one itself"),
        ([a], c, "others under it"),
        ([b], a, "nothing"),
    ):
        with pytest.raises(Refused, match=why):
            group(entries, parent, told.stand)
    with pytest.raises(Refused, match="None of them"):
        ungroup([c], told.stand)
