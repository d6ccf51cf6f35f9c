"""Paints the lines of the source with the marks in their margin. A line is drawn, never interpreted."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.folds import Rest
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.source_table import folded_words
from incident_desk.qt.pages.importing.view_model import ImportModel, is_heading
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import baseline_in, text_width
from incident_desk.qt.widgets.shapes import outline_box

Index = QModelIndex | QPersistentModelIndex
ROW, ROW_COMPACT = 22, 20
BAR, _GAP, _WORD = 4.0, 12.0, 70.0
_FEWEST_DIGITS = 4


class Bar(Enum):
    """What the bar in the margin says; the value is the word of the legend."""

    NONE = ""
    UNDERSTOOD = "understood"
    LIT = "selected on the right"
    CHECK = "please check"
    KEPT = "kept as reference"


def paint_bar(painter: QPainter, area: QRectF, bar: Bar, theme: Theme) -> None:
    """Each differs by its form as well: what is chosen is whole, what is to be checked is cut, what is kept is
    hollow."""
    colour = theme.colour
    match bar:
        case Bar.UNDERSTOOD:
            painter.fillRect(area.adjusted(0, 0, -area.width() / 4, 0), colour.text3)
        case Bar.LIT:
            painter.fillRect(area, colour.accent)
        case Bar.CHECK:
            cut = area.height() / 3
            painter.fillRect(area.adjusted(0, 0, 0, -2 * cut + cut / 2), colour.caution)
            painter.fillRect(area.adjusted(0, 2 * cut - cut / 4, 0, 0), colour.caution)
        case Bar.KEPT:
            outline_box(painter, area, 0, colour.control)


@dataclass(frozen=True, slots=True)
class Form:
    """Letters and places of every row, made once for a theme and a number of digits."""

    theme: Theme
    digits: int
    mono: QFont
    bold: QFont
    small: QFont
    digit: float
    numbers: float
    row: int
    line: int
    """Where the baseline of the text is."""
    small_line: int

    @property
    def word_left(self) -> int:
        """Where the word stands."""
        return round(self.numbers) + self.theme.px(BAR + _GAP)

    @property
    def text_left(self) -> int:
        """Where the text begins."""
        return self.word_left + self.theme.px(_WORD + _GAP)


def form_of(theme: Theme, digits: int) -> Form:
    """The form for a theme and the digits of the last line's number."""
    mono, small = theme.font(TextKind.MONO), theme.font(TextKind.CAPTION, tabular=True)
    row = theme.px(ROW_COMPACT if theme.is_compact else ROW)
    digit = text_width("0", small)
    numbers = digit * digits + theme.px(4)
    bold = theme.font(TextKind.MONO, weight=700)
    lines = baseline_in(0, row, mono), baseline_in(0, row, small)
    return Form(theme, digits, mono, bold, small, digit, numbers, row, *lines)


class SourcePainter(QStyledItemDelegate):
    """Bar, number, word, text; a line that goes on has its bar on each of its rows."""

    def __init__(self, themes: ThemeService, model: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._form: Form | None = None
        self._painted: dict[int, tuple[Bar, str]] = {}
        """What stood in the margin beside a line when it was painted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of its theme; the view holds the width."""
        return QSize(0, self.form.row)

    @property
    def form(self) -> Form:
        """The form of the rows as they are now."""
        theme, digits = self._themes.current, max(_FEWEST_DIGITS, len(str(len(self._model.lines))))
        form = self._form
        if form is None or form.theme is not theme or form.digits != digits:
            form = self._form = form_of(theme, digits)
        return form

    def bar_of(self, line: int) -> Bar:
        """What the margin says of a line."""
        model = self._model
        if model.is_lit(line):
            return Bar.LIT
        if model.judged.is_doubted(line):
            return Bar.CHECK
        if not model.lines[line - 1].strip():
            return Bar.NONE
        thing = model.thing_on(line)
        if thing is None:
            return Bar.UNDERSTOOD if is_heading(model, line) else Bar.NONE
        return Bar.KEPT if thing.look is Look.KEPT else Bar.UNDERSTOOD

    def word_of(self, line: int) -> str:
        """The word beside a line's number: what begins there, or that it is to be checked."""
        thing = self._model.thing_on(line)
        if thing is not None and thing.span is not None and thing.span.first == line:
            return thing.mark
        if self._model.judged.is_doubted(line) and not self._model.judged.is_doubted(line - 1):
            return "check"
        return "heading" if thing is None and is_heading(self._model, line) else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        table: Any = index.model()
        place = table.folds.at(index.row())
        if isinstance(place, Span):
            self._paint_fold(painter, option, place)
            return
        line, is_rest = (place.line, True) if isinstance(place, Rest) else (place, False)
        if line > len(self._model.lines):
            return
        given: Any = option
        form, cell = self.form, QRectF(given.rect)
        bar, word = self.bar_of(line), self.word_of(line)
        self._painted[line] = bar, word
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        ground = _ground(bar, form.theme)
        if ground is not None:
            painter.fillRect(cell, ground)
        paint_bar(painter, QRectF(0, cell.top(), form.theme.px(BAR), cell.height()), bar, form.theme)
        self._paint_text(painter, cell, line, table.data(index))
        if not is_rest:
            self._paint_margin(painter, cell, line, word)
        self._paint_focus(painter, cell, given.state)
        painter.restore()

    def is_as_painted(self, line: int) -> bool:
        """Whether the margin says the same of a line as when it was painted."""
        return self._painted.get(line) == (self.bar_of(line), self.word_of(line))

    def forget(self) -> None:
        """Another document stands there."""
        self._painted = {}

    def _paint_fold(self, painter: QPainter, option: QStyleOptionViewItem, span: Span) -> None:
        """How many lines are folded away; in the colour of what is chosen where they are part of it."""
        given: Any = option
        form, theme, cell = self.form, self.form.theme, QRectF(given.rect)
        painter.save()
        if self._model.is_lit(span.first) and self._model.is_lit(span.last):
            painter.fillRect(cell, theme.colour.accent_tint)
            paint_bar(painter, QRectF(0, cell.top(), theme.px(BAR), cell.height()), Bar.LIT, theme)
        painter.setFont(form.small)
        painter.setPen(theme.colour.text3)
        painter.drawText(QPointF(cell.left() + form.text_left, cell.top() + form.small_line), folded_words(span))
        self._paint_focus(painter, cell, given.state)
        painter.restore()

    def _paint_focus(self, painter: QPainter, row: QRectF, state: Any) -> None:
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            outline_box(painter, row.adjusted(1, 0, -1, 0), 3, self.form.theme.colour.accent, 2.0)

    def _paint_text(self, painter: QPainter, cell: QRectF, line: int, text: str) -> None:
        form = self.form
        if not text.strip():
            return
        is_bold, colour = is_heading(self._model, line), form.theme.colour
        spot = QPointF(cell.left() + form.text_left, cell.top() + form.line)
        painter.setFont(form.bold if is_bold else form.mono)
        painter.setPen(colour.text if is_bold else colour.text2)
        painter.drawText(spot, text)

    def _paint_margin(self, painter: QPainter, row: QRectF, line: int, word: str) -> None:
        form, theme = self.form, self.form.theme
        painter.setFont(form.small)
        painter.setPen(theme.colour.text3)
        number = str(line)
        # Digits have one width: the number ends where the longest one does.
        left = theme.px(BAR) + form.numbers - len(number) * form.digit
        painter.drawText(QPointF(left, row.top() + form.small_line), number)
        if word:
            painter.setPen(theme.colour.caution if self._model.judged.is_doubted(line) else theme.colour.text3)
            painter.drawText(QPointF(form.word_left, row.top() + form.small_line), word)


def _ground(bar: Bar, theme: Theme) -> QColor | None:
    if bar is Bar.LIT:
        return theme.colour.accent_tint
    return theme.colour.caution_tint if bar is Bar.CHECK else None
