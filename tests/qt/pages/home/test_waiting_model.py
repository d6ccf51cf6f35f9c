"""What waits as it stands now."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import FollowUp
from incident_desk.domain.status import Status
from incident_desk.services.acts.steering import resolve
from tests.qt.pages.home.library import Past, outage


def test_an_action_item_is_settled_by_its_own_act(year, make_model):
    model = make_model(year)
    item = next(one for one in model.waiting.column.items if one.action)
    model.waiting.settle(item)
    assert item.id not in [one.id for one in model.waiting.column.items]


def test_to_close_an_incident_is_a_wish(year, make_model, qtbot):
    model = make_model(year)
    review = next(one for one in model.waiting.column.items if one.closes)
    with qtbot.waitSignal(model.waiting.closing_wished) as wished:
        model.waiting.settle(review)
    assert wished.args == [review]
    assert year.bench.desk.incident_of(review.incident).status is Status.RESOLVED


def test_what_waits_ages_with_the_clock_and_is_read_only_when_its_words_change(year, make_model):
    year.add(Past("Fresh", 0.1, closed=False))
    model = make_model(year)
    reads, before = model.test_link.reads, {one.id: one.caption for one in model.waiting.column.items}
    changes = min(one.changes_at for one in model.waiting.column.items)
    year.now = changes - timedelta(seconds=1)
    model.test_ticker.ticked.emit(year.now)
    assert model.test_link.reads == reads
    year.now = changes + timedelta(seconds=1)
    model.test_ticker.ticked.emit(year.now)
    assert model.test_link.reads == reads + 1
    assert {one.id: one.caption for one in model.waiting.column.items} != before


def test_a_follow_up_review_is_done_with_its_step(shelf, make_model):
    book = replace(outage(), follow_up=FollowUp("Schedule follow-up review", "5.7"))
    one = shelf.declare("Down", shelf.now - timedelta(days=2), playbook=book)
    shelf.act(one, shelf.now - timedelta(days=1), lambda i, n: resolve(i, None, Moment.unknown()))
    model = make_model(shelf)
    item = next(one for one in model.waiting.column.items if one.step)
    model.waiting.settle(item)
    assert item.id not in [one.id for one in model.waiting.column.items]


def test_a_refusal_wakes_what_could_not_be_settled(year, make_model, qtbot):
    model = make_model(year)
    with qtbot.waitSignal(model.waiting.not_settled):
        model.test_link.refused.emit("INC-0001 is Closed already")
