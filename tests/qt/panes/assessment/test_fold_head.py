"""The line of the folded card."""

from PySide6.QtCore import Qt

from incident_desk.qt.panes.assessment.fold_head import FoldHead, FoldModel


def test_it_is_spoken_with_count_and_fold(themes, qtbot):
    head = FoldHead(themes, FoldModel("4 of 10", "Since when?"))
    qtbot.addWidget(head)
    assert (head.accessibleName(), head.accessibleDescription()) == ("First questions, 4 of 10", "folded")
    head.set_model(FoldModel("4 of 10", open=True))
    assert head.accessibleDescription() == "open"


def test_the_next_question_is_painted_only_while_folded(each_theme, qtbot):
    head = FoldHead(each_theme, FoldModel("4 of 10", "Since when?"))
    qtbot.addWidget(head)
    head.resize(500, 44)
    folded = head.grab().toImage()
    head.set_model(FoldModel("4 of 10", "Since when?", open=True))
    unfolded = head.grab().toImage()
    ground = unfolded.pixelColor(350, 2)
    assert any(folded.pixelColor(x, 22) != ground for x in range(200, 460))
    assert all(unfolded.pixelColor(x, 22) == ground for x in range(200, 460))


def test_enter_and_space_press_it(themes, qtbot):
    head = FoldHead(themes, FoldModel("4 of 10"))
    qtbot.addWidget(head)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(head.clicked):
            qtbot.keyClick(head, key)
