"""How often, when it is down, what it depends on, and peace."""


def test_parents_are_added_and_removed(place):
    place.model.begin_new(place.incident, "https://x.org/health")
    parents = place.editor.asks.parents
    parents.fill_menu()
    assert [action.text() for action in parents.menu.actions()] == ["Shop", "DNS"]
    parents.menu.actions()[1].trigger()
    assert place.model.form.check.depends_on == ("INC-0001-2",)
    assert [chip.model.text for chip in parents.chips] == ["DNS"]
    parents.fill_menu()
    assert [action.text() for action in parents.menu.actions()] == ["Shop"]
    parents.chips[0].click()
    assert place.model.form.check.depends_on == ()


def test_it_can_be_paused(place):
    place.model.begin_new(place.incident, "https://x.org/health")
    place.editor.asks.paused.click()
    assert place.model.form.check.paused


def test_a_hook_is_not_asked(place):
    place.model.begin_new(place.incident, "hook:nightly")
    place.editor.show()
    assert not place.editor.asks._ask.isVisible()
    assert not place.editor.head.test.isEnabled()
    assert "others call it" in place.editor.head._told.text()
