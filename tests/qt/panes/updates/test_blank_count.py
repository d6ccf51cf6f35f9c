"""How many blanks are left, in words that fit."""

import pytest

from incident_desk.qt.panes.updates.blank_count import BlankCount, CountModel


@pytest.mark.parametrize(("model", "words"), [
    (CountModel(0), "Nothing left to fill"), (CountModel(1), "1 blank to fill"),
    (CountModel(3), "3 blanks to fill"),
    (CountModel(1, True), "1 blank"), (CountModel(0, True), "Nothing to fill"),
])  # fmt: skip
def test_words(model, words):
    assert model.words == words


def test_it_can_be_pressed_while_there_is_something_and_says_it_in_full(each_theme, qtbot):
    one = BlankCount(each_theme, CountModel())
    qtbot.addWidget(one)
    assert not one.isEnabled()
    one.set_model(CountModel(2, True))
    assert one.isEnabled() and one.accessibleName() == "2 blanks to fill"
    one.show()
    one.grab()
    wide = one.sizeHint().width()
    one.set_model(CountModel(2))
    assert one.sizeHint().width() > wide
