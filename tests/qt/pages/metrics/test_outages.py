"""The outages as rows."""

from incident_desk.domain.status import Status
from incident_desk.formats.outage_table import outage_markdown
from incident_desk.qt.pages.metrics import outages
from incident_desk.qt.pages.metrics.outages import OutageBook, as_markdown, as_sheet, history_of
from incident_desk.services.outages import outages as outages_of
from tests.measured_incidents import incident
from tests.qt.office import open_link
from tests.qt.pages.metrics.season import all_of, season


def make_book(bench, qtbot):
    link = open_link(bench, qtbot)
    return link, OutageBook(link, link)


def test_what_is_over_is_listed_the_latest_first_by_when_it_began():
    some = [
        incident(1, impact_started=-9000),
        incident(2, day=-2),
        incident(3, day=-1, status=Status.INVESTIGATING),
    ]
    assert [one.key for one in history_of(some)] == ["INC-0002", "INC-0001"]


def test_cause_and_resolution_come_as_they_are_read(qtbot):
    bench = season()
    link, book = make_book(bench, qtbot)
    history = history_of(all_of(bench))
    now = bench.clock.now()
    first = book.row(history[0], now)
    assert (first.is_read, first.cause, first.duration) == (False, "", "5 h 10 m")
    with qtbot.waitSignal(book.read):
        book.row(history[1], now)
    row = book.row(history[0], now, is_over=True)
    assert (row.cause, row.resolution) == ("cause of Slack bot: slow answers", "fix of Slack bot: slow answers")
    assert row.spoken.startswith(
        "12 Feb, severity P3, Slack bot: slow answers, INC-0008, 5 h 10 m, over its objective"
    )
    assert {one.key for one in book.unread(history)} == {one.key for one in history[2:]}
    link.close()


def test_all_are_read_in_slices_and_give_the_rows_of_the_command(qtbot, monkeypatch):
    monkeypatch.setattr(outages, "SLICE", 3)
    bench = season()
    link, book = make_book(bench, qtbot)
    history = [one for one in history_of(all_of(bench)) if one.record != "drill"]
    heard = []
    book.read.connect(lambda: heard.append(len(book.unread(history))))
    book.read_all(history)
    qtbot.waitUntil(lambda: not book.unread(history))
    assert heard == [5, 2, 0]
    found = book.outages(history)
    assert found == outages_of(bench.desk)
    assert as_markdown(found) == outage_markdown(found)
    sheet = [line.split("\t") for line in as_sheet(found).splitlines()]
    table = [line.strip("| ").split(" | ") for line in as_markdown(found).splitlines()]
    assert [line[:4] for line in (sheet[0], *sheet[1:])] == [line[:4] for line in (table[0], *table[2:])]
    assert sheet[0][4:] == ["Incident", "Title", "Ticket"]
    assert [line[4:6] for line in sheet[1:]] == [[one.key, one.title] for one in found]
    link.close()


def test_what_is_no_longer_wanted_is_not_read(qtbot):
    bench = season()
    link, book = make_book(bench, qtbot)
    history = history_of(all_of(bench))
    book.read_all(history)
    book.stop()
    done = []
    link.read(lambda office: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert len(book.unread(history)) == len(history)
    link.close()
