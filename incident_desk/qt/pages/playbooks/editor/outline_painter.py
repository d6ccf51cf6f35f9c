"""Paints the steps of the outline: words, commands counted, when each is due."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from incident_desk.domain.durations import span
from incident_desk.domain.playbook import Step, count_all
from incident_desk.formats.step_times import bare_words
from incident_desk.formats.typed_length import face
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.painting import begin_row, tell_what_is_cut
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.chip import ChipLook, ChipModel, ChipSize, chip_size, paint_chip
from incident_desk.qt.widgets.lettering import draw_line, text_width

STEP = Qt.ItemDataRole.UserRole
"""The role under which a row of the outline is its step."""
WORDS, DUE = 0, 1
"""The columns."""
Index = QModelIndex | QPersistentModelIndex
_ROW, _COMMANDS = 34, 36


def is_late(step: Step, end: int | None) -> bool:
    """Whether a step is due after its phase has ended."""
    return step.due_s is not None and end is not None and step.due_s > end


class StepPainter(QStyledItemDelegate):
    """One row; its words and its time can be typed over."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._draft = themes, draft
        self.unnamed = ""
        """The step that was just added and has no words of its own yet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of the theme."""
        widget = index.data(Qt.ItemDataRole.SizeHintRole)
        theme = self._themes.current
        return widget if isinstance(widget, QSize) else QSize(0, theme.px(_ROW - 6 * theme.is_compact))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words with what is behind them, or the time."""
        step, theme = index.data(STEP), self._themes.current
        if not isinstance(step, Step):
            return
        given: Any = option
        if given.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(given.rect, theme.colour.selection)
        area = begin_row(painter, option, theme)
        if index.column() == WORDS:
            self._paint_words(painter, area, step, theme)
        else:
            self._paint_due(painter, area, step, theme)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """What a step says that has no room for it."""
        step, theme, given = index.data(STEP), self._themes.current, option
        style: Any = given
        words = bare_words(step) if isinstance(step, Step) and index.column() == WORDS else ""
        width = style.rect.width() - theme.px(10 + (_COMMANDS if words and step.commands else 0))
        return tell_what_is_cut(event, view, words, theme.font(TextKind.SMALL), width)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to type in."""
        field = QLineEdit(parent)
        field.setFont(self._themes.current.font(TextKind.SMALL, tabular=True))
        field.setAccessibleName("Words of the step" if index.column() == WORDS else "Due, from declaration")
        field.setPlaceholderText("What is to be done" if index.column() == WORDS else "0:30")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The words without their time; the time as a clock shows it."""
        step = index.data(STEP)
        if isinstance(editor, QLineEdit) and isinstance(step, Step):
            words = "" if step.id == self.unnamed else bare_words(step)
            editor.setText(words if index.column() == WORDS else face(step.due_s))
            editor.selectAll()

    def _paint_words(self, painter: QPainter, area: QRectF, step: Step, theme: Theme) -> None:
        colour, small, px = theme.colour, theme.font(TextKind.SMALL), theme.px
        inner = area.adjusted(px(4), 0, -px(6), 0)
        if step.commands:
            words = str(len(step.commands))
            width = text_width(words, small) + px(22)
            box = QRectF(inner.right() - width, inner.center().y() - px(7), px(14), px(14))
            paint_icon(painter, box, "terminal", colour.text3)
            band = QRectF(box.right() + px(5), inner.top(), width, inner.height())
            draw_line(painter, band, words, small, colour.text3)
            inner.setRight(inner.right() - width - px(6))
        if step.id.startswith("new-"):
            chip = ChipModel("new", ChipLook.GOOD, ChipSize.TAG)
            width = chip_size(chip, theme).width() + px(8)
            room = min(inner.width() - width, text_width(bare_words(step), theme.font(TextKind.SMALL, weight=500)))
            paint_chip(
                painter, QRectF(inner.left() + room + px(8), inner.top(), width, inner.height()), chip, theme
            )
            inner.setRight(inner.left() + room + 1)
        is_head = step.role == "group" or bool(step.children)
        font = theme.font(TextKind.SMALL, weight=600) if is_head else small
        draw_line(painter, inner, bare_words(step), font, colour.text)

    def _paint_due(self, painter: QPainter, area: QRectF, step: Step, theme: Theme) -> None:
        phase = self._draft.shown_phase
        late = is_late(step, phase.end_s if phase is not None else None)
        inner = area.adjusted(0, 0, -theme.px(8), 0)
        small = theme.font(TextKind.SMALL, tabular=True)
        words = face(step.due_s)
        if not words and step.children:
            count = count_all(step.children)
            words = f"{count} step{'s' * (count != 1)}"
            draw_line(painter, inner, words, theme.font(TextKind.CAPTION), theme.colour.text3, _RIGHT)
            return
        draw_line(painter, inner, words, small, theme.colour.caution if late else theme.colour.text2, _RIGHT)
        if late:
            side = theme.px(14)
            left = inner.right() - text_width(words, small) - side - theme.px(4)
            box = QRectF(left, inner.center().y() - side / 2, side, side)
            paint_icon(painter, box, "triangle-alert", theme.colour.caution)


def spoken(step: Step, end: int | None) -> str:
    """A step in words."""
    commands = len(step.commands)
    parts = [
        bare_words(step),
        "heading" if step.role == "group" else "",
        "new" if step.id.startswith("new-") else "",
        f"{commands} command{'s' * (commands != 1)}" if commands else "",
        f"due at {span(step.due_s)}" if step.due_s is not None else "",
        "later than its phase" if is_late(step, end) else "",
    ]
    return ", ".join(part for part in parts if part)


_RIGHT = Qt.AlignmentFlag.AlignRight
