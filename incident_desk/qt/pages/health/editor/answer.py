"""The answer of the last test, as text: a value that is pressed is expected from then on."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from incident_desk.formats.json_lines import JsonLine, json_lines
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.editor.fields import ElidedWords, Words
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_LINE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 9


class _LinePainter(QStyledItemDelegate):
    """A line of the answer; a value that can be expected has a ground, one that is expected a tint."""

    def __init__(self, themes: ThemeService, view: "AnswerList") -> None:
        super().__init__(view)
        self._themes, self._view = themes, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """One line of code."""
        theme = self._themes.current
        return QSize(100, theme.line_height(TextKind.MONO))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """Draw key and value."""
        theme, line = self._themes.current, index.data(_LINE)
        area, font, colour = QRectF(option.rect), theme.font(TextKind.MONO), theme.colour
        at = option.rect.left() + theme.px(8)
        value = line.text.rpartition(": ")[2] if line.key else line.text.strip()
        head = line.text[: len(line.text) - len(value)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = text_width(head.replace(" ", "\u00a0"), font)
        if line.condition:
            box = QRectF(at + shift - 2, area.top() + 1, text_width(value.rstrip(","), font) + 4, area.height() - 2)
            is_expected = line.condition in self._view.expected
            fill_box(painter, box, 3, colour.accent_tint if is_expected else colour.hover)
            if option.state & QStyle.StateFlag.State_HasFocus:
                outline_box(painter, box, 3, colour.accent, 2.0)
        elif option.state & QStyle.StateFlag.State_HasFocus:
            outline_box(painter, area.adjusted(2, 0, -2, 0), 3, colour.accent, 1.0)
        band = QRectF(at, area.top(), area.width() - theme.px(12), area.height())
        draw_line(painter, band, head.replace(" ", "\u00a0"), font, colour.text2)
        draw_line(painter, band.adjusted(shift, 0, 0, 0), value, font, colour.text)
        painter.restore()


class AnswerList(QListWidget):
    """The lines; Enter or a click on a value expects it."""

    expected_wished = Signal(str)
    """This condition is to be expected."""

    def __init__(self, themes: ThemeService) -> None:
        super().__init__()
        self._themes = themes
        self.expected: frozenset[str] = frozenset()
        self.setItemDelegate(_LinePainter(themes, self))
        self.setAccessibleName("Answer of the last test")
        set_surface(self, "well")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)

    def show_lines(self, lines: tuple[JsonLine, ...]) -> None:
        """Show these, as high as there are, up to nine."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.text, self)
            item.setData(_LINE, line)
            if line.condition:
                item.setToolTip(plain(f"Expect {line.condition}"))
        height = self._themes.current.line_height(TextKind.MONO)
        self.setFixedHeight(height * min(max(1, len(lines)), _MOST_ROWS) + self._themes.current.px(8))

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def _on_chosen(self, item: QListWidgetItem) -> None:
        line: JsonLine = item.data(_LINE)
        if line.condition:
            self.expected_wished.emit(line.condition)


class AnswerPart(QWidget):
    """The head with its button, and the lines."""

    def __init__(self, themes: ThemeService, model: EditorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model, self._text = themes, model, ""
        self.list = AnswerList(themes)
        self._beside = ElidedWords(themes)
        self.copy = Button(themes, ButtonModel("", Variant.QUIET, icon="copy", name="Copy the answer"), self)
        head = QHBoxLayout()
        for widget, stretch in (
            (Words(themes, "Answer", "", TextKind.STRONG), 0),
            (self._beside, 1),
            (self.copy, 0),
        ):
            head.addWidget(widget, stretch)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.list)
        whole = self._column
        self._line = Hairline(themes, parent=self)
        whole.insertWidget(0, self._line)
        self.copy.clicked.connect(self._on_copy)
        self.list.expected_wished.connect(model.form.expect)
        model.trial.changed.connect(self._on_tested)
        model.form.changed.connect(self._on_form_changed)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)
        self._on_tested()

    def _on_tested(self) -> None:
        last = self._model.trial.last
        text = last.evidence if last is not None else ""
        self.setVisible(bool(text))
        if text != self._text:
            self._text = text
            lines = json_lines(text)
            self.list.show_lines(lines)
            can_expect = any(line.condition for line in lines) and self._model.form.texts["kind"] == "http"
            self._beside.setText("press a value to expect it" if can_expect else "as text")

    def _on_form_changed(self) -> None:
        expected = frozenset(self._model.form.texts.get("json", "").splitlines())
        if expected != self.list.expected:
            self.list.expected = expected
            self.list.viewport().update()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._model.said.emit("Answer copied")

    def _fit(self, theme: Theme) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), 0, px(16), px(12))
        self._column.setSpacing(px(6))
        self.list.show_lines(json_lines(self._text))
