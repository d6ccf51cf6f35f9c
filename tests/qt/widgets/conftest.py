"""Pictures of widgets, to be compared with each other and searched for colours."""

import pytest
from PySide6.QtGui import QImage, QPainter


@pytest.fixture
def shot(qtbot):
    """A function that shows a widget and gives its picture."""

    def take(widget, width=None, height=None):
        qtbot.addWidget(widget)
        hint = widget.sizeHint()
        widget.resize(width or hint.width(), height or hint.height())
        widget.show()
        return widget.grab().toImage()

    return take


@pytest.fixture
def painted(qapp):
    """A function that runs a paint function on an empty picture."""

    def take(paint, width=60, height=60):
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
        painter.end()
        return image

    return take


@pytest.fixture
def all_differ():
    """A function that says whether no two pictures are the same."""

    def look(images):
        return all(one != other for index, one in enumerate(images) for other in images[index + 1 :])

    return look


@pytest.fixture
def has_colour():
    """A function that says whether a picture has a pixel of exactly this colour."""

    def look(image, colour):
        return any(image.pixelColor(x, y) == colour for y in range(image.height()) for x in range(image.width()))

    return look
