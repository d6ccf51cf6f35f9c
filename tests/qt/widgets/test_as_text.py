"""Text that looks like HTML is shown letter by letter."""

import ast
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication, QHelpEvent, Qt, QTextDocument
from PySide6.QtWidgets import QToolTip

from incident_desk.domain.severity import Level
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
from incident_desk.qt.widgets.as_text import plain, wrapped
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.next_bar import NextBar, NextModel
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
