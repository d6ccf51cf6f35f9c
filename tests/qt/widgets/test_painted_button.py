"""The ground of painted buttons: Space and Enter press, the model speaks, the pointer is felt."""

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt

from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton


class Square(PaintedButton[str]):
    def design_size(self, theme):
        return QSizeF(30, 28)

    def paint(self, painter, theme, area):
        painter.fillRect(QRectF(area), theme.colour.hover if self.is_hot else theme.colour.raised)

    def spoken(self):
        return Spoken(self.model, "key S")


@pytest.fixture
def square(qtbot, themes):
    button = Square(themes, "Save")
    qtbot.addWidget(button)
    # Away from where the pointer rests, or it would already be hot.
    button.move(300, 300)
    button.show()
    return button


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_it(qtbot, square, key):
    square.setFocus()
    with qtbot.waitSignal(square.clicked, timeout=500):
        qtbot.keyClick(square, key)


def test_it_takes_the_focus_by_tab(square):
    assert square.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_speaks_for_its_model(square):
    assert (square.accessibleName(), square.accessibleDescription()) == ("Save", "key S")
    square.set_model("Send")
    assert square.accessibleName() == "Send"


def test_pressing_shows(square):
    before = square.grab().toImage()
    square.setDown(True)
    assert square.grab().toImage() != before


def test_it_is_never_cut(square):
    assert square.minimumSizeHint() == square.sizeHint()


def test_a_change_that_ears_do_not_hear_tells_them_nothing(qtbot, themes):
    class Coloured(Square):
        def spoken(self):
            return Spoken("Seen", "K")

    button, told = Coloured(themes, "red"), []
    qtbot.addWidget(button)
    button.setAccessibleName = told.append
    button.setAccessibleDescription = told.append
    button.set_model("white")
    assert told == [] and button.accessibleName() == "Seen"
