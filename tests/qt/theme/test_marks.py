"""Marks change what the style sheet paints."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from incident_desk.qt.theme.marks import set_flat, set_large, set_surface, set_tone, set_wrong


def test_a_surface_paints_the_layer(qtbot, each_theme):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(10, 10)
    for surface in ("window", "panel", "raised"):
        set_surface(page, surface)
        assert page.grab().toImage().pixelColor(5, 5) == getattr(each_theme.current.colour, surface)


def test_a_tone_colours_a_label_and_can_be_taken_back(qtbot, each_theme):
    label = QLabel("words")
    qtbot.addWidget(label)
    label.ensurePolished()
    set_tone(label, "text3")
    assert label.palette().color(label.foregroundRole()) == each_theme.current.colour.text3
    set_tone(label, "")
    assert label.palette().color(label.foregroundRole()) == each_theme.current.colour.text


def test_a_flat_field_has_no_ground_of_its_own(qtbot, each_theme):
    field = QLineEdit()
    qtbot.addWidget(field)
    set_flat(field)
    assert field.property("flat") is True


def test_a_large_field_is_higher_than_the_others(qtbot, themes):
    plain, large = QLineEdit(), QLineEdit()
    for field in (plain, large):
        qtbot.addWidget(field)
    set_large(large)
    assert large.sizeHint().height() >= plain.sizeHint().height() + 10


def test_a_text_field_has_an_outline_as_a_line_has(qtbot, each_theme):
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.resize(200, 100)
    picture = field.grab().toImage()
    assert picture.pixelColor(100, 0) == each_theme.current.colour.control


def test_a_wrong_field_has_an_edge_that_goes_again(qtbot, each_theme):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(120, 40)
    plain = field.grab().toImage()
    set_wrong(field, False)
    assert field.property("wrong") is None
    set_wrong(field)
    assert field.grab().toImage() != plain
    set_wrong(field, False)
    assert field.grab().toImage() == plain
