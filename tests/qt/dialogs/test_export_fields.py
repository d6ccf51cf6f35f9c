"""What readers are not allowed is listed by parts; texts of the review may be let go."""

from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.export_fields import ExportFieldsDialog, fields_text

WITHHELD = ("header.commander", "header.declared_by", "timeline", "review.sections.text")


def test_fields_are_told_by_the_part_that_they_stand_in():
    assert fields_text(WITHHELD).splitlines() == [
        "header: commander, declared by", "review, sections: text", "whole: timeline",
    ]  # fmt: skip
    assert fields_text(()) == ""


def test_sections_are_ticked_by_keys(themes, window, shown, qtbot):
    dialog = shown(ExportFieldsDialog(themes, "customers", WITHHELD, ("Summary", "Lessons"), window))
    dialog.show_ticked(("Lessons",))
    assert dialog.ticked == ("Lessons",) and dialog.windowTitle() == "Not allowed for customers"
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.ticked == ("Summary", "Lessons")


def test_without_sections_the_fields_alone_are_shown(themes, window, shown):
    dialog = shown(ExportFieldsDialog(themes, "insiders", (), (), window))
    dialog.show_ticked(("Lessons",))
    assert dialog.ticked == () and not dialog.table.isVisible()
    assert dialog.fields.toPlainText() == "Every field of the record is allowed."
