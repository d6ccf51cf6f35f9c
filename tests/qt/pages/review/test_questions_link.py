"""How many questions are open, in words."""

from incident_desk.qt.pages.review.questions_link import QuestionsLink


def test_it_says_how_many_and_is_as_wide_as_its_words(qtbot, themes):
    link = QuestionsLink(themes, 2)
    qtbot.addWidget(link)
    assert link.accessibleName() == "2 questions open, go to the next one"
    wide = link.sizeHint().width()
    link.set_model(1)
    assert link.accessibleName().startswith("1 question open") and link.sizeHint().width() < wide


def test_it_is_pressed_by_key(qtbot, themes):
    link = QuestionsLink(themes, 1)
    qtbot.addWidget(link)
    link.show()
    link.setFocus()
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, " ")
    assert not link.grab().isNull()
