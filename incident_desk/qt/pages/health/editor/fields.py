"""The pieces of the editor's form: fields bound to the form's texts, and rows that turn when they are narrow."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.theme.marks import Tone, set_wrong
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

LABEL = 132
"""Width of the labels' column in pixels of the design."""
_MOST_ROWS = 4
_PADDING = 8
"""Of the style sheet: above and below the text of a field of several lines, with its edge."""


class Words(QLabel):
    """Plain words between fields, in a size of the theme."""

    def __init__(
        self, themes: ThemeService, text: str = "", tone: Tone = "text3", kind: TextKind = TextKind.SMALL
    ) -> None:
        super().__init__(text)
        self._kind = kind
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self, tone)
        self.setFont(themes.current.font(kind))
        themes.theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFont(theme.font(self._kind))


class ElidedWords(ElidedLabel):
    """Quiet words of one line that end with an ellipsis where there is no room."""

    def __init__(self, themes: ThemeService) -> None:
        super().__init__()
        set_tone(self, "text3")
        self.setFont(themes.current.font(TextKind.SMALL))
        themes.theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFont(theme.font(TextKind.SMALL))


class Problem(Words):
    """What is wrong with some fields, under them; nothing while all is well."""

    def __init__(self, themes: ThemeService, form: CheckForm, names: Iterable[str]) -> None:
        super().__init__(themes, "", "alarm", TextKind.CAPTION)
        self._form, self._names = form, tuple(names)
        self.setWordWrap(True)
        form.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        told = [self._form.problems[name] for name in self._names if name in self._form.problems]
        # An empty new form is no mistake yet.
        words = "; ".join(told) if self._form.shows_problems else ""
        if words != self.text():
            self.setText(words[:1].upper() + words[1:])
        show_within(self, bool(words))


class Field(QLineEdit):
    """One text of the form, with its unit at its right end."""

    def __init__(self, themes: ThemeService, form: CheckForm, name: str, spoken: str, unit: str = "") -> None:
        super().__init__()
        self._themes, self._form, self.name = themes, form, name
        self._width = 0.0
        self._unit = Words(themes, unit, "text3", TextKind.CAPTION)
        self._unit.setParent(self)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(unit)
        self.setMaxLength(20_000)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(form.settle)
        form.filled.connect(self.fill)
        form.changed.connect(self._mark)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self.fill()

    def of_width(self, width: float) -> "Field":
        """Be so wide, in pixels of the design."""
        self._width = width
        self._on_theme_changed(self._themes.current)
        return self

    def fill(self) -> None:
        """Show the form's text."""
        text = self._form.text(self.name)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0 if not self.hasFocus() else len(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The unit stays at the right end."""
        super().resizeEvent(event)
        self._unit.adjustSize()
        self._unit.move(
            self.width() - self._unit.width() - self._themes.current.px(9),
            (self.height() - self._unit.height()) // 2,
        )

    def _on_edited(self, text: str) -> None:
        self._form.put(self.name, text)

    def _mark(self) -> None:
        key = self.name.partition(".")[0]
        is_wrong = key in self._form.problems and self._form.shows_problems
        set_wrong(self, is_wrong)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFont(theme.font(TextKind.BODY, tabular=True))
        if self._width:
            self.setFixedWidth(theme.px(self._width))
        if self._unit.text():
            self._unit.adjustSize()
            self.setTextMargins(0, 0, self._unit.width() + theme.px(2), 0)


class Lines(QPlainTextEdit):
    """A text of several lines, one item a line."""

    def __init__(self, themes: ThemeService, form: CheckForm, name: str, spoken: str) -> None:
        super().__init__()
        self._themes, self._form, self.name = themes, form, name
        self._is_filling = False
        self.setAccessibleName(spoken)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._on_theme_changed(themes.current)
        self.fill()
        # Only now: a document that is set up counts as changed, and nobody has typed.
        self.textChanged.connect(self._on_changed)
        form.filled.connect(self.fill)
        themes.theme_changed.connect(self._on_theme_changed)

    def fill(self) -> None:
        """Show the form's text."""
        text = self._form.text(self.name)
        if text != self.toPlainText():
            self._is_filling = True
            self.setPlainText(text)
            self._is_filling = False
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """As it is left, secrets that were typed are taken apart."""
        super().focusOutEvent(event)
        self._form.settle()

    def _on_changed(self) -> None:
        self._fit()
        if not self._is_filling:
            self._form.put(self.name, self.toPlainText())

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFont(theme.font(TextKind.MONO))
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, up to four."""
        theme = self._themes.current
        rows = min(_MOST_ROWS, max(1, self.blockCount()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 2 * _PADDING + theme.px(2))
        bars = Qt.ScrollBarPolicy
        policy = bars.ScrollBarAsNeeded if self.blockCount() > _MOST_ROWS else bars.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)


class Choice(ChoiceBox):
    """One of some words; what stands for them in the form is another text."""

    def __init__(
        self, themes: ThemeService, form: CheckForm, name: str, spoken: str, options: Iterable[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._form, self.name = form, name
        for text, words in options:
            self.addItem(words, text)
        self.setAccessibleName(spoken)
        self.setFont(themes.current.font(TextKind.BODY))
        self.activated.connect(self._on_activated)
        form.filled.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the form's text; one that is no choice is added as it is."""
        text = self._form.text(self.name)
        if self.findData(text) < 0 and text:
            self.addItem(text, text)
        self.setCurrentIndex(max(0, self.findData(text)))

    def _on_activated(self, place: int) -> None:
        self._form.put(self.name, str(self.itemData(place)))


class TurningRow(QWidget):
    """Groups beside each other where there is room, and under each other where there is not."""

    def __init__(self, themes: ThemeService, *groups: QWidget) -> None:
        super().__init__()
        self._groups, self._themes = groups, themes
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(themes.current.px(8))
        for place, group in enumerate(groups):
            self._box.addWidget(group, 0, Qt.AlignmentFlag.AlignLeft)
            if place < len(groups) - 1:
                self._box.addStretch(1)

    def sizeHint(self) -> QSize:
        """Room for all groups beside each other, also while they stand under each other."""
        return QSize(self._wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest group: it turns before anything is cut."""
        width = max((one.minimumSizeHint().width() for one in self._groups if not one.isHidden()), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn by the width."""
        super().resizeEvent(event)
        self._turn(event.size().width())

    @property
    def _wanted(self) -> int:
        seen = [one.sizeHint().width() for one in self._groups if not one.isHidden()]
        return sum(seen) + self._box.spacing() * 2 * max(0, len(seen) - 1)

    def _turn(self, width: int) -> None:
        direction = QBoxLayout.Direction
        turned = direction.TopToBottom if self._wanted > width else direction.LeftToRight
        if turned is not self._box.direction():
            self._box.setDirection(turned)
            self.updateGeometry()


class Tall(QWidget):
    """The content of a scroll area: never lower than it wants to be, for there it can be scrolled."""

    def minimumSizeHint(self) -> QSize:
        """As narrow as can be, as high as is wanted at that width."""
        width, layout = super().minimumSizeHint().width(), self.layout()
        wanted = self.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            wanted = max(wanted, layout.totalHeightForWidth(max(width, self.width())))
        return QSize(width, wanted)


def replace_first(row: QHBoxLayout, old: Iterable[QWidget], new: Iterable[QWidget]) -> None:
    """Put these at the beginning of a row, in the place of those, which go."""
    for one in old:
        row.removeWidget(one)
        one.hide()
        one.deleteLater()
    for place, one in enumerate(new):
        row.insertWidget(place, one)


def show_within(widget: QWidget, visible: bool) -> None:
    """Show or hide it; one that has no place yet would come up as a window of its own."""
    if widget.parentWidget() is not None or not visible:
        widget.setVisible(visible)


def in_a_row(themes: ThemeService, *widgets: QWidget | None) -> QWidget:
    """Widgets beside each other; None is room that stretches."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(themes.current.px(8))
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return row


def in_a_column(themes: ThemeService, *widgets: QWidget) -> QWidget:
    """Widgets under each other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(themes.current.px(4))
    for widget in widgets:
        column.addWidget(widget)
    return whole
