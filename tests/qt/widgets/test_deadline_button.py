"""The button of a cell: as wide as its word and key, never smaller than a target, and it speaks."""

import pytest
from PySide6.QtGui import QColor

from incident_desk.qt.widgets.deadline_button import CellButton, CellButtonModel, button_width

WHITE = QColor("white")


def model(text="Seen", keys=("K",), name="Seen: Response target missed"):
    return CellButtonModel(text, keys, name, WHITE, WHITE)


@pytest.mark.parametrize(("text", "keys"), [("Seen", ("K",)), ("Seen", ()), ("", ("K",))])
def test_it_is_at_least_28_px_high_and_wide(themes, text, keys):
    size = CellButton(themes, model(text, keys)).sizeHint()
    assert size.height() >= 28 and size.width() >= 28


def test_word_and_key_need_more_room_than_either(themes):
    theme = themes.current
    both = button_width("Seen", ("K",), theme)
    assert both > max(button_width("Seen", (), theme), button_width("", ("K",), theme))


def test_it_says_what_it_silences_and_with_which_key(themes):
    button = CellButton(themes, model())
    assert (button.accessibleName(), button.accessibleDescription()) == ("Seen: Response target missed", "K")
    assert CellButton(themes, model(name="")).accessibleName() == "Seen"


def test_word_and_key_are_painted(shot, themes, all_differ):
    looks = (model(), model(keys=()), model(text=""))
    assert all_differ([shot(CellButton(themes, look), 90) for look in looks])
