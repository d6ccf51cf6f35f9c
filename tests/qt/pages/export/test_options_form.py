"""Three choices, the hourly rate and three boxes say what stands on the pages."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.export.options_form import OptionsForm


def test_what_is_offered_is_chosen_and_one_choice_is_none(themes, qtbot):
    form, changes = OptionsForm(themes), []
    qtbot.addWidget(form)
    form.changed.connect(lambda: changes.append(True))
    form.offer(form.paper, (("a4", "A4"), ("us-letter", "US Letter")), "us-letter")
    form.offer(form.version, (("", "As it stands now"),), "")
    assert form.paper.currentData() == "us-letter" and form.paper.isEnabled() and not form.version.isEnabled()
    form.name_audience("Customer")
    assert form.says_audience.text() == "“Customer” on every page"
    assert changes == []
    form.attaches.click()
    form.paper.activated.emit(0)
    assert changes == [True, True]


def test_tab_goes_from_the_paper_to_the_rate_and_on_to_the_boxes(themes, qtbot):
    form = OptionsForm(themes)
    qtbot.addWidget(form)
    form.offer(form.paper, (("a4", "A4"), ("us-letter", "US Letter")), "a4")
    form.show()
    form.activateWindow()
    form.paper.setFocus()
    for there in (form.rate.field, form.says_audience):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        assert form.focusWidget() is there
