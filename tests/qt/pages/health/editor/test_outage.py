"""What happens when it stops answering is seen, said, and painted by the desk's own painter."""

from incident_desk.domain.health import State
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.qt.pages.health.editor.outage import OutageStrip, StripModel, told
from incident_desk.services.rehearsal import rehearse


def test_the_course_is_told():
    one = rehearse(Check("a", "A", HttpOptions("https://x.org/"), timeout_s=10))
    assert told(one) == "with an incident open: down 11 s after the first, 2 missed answers"
    at_once = rehearse(Check("a", "A", HttpOptions("https://x.org/"), rule=Rule(failures=1)))
    assert told(at_once) == "with an incident open: down at once, 1 missed answer"
    never = Check("a", "A", HttpOptions("https://x.org/"), incident_interval_s=86_400, rule=Rule(failures=1000))
    assert told(rehearse(never)).startswith("not down within")
    assert told(None)


def test_the_rows_are_those_of_the_engine(place, qtbot):
    place.model.begin_new(place.incident, "https://x.org/health")
    qtbot.waitUntil(lambda: place.model.trial.rehearsal is not None)
    outage = place.editor.outage
    states = [outage.table.row(one).state for one in range(outage.table.rowCount())]
    assert states == [State.OK, State.SLOW, State.OK, State.DOWN]
    assert outage.table.check(3) == outage.table.row(3).id
    assert outage.table.check(9) == ""
    place.editor.show()
    assert not outage.view.grab().toImage().isNull()


def test_the_strip_is_painted_and_spoken(each_theme, qtbot):
    strip = OutageStrip(each_theme)
    qtbot.addWidget(strip)
    strip.resize(560, 54)
    empty = strip.grab().toImage()
    for rule in (Rule(), Rule(failures=1), Rule(failures=0, seconds=120)):
        strip.set_model(StripModel(rehearse(Check("a", "A", HttpOptions("https://x.org/"), rule=rule))))
        assert strip.grab().toImage() != empty
    assert "down" in strip.accessibleDescription()
