"""The head names the incident, and says when its record has moved on."""

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.logging import log


def test_a_record_that_moved_on_is_read_anew_by_its_button(room):
    room.come()
    head = room.page.head
    assert not head.read.isVisible() and "INC-0001" in head.caption.text()
    with room.changed():
        room.link.act(lambda incident, now: log(Line("Nearly done", Sign.NOTE)))
    assert head.read.isVisible() and "moved on" in head.caption.text()
    head.read.setFocus()
    head.read.click()
    room.made()
    assert not head.read.isVisible() and "moved on" not in head.caption.text()
    head.back.click()
    assert room.window.page != "export"
