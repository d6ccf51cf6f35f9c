"""The hatched edge."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from incident_desk.qt.pages.replay.edge import PastEdge


def test_it_lies_round_its_parent_and_takes_no_click(qtbot, themes):
    parent = QWidget()
    qtbot.addWidget(parent)
    button, edge = QPushButton("Press", parent), PastEdge(themes, parent)
    parent.resize(300, 200)
    parent.show()
    assert edge.geometry() == parent.rect()
    parent.resize(400, 260)
    assert edge.geometry() == parent.rect()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(parent.childAt(button.geometry().center()), Qt.MouseButton.LeftButton)
    picture = edge.grab().toImage()
    along = {picture.pixel(x, 2) for x in range(picture.width())}
    inside = {picture.pixel(x, picture.height() // 2) for x in range(20, picture.width() - 20)}
    assert len(along) > 1 and len(inside) == 1
