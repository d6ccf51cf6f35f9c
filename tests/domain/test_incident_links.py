"""Two records that name each other: how it is said, and which entries it took."""

from incident_desk.domain.incident_links import LinkHow, copied_into, link_of, linked_words
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.undoing import undo
from incident_desk.services.merging import Merging
from tests.fakes import Bench


def test_the_row_says_which_incident_and_how_many_entries():
    body = {"how": "split_off", "incident": "b", "key": "INC-0002", "title": "Mail", "entries": ["id-1"]}
    assert linked_words(body) == "Split off INC-0002 Mail: 1 entry"
    assert linked_words(body | {"how": "merged_in", "entries": []}) == "Merged in INC-0002 Mail: 0 entries"


def test_an_entry_that_was_copied_says_where_until_that_is_undone():
    bench = Bench()
    desk = bench.desk
    old = desk.declare(Declaration("Shop"), "MK").id
    entry = desk.act(old, lambda *_: log(Line("Mails are late", Sign.NOTE)), "MK").events[0].id
    after, new = Merging(desk).split(old, [entry], Declaration("Mail"), "MK")
    link = after.links[-1]
    assert (link.how, link.key, link.entries) == (LinkHow.SPLIT_OFF, new.key, 1)
    assert link.words == f"Split off {new.key} Mail"
    events = desk.events(old)
    assert link_of(events[-1]) == link
    assert copied_into(events) == {entry: new.key}
    assert next(row for row in timeline(events) if row.id == entry).detail == f"Also in {new.key}"
    desk.act(old, lambda one, now: undo(one, desk.events(old), now), "MK")
    assert next(row for row in timeline(desk.events(old)) if row.id == entry).detail == ""
    assert desk.incident_of(old).links == ()
