"""The signs of kinds differ, and so does the number of what is open."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from incident_desk.qt.pages.doctor.faces import WORDS, kind_of, paint_kind, paint_number
from incident_desk.qt.pages.doctor.listed import KINDS, Listed


def painted(paint, *words, **more):
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, 24, 24), *words, **more)
    painter.end()
    return bytes(image.constBits())


def test_every_kind_has_a_sign_and_a_word_of_its_own(themes):
    signs = {painted(paint_kind, kind, themes.current) for kind in KINDS}
    assert len(signs) == len(KINDS) == len(set(WORDS.values())) and set(WORDS) == set(KINDS)


def test_the_number_of_the_open_finding_is_filled(themes):
    plain, filled = (painted(paint_number, 3, themes.current, is_open=one) for one in (False, True))
    assert plain != filled


def test_what_is_set_aside_is_a_kind_of_its_own(room):
    question = room.model.sheet.questions[0]
    assert kind_of(Listed(question.finding, question)) == "contradiction"
    assert kind_of(Listed(question.finding, aside=object())) == "aside"
