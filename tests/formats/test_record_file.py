"""A record in a file: written whole, proven link by link, and whatever else stands there is said plainly."""

import json
import random
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.chain import canonical, hash_of_body, hash_of_event
from incident_desk.domain.errors import Refused
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.record_file import FORM, is_report_data, read_record, with_record
from tests.examples import few
from tests.services.test_record_import import story

EVENTS = story().store.events("id-1")
REPORT = with_record(build_report(EVENTS, "Incident Desk 0.1.0").to_data(), EVENTS)


def read(report):
    return read_record(json.dumps(report).encode(), "a.json")


def changed(change):
    report = deepcopy(REPORT)
    change(report["record"]["events"], report)
    return report


def forged(number, **fields):
    """The record with an event's fields changed and every hash of it made anew, as somebody with time does."""
    from dataclasses import replace

    events, previous = [], "0" * 64
    for one in EVENTS:
        one = replace(one, **fields) if one.seq == number else one
        body_hash = one.body_hash if one.body is None else hash_of_body(one.salt, canonical(one.body))
        one = replace(one, previous=previous, body_hash=body_hash)
        one = replace(one, hash=hash_of_event(one))
        previous = one.hash
        events.append(one)
    return with_record({**REPORT, "record": None}, events)


def test_what_is_written_is_read_just_so():
    file = read(REPORT)
    assert (file.key, file.incident, file.head, file.words_changed) == ("INC-0001", "id-1", EVENTS[-1].hash, False)
    assert [(one.id, one.written_at, one.happened, one.who, one.body) for one in file.events] == [
        (one.id, one.written_at, one.happened, one.who, one.body) for one in EVENTS
    ]
    # spaces, the order of fields and a mark of the encoding change nothing
    shuffled = json.dumps(dict(reversed(REPORT.items())), ensure_ascii=False).encode("utf-8-sig")
    assert read_record(shuffled, "b.json").words_changed is False


def test_words_that_were_changed_beside_the_record_are_told():
    assert read({**REPORT, "header": {**REPORT["header"], "title": "All was well"}}).words_changed
    assert read({**REPORT, "more": 1}).words_changed


def test_a_report_from_before_an_erasure_has_no_record():
    erased = next(one for one in EVENTS if one.kind == "erased")
    early = EVENTS[: erased.seq - 1]
    assert "record" not in with_record({"generator": "x"}, early)
    with pytest.raises(Refused, match="holds no record"):
        read(with_record({"generator": "x"}, early))


def set_(name, value, number=1):
    return lambda events, report: events[number].update({name: value})


CHANGES = {
    "a text": (
        lambda e, r: e[1]["body"].update(text="lied"),
        "was changed since it was written: Event 2 was changed",
    ),
    "a time": (set_("written_at", "2026-03-01T12:00:59Z"), "Event 2 was changed after"),
    "a writer": (set_("who", "Eve"), "its hash does not fit"),
    "an event gone": (lambda e, r: e.pop(2), "was changed since"),
    "the end gone": (lambda e, r: e.__delitem__(slice(1, None)), "does not end where it did"),
    "two in another order": (lambda e, r: e.insert(1, e.pop(2)), "was changed since"),
    "one twice": (lambda e, r: e.append(e[1]), "two events of the same id"),
    "a text emptied": (lambda e, r: e[1].update(body=None, salt=None), "has lost its text, and no erasure says so"),
    "no events": (lambda e, r: e.clear(), "holds no events"),
    "events of another kind": (lambda e, r: r["record"].update(events={"a": 1}), "holds no events"),
    "a newer form": (lambda e, r: r["record"].update(form=FORM + 1), "newer version"),
    "a form that is none": (lambda e, r: r["record"].update(form="x"), "newer version"),
    "no opening": (lambda e, r: e.pop(0), "does not begin with its opening"),
    "another incident": (set_("incident", "other"), "mixes several"),
    "a number that is none": (set_("seq", "two"), "its event 2 is none"),
    "yes for a number": (set_("seq", True), "its event 2 is none"),
    "a number without end": (set_("body", {"text": float("inf")}), "its event 2 is none"),
    "half a sign": (set_("body", {"text": "\ud800"}), "its event 2 is none"),
    "NUL in a name": (set_("who", "a\0b"), "its event 2 is none"),
    "an id too long": (set_("id", "x" * 101), "its event 2 is none"),
    "a time that is none": (set_("written_at", "yesterday"), "its event 2 is none"),
    "a time without a zone": (set_("written_at", "2026-03-01T12:00:59"), "its event 2 is none"),
    "a time as a list": (set_("written_at", [1]), "its event 2 is none"),
    "a moment that ends before it begins": (
        set_("happened", {"at": "2026-03-01T12:00:00Z", "precision": "range", "until": "2026-02-01T12:00:00Z"}),
        "its event 2 is none",
    ),
    "a body that is text": (set_("body", "text"), "its event 2 is none"),
    "an event that is null": (lambda e, r: e.__setitem__(1, None), "its event 2 is none"),
    "an event without its hash": (lambda e, r: e[1].pop("hash"), "its event 2 is none"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_file_is_refused_with_what_was_changed(name):
    change, words = CHANGES[name]
    with pytest.raises(Refused, match=words):
        read(changed(change))


FORGED = {
    "a checklist": ({"body": {**EVENTS[0].body, "record": "checklist"}}, "record of no incident"),
    "the standing record": ({"body": {**EVENTS[0].body, "record": "standing"}}, "record of no incident"),
    "a record of no kind": ({"body": {**EVENTS[0].body, "record": ["x"]}}, "record of no incident"),
    "taken in before": ({"body": {**EVENTS[0].body, "taken": 1}}, "record of no incident"),
    "targets that are none": ({"body": {**EVENTS[0].body, "targets": "soon"}}, "can't read what it says"),
    "no title": ({"body": {"key": "INC-0001", "record": "incident"}}, "can't read what it says"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_chain_that_holds_is_not_believed_for_what_it_says(name):
    fields, words = FORGED[name]
    with pytest.raises(Refused, match=words):
        read(forged(1, **fields))


def test_a_key_that_is_none_is_left_for_the_store_to_choose():
    report = forged(1, body={**EVENTS[0].body, "key": "../../etc"})
    assert read({**report, "header": {"key": "INC-" + "9" * 30}}).key == ""
    assert read({**report, "header": None}).key == ""


BROKEN = {
    "cut off": (json.dumps(REPORT)[:-200].encode(), "no whole JSON: line 1"),
    "nested": (b'{"generator": "x", "a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested too deep"),
    "a list": (b"[1]", "no object"),
    "no UTF-8": (b'{"generator": "\xff"}', "no UTF-8"),
    "a number of a million digits": (b'{"generator": "x", "a": ' + b"9" * 1_000_000 + b"}", "too long"),
    "a copy": (json.dumps({"audience": "customer", "generator": "x"}).encode(), r"is a copy \(customer\)"),
    "an older report": (b'{"version": 1, "generator": "x"}', "holds no record"),
    "a record that is a list": (b'{"generator": "x", "record": []}', "holds no record"),
    "20 MB of one text": (b'{"generator": "x", "a": "' + b"a" * 20_000_000 + b'"}', "holds no record"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_none_is_said_to_be_so(name):
    data, words = BROKEN[name]
    with pytest.raises(Refused, match=words):
        read_record(data, "a.json")


@pytest.mark.parametrize(
    ("data", "is_ours"),
    [
        (json.dumps(REPORT).encode(), True),
        (json.dumps(REPORT, indent=1).encode("utf-8-sig")[:5000], True),
        (b'{"audience": "customer", "withheld": [], "generator": "x"}', True),
        (b'{"name": "a check list"}', False),
        (b'[{"generator": "x"}]', False),
        (b'# A report\n\n{"generator": "x"}', False),
        (b"", False),
        # as it is in a PDF: its fields in order, the one that says so far behind
        (json.dumps({**REPORT, "actions": ["x" * 200_000]}, sort_keys=True, indent=1).encode(), True),
        (json.dumps({"actions": ["x" * 200_000]}).encode(), False),
    ],
)
def test_a_report_of_ours_is_told_from_other_files(data, is_ours):
    assert is_report_data(data) is is_ours


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def spots(value, way=()):
    """The way to each value of plain data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(one for name, each in inner for one in spots(each, (*way, name)))]


SPOTS = [one for one in spots(REPORT["record"], ("record",)) if len(one) > 1]


@settings(max_examples=few(80, 300), deadline=None)
@given(value=VALUES, spot=st.integers(0, len(SPOTS) - 1), forge=st.booleans())
def test_any_value_in_any_place_is_refused_or_read_and_raises_nothing_else(value, spot, forge):
    report = deepcopy(REPORT)
    *around, last = SPOTS[spot]
    place = report
    for name in around:
        place = place[name]
    before, place[last] = place[last], value
    if forge:
        rehash(report)
    try:
        file = read_record(json.dumps(report).encode(), "a.json")
    except Refused as error:
        assert "a.json" in str(error)
    else:
        assert forge or before == value or "words" in SPOTS[spot]
        assert build_report(file.events, "x").to_data()


def rehash(report):
    """Each link made anew, as far as the values let it: what is read then must hold by what it says alone."""
    from incident_desk.formats import record_file

    try:
        events, previous = [], "0" * 64
        for number, row in enumerate(report["record"]["events"], start=1):
            one = record_file.event_of(row, number)
            row["body_hash"] = one.body_hash if one.body is None else hash_of_body(one.salt, canonical(one.body))
            row["previous"] = previous
            row["hash"] = previous = hash_of_event(record_file.event_of(row, number))
            events.append(one)
        report["record"] |= {"seq": len(events), "head": previous}
    except record_file._STRANGE:
        return


def test_bytes_that_are_damaged_anywhere_are_refused_or_read_whole():
    data, dice = json.dumps(REPORT, indent=1).encode(), random.Random(7)
    for _ in range(200):
        place = dice.randrange(len(data))
        damaged = data[:place] + bytes([dice.randrange(256)]) + data[place + 1 :]
        try:
            file = read_record(damaged, "a.json")
        except Refused:
            continue
        assert [one.hash for one in file.events] == [one.hash for one in EVENTS]
