"""The full-text index: brought up to date, never the truth, and forgetful of what was erased."""

from datetime import UTC

import pytest

from incident_desk.adapters.storage.search_index import SearchIndex
from incident_desk.adapters.storage.view import View
from incident_desk.domain.events import Kind
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase, log
from tests.fakes import Bench


class Searched:
    def __init__(self, path):
        self.path = path
        self.bench = Bench()
        self.index = SearchIndex(path)
        self.one = self.bench.desk.declare(Declaration("Checkout is down", "P1"), "MK").id

    def log(self, text):
        self.bench.clock.pass_s(1)
        return self.bench.desk.act(self.one, lambda _, now: log(read_line(text, now, UTC)), "MK").events[0]

    def find(self, words, index=None):
        index, store = index or self.index, self.bench.store
        index.catch_up(lambda at, most: store.since(at, most), self.bench.desk.events, store.position())
        return [one.text for one in index.find(words, 50)]


@pytest.fixture
def desk(tmp_path):
    one = Searched(tmp_path / "view.db")
    yield one
    one.index.close()


def test_what_was_written_since_is_found_by_words_and_their_beginnings(desk):
    desk.log("Connection pool is full")
    assert desk.find("pool full") == ["Connection pool is full"]
    assert desk.find("conn POO") == ["Connection pool is full"]
    assert desk.find("pool empty") == []
    desk.log("Größe des Pools geprüft")
    assert desk.find("pools gepruft") == ["Größe des Pools geprüft"]
    assert desk.find("checkout") == ["Checkout is down"]


@pytest.mark.parametrize("words", ["", " ", '"', "* - +", "a AND", "NEAR(", "text:", '"; DROP TABLE words'])
def test_no_words_are_an_order_to_the_index(desk, words):
    desk.log("plain")
    assert isinstance(desk.find(words), list) and desk.find("plain") == ["plain"]


def test_of_equal_matches_the_newest_comes_first(desk):
    desk.log("pool one")
    desk.log("pool two")
    assert desk.find("pool") == ["pool two", "pool one"]


def test_where_very_many_match_the_newest_are_shown(desk, monkeypatch):
    for number in range(20):
        desk.log(f"plain {number}")
    for number in range(6):
        desk.log(f"pool {'word ' * number}{number}")
    assert desk.find("pool")[0].endswith("0"), "where few do, the best"
    monkeypatch.setattr("incident_desk.adapters.storage.search_index._RANKED", 4)
    assert [text[-1] for text in desk.find("pool")] == ["5", "4", "3", "2", "1", "0"]


def test_two_processes_on_one_file_write_nothing_twice(desk):
    other = SearchIndex(desk.path)
    desk.log("pool")
    assert desk.find("pool") == desk.find("pool", other) == ["pool"]
    other.close()


def test_an_index_of_another_store_is_begun_anew(desk, tmp_path):
    for number in range(5):
        desk.log(f"pool {number}")
    desk.find("pool")
    other = Searched(desk.path)
    assert other.find("pool") == [] and other.find("checkout") == ["Checkout is down"]
    other.index.close()


def test_a_damaged_file_is_made_anew(desk):
    desk.log("pool")
    desk.index.close()
    desk.path.write_bytes(b"no database" * 1000)
    assert desk.find("pool") == ["pool"]


def test_what_was_erased_leaves_the_file_at_once_and_the_rest_is_found_again(desk):
    event = desk.log("the password is hunter2")
    desk.log("plain words")
    assert desk.find("hunter2")
    desk.bench.desk.act(desk.one, lambda *_: erase(event, (), "a password"), "MK")
    view = View(desk.path)
    view.forget(desk.one)
    view.close()
    desk.index.close()
    assert b"hunter2" not in desk.path.read_bytes()
    assert desk.find("hunter2") == [] and desk.find("plain") == ["plain words"]
    assert any(one.kind == Kind.ERASED for one in desk.bench.desk.events(desk.one))


def test_where_the_file_cannot_be_used_nothing_is_found_and_nothing_breaks(tmp_path):
    (tmp_path / "view.db").mkdir()
    one = Searched(tmp_path / "view.db")
    assert one.find("checkout") == []
