"""A watched check is paused, asked again, and watched no longer; each is an act of its record."""

from incident_desk.domain.health_check import Check


def opened(place):
    place.model.begin(place.incident, Check.from_data(place.incident.checks["INC-0001-1"]))
    place.editor.show()
    return place.editor.menu


def test_a_new_check_has_no_menu(place):
    place.model.begin_new(place.incident, "https://x.org/")
    place.editor.show()
    assert not place.editor.menu.isVisible()


def test_pause_again_and_no_longer(place, qtbot):
    menu = opened(place)
    assert menu.isVisible() and menu.pause.isVisible() and not menu.resume.isVisible()
    with qtbot.waitSignal(menu.done) as done:
        menu.pause.trigger()
    assert done.args == ["Shop is paused"]
    assert place.incident.checks["INC-0001-1"]["paused"] is True
    menu = opened(place)
    assert menu.resume.isVisible()
    with qtbot.waitSignal(menu.done):
        menu.resume.trigger()
    assert not place.incident.checks["INC-0001-1"]["paused"]
    with qtbot.waitSignal(opened(place).done):
        place.editor.menu.drop.trigger()
    assert "INC-0001-1" not in place.incident.checks


def test_a_standing_check_is_dropped_from_its_own_record(place, qtbot):
    place.model.begin_new(None, "https://x.org/")
    with qtbot.waitSignal(place.model.saved) as saved:
        place.model.save()
    record, check = saved.args
    place.model.begin(place.bench.desk.incident_of(record), check)
    with qtbot.waitSignal(place.editor.menu.done):
        place.editor.menu.drop.trigger()
    assert place.bench.desk.incident_of(record).checks == {}
