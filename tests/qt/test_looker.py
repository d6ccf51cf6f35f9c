"""Looking for words off the GUI thread."""

from types import SimpleNamespace

import pytest

from incident_desk.adapters.storage.search_index import SearchIndex
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.looker import Looker
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.searching import Searching, What, Within
from tests.any_past import read
from tests.fakes import Bench


class Link:
    """A link that reads when it is told to."""

    def __init__(self, office):
        self.office, self.waiting = office, []

    def read(self, work, then):
        self.waiting.append((work, then))

    def go_on(self):
        """Do what waits, and what that brings."""
        while self.waiting:
            work, then = self.waiting.pop(0)
            then(work(self.office))


@pytest.fixture
def bench():
    one = Bench()
    incident = one.desk.declare(Declaration("Checkout is down"), "MK").id
    for number in range(5):
        one.desk.act(incident, lambda *_, n=number: log(Line(f"pool {n}", Sign.NOTE)), "MK")
    return one


@pytest.fixture
def link(bench, tmp_path):
    book = read("# Book\n\n## Phase 1: Look\n1. Look at the connection pool\n", "book.md")
    library = SimpleNamespace(playbooks=lambda: [(SimpleNamespace(name="book"), book)], messages=list)
    searching = Searching(bench.desk, bench.store, SearchIndex(tmp_path / "view.db"))
    return Link(SimpleNamespace(new_searching=lambda: searching, playbooks=library))


@pytest.fixture
def looker(qapp, link):
    one = Looker(link)
    one.heard, one.shares = [], []
    one.found.connect(one.heard.append)
    one.prepared.connect(one.shares.append)
    return one


def test_records_and_the_library_are_looked_through(looker, link):
    looker.prepare()
    looker.look("pool", Within())
    link.go_on()
    (looked,) = looker.heard
    assert len(looked.hits) == 5 and [(one.name, one.line) for one in looked.pages] == [("book", 4)]
    looker.look("pool", Within(What.ENTRIES))
    link.go_on()
    assert looker.heard[-1].pages == () and not looker.heard[-1].is_cut


def test_of_several_wishes_the_last_counts(looker, link):
    for words in ("p", "po", "poo", "pool 3"):
        looker.look(words, Within())
    link.go_on()
    assert [one.words for one in looker.heard] == ["pool 3"]


def test_the_record_is_taken_in_page_by_page_between_other_work(looker, link, monkeypatch):
    monkeypatch.setattr("incident_desk.adapters.storage.search_index._TOGETHER", 2)
    looker.prepare()
    looker.prepare()
    assert len(link.waiting) == 1
    link.go_on()
    assert len(looker.shares) > 2 and looker.shares[-1] == 1.0 == max(looker.shares)


def test_where_nothing_finds_words_the_library_is_still_looked_through(qapp, link):
    link.office.new_searching = None
    one, heard = Looker(link), []
    one.found.connect(heard.append)
    one.prepare()
    one.look("pool", Within())
    link.go_on()
    assert heard[0].hits == () and len(heard[0].pages) == 1
