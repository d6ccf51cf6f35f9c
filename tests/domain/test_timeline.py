"""The timeline is a view of the record: in order of happening, and nothing in it disappears."""

from datetime import UTC, timedelta

from incident_desk.domain.fold import ERASED_TEXT
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line, read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log, strike
from incident_desk.services.acts.steering import StatusWish, set_status, status_named
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench


def _logged(bench: Bench, one: str, text: str) -> str:
    return bench.desk.act(one, lambda i, n: log(read_line(text, n, UTC)), "MK").events[0].id


def _opened(bench: Bench) -> str:
    return bench.desk.declare(Declaration("Down", "P1"), "MK").id


def test_rows_stand_in_the_order_of_happening_not_of_writing() -> None:
    bench = Bench()
    one = _opened(bench)
    bench.clock.pass_s(600)
    _logged(bench, one, "second")
    _logged(bench, one, "-5m first")
    assert [row.text for row in timeline(bench.desk.events(one)) if row.human] == ["first", "second"]


def test_a_time_nobody_knows_keeps_its_place_by_the_time_of_writing() -> None:
    bench = Bench()
    one = _opened(bench)
    _logged(bench, one, "a")
    _logged(bench, one, "??:?? somewhen")
    rows = [row for row in timeline(bench.desk.events(one)) if row.human]
    assert [row.text for row in rows] == ["a", "somewhen"] and rows[1].happened == Moment.unknown()


def test_an_amended_entry_shows_its_new_words_and_says_so() -> None:
    bench = Bench()
    one = _opened(bench)
    entry = _logged(bench, one, "teh cause")
    event = bench.store.event(entry)
    assert event is not None
    bench.desk.act(one, lambda i, n: amend(event, Rewrite("the cause")), "MK")
    row = next(row for row in timeline(bench.desk.events(one)) if row.id == entry)
    assert (row.text, row.amended) == ("the cause", True)


def test_a_struck_entry_keeps_its_row_with_the_reason() -> None:
    bench = Bench()
    one = _opened(bench)
    event = bench.store.event(_logged(bench, one, "wrong host"))
    assert event is not None
    bench.desk.act(one, lambda i, n: strike(event, "another machine"), "MK")
    row = next(row for row in timeline(bench.desk.events(one)) if row.id == event.id)
    assert (row.text, row.struck) == ("wrong host", "another machine")


def test_an_erased_entry_keeps_its_row_without_its_words_or_its_wordings() -> None:
    bench = Bench()
    one = _opened(bench)
    event = bench.store.event(_logged(bench, one, "hunter2"))
    assert event is not None
    amended = bench.desk.act(one, lambda i, n: amend(event, Rewrite("hunter3")), "MK").events
    bench.desk.act(one, lambda i, n: erase(event, amended, "a password"), "MK")
    rows = timeline(bench.desk.events(one))
    row = next(row for row in rows if row.id == event.id)
    assert row.text == ERASED_TEXT and row.erased and row.who == "MK"
    assert "hunter" not in repr(rows)


def test_an_undone_status_keeps_its_row_as_undone() -> None:
    bench = Bench()
    one = _opened(bench)
    bench.desk.act(one, lambda i, n: set_status(i, StatusWish(status_named("mitigating"))), "MK")
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    row = next(row for row in timeline(bench.desk.events(one)) if row.kind == "status_set")
    assert row.undone and row.text == "Status Mitigating"


def test_ties_keep_the_order_of_writing() -> None:
    bench = Bench()
    one = _opened(bench)
    at = bench.clock.now() - timedelta(minutes=1)
    for text in ("a", "b", "c"):
        bench.desk.act(one, lambda i, n, text=text: log(read_line(text, n, UTC)), "MK")
    rows = [row.text for row in timeline(bench.desk.events(one)) if row.human]
    assert rows == ["a", "b", "c"] and at < bench.clock.now()


def test_an_owner_who_is_named_in_the_text_is_not_named_again() -> None:
    bench = Bench()
    one = _opened(bench)
    _logged(bench, one, "+ Alert on pool use @RO")
    bench.desk.act(one, lambda *_: log(Line("Alert on pool use", Sign.ACTION_ITEM, owner="RO")), "MK")
    told = [row.text for row in timeline(bench.desk.events(one)) if row.text.startswith("Action item")]
    assert told == ["Action item: Alert on pool use @RO", "Action item: Alert on pool use, RO"]
