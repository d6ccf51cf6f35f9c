"""The keys of the page: readers, views, pages, zoom, what goes, and the leak."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.dialogs import ReasonDialog
from incident_desk.qt.pages.export.goes import Fate
from incident_desk.qt.pages.export.telling import leaks
from incident_desk.services.acts.logging import log
from incident_desk.services.export_values import View

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEAK = Leak(Sort.CUSTOMER, "Zebra Associates", Where.ALTERNATIVE, "bar for Zebra Associates from", 0)


@pytest.mark.parametrize(("key", "audience"), [(2, Audience.EXECUTIVE), (3, Audience.CUSTOMER)])
def test_a_number_chooses_the_readers(room, key, audience):
    room.come()
    room.press(Qt.Key(Qt.Key.Key_0 + key), ALT)
    assert room.model.choices.audience is audience and room.page.whom.cards[key - 1].hasFocus()
    room.made()


def test_arrows_change_the_view_and_control_turns_and_zooms(room):
    room.come()
    paper = room.page.paper
    views = []
    for _ in range(3):
        room.press(Qt.Key.Key_Right, ALT)
        views.append(paper.view)
    assert views == [View.BEFORE, View.SENT, View.MARKED]
    room.made()
    room.press(Qt.Key.Key_PageDown, CTRL)
    assert paper.page == 1
    room.press(Qt.Key.Key_PageUp, CTRL)
    assert paper.page == 0
    before = paper.sheet.width()
    room.press(Qt.Key.Key_Plus, CTRL)
    assert paper.sheet.width() > before
    room.press(Qt.Key.Key_Minus, CTRL)
    assert paper.sheet.width() <= before


def test_r_hides_and_shift_r_keeps_with_a_reason(room):
    room.come(audience=0)
    room.go_to("app.zebra.example")
    room.press(Qt.Key.Key_R)
    room.made()
    assert room.row("app.zebra.example").fate is Fate.REPLACED
    room.press(Qt.Key.Key_R, SHIFT)
    room.made()
    assert room.row("app.zebra.example").fate is Fate.STAYS
    room.press(Qt.Key.Key_4, ALT)
    room.made()
    room.go_to("app.zebra.example")
    room.press(Qt.Key.Key_R, SHIFT)
    dialog = room.dialog(ReasonDialog)
    QTest.keyClicks(dialog.field, "they know it")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    room.made()
    assert room.row("app.zebra.example").fate is Fate.KEPT
    assert room.model.choices.kept == {"app.zebra.example": "they know it"}
    room.back()
    room.go_to("app.zebra.example")
    room.press(Qt.Key.Key_R, SHIFT)
    room.press(Qt.Key.Key_R)
    room.made()
    assert room.row("app.zebra.example").fate is Fate.REPLACED and room.model.choices.kept == {}


def test_r_lets_what_may_be_a_name_go_as_a_word_and_shift_r_brings_it_back(room):
    with room.changed():
        line = Line("Ana Lopez of Globex called", Sign.NOTE)
        room.link.act(lambda _incident, _now: log(line))
    room.come()
    room.page.goes.list.setFocus()
    while room.page.goes.list.row is None or not room.page.goes.list.row.may_be:
        room.press(Qt.Key.Key_Down)
    text = room.page.goes.list.row.text
    assert text == "Ana Lopez" and "may be name" in room.page.goes.count.text()
    room.press(Qt.Key.Key_R, SHIFT)
    assert room.row(text).may_be and not room.model.choices.kept, "it is kept as it is"
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_R)
    room.made()
    assert room.model.choices.words == (text,) and room.row(text).fate is Fate.REPLACED
    assert room.page.goes.list.row == room.row(text) and room.row("Globex").may_be
    made = room.model.making.made[".pdf"]
    assert b"Ana Lopez" not in made.data and b"Globex" in made.data and made.scan.is_clean
    room.press(Qt.Key.Key_R, SHIFT)
    room.made()
    assert room.row(text).may_be and room.model.choices.words == ()


def test_no_letter_acts_on_the_incident_and_none_is_taken_from_a_field(room):
    room.come()
    room.page.goes.list.setFocus()
    before = room.incident.seq
    room.press(Qt.Key.Key_R)
    assert not any(one.isVisible() for one in room.window.findChildren(ReasonDialog))
    room.press(Qt.Key.Key_Insert)
    room.write("rv R")
    assert room.page.goes.word.text() == "rv R" and not room.page.goes.list.painter.is_plain
    room.press(Qt.Key.Key_Escape)
    assert room.page.goes.word.text() == "" and room.page.goes.list.hasFocus() and room.window.page == "export"
    assert room.incident.seq == before


def test_v_shows_the_values_while_it_is_held(room):
    room.come()
    room.page.goes.list.setFocus()
    QTest.keyPress(room.page.goes.list, Qt.Key.Key_V)
    assert room.page.goes.list.painter.is_plain
    QTest.keyRelease(room.page.goes.list, Qt.Key.Key_V)
    assert not room.page.goes.list.painter.is_plain


def test_enter_clears_the_leak_and_else_shows_the_row(room):
    room.work.leaks = {".html": (LEAK,)}
    room.come((".html",))
    room.until(lambda: room.page.scan.card.isVisible())
    room.page.goes.list.setFocus()
    room.press(Qt.Key.Key_Return)
    room.made()
    assert leaks(room.model) == () and room.model.choices.there == ("Zebra Associates",)
    assert not room.page.scan.card.isVisible() and room.page.foot.save.isEnabled()
    room.go_to("a939863")
    room.press(Qt.Key.Key_Return)
    assert room.page.paper.chosen == room.row("a939863").number


def test_escape_goes_back_and_f5_reads_anew(room):
    room.come()
    room.press(Qt.Key.Key_F5)
    assert room.model.is_asking
    room.made()
    room.press(Qt.Key.Key_Escape)
    assert room.window.page != "export"


def test_control_point_stops_what_is_made(room):
    from tests.qt.pages.export.press import held

    room.come()
    room.work.hold = held()
    room.model.choose(room.model.choices.add_word("Checkout"))
    room.until(lambda: room.model.making.progress is not None)
    assert room.page.foot.cancel.isVisible()
    room.press(Qt.Key.Key_Period, CTRL)
    assert not room.model.making.is_busy and room.page.foot.again.isVisible()
    room.work.hold.set()
    room.page.foot.again.click()
    room.made()
    assert room.page.foot.save.isEnabled()


def test_the_leak_is_shown_on_its_page(room):
    room.come((".html",))
    room.made()
    number = room.row("Zebra Associates").number
    room.work.leaks = {
        ".html": (Leak(Sort.CUSTOMER, "Zebra Associates", Where.METADATA, "Zebra Associates", number),)
    }
    room.model.choose(room.model.choices.add_word("Checkout"))
    room.until(lambda: room.page.scan.card.isVisible())
    room.made()
    room.page.scan.card.look.click()
    assert room.page.goes.list.row.number == number and room.page.paper.chosen == number
