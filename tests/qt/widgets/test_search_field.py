"""A field with an icon and its key."""

from incident_desk.qt.widgets.search_field import SearchField, SearchLook

LOOK = SearchLook("Find or run anything", ("Ctrl", "K"))


def test_words_start_behind_the_icon_and_use_the_place_of_the_keys_once_there_are_words(qtbot, themes):
    field = SearchField(themes, LOOK)
    qtbot.addWidget(field)
    empty = field.textMargins()
    field.setText("mongo")
    assert empty.left() >= 25
    assert empty.right() > field.textMargins().right() == 0


def test_the_keys_vanish_while_there_are_words(shot, each_theme):
    field = SearchField(each_theme, SearchLook("", ("Ctrl", "K")))
    before = shot(field, 300)
    field.setText(" ")
    right = (250, 0, 45, before.height())
    assert field.grab().toImage().copy(*right) != before.copy(*right)


def test_it_is_named_and_tells_its_key(themes):
    field = SearchField(themes, LOOK)
    assert (field.accessibleName(), field.accessibleDescription()) == ("Find or run anything", "Key Ctrl+K")


def test_a_quiet_field_looks_different(shot, each_theme):
    assert shot(SearchField(each_theme, SearchLook("Find", quiet=True)), 200) != shot(
        SearchField(each_theme, SearchLook("Find")), 200
    )
