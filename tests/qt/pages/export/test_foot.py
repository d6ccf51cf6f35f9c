"""The foot says what is made, of which record, and what stands in the way."""

from incident_desk.qt.pages.export.resting import RecordFact
from incident_desk.qt.widgets.button import Variant
from tests.qt.pages.export.press import held


def test_the_record_is_told_and_save_says_how_many(room):
    room.come((".pdf", ".md", ".html"))
    foot = room.page.foot
    assert foot.save.text() == "Save 3 files" and foot.save.model.variant is Variant.PRIMARY
    assert foot.what.text() == "3 of 3 files made" and not foot.cancel.isVisible() and foot.lacks.text() == ""
    assert foot.maker.value.text() == "Incident Desk 1.0.0" and foot.zone.value.text() == "UTC, 24 h"
    assert " … " in foot.head.value.text()
    foot.show_record(RecordFact())
    assert foot.head.value.text() == "" and foot.entries.value.text() == "0"


def test_while_it_is_made_it_can_be_stopped_and_save_waits(room):
    room.come()
    foot = room.page.foot
    foot.save.setFocus()
    room.work.hold = held()
    room.model.choose(room.model.choices.add_word("Checkout"))
    room.until(lambda: room.model.making.progress is not None)
    assert foot.cancel.isVisible() and foot.bar.isVisible() and not foot.save.isEnabled()
    assert foot.save.model.variant is Variant.SECONDARY and foot.lacks.text() == "PDF not ready"
    foot.cancel.click()
    assert foot.lacks.text() == "PDF stopped" and foot.again.isVisible()
    room.work.hold.set()


def test_no_format_has_nothing_to_save(room):
    room.come(())
    assert room.page.foot.save.text() == "Save" and room.page.foot.lacks.text() == "no format is chosen"
