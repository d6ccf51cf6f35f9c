"""Name, group and environment."""

from incident_desk.qt.pages.health.editor.place import EnvironmentPick, GroupField


def test_a_group_in_use_is_offered_and_another_can_be_typed(place, qtbot):
    place.model.begin_new(place.incident)
    group = place.editor.findChild(GroupField)
    assert [group.itemText(one) for one in range(group.count())] == ["Shop"]
    group.lineEdit().setText("Bot")
    assert place.model.form.texts["group"] == "Bot"


def test_an_environment_of_its_own_has_a_place(place, qtbot):
    place.model.begin_new(place.incident, "https://stg.x.org/")
    pick = place.editor.findChild(EnvironmentPick)
    assert pick.choice.model.options[pick.choice.model.current] == "Staging"
    place.model.form.put_all({"environment": "canary"}, fill=True)
    assert pick.choice.model.options[pick.choice.model.current] == "canary"
    pick.choice._group.button(0).click()
    assert place.model.form.texts["environment"] == "production"
