"""Looking for words: each row once, with the words around what was found."""

import sqlite3
from datetime import UTC, timedelta
from functools import partial

import pytest

from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.adapters.evidence_words import EvidenceWords
from incident_desk.adapters.storage.search_index import SearchIndex
from incident_desk.adapters.storage.view import View
from incident_desk.domain.moments import Moment
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.grammar import read_line
from incident_desk.formats.media import media_of
from incident_desk.services.acts.attaching import attach
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log, strike
from incident_desk.services.acts.reviewing import write_section
from incident_desk.services.searching import Searching, What, Within, around, pages_with
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


def test_an_entry_keeps_its_own_time_and_says_what_it_says_now(bench, searching):
    one = bench.desk.declare(Declaration("Down"), "MK")
    event = bench.desk.act(one.id, lambda _, now: log(read_line("pool ful", now, UTC)), "MK").events[0]
    bench.clock.pass_s(1260)
    bench.desk.act(one.id, lambda *_: amend(event, Rewrite("pool full")), "MK")
    (new,) = searching.find("full")
    assert (new.at, new.text, new.now, new.struck) == (event.at, "pool full", "", None)
    bench.desk.act(one.id, lambda *_: amend(event, Rewrite("bank is slow")), "MK")
    (hit,) = searching.find("ful")
    assert hit.now == "bank is slow" and hit.at == event.at
    assert [(each.text, each.now) for each in searching.find("bank")] == [("bank is slow", "")]


def test_a_time_that_was_said_anew_is_the_entrys_own(bench, searching):
    one = bench.desk.declare(Declaration("Down"), "MK")
    event = bench.desk.act(one.id, lambda _, now: log(read_line("pool full", now, UTC)), "MK").events[0]
    earlier = Moment.exactly(event.at - timedelta(minutes=9))
    bench.desk.act(one.id, lambda *_: amend(event, Rewrite(happened=earlier)), "MK")
    (hit,) = searching.find("pool")
    assert (hit.at, hit.now) == (event.at - timedelta(minutes=9), "")


def test_a_struck_entry_says_why_also_where_the_reason_was_found(bench, searching):
    one = bench.desk.declare(Declaration("Down"), "MK")
    event = bench.desk.act(one.id, lambda _, now: log(read_line("pool full", now, UTC)), "MK").events[0]
    bench.clock.pass_s(60)
    bench.desk.act(one.id, lambda *_: strike(event, "another desk"), "MK")
    for words in ("pool", "another"):
        (hit,) = searching.find(words)
        assert (hit.row, hit.at, hit.struck, hit.now) == (event.id, event.at, "another desk", "")


def test_a_text_of_a_review_says_where_it_stands_and_is_found_once(bench, searching):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    opening = ReviewTemplate("t", "T", sections=(TemplateSection("summary", "Summary"),))
    former = None
    for text in ("The gateway was down", "The gateway was slow"):
        bench.clock.pass_s(60)
        rule = partial(write_section, wanted="summary", text=text, former=former, opening=opening)
        former = bench.desk.act(one, lambda state, _, rule=rule: rule(state), "MK").events[-1].id
    (hit,) = searching.find("gateway")
    assert (hit.text, hit.place, hit.part, hit.former) == (
        "The gateway was slow", "Review, Summary", "summary", False,
    )  # fmt: skip
    (old,) = searching.find("gateway down")
    assert (old.place, old.former) == ("Review, Summary", True)


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


def attached(bench, one, files, text, name="pool.log"):
    sha256, size, head = files.take_data(text, name)
    return bench.desk.act(one, lambda *_: attach((), (sha256, size, media_of(head)), name, None), "MK").events[0]


@pytest.fixture
def evidence(tmp_path):
    return EvidenceFiles(tmp_path / "evidence")


@pytest.fixture
def whole(bench, tmp_path, evidence):
    """A search that reads files too."""
    words = EvidenceWords(tmp_path / "evidence")
    return Searching(bench.desk, bench.store, SearchIndex(tmp_path / "view.db", words.of))


def test_the_words_of_a_file_are_found_and_name_it(bench, whole, evidence):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    event = attached(bench, one, evidence, b"02:54 FATAL\nremaining slots are reserved")
    (hit,) = whole.find("slots reserved")
    assert (hit.row, hit.file) == (event.id, "pool.log") and hit.text == "02:54 FATAL remaining slots are reserved"
    (row,) = whole.find("pool")
    assert row.row == event.id, "row and file are one hit"


def test_what_was_erased_is_not_found_in_its_file_either(bench, whole, evidence, tmp_path):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    event = attached(bench, one, evidence, b"the password is hunter2")
    assert whole.find("hunter2")
    bench.desk.act(one, lambda *_: erase(event, (), "a password"), "MK")
    View(tmp_path / "view.db").forget(one)
    assert whole.find("hunter2") == []


def test_an_index_without_the_words_of_files_is_begun_anew(bench, searching, whole, evidence, tmp_path):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    attached(bench, one, evidence, b"remaining slots are reserved")
    assert searching.find("slots") == []
    with sqlite3.connect(tmp_path / "view.db") as connection:
        connection.execute("UPDATE searched SET one = 1")
    assert len(whole.find("slots")) == 1 and len(whole.find("down")) == 1


def test_it_is_looked_within_what_is_wanted(bench, whole, evidence):
    first, second = (bench.desk.declare(Declaration(f"Down {name}"), "MK").id for name in "ab")
    bench.clock.pass_s(3600)
    later = bench.clock.now()
    attached(bench, second, evidence, b"it went down at three")
    found = {what: len(whole.find("down", within=Within(what))) for what in What}
    assert found == {What.ALL: 3, What.ENTRIES: 2, What.EVIDENCE: 1, What.PLAYBOOKS: 0}
    assert {hit.incident.id for hit in whole.find("down", within=Within(incident=first))} == {first}
    assert [hit.file for hit in whole.find("down", within=Within(since=later))] == ["pool.log"]
    assert Within().documents and not Within(incident=first).documents and not Within(since=later).documents


def test_it_is_prepared_a_page_at_a_time(bench, whole, monkeypatch):
    monkeypatch.setattr("incident_desk.adapters.storage.search_index._TOGETHER", 2)
    assert whole.prepare() == 1.0
    one = bench.desk.declare(Declaration("Down"), "MK").id
    for number in range(6):
        bench.desk.act(one, lambda _, now, n=number: log(read_line(f"pool {n}", now, UTC)), "MK")
    shares = [whole.prepare()]
    assert shares[0] < 1 and len(whole.look("pool")) < 6
    while shares[-1] < 1:
        shares.append(whole.prepare())
    assert shares == sorted(shares) and len(whole.look("pool")) == 6
