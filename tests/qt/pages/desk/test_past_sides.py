"""A past incident on the desk: what its report states, its action items, the report; no clock, nothing asked."""

import pytest

from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, read
from tests.fakes import Bench
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    bench = Bench()
    bench.desk.past.take_in(past_incident(read(), Answers("UTC")), "MK")
    one = Whole(qtbot, bench)
    yield one
    one.close()


def test_it_shows_what_is_stated_and_neither_steps_nor_updates(whole):
    page = whole.stage.desk
    assert page.past.facts.isVisible() and page.past.actions.isVisible()
    assert page.past.source.text.toPlainText() == REPORT
    assert page.past.head.text() == "Action items   1 of 2 done"
    bar = page.identity
    for hidden in (page.playbook, page.right, page.instruments.next_bar, bar.status, bar.hand_over, bar.resolve):
        assert not hidden.isVisible()
    assert "past incident" in bar.caption.text()


def test_every_pane_is_reached_by_f6_and_fits_a_small_window(whole, qtbot):
    page = whole.stage.desk
    assert page.panes == (page.past.facts, page.timeline, page.past.actions, page.past.source, page.log)
    whole.window.resize(1280, 720)
    qtbot.wait(30)
    for pane in (page.past.facts, page.timeline, page.past.source):
        corner = pane.mapTo(page, pane.rect().bottomRight())
        assert page.rect().contains(corner) and pane.width() > 200
    page.begin_action()
    assert whole.focus(page.past.actions.field)


def test_an_open_incident_has_its_panes_again(whole, qtbot):
    page = whole.stage.desk
    other = whole.bench.desk.declare(Declaration("Down", "P1"), "MK")
    with qtbot.waitSignal(whole.link.scene_shown):
        whole.link.show(other.id)
    assert page.playbook.isVisible() and page.right.isVisible() and page.instruments.next_bar.isVisible()
    assert not page.past.facts.isVisible() and page.identity.resolve.isVisible()
    assert page.playbook.width() > 300
