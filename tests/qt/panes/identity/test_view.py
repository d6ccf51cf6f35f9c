"""The head of the desk in both densities."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.panes.identity.view import IdentityBar
from incident_desk.qt.panes.identity.view_model import Identity, IdentityModel, RoleSeat
from incident_desk.qt.theme import Density
from tests.qt.links import FakeLink

SHOWN = Identity(
    severity="P1", rank=1, is_drill=False, title="Chatbot Fluxa: service outage",
    caption="INC-0047 · Service Outage Playbook · declared 02:56:08 UTC · all users", key="INC-0047",
    seats=(
        RoleSeat("Commander", "Maya Kern", "MK", True), RoleSeat("Tech lead", "Ravi Osei", "RO", False),
        RoleSeat("Comms", "Jo Stein", "JS", False), RoleSeat("Scribe", "", "", False),
    ),
    status="Investigating", is_open=True,
)  # fmt: skip


class Shown(IdentityModel):
    """A model that shows what it is given."""

    def show(self, identity):
        self._identity = identity
        self.shown_changed.emit(identity)


@pytest.fixture
def model(qapp):
    return Shown(FakeLink())


@pytest.fixture
def bar(themes, model, qtbot):
    one = IdentityBar(themes, model)
    qtbot.addWidget(one)
    one.resize(1848, one.height())
    one.show()
    model.show(SHOWN)
    return one


def test_plate_title_and_caption_are_shown(bar):
    assert bar.title.text() == SHOWN.title
    assert bar.caption.text() == SHOWN.caption
    assert bar.height() == 60


def test_a_small_window_has_the_key_instead_of_the_caption_and_no_words_at_the_seats(bar, themes):
    themes.set_density(Density.COMPACT)
    assert bar.height() == 47
    assert bar.key.isVisible() and bar.key.text() == "INC-0047"
    assert not bar.caption.isVisible()
    assert not any(seat.word.isVisible() for seat in bar.seats)
    themes.set_density(Density.COMFORTABLE)
    assert bar.caption.isVisible() and not bar.key.isVisible()
    assert all(seat.word.isVisible() for seat in bar.seats)


def test_a_seat_says_who_sits_there_and_that_nobody_does(bar):
    assert [seat.toolTip() for seat in bar.seats] == [
        "Commander: Maya Kern", "Tech lead: Ravi Osei", "Comms: Jo Stein", "Scribe: nobody yet",
    ]  # fmt: skip
    assert [seat.accessibleName() for seat in bar.seats] == [seat.toolTip() for seat in bar.seats]


def test_the_buttons_ask_for_actions_of_the_table(bar, qtbot):
    asked = []
    bar.action_wished.connect(asked.append)
    for button in (bar.status, bar.hand_over, bar.resolve):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["status", "roles", "resolve"]


def test_an_incident_that_has_ended_is_opened_again_there(bar, model, qtbot):
    model.show(replace(SHOWN, is_open=False, status="Resolved"))
    asked = []
    bar.action_wished.connect(asked.append)
    qtbot.mouseClick(bar.resolve, Qt.MouseButton.LeftButton)
    assert asked == ["reopen"]
    assert bar.resolve.model.text == "Reopen…"


def test_the_status_is_said_for_ears_too(bar):
    assert bar.status.model.text == "Investigating"
    assert bar.status.accessibleName() == "Status: Investigating"


@pytest.mark.parametrize(("width", "compact"), [(1848, False), (1448, False), (1228, True), (1048, True)])
def test_a_long_title_is_shortened_and_the_buttons_stay_whole(bar, model, themes, qtbot, width, compact):
    themes.set_density(Density.COMPACT if compact else Density.COMFORTABLE)
    model.show(replace(SHOWN, title="A very long title of an incident " * 6, severity="SEV-1 CRITICAL"))
    bar.resize(width, bar.height())
    qtbot.wait(1)
    assert bar.width() == width
    assert bar.title.is_cut
    for button in (bar.status, bar.hand_over, bar.resolve):
        assert button.width() >= button.sizeHint().width()
        assert button.geometry().right() <= width


def test_a_long_title_leaves_the_key_whole_in_a_small_window(bar, model, themes, qtbot):
    themes.set_density(Density.COMPACT)
    bar.resize(1228, bar.height())
    model.show(replace(SHOWN, title="A very long title of an incident " * 6))
    qtbot.wait(20)
    assert bar.title.is_cut and not bar.key.is_cut and bar.key.text() == "INC-0047"


def test_a_drill_says_so_on_its_plate(bar, model):
    model.show(replace(SHOWN, is_drill=True))
    assert "Drill" in bar.plate.accessibleName() + bar.plate.accessibleDescription() + bar.plate.spoken().value


def test_every_button_is_reached_by_tab(bar):
    for button in (bar.status, bar.hand_over, bar.resolve):
        assert button.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        assert button.height() >= 28


def test_what_is_like_it_is_counted_beside_the_roles_and_listed_on_a_wish(bar, themes, qtbot):
    assert not bar.alike.isVisible()
    bar.show_alike(2, "words: pool")
    assert bar.alike.isVisible() and bar.alike.text() == "Seen before: 2" and "words: pool" in bar.alike.toolTip()
    assert bar.alike.accessibleName() == "Seen this before: 2 past incidents are like this one"
    with qtbot.waitSignal(bar.action_wished) as asked:
        bar.alike.click()
    assert asked.args == ["seen_before"]
    themes.set_density(Density.COMPACT)
    assert bar.alike.text() == "2"
    themes.set_density(Density.COMFORTABLE)
    bar.show_alike(0, "")
    assert not bar.alike.isVisible()
