"""A row about an action item says its words, as they stand now, and short."""

from incident_desk.domain.action_names import LONGEST_NAME, named, short_names, with_name
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.action_items import ActionWish, add_action, change_action
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase, set_action
from tests.fakes import Bench


def rows_of(*wishes):
    """What a timeline says once the wishes were said of one item, the first of them as it was added."""
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    added = bench.desk.act(one, lambda *_: add_action(wishes[0]), "MK").events[0]
    for wish in wishes[1:]:
        bench.desk.act(one, lambda state, _, wish=wish: change_action(state, added.id, wish), "MK")
    bench.desk.act(one, lambda state, _: set_action(state, added.id, done=True), "MK")
    return bench, one, added


def texts(bench, one):
    rows = timeline(bench.desk.events(one))
    said = named(rows, bench.desk.incident_of(one).actions)
    assert [row for row, before in zip(said, rows, strict=True) if not before.about] == [
        row for row in rows if not row.about
    ]
    return [row.text for row in said if row.about]


def test_what_is_said_anew_and_done_names_its_item_by_its_present_words():
    bench, one, _ = rows_of(ActionWish("Alert on pool"), ActionWish(due="2026-08-19"), ActionWish("Alert sooner"))
    assert texts(bench, one) == [
        "Action item “Alert sooner”: due 2026-08-19",
        "Action item “Alert sooner”: said anew",
        "Action item “Alert sooner” done",
    ]


def test_a_long_item_is_named_whole_and_in_a_window_short():
    bench, one, _ = rows_of(ActionWish("Alert on the pool  " * 20))
    assert texts(bench, one) == [f"Action item “{' '.join(['Alert on the pool'] * 20)}” done"]
    names = short_names(bench.desk.incident_of(one).actions)
    (text,) = (with_name(row, names).text for row in timeline(bench.desk.events(one)) if row.about)
    assert text.startswith("Action item “Alert on the pool Alert") and text.endswith("…” done")
    assert len(text) <= LONGEST_NAME + len("Action item “” done")


def test_an_erased_item_is_named_nowhere():
    bench, one, added = rows_of(ActionWish("Call 0155 512"))
    bench.desk.act(one, lambda *_: erase(added, (), "a number"), "MK")
    assert texts(bench, one) == ["Action item “(erased)” done"]
    assert "0155" not in str(timeline(bench.desk.events(one)))


def test_a_row_of_an_item_that_is_not_known_stays_as_it_is():
    bench, one, _ = rows_of(ActionWish("Alert on pool"))
    rows = timeline(bench.desk.events(one))
    assert named(rows, ()) == rows
