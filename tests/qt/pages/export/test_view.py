"""The page as a whole: its panes, its sizes, what selects what, and what it asks."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from incident_desk.qt.dialogs import ExportFieldsDialog, ZoneDialog
from incident_desk.qt.pages.export.telling import rows


def test_a_mark_selects_its_row_and_a_row_its_marks(room):
    room.come()
    sheet, goes = room.page.paper.sheet, room.page.goes.list
    mark = sheet.marks[0]
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.area_of(mark).center().toPoint())
    assert goes.row.number == mark.number and sheet.chosen == mark.number and goes.hasFocus()
    other = next(one for one in room.page.paper.pictures.sheets.marks if one.page == 1)
    goes.go_to(other.number)
    assert room.page.paper.page == 1 and sheet.chosen == other.number


def test_a_click_on_keep_asks_why(room):
    from incident_desk.qt.dialogs import ReasonDialog
    from incident_desk.qt.pages.export.goes_painter import ways_area

    room.come()
    goes = room.page.goes.list
    room.go_to("a939863")
    area = ways_area(goes.visualRect(goes.currentIndex()), goes.row, room.stage.themes.current)
    QTest.mouseClick(
        goes.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(area.right() - 4, area.center().y()).toPoint()
    )
    dialog = room.dialog(ReasonDialog)
    assert "Keep item" in dialog.windowTitle()
    dialog.reject()


def test_words_are_added_and_a_customer_is_remembered(room):
    room.come()
    room.page.goes.word.setFocus()
    QTest.keyClicks(room.page.goes.word, "  Checkout ")
    QTest.keyClick(room.page.goes.word, Qt.Key.Key_Return)
    room.made()
    assert room.model.choices.words == ("Checkout",) and room.page.goes.word.text() == ""
    QTest.keyClicks(room.page.goes.word, "Acme")
    QTest.keyClick(room.page.goes.word, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    room.until(lambda: "Acme" in room.work.customers)
    room.until(lambda: "every copy" in room.toast)
    room.made()
    room.page.whom.choose_audience(0)
    room.made()
    assert not room.model.handout.hidden


def test_the_fields_that_are_withheld_are_told(room):
    room.come()
    room.page.goes.fields.click()
    dialog = room.dialog(ExportFieldsDialog)
    assert "commander" in dialog.fields.toPlainText()
    dialog.try_accept()


def test_another_zone_and_folder_are_taken(room, tmp_path):
    room.come()
    zone = room.page.whom.options.zone
    zone.setCurrentIndex(zone.count() - 1)
    zone.activated.emit(zone.count() - 1)
    dialog = room.dialog(ZoneDialog)
    dialog.field.setText("Europe/Berlin")
    dialog.try_accept()
    room.made()
    assert str(room.model.choices.on.zone) == "Europe/Berlin" and zone.currentText() == "Europe/Berlin"
    assert room.page.foot.zone.value.text().startswith("+0")
    room.page.whom.folder.changed.emit(str(tmp_path))
    assert room.page.whom.folder.folder == str(tmp_path)


def test_f6_goes_through_the_page_and_everything_fits_in_a_small_window(room):
    room.come()
    assert [one.focusPolicy() != Qt.FocusPolicy.NoFocus for one in room.page.panes] == [True] * 4
    room.window.resize(1280, 720)
    room.until(lambda: room.stage.themes.current.is_compact)
    room.made()
    page = room.page
    assert page.whom._inside.width() <= page.whom._area.viewport().width()
    for button in (page.foot.save, page.head.back, page.scan.card.replace, page.goes.fields):
        corner = button.mapTo(room.window, QPoint(button.width(), button.height()))
        assert corner.x() <= room.window.width() and corner.y() <= room.window.height()
    page.grab()


def test_the_state_of_all_is_shown(room):
    room.come((".pdf", ".md"))
    page = room.page
    assert page.foot.save.isEnabled() and page.foot.save.text() == "Save 2 files"
    assert page.foot.entries.value.text() == f"{room.model.report.head.seq}, chain unbroken"
    assert page.head.caption.text().startswith("INC-0001 Checkout is down")
    assert page.goes.count.text().endswith("go") and len(rows(room.model)) > 3
    assert page.whom.cards[3].isChecked() and page.whom.formats[0].tag.model.words == "ready"
    room.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not page.foot.save.isEnabled() and page.foot.lacks.text() == "the copy is being made"
    room.made()
