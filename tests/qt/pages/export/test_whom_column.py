"""The left side changes what is chosen, by mouse and keys."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.review import Approval
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.on_pages import PaperSize


def test_arrows_go_from_card_to_card_and_take_it(room):
    room.come()
    whom = room.page.whom
    whom.take_focus()
    assert whom.cards[3].hasFocus()
    room.press(Qt.Key.Key_Down)
    assert room.model.choices.audience is Audience.INTERNAL and whom.cards[0].hasFocus()
    room.press(Qt.Key.Key_Up)
    assert room.model.choices.audience is Audience.TIMELINE
    whom.cards[2].click()
    assert room.model.choices.audience is Audience.CUSTOMER
    room.made()


def test_boxes_want_formats_and_change_the_pages(room):
    room.come()
    whom = room.page.whom
    whom.formats[1].box.click()
    assert room.model.choices.endings == {".pdf", ".md"}
    whom.formats[0].box.setFocus()
    QTest.keyClick(whom.formats[0].box, Qt.Key.Key_Space)
    assert room.model.choices.endings == {".md"}
    whom.options.says_removed.click()
    assert room.model.choices.on.says_removed
    whom.options.paper.setCurrentIndex(1)
    whom.options.paper.activated.emit(1)
    assert room.model.choices.on.paper is PaperSize.LETTER
    room.made()
    assert whom.options.version.currentText() == "As it stands now" and not whom.options.version.isEnabled()


def test_the_version_that_the_review_shows_stands_in_its_box(room, monkeypatch):
    room.come()
    asked, reporting, now = [], room.link.office.new_reporting(), room.model.incident
    monkeypatch.setattr(reporting, "approved", lambda key, number: asked.append(number) or reporting.report(key))
    signed = tuple(Approval(f"a{one}", one, "Commander", "Ana", now.declared_at, 3, "abc") for one in (1, 2))
    incident = replace(now, review=replace(now.review, approvals=signed))
    box = room.page.whom.options.version
    for version, words in ((1, "Version 1, approved"), (2, "Version 2, approved"), (0, "As it stands now")):
        room.model.begin(incident, version)
        room.made()
        assert box.currentText() == words and box.isEnabled()
    assert asked == [1, 2]


def test_a_rate_is_taken_from_its_field_and_another_one_is_remembered(room):
    room.come(audience=0)
    whom, kept = room.page.whom, []
    whom.rate_changed.connect(kept.append)
    row = whom.options.rate
    row.field.setFocus()
    room.write("90 eur")
    room.press(Qt.Key.Key_Return)
    room.made()
    assert room.model.choices.rate == HourlyRate(90.0, "EUR") and row.sum.text() == "n/a"
    assert "n/a, because it is not resolved yet" in row.field.accessibleDescription()
    room.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    room.made()
    assert room.model.choices.audience is Audience.CUSTOMER and row.sum.text() == "not in this copy"
    row.field.setText("90 min")
    row.field.settle()
    assert room.model.choices.rate is None and kept == ["90 EUR"], "what is no rate is not kept"
    row.field.clear()
    row.field.settle()
    room.made()
    assert kept == ["90 EUR"]


def test_a_turn_of_the_wheel_over_the_choices_changes_nothing_that_is_exported(room):
    room.come()
    options, before = room.page.whom.options, room.model.choices
    for box in (options.version, options.zone, options.paper):
        middle = box.mapTo(room.window, box.rect().center()).toPointF()
        QTest.wheelEvent(room.window.windowHandle(), middle, QPoint(0, -120))
        assert box.currentIndex() == 0 and room.model.choices == before
    assert options.paper.count() > 1
