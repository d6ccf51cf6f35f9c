"""Messages and their blanks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from incident_desk.qt.pages.playbooks.editor.messages import BLANKS, Messages
from tests.qt.pages.playbooks.conftest import shown


def test_what_is_typed_is_taken_in_with_its_blanks_as_the_field_is_left(themes, drafting, qtbot):
    view = shown(qtbot, Messages(themes, drafting), 480, 300)
    view.field.setFocus()
    view.field.setPlainText("[CITY] prints. [CURRENT_TIME]")
    assert drafting.playbook.templates[0].body.startswith("[SERVICE]")
    view.insert.setFocus()
    one = drafting.playbook.templates[0]
    assert one.body == "[CITY] prints. [CURRENT_TIME]"
    assert [(blank.text, blank.automatic) for blank in one.blanks] == [("CITY", False), ("CURRENT_TIME", True)]
    view.field.setPlainText("x")
    drafting.flush()
    assert drafting.playbook.templates[0].body == "x"
    drafting.undo()
    assert view.field.toPlainText() == "[CITY] prints. [CURRENT_TIME]"


def test_blanks_differ_in_more_than_colour(themes, drafting, qtbot):
    view = shown(qtbot, Messages(themes, drafting), 480, 300)
    formats = view.field.document().firstBlock().layout().formats()
    by_person, by_desk = formats[0].format, formats[1].format
    assert by_desk.underlineStyle() is by_desk.UnderlineStyle.DashUnderline
    assert by_person.background().color() == themes.current.colour.caution_tint and not by_person.fontUnderline()


def test_a_bracket_opens_the_list_of_blanks(themes, drafting, qtbot):
    view = shown(qtbot, Messages(themes, drafting), 480, 300)
    view.field.setPlainText("")
    view.field.setFocus()
    qtbot.keyClick(view.field, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.NoModifier)
    menu = QApplication.activePopupWidget() or view.findChild(QMenu)
    names = [action.text() for action in menu.actions()]
    assert names[: len(BLANKS)] == list(BLANKS)
    menu.actions()[0].trigger()
    menu.close()
    assert view.field.toPlainText() == "[CURRENT_TIME]"


def test_messages_come_and_go(themes, drafting, qtbot):
    view = shown(qtbot, Messages(themes, drafting), 480, 300)
    qtbot.mouseClick(view.head.button, Qt.MouseButton.LeftButton)
    assert [one.name for one in drafting.playbook.templates][1] == "Progress update" or view.choice.count() == 2
    assert view.choice.currentIndex() == 1
    view.choice.activated.emit(0)
    assert view.field.toPlainText().startswith("[SERVICE] is down. Time")
    qtbot.mouseClick(view.drop, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.drop, Qt.MouseButton.LeftButton)
    assert drafting.playbook.templates == () and not view.field.isVisible() and view.head.facts == "none"
