"""A second page has its title, and Esc and a button lead back."""

from PySide6.QtCore import Qt

from incident_desk.qt.panes.updates.folded_page import FoldedPage


def test_esc_and_the_button_lead_back(each_theme, qtbot):
    page = FoldedPage(each_theme, "Contacts")
    qtbot.addWidget(page)
    page.show()
    assert page.title.text() == "Contacts"
    for press in (lambda: qtbot.keyClick(page, Qt.Key.Key_Escape), page.back.click):
        with qtbot.waitSignal(page.left):
            press()
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(page, Qt.Key.Key_A)
