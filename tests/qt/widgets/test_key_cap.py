"""Key caps are as wide as their word and never narrower than a key."""

from incident_desk.qt.widgets.key_cap import CAP, KeyCap, KeyCapModel, key_caps_width


def test_a_letter_is_a_square_and_a_word_is_wider(themes):
    theme = themes.current
    assert key_caps_width(("K",), theme) == CAP
    assert key_caps_width(("Ctrl",), theme) > CAP


def test_keys_pressed_together_stand_beside_each_other(themes):
    theme = themes.current
    assert key_caps_width(("Ctrl", "K"), theme) == key_caps_width(("Ctrl",), theme) + 4 + CAP
    assert key_caps_width((), theme) == 0


def test_the_enter_key_is_drawn_as_its_sign_and_read_as_its_name(shot, themes):
    enter, sign = KeyCap(themes, KeyCapModel(("Enter",))), KeyCap(themes, KeyCapModel(("↵",)))
    assert shot(enter) == shot(sign)
    assert enter.accessibleDescription() == "Enter"
    assert KeyCap(themes, KeyCapModel(("Ctrl", "K"))).accessibleDescription() == "Ctrl+K"
