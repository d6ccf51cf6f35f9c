"""Looking for words: each row once, with the words around what was found."""

from datetime import UTC

import pytest

from incident_desk.adapters.storage.search_index import SearchIndex
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, log
from incident_desk.services.searching import Searching, around, pages_with
from tests.any_past import read
from tests.fakes import Bench


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def searching(bench, tmp_path):
    return Searching(bench.desk, bench.store, SearchIndex(tmp_path / "view.db"))


def test_an_entry_that_was_worded_anew_is_found_by_each_wording_and_once(bench, searching):
    one = bench.desk.declare(Declaration("Down"), "MK")
    event = bench.desk.act(one.id, lambda _, now: log(read_line("pool ful", now, UTC)), "MK").events[0]
    bench.desk.act(one.id, lambda *_: amend(event, Rewrite("pool full")), "MK")
    (hit,) = searching.find("pool")
    assert (hit.row, hit.incident.key) == (event.id, one.key)
    assert [each.row for each in searching.find("ful")] == [event.id]


def test_so_many_are_found_at_most(bench, searching):
    one = bench.desk.declare(Declaration("Down"), "MK")
    for number in range(7):
        bench.desk.act(one.id, lambda _, now, n=number: log(read_line(f"pool {n}", now, UTC)), "MK")
    assert len(searching.find("pool", 3)) == 3


def test_lines_of_documents_are_found_with_their_numbers():
    document = read("# Book\n\n## Phase 1: Look\n1. Look at the connection pool\n2. Restart the POOL\n")
    assert [(one.line, one.text) for one in pages_with([document], "pool restart")] == [(5, "2. Restart the POOL")]
    assert len(pages_with([document], "pool", 1)) == 1
    assert pages_with([document], " ") == []


def test_a_long_text_is_shown_around_what_was_found():
    text = "before " * 50 + "needle" + " after" * 50
    assert "needle" in around(text, "NEEDLE") and around(text, "needle").startswith("…")
    assert around("short", "x") == "short" and len(around(text, "nothing")) <= 162
