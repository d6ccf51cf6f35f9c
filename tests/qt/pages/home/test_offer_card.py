"""Home's line for checks that alarm: what it says, how it looks when it is quiet, and what its buttons ask for."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from incident_desk.domain.health import State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.qt.pages.home.offer_card import OfferCard
from incident_desk.qt.widgets.button import Variant
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.offering import Offer, Trouble
from tests.fakes import NOON


class FakeOffering(QObject):
    """Offers what it is told to."""

    changed = Signal()

    def __init__(self):
        super().__init__()
        self.offer, self.now, self.joinable = Offer(), NOON, None

    def make(self, troubles=(), quiet=()):
        self.offer = Offer(tuple(troubles), tuple(quiet))
        self.changed.emit()


class Ticker(QObject):
    ticked = Signal(object)


def trouble(name="api", state=State.DOWN, minutes=2, environment="", detail="no answer in 5 s"):
    check = Check(name, f"/{name}", HttpOptions("http://127.0.0.1:9/"), environment=environment)
    return Trouble(check, state, NOON - timedelta(minutes=minutes), detail)


class Shown:
    def __init__(self, themes, qtbot):
        self.offering, self.ticker, self.parent = FakeOffering(), Ticker(), QWidget()
        qtbot.addWidget(self.parent)
        self.parent.resize(900, 120)
        self.card = OfferCard(themes, self.offering, self.ticker, self.parent)
        self.parent.show()


@pytest.fixture
def shown(themes, qtbot):
    return Shown(themes, qtbot)


def test_without_an_offer_it_takes_no_room(shown):
    assert shown.card.isHidden()


@pytest.mark.parametrize(("state", "glyph"), [
    (State.DOWN, GlyphState.DOWN), (State.FLAPPING, GlyphState.FLAPPING), (State.SLOW, GlyphState.SLOW),
])  # fmt: skip
def test_it_says_what_since_when_and_why(shown, state, glyph):
    shown.offering.make([trouble(state=state, environment="production")])
    card = shown.card
    assert card.isVisible() and card.is_loud and card.glyph.model.state is glyph
    assert card.title.text() == f"/api has been {'slow' if state is State.SLOW else state.word} for 2 min"
    assert card.caption.text() == "First failed check 11:58:00 UTC · no answer in 5 s"
    assert card.environment.isVisible() and card.environment.model.name == "production"


def test_time_goes_on(shown):
    shown.offering.make([trouble()])
    shown.offering.now = NOON + timedelta(minutes=10)
    shown.ticker.ticked.emit(shown.offering.now)
    assert shown.card.title.text() == "/api has been down for 12 min"


def test_of_several_the_first_one_is_explained_and_what_was_put_off_stands_beside_it(shown):
    shown.offering.make([trouble("a"), trouble("b")], [trouble("c")])
    assert shown.card.title.text() == "2 checks are in trouble: /a, /b"
    assert "/a: no answer in 5 s" in shown.card.caption.text()
    assert shown.card.caption.text().endswith("Put off: /c has been down for 2 min")


def test_what_was_put_off_is_one_quiet_line_that_can_be_declared_still(shown):
    shown.offering.make((), [trouble()])
    card = shown.card
    loud_height = _height(shown, [trouble()], ())
    shown.offering.make((), [trouble()])
    assert not card.is_loud and card.not_now.isHidden() and card.caption.isHidden()
    assert card.title.text().startswith("Put off: ") and card.declare.isVisible()
    assert card.sizeHint().height() < loud_height


def _height(shown, troubles, quiet):
    shown.offering.make(troubles, quiet)
    return shown.card.sizeHint().height()


def test_its_buttons_ask_for_actions_of_the_window(shown):
    asked = []
    shown.card.action_wished.connect(asked.append)
    shown.offering.make([trouble()])
    shown.card.not_now.click()
    shown.card.declare.click()
    assert asked == ["not_now", "declare"]


def test_beside_an_open_incident_to_add_to_it_comes_first(shown):
    asked = []
    shown.card.action_wished.connect(asked.append)
    shown.offering.make([trouble()])
    assert shown.card.join.isHidden() and shown.card.declare.model.variant is Variant.PRIMARY
    shown.offering.joinable = SimpleNamespace(key="INC-0047", title="Shop")
    shown.offering.make([trouble()])
    join = shown.card.join
    assert join.isVisible() and join.model.variant is Variant.PRIMARY and join.model.text == "Add to INC-0047"
    assert join.accessibleName() == "Add to INC-0047, Shop: /api down"
    assert shown.card.declare.model.variant is Variant.SECONDARY
    join.click()
    assert asked == ["take_along"]
    shown.offering.make((), [trouble()])
    assert join.isHidden(), "what was put off is added to nothing"


def test_loud_and_quiet_differ_without_colour(shown):
    grey = []
    for troubles, quiet in (([trouble()], ()), ((), [trouble()])):
        shown.offering.make(troubles, quiet)
        shown.card.resize(800, 60)
        image = shown.card.grab().toImage()
        grey.append(image.convertToFormat(image.Format.Format_Grayscale8))
    assert grey[0] != grey[1]
