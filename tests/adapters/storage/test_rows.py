"""An event comes back from its row as it went in, and a damaged row is no event."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.storage.failures import Unreadable
from incident_desk.adapters.storage.rows import (
    event_of,
    events_where,
    of_act,
    plain_body,
    present,
    read_body,
    row_of,
)
from incident_desk.domain.events import Kind
from incident_desk.services.ports import Planned
from tests.adapters.storage.events import BODIES, DRAFTS
from tests.adapters.storage.records import Record, entry, opening


class Row:
    """A row as SQLAlchemy gives it."""

    def __init__(self, values):
        self.__dict__.update(values)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory):
    record = Record(tmp_path_factory.mktemp("rows"))
    store = record.open()
    record.write(store, opening())
    yield record, store
    record.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=DRAFTS, who=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_what_was_written_is_what_is_read(draft, who, shared_store):
    record, store = shared_store
    (written,) = record.write(store, Planned("one", [draft]), who=who)
    assert store.event(written.id) == written
    assert (written.kind, written.happened, written.who) == (draft.kind, draft.happened, who)
    assert written.body == plain_body(draft.body)


def test_a_kind_of_a_newer_program_is_kept_as_it_is(store):
    event = replace(store.events("one")[0], kind="dreamt_up_later")
    assert event_of(Row(row_of(event))) == event


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("written_us", None), ("written_us", "noon"), ("written_us", 10**30), ("happened_us", 10**30),
        ("precision", "sharp"), ("precision", "range"), ("body", "{"), ("body", "[1]"), ("body", b"\xff"),
        ("body", "[" * 100_000), ("happened_us", None),
    ],
)  # fmt: skip
def test_a_damaged_row_is_no_event_and_is_named(column, value, store):
    row = Row(row_of(store.events("one")[0]) | {column: value})
    with pytest.raises(Unreadable, match="position 1"):
        event_of(row)


@given(body=BODIES)
def test_a_plain_body_stays_as_it_is(body):
    assert plain_body(plain_body(body)) == plain_body(body) == read_body(json.dumps(body))


def test_a_plain_body_has_lists_for_tuples_and_text_for_kinds():
    assert plain_body({"kind": Kind.OPENED, "all": (1, 2)}) == {"kind": "opened", "all": [1, 2]}


def test_an_act_is_found_whole_and_in_order(record, store):
    act = record.new_id()
    written = record.write(store, entry("a"), entry("b"), act=act)
    with record.database().reading() as connection:
        assert events_where(connection, of_act(act)) == written
        assert present(connection, [written[1].id, "unknown"]) == {written[1].id}
