"""Files of evidence as the record knows them."""

import pytest

from incident_desk.domain.attachments import attached_words, attachments, counted, of_row, pieces_words, size_words
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.attaching import attach
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench

FOUND = ("ab" * 32, 84_120, "image/png")


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 bytes"), (999, "999 bytes"), (84_120, "84 kB"), (3_210_000, "3.2 MB"), (45_600_000, "46 MB"),
     (2_100_000_000, "2.1 GB")],
)  # fmt: skip
def test_a_size_is_said_for_people(size, words):
    assert size_words(size) == words


def test_what_was_attached_stands_until_it_is_undone():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    bench.desk.act(one, lambda *_: attach((), FOUND, "atlas.png", None), "RO")
    events = bench.desk.events(one)
    (found,) = attachments(events)
    assert (found.name, found.size, found.sha256, found.media, found.who, found.entry) == (
        "atlas.png", 84_120, "ab" * 32, "image/png", "RO", None,
    )  # fmt: skip
    assert attached_words(dict(events[-1].data)) == "atlas.png attached, 84 kB"
    bench.desk.act(one, lambda i, n: undo(i, events, n), "RO")
    events = bench.desk.events(one)
    assert attachments(events, undone_acts(events)) == ()


def test_a_row_has_the_files_that_belong_to_it_and_those_that_were_taken_back_no_more():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    entry = bench.desk.act(one, lambda *_: log(Line("Pool full", Sign.FINDING)), "RO").events[0]
    for name, belongs in (("a.png", entry), ("b.png", None)):
        bench.desk.act(one, lambda *_, name=name, to=belongs: attach((), FOUND, name, to), "RO")
    events = bench.desk.events(one)
    first, second = attachments(events)
    assert counted(events) == {entry.id: 1, second.id: 1}
    assert of_row(attachments(events), entry.id) == (first,) == of_row(attachments(events), first.id)
    assert of_row(attachments(events), second.id) == (second,)
    files = {row.text: row.files for row in timeline(events)}
    assert (files["Pool full"], files["a.png attached, 84 kB"], files["b.png attached, 84 kB"]) == (1, 0, 1)
    bench.desk.act(one, lambda i, n: undo(i, events, n), "RO")
    events = bench.desk.events(one)
    assert counted(events, undone_acts(events)) == {entry.id: 1}


@pytest.mark.parametrize(("count", "words"), [(1, "1 file"), (3, "3 files")])
def test_how_many_there_are_is_said(count, words):
    assert pieces_words(count) == words
