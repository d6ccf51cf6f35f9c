"""The rows of then, and what came later on a wish."""

import pytest

from incident_desk.qt.pages.replay.entries_pane import EntriesThen


@pytest.fixture
def pane(qtbot, themes):
    one = EntriesThen(themes)
    qtbot.addWidget(one)
    one.resize(700, 600)
    one.show()
    return one


def texts(pane):
    return [entry.text for entry in pane.entries.table.entries]


def test_it_shows_what_was_known_and_counts_what_was_not(pane, night_at):
    pane.show_then(night_at(12))
    assert not any(text.startswith("Deploy 7c1e0f4") for text in texts(pane))
    assert pane.time.text() == "03:08:08" and pane.words.text() == "Nothing after this was known"
    later = len(night_at(12).rewound.later)
    assert pane.later.text().startswith(f"{later} entries were written later")


def test_what_came_later_is_shown_while_held_or_by_choice(pane, night_at):
    pane.show_then(night_at(12))
    pane.hold(True)
    assert any(text.startswith("Deploy 7c1e0f4") for text in texts(pane))
    pane.hold(False)
    assert not any(text.startswith("Deploy 7c1e0f4") for text in texts(pane))
    pane.choice.chosen.emit(1)
    pane.choice.set_current(1)
    pane.show_then(night_at(13))
    assert pane.shows_later and any(text.startswith("Deploy 7c1e0f4") for text in texts(pane))


def test_the_button_shows_it_while_it_is_pressed(pane, night_at):
    pane.show_then(night_at(12))
    pane.peek.pressed.emit()
    assert pane.shows_later
    pane.peek.released.emit()
    assert not pane.shows_later


def test_at_the_end_nothing_was_written_later(pane, night_at):
    pane.show_then(night_at(400))
    assert pane.words.text() == "Nothing was written later" and not pane.peek.isEnabled()
