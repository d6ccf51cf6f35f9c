"""What a record says of itself is told in words, and whatever anybody wrote into it stays text."""

from dataclasses import replace

from incident_desk.domain.events import RecordKind
from incident_desk.domain.status import Status
from incident_desk.formats.record_file import read_record
from incident_desk.qt.dialogs.take_record_words import facts_of, key_of, short, title_of
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.record_import import Relation, Standing
from incident_desk.services.record_reading import preview_of
from tests.qt.record_files import record_json

PREVIEW = preview_of(read_record(record_json(), "a.json"))
NEW = Standing(Relation.NEW, key="INC-0001")


def told(standing=NEW, preview=PREVIEW):
    return {one.head: one.words for one in facts_of(preview, standing)}


def sign(head, standing=NEW, preview=PREVIEW):
    return {one.head: one.sign for one in facts_of(preview, standing)}[head]


def test_a_new_one_says_all_that_would_come_in():
    words = told()
    assert words["What it is"] == "An incident, P1, still open (investigating). Its clocks run here too."
    assert words["Made by"] == "Declared by MK; entries by Ana too. The file says: Incident Desk 0.1.0."
    assert words["Entries"] == "4 entries of the timeline, 4 events in all"
    assert words["When"] == "2026-03-01 10:00:00 to 10:03:00 UTC"
    assert f"Holds to {PREVIEW.file.head[:12]}…" in words["Chain"] and "does not prove who" in words["Chain"]
    assert words["Here"] == "Not here yet. It comes in as INC-0001."
    assert "Along with it" not in words and "Beside it" not in words
    assert sign("Chain") is GlyphState.MET


def test_drills_and_past_incidents_say_so():
    drill = replace(PREVIEW, incident=replace(PREVIEW.incident, record=RecordKind.DRILL, status=Status.RESOLVED))
    assert told(preview=drill)["What it is"] == "A drill: it counts in no figure, P1, resolved."
    past = replace(PREVIEW, incident=replace(PREVIEW.incident, record=RecordKind.PAST))
    assert "A past incident, made of a report" in told(preview=past)["What it is"]


def test_checks_and_evidence_that_come_along_are_told_while_it_is_new():
    checks = {"a": {"name": "Web"}, "b": {"name": "API", "paused": True}}
    more = replace(PREVIEW, incident=replace(PREVIEW.incident, checks=checks), evidence=2)
    assert told(preview=more)["Along with it"].startswith("1 check, paused")
    assert "2 files of evidence" in told(preview=more)["Along with it"]
    assert "Along with it" not in told(Standing(Relation.EQUAL, PREVIEW.incident), more)


def test_words_that_were_changed_beside_the_record_are_a_caution():
    changed = replace(PREVIEW, file=replace(PREVIEW.file, words_changed=True))
    assert "record was not" in told(preview=changed)["Beside it"]
    assert sign("Beside it", preview=changed) is GlyphState.SLOW


def test_how_it_stands_to_what_is_here():
    here = PREVIEW.incident
    cases = {
        Relation.EQUAL: ("the same to the last event", GlyphState.MET),
        Relation.OLDER: ("here it went on by 2 events", GlyphState.MET),
        Relation.NEWER: ("has 2 events more", GlyphState.SLOW),
        Relation.DIFFERS: ("another one from event 2 on", GlyphState.MISSED),
    }
    for relation, (words, glyph) in cases.items():
        standing = Standing(relation, here, 2)
        assert words in told(standing)["Here"] and sign("Here", standing) is glyph
    assert "taken here, so it gets the next free key" in told(Standing(Relation.NEW))["Here"]


def test_hostile_words_are_short_one_line_and_do_nothing():
    hostile = "\u202eevil\x00\n<b>x</b>" + "a" * 10_000_000
    one = replace(PREVIEW, incident=replace(PREVIEW.incident, title=hostile, declared_by=hostile, severity=hostile))
    for words in (title_of(one), key_of(one), *told(preview=one).values()):
        assert len(words) < 700 and "\u202e" not in words and "\n" not in words and "\x00" not in words
    assert title_of(one).startswith("‹U+202E›evil") and short(None) == ""
