"""The head of the detail: words, figures, and buttons that say their keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.health import Fault, State
from incident_desk.qt.pages.health.detail_head import BigGlyph, DetailHead
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.state_glyph import GlyphState
from tests.qt.pages.health.test_facts import DOWN, ago, good, told


@pytest.fixture
def head(themes, qtbot):
    one = DetailHead(themes)
    qtbot.addWidget(one)
    one.resize(1500, 76)
    one.show()
    return one


def test_it_says_how_the_check_is(head):
    head.show_told(DOWN, is_muted=False)
    assert (head.title.text(), head.reason.text()) == ("/health is down", "no answer in 5 s")
    assert head.glyph.accessibleDescription() == "down"
    assert head.figures[0].accessibleName() == "Down for 49:10"
    head.show_told(told(), is_muted=True)
    assert head.title.text() == "/health is normal, muted" and not head.reason.isVisible()


def test_each_button_wishes_its_own(head, qtbot):
    for button, signal in (
        (head.mute, head.mute_wished), (head.finding, head.finding_wished), (head.ask, head.ask_wished),
    ):  # fmt: skip
        with qtbot.waitSignal(signal, timeout=500):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_muted_can_sound_again(head):
    head.show_told(DOWN, is_muted=True)
    assert head.mute.model.text == "Sound again" and "again" in head.mute.accessibleName()


def test_a_command_that_nobody_has_allowed_is_looked_at_first(head):
    head.show_told(told(State.NO_DATA, last=replace(good(ago(1)), fault=Fault.NO_CONSENT)), is_muted=False)
    assert head.ask.model.text == "Look and allow…" and "F5" in head.ask.accessibleName()
    head.show_told(DOWN, is_muted=False)
    assert head.ask.model.text == "Check now"


def test_in_little_room_no_button_is_lost_and_none_is_without_a_name(head, themes, qtbot):
    themes.set_density(Density.COMPACT)
    head.resize(960, 60)
    assert [button.isVisible() for button in (head.mute, head.finding, head.ask)] == [True] * 3
    assert (head.mute.model.text, head.finding.model.text) == ("", "")
    assert head.mute.accessibleName() and "T" in head.finding.accessibleName()


def test_the_title_has_room_where_the_letters_are_large(head, themes):
    head.show_told(DOWN, is_muted=False)
    themes.set_scale(1.5)
    head.resize(1300, 100)
    assert not head.title.is_cut
    themes.set_scale(1.0)


def test_the_sign_is_as_large_as_the_title(themes, qtbot):
    glyph = BigGlyph(themes, GlyphState.DOWN)
    qtbot.addWidget(glyph)
    assert glyph.sizeHint().width() == 22
