"""The door: what a text is, decided or said; its hash; and the entries of another incident."""

import hashlib

import pytest

from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.bringing.found import Form, Stopped
from incident_desk.formats.bringing.reading import entries_of
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, strike
from tests.fakes import Bench
from tests.formats.bringing.samples import read


def test_a_form_that_is_said_holds():
    text = "[2026-03-01 10:03] Ana: down\n[2026-03-01 10:05] Bo: up\n"
    assert read(text).form is Form.CHAT
    assert [one.text for one in read(text, form=Form.LOG).entries] == ["Ana: down", "Bo: up"]
    assert read(text, form=Form.LINES).form is Form.LINES


def test_the_hash_is_of_the_whole_text_with_plain_line_ends():
    assert read("a\r\nb").sha256 == hashlib.sha256(b"a\nb").hexdigest() == read("a\nb").sha256
    assert read("a\nb").lines == 2


def test_a_reading_is_given_up_where_it_is_wished():
    for text in ("2026-03-01T02:58Z x\n" * 2000, "time,text\n" + "02:58,x\n" * 2000):
        with pytest.raises(Stopped):
            read(text, watch=lambda done, of: done >= 500)


def test_of_another_incident_what_people_wrote_comes_and_the_rest_is_counted():
    desk = Bench().desk
    one = desk.declare(Declaration("Pay"), "RO")
    kept, gone = (
        desk.act(one.id, lambda *_, t=text: log(Line(t, Sign.FINDING)), "RO").events[0] for text in ("kept", "gone")
    )
    desk.act(one.id, lambda *_: strike(gone, "wrong"), "RO")
    found = entries_of(timeline(desk.events(one.id)), one.key)
    assert [(e.text, e.event, e.sign, e.who) for e in found.entries] == [("kept", kept.id, Sign.FINDING, "RO")]
    assert (found.form, found.name) == (Form.INCIDENT, one.key)
    assert found.told == (f"2 rows that the desk wrote, or that were struck or undone, stay in {one.key}",)
