"""The view makes a list quick and never changes what it says."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.storage import view as module
from incident_desk.adapters.storage.view import View
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase, log
from incident_desk.services.acts.steering import reopen, resolve
from incident_desk.services.desk import Desk

BOOK = Playbook(title="Service outage")


class Office:
    """Desks on one record and one view, as several programs have them."""

    def __init__(self, record):
        self.record, self.opened = record, []

    def desk(self, view=True):
        files: DataFiles = self.record.files
        snapshots = View(files.view) if view else None
        self.opened.append(Desk(self.record.open(), self.record.clock, self.record.ids, snapshots=snapshots))
        return self.opened[-1]

    def states(self, view=True):
        """Every state as a program that has just started sees it."""
        desk = self.desk(view)
        return desk.incidents_of([head.incident for head in desk.heads()])

    def close(self):
        for desk in self.opened:
            desk.close()


@pytest.fixture
def office(record):
    made = Office(record)
    yield made
    made.close()


@pytest.fixture
def ended(office):
    """A desk with three incidents, two of them ended, all in the view."""
    desk = office.desk()
    for number in range(3):
        one = desk.declare(Declaration(f"Down {number}", playbook=BOOK), "Maya").id
        desk.act(one, lambda i, _: log(Line("hunter2", Sign.NOTE)), "Maya")
        if number:
            desk.act(one, lambda i, now: resolve(i, None, Moment.exactly(now)), "Maya")
    office.states()
    return desk


def rows(record):
    with closing(sqlite3.connect(record.files.view)) as connection:
        return connection.execute("SELECT incident, text FROM state").fetchall()


def reads(office, monkeypatch):
    """The incidents whose records a new program reads."""
    read, desk = [], office.desk()
    real = desk._store.records
    monkeypatch.setattr(desk._store, "records", lambda wanted: read.extend(wanted) or real(wanted))
    desk.incidents_of([head.incident for head in desk.heads()])
    return read


def test_what_has_ended_is_read_from_the_view_and_is_the_same(office, ended, record, monkeypatch):
    heads = ended.heads()
    assert len(rows(record)) == 2 and reads(office, monkeypatch) == [heads[0].incident]
    assert office.states() == office.states(view=False)
    assert office.states()[1].playbook == BOOK


def test_a_state_that_moved_on_is_folded_anew(office, ended, record, monkeypatch):
    moved = ended.heads()[1].incident
    ended.act(moved, lambda i, _: reopen(i, "it is back"), "Maya")
    assert moved in reads(office, monkeypatch)
    assert office.states() == office.states(view=False)


def test_another_program_folds_anew(office, ended, record, monkeypatch):
    monkeypatch.setattr(module, "_program", lambda: "another version")
    assert len(reads(office, monkeypatch)) == 3
    assert office.states() == office.states(view=False)


def test_a_long_record_is_kept_though_it_is_open(office, ended, record, monkeypatch):
    monkeypatch.setattr(module, "LONG", 3)
    office.states()
    assert len(rows(record)) == 3 and reads(office, monkeypatch) == []
    assert office.states() == office.states(view=False)


HARMS = {
    "another title": "UPDATE state SET text = replace(text, 'Down', 'Up')",
    "another incident's state": "UPDATE state SET text = (SELECT min(text) FROM state), "
    "sum = (SELECT min(sum) FROM state)",
    "nonsense": "UPDATE state SET text = '{'",
    "nothing": "UPDATE state SET text = NULL, sum = NULL",
    "another playbook": "UPDATE playbook SET text = replace(text, 'Service', 'No')",
    "no playbook": "DELETE FROM playbook",
    "no table": "DROP TABLE state",
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_view_changes_nothing_that_is_shown(harm, office, ended, record):
    with closing(sqlite3.connect(record.files.view, isolation_level=None)) as other:
        other.execute(HARMS[harm])
    true = office.states(view=False)
    assert office.states() == true and office.states() == true


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_no_flipped_bit_of_the_view_is_shown(place, bit, office, ended, record):
    if not record.files.view.exists() or not record.files.view.stat().st_size:
        office.states()
    data = bytearray(record.files.view.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    record.files.view.write_bytes(data)
    assert [one.title for one in office.states()] == ["Down 0", "Down 1", "Down 2"]


def test_a_view_that_is_gone_or_can_not_be_is_done_without(office, ended, record):
    record.files.view.unlink()
    assert office.states() == office.states(view=False) and len(rows(record)) == 2
    record.files.view.unlink()
    record.files.view.mkdir()
    assert office.states() == office.states(view=False)


def test_an_erased_text_is_not_in_the_view_either(office, ended, record):
    from incident_desk.domain.events import Kind

    incident = ended.heads()[1].incident
    action = log(Line("call Bob about hunter3", Sign.ACTION_ITEM))
    (added,) = ended.act(incident, lambda i, _: action, "Maya").events
    office.states()
    assert b"hunter3" in record.files.view.read_bytes()
    ended.act(incident, lambda i, _: erase(replace(added, kind=Kind.ENTRY_LOGGED), (), "a name"), "Maya")
    assert incident not in {row[0] for row in rows(record)}
    assert b"hunter3" not in record.files.view.read_bytes()
    assert office.states() == office.states(view=False)


def test_programs_that_keep_states_at_once_keep_them_all(office, ended, record):
    record.files.view.unlink()
    desks = [office.desk() for _ in range(3)]
    ids = [head.incident for head in ended.heads()]
    for desk, wanted in zip(desks, (ids[:2], ids[1:], ids), strict=True):
        desk.incidents_of(wanted)
    assert len(rows(record)) == 2 and office.states() == office.states(view=False)


def test_a_long_open_record_is_known_as_it_was_kept_and_moved_on_from_there(office, monkeypatch):
    monkeypatch.setattr(module, "LONG", 5)
    desk = office.desk()
    one = desk.declare(Declaration("Down"), "Maya").id
    for number in range(6):
        desk.act(one, lambda *_, number=number: log(Line(f"{number}", Sign.NOTE)), "Maya")
    office.states()
    kept = View(desk_view(office)).earlier([one])[one]
    desk.act(one, lambda *_: log(Line("since", Sign.NOTE)), "Maya")
    assert View(desk_view(office)).earlier([one, "unknown"]) == {one: kept}
    assert office.states() == office.states(view=False)
    assert reads(office, monkeypatch) == []


def desk_view(office):
    return office.record.files.view
