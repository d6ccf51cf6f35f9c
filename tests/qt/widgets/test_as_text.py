"""Text that looks like HTML is shown letter by letter."""

import ast
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage, QPainter, Qt, QTextDocument
from PySide6.QtWidgets import QToolTip

from incident_desk.domain.severity import Level
from incident_desk.qt.dialogs.frame import Caption
from incident_desk.qt.dialogs.lines import DueLine, DueShown
from incident_desk.qt.dialogs.open_lines import OpenLine, OpenShown, OpenSign
from incident_desk.qt.dialogs.severity import LevelButton
from incident_desk.qt.dialogs.severity_card import CardModel, SeverityCard
from incident_desk.qt.dialogs.target_table import Cell, TargetLine, TargetShown
from incident_desk.qt.pages.health.lanes import Lane, Lanes
from incident_desk.qt.pages.health.lanes_view import LanesView
from incident_desk.qt.pages.health.related import Related
from incident_desk.qt.pages.health.related_view import CommandRow
from incident_desk.qt.panes.identity.view import Seat
from incident_desk.qt.panes.identity.view_model import RoleSeat
from incident_desk.qt.panes.playbook import wrapping
from incident_desk.qt.panes.timeline.lettered import Look, paint_pieces
from incident_desk.qt.panes.timeline.rows import Ink, Piece
from incident_desk.qt.theme import TextKind
from incident_desk.qt.widgets.as_text import inert, plain, wrapped
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.lettering import draw_line, draw_text, shortened, text_width
from incident_desk.qt.widgets.next_bar import NextBar, NextModel
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.qt.widgets.rail_button import RailButton, RailModel
from tests.fakes import NOON
from tests.shared_folder import REPOSITORY

HOSTILE = "<img src=file:///etc/passwd><b>bold</b>\n<a href='http://x'>y</a> & more"


def shown(tip: str) -> str:
    """What Qt shows of a tooltip."""
    if not Qt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def test_tags_are_shown_as_they_are_written(qapp):
    assert shown(plain(HOSTILE)) == HOSTILE
    assert shown(wrapped(HOSTILE)) == HOSTILE
    assert "<img" not in plain(HOSTILE)


@pytest.mark.parametrize("text", ["", "a < b & c", "two\nlines", "“pool” of the finding"])
def test_what_is_no_html_stays_as_it_is(qapp, text):
    assert plain(text) == text


@given(st.text(st.sampled_from("<>b/ img&;=\n\"'!-p"), max_size=40))
def test_whatever_it_looks_like_every_letter_is_there(text):
    assert shown(plain(text)).replace("\n", " ").split() == text.replace("\n", " ").split()


def test_hostile_words_are_shown_as_they_are_written_wherever_a_document_or_a_record_may_say_them(themes, qtbot):
    cell = Cell(HOSTILE, HOSTILE)
    made = [
        SeverityCard(themes, CardModel("P1", HOSTILE, 1, (HOSTILE, ""), HOSTILE, definition=HOSTILE)),
        LevelButton(themes, Level("P1", HOSTILE, 1, definition=HOSTILE)),
        DueLine(themes, DueShown("", HOSTILE, HOSTILE)),
        OpenLine(themes, OpenShown(OpenSign.STEP, HOSTILE, HOSTILE)),
        TargetLine(themes, TargetShown(HOSTILE, HOSTILE, cell, cell)),
        NextBar(themes, NextModel(HOSTILE, detail=HOSTILE, then=(HOSTILE,))),
        Button(themes, ButtonModel("", name=HOSTILE)),
        RailButton(themes, RailModel(HOSTILE, "house")),
    ]
    row, seat = CommandRow(themes), Seat(themes)
    row.show_command(Related(HOSTILE, HOSTILE, HOSTILE))
    seat.show_seat(RoleSeat("Commander", HOSTILE, "X", False))
    for widget in (*made, row, seat):
        qtbot.addWidget(widget)
        assert HOSTILE in shown(widget.toolTip()), type(widget).__name__


def test_what_is_under_the_pointer_is_shown_as_it_is_written(themes, qtbot):
    lane = Lane("a", HOSTILE)
    view = LanesView(themes, Lanes(NOON, NOON + timedelta(hours=1), (lane,)))
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    point = QPoint(200, 30)
    QGuiApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert HOSTILE.partition("\n")[0] in shown(QToolTip.text())
    QToolTip.hideText()


TURNED, SAID = "rolled back\u202etxt.exe\u2066", "rolled back‹U+202E›txt.exe‹U+2066›"
"""Words that show as others where Qt has its way with them, and how they are shown."""


def picture(paint):
    """What is painted on a line of 400 pixels."""
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def lettered(text, font):
    draw = {
        "draw_text": lambda painter: draw_text(painter, QPointF(2, 20), text, font, QColor("black")),
        "draw_line": lambda painter: draw_line(painter, QRectF(2, 0, 390, 30), text, font, QColor("black")),
        "cut": lambda painter: draw_line(painter, QRectF(2, 0, 90, 30), text, font, QColor("black")),
    }
    return [picture(one) for one in draw.values()]


def test_a_sign_that_turns_the_text_round_is_painted_as_its_code(themes):
    font = themes.current.font(TextKind.BODY)
    assert inert(TURNED) == SAID
    assert lettered(TURNED, font) == lettered(SAID, font)
    assert text_width(TURNED, font) == text_width(SAID, font)
    assert shortened(TURNED, font, 90) == shortened(SAID, font, 90)
    assert wrapping.wrapped(TURNED, font, 60, 3) == wrapping.wrapped(SAID, font, 60, 3)
    assert shown(plain(TURNED)) == shown(wrapped(TURNED)) == SAID


@pytest.mark.parametrize("text", ["", "a\nb", "– “Größe” …", "العربية and עברית", "a\u200fb", "👩‍🚒"])
def test_words_that_turn_nothing_round_stay_as_they_are(text):
    assert inert(text) == text


def made_labels(themes, text):
    return (
        ElidedLabel(text),
        Paragraph(themes, text),
        Caption(themes, text, text),
        CheckRow(themes, CheckRowModel(text)),
        Button(themes, ButtonModel(text)),
    )


def test_labels_show_it_as_its_code_and_keep_the_words(themes, qtbot):
    for turned, said in zip(made_labels(themes, TURNED), made_labels(themes, SAID), strict=True):
        for one in (turned, said):
            qtbot.addWidget(one)
            one.resize(320, 60)
        assert turned.grab().toImage() == said.grab().toImage(), type(turned).__name__
        assert turned.sizeHint() == said.sizeHint()
    label = ElidedLabel(TURNED)
    qtbot.addWidget(label)
    assert label.text() == TURNED


def test_rows_of_the_timeline_show_it_as_its_code(themes):
    look = Look(themes.current, is_bright=True)

    def row(text):
        pieces = (Piece("02:54 ", Ink.DIM), Piece(text, Ink.PLAIN), Piece(" Ana", Ink.STRONG))
        return picture(lambda painter: paint_pieces(painter, QPointF(0, 0), pieces, 390, 2, look))

    assert row(TURNED) == row(SAID)


SOURCES = [path for path in (REPOSITORY / "incident_desk" / "qt").rglob("*.py") if path.name != "as_text.py"]
SAFE = frozenset({"plain", "wrapped", "tooltip_of"})


def is_safe(word: ast.expr) -> bool:
    """Whether a tooltip's words are the program's own, or went through here."""
    if isinstance(word, ast.IfExp):
        return is_safe(word.body) and is_safe(word.orelse)
    if isinstance(word, ast.Call):
        return isinstance(word.func, ast.Name) and word.func.id in SAFE
    return isinstance(word, ast.Constant)


def tips_of(tree: ast.AST):
    """The words of every tooltip that a module sets, with their line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            place = {"setToolTip": 0, "showText": 1}.get(node.func.attr)
            if place is not None:
                yield node.lineno, node.args[place]


def test_no_tooltip_of_the_window_takes_words_as_they_come():
    found = [
        f"{path.relative_to(REPOSITORY)}:{line}"
        for path in SOURCES
        for line, word in tips_of(ast.parse(path.read_text("utf-8")))
        if not (is_safe(word) or path.name == "elided_label.py")
    ]
    assert found == [], "say them through qt/widgets/as_text.py"


def test_a_module_with_labels_of_changing_words_says_that_they_are_plain():
    found = []
    for path in SOURCES:
        text = path.read_text("utf-8")
        labels = [one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Call) and is_label(one)]
        changing = [one for one in labels if len(one.args) < 2 or not is_word(one.args[0])]
        if changing and "TextFormat.PlainText" not in text:
            found.append(path.name)
    assert found == [], "setTextFormat(Qt.TextFormat.PlainText)"


def is_label(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "QLabel"


def is_word(word: ast.expr) -> bool:
    """A text of the program's own, or a constant's name."""
    return isinstance(word, ast.Constant) or (isinstance(word, ast.Name) and word.id.lstrip("_").isupper())
