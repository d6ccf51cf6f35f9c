"""The foot of the pages."""

from incident_desk.qt.pages.review.paper_foot import PaperFoot


def shown(qtbot, themes, width=900):
    foot = PaperFoot(themes)
    qtbot.addWidget(foot)
    foot.resize(width, 52)
    foot.show()
    return foot


def test_it_drops_the_keys_before_its_buttons_are_cut(qtbot, themes):
    foot = shown(qtbot, themes)
    foot.told.setText("To be written still: Impact")
    foot.say_questions(1)
    told, buttons = [], (foot.questions, foot.ways_out, foot.as_markdown, foot.as_pdf)
    for width in (900, 640, 480):
        foot.resize(width, 52)
        qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))
        told.append((bool(foot.as_pdf.model.keys), foot.told.isVisible()))
    assert told == [(True, True), (True, False), (False, False)]
    assert foot.as_pdf.geometry().right() > 450


def test_each_button_is_an_action_of_the_window(qtbot, themes):
    foot, told = shown(qtbot, themes), []
    foot.action_wished.connect(told.append)
    foot.as_markdown.click()
    foot.as_pdf.click()
    assert told == ["export_markdown", "export"] and not foot.questions.isVisible()
