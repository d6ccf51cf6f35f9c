"""The frame of every dialog: title, body, footer with what it does, Esc to leave; the page behind is dimmed."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QMetaObject, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.dialogs.patience import Patience
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import TextKind, ThemeService, set_surface, set_tone
from incident_desk.qt.theme.marks import Tone
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.round_window import fill_behind, is_cut, round_region
from incident_desk.qt.widgets.segmented import Segmented
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_DIM = QColor(5, 7, 10, 168)
_HEAD, _FOOT = 52, 64
_MARGIN = 32
"""Room that stays around a dialog in a small window."""


def focus_next(widget: QWidget) -> None:
    """Give it the keyboard once the key or the click is dealt with that asked for it.

    An arrow key on a row of choices puts the focus on the choice after it has told of it.
    """
    QMetaObject.invokeMethod(widget, "setFocus", Qt.ConnectionType.QueuedConnection)


class Dim(QWidget):
    """Darkens the window behind a dialog, and follows its size."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at every size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _DIM)
        painter.end()


class Caption(QWidget):
    """A small heading over a field, with fainter words beside it."""

    def __init__(self, themes: ThemeService, text: str, beside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = themes.current
        label, self._beside = QLabel(inert(text), self), ElidedLabel(beside, self)
        self._label = label
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(theme.font(TextKind.SMALL, weight=500))
        self._beside.setFont(theme.font(TextKind.CAPTION))
        set_tone(label, "text2")
        set_tone(self._beside, "text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(label)
        row.addWidget(self._beside, 1)

    @property
    def beside(self) -> str:
        """The fainter words."""
        return self._beside.text()

    def say_beside(self, words: str) -> None:
        """Show other fainter words."""
        self._beside.setText(words)

    def say(self, text: str, beside: str) -> None:
        """Show another heading with its fainter words."""
        self._label.setText(inert(text))
        self._beside.setText(beside)


class Note(QLabel):
    """The words beside the buttons: what this will do, or for a while what is wrong."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._calm: tuple[str, Tone] = ("", "text3")
        self._hears = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def say(self, words: str, tone: Tone = "text3") -> None:
        """Say what this will do."""
        self._calm = (words, tone)
        self.calm_down()

    def complain(self, words: str, about: QWidget) -> None:
        """Say what is wrong, until the person changes anything in there."""
        set_tone(self, "alarm")
        self.setText(inert(words))
        announce(self, words, assertive=True)
        if not self._hears:
            self._hears = True
            self._hear_changes_in(about)

    def calm_down(self) -> None:
        """Say again what this will do."""
        words, tone = self._calm
        set_tone(self, tone)
        self.setText(inert(words))

    def _hear_changes_in(self, whole: QWidget) -> None:
        for line in whole.findChildren(QLineEdit):
            line.textEdited.connect(self.calm_down)
        for text in whole.findChildren(QPlainTextEdit):
            text.textChanged.connect(self.calm_down)
        for choice in whole.findChildren(Segmented):
            choice.chosen.connect(self.calm_down)


class HeldEnter(QObject):
    """Keeps an Enter from the shortcuts that is down since the dialog before: it must not answer this one."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._up_at = 0
        dialog.installEventFilter(self)

    def is_repeat(self, event: QKeyEvent) -> bool:
        """Whether the key is held: not every X server marks it, but then a press has the moment of its release."""
        return event.isAutoRepeat() or 0 < event.timestamp() == self._up_at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the press of a held Enter before a shortcut does."""
        if not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._up_at = event.timestamp()
        if event.type() is QEvent.Type.ShortcutOverride and self.is_repeat(event):
            event.accept()
            return True
        return False


class DialogFrame(QDialog):
    """A dialog over its window. ``accepted`` follows the filled button or Enter."""

    left = Signal()
    """The dialog is gone, whichever way."""

    def __init__(self, themes: ThemeService, title: str, do: str, window: QWidget, width: int = 560) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.patience: Patience | None = None
        self.themes = themes
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self._is_cut = is_cut()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._is_cut)
        self.setFixedWidth(min(themes.current.px(width), max(360, window.width() - _MARGIN)))
        self._window, self._dim = window, Dim(window)
        self._is_left = self._is_restored = False
        self._held_enter = HeldEnter(self)
        self._title, self._beside = QLabel(inert(title), self), ElidedLabel(parent=self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._close = Button(themes, ButtonModel("", Variant.QUIET, icon="x", name="Close"), self)
        self.note = Note(self)
        # Tab goes as the eye does: the way out stands left of the deed.
        self.cancel = Button(themes, ButtonModel("Cancel", keys=("Esc",)), self)
        self.do = Button(themes, ButtonModel(do, Variant.PRIMARY, ("↵",)), self)
        self.body = QVBoxLayout()
        self._lay_out()
        self.do.clicked.connect(self.try_accept)
        self.cancel.clicked.connect(self.reject)
        self._close.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        for key in ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.try_accept if key.startswith("Ctrl") else self._on_enter)

    # -- what a dialog fills in -----------------------------------------------------------------------------

    def try_accept(self) -> None:
        """Accept, if nothing is missing; a dialog says in its note what is."""
        words = self.missing()
        if words:
            self.complain(words)
        elif self.patience is not None and self.patience.holds():
            self.say(self.patience.words)
        else:
            self.accept()

    def tick(self, now: datetime) -> None:
        """A second has passed; ``now`` is UTC. A dialog that shows times moves them on."""

    def missing(self) -> str:
        """What is still wanted, in words; empty where nothing is."""
        return ""

    def complain(self, words: str) -> None:
        """Say beside the buttons what is wrong."""
        self.note.complain(words, self)

    def say(self, words: str, tone: Tone = "text3") -> None:
        """Say beside the buttons what this will do, or what is wrong."""
        self.note.say(words, tone)

    def say_beside(self, words: str) -> None:
        """Small words beside the title."""
        self._beside.setText(words)

    def name_buttons(self, do: str, leave: str = "Cancel", keys: tuple[str, ...] = ("↵",)) -> None:
        """Name the two ways out of the dialog; ``keys`` do what it is for."""
        self.do.set_model(ButtonModel(do, Variant.PRIMARY, keys))
        self.cancel.set_model(ButtonModel(leave, keys=("Esc",)))

    def caption(self, text: str, beside: str = "") -> Caption:
        """A small heading over a field, with fainter words beside it."""
        return Caption(self.themes, text, beside, self)

    def plain(self, text: str, tone: str = "text2") -> Paragraph:
        """Words that wrap, in one of the text colours."""
        return Paragraph(self.themes, text, ParagraphStyle(TextKind.SMALL, colour=tone or "text"), self)

    def columns(self, right_width: int) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Two columns in place of one; the right one is darker and tells what follows."""
        px = self.themes.current.px
        self.body.setContentsMargins(0, 0, 0, 0)
        left, right, side = QVBoxLayout(), QVBoxLayout(), QWidget(self)
        set_surface(side, "window")
        side.setLayout(right)
        side.setFixedWidth(min(px(right_width), self.maximumWidth() * 2 // 5))
        left.setContentsMargins(px(24), px(4), px(24), px(20))
        right.setContentsMargins(px(20), px(4), px(20), px(20))
        for column in (left, right):
            column.setSpacing(px(6))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 1, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Hairline(self.themes, upright=True, parent=self))
        row.addWidget(side)
        self.body.addLayout(row)
        return left, right

    # -- what was typed is kept ------------------------------------------------------------------------------

    def written(self) -> dict[str, str]:
        """The text in each field, by the field's name."""
        lines = {one.accessibleName(): one.text() for one in self.findChildren(QLineEdit)}
        texts = {one.accessibleName(): one.toPlainText() for one in self.findChildren(QPlainTextEdit)}
        return {**lines, **texts}

    def restore(self, written: Mapping[str, str]) -> None:
        """Put text back that was typed when the dialog stood here before, and say so."""
        for line in self.findChildren(QLineEdit):
            line.setText(written.get(line.accessibleName(), line.text()))
        for text in self.findChildren(QPlainTextEdit):
            if text.accessibleName() in written:
                text.setPlainText(written[text.accessibleName()])
        self._is_restored = True
        self.say("What you had typed is back")

    # -- building -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self.themes.current
        px = theme.px
        self._title.setFont(theme.font(TextKind.STRONG, px=16))
        self._beside.setFont(theme.font(TextKind.SMALL))
        self.note.setFont(theme.font(TextKind.SMALL))
        set_tone(self._beside, "text3")
        self.body.setContentsMargins(px(24), px(4), px(24), px(20))
        self.body.setSpacing(px(8))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addLayout(self.body, 1)
        column.addWidget(Hairline(self.themes, parent=self))
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        px, head = self.themes.current.px, QWidget(self)
        head.setFixedHeight(px(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(24), 0, px(12), 0)
        row.setSpacing(px(12))
        row.addWidget(self._title)
        row.addWidget(self._beside, 1)
        row.addWidget(self._close)
        self._close.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return head

    def _foot(self) -> QWidget:
        px, foot = self.themes.current.px, QWidget(self)
        foot.setFixedHeight(px(_FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(12))
        row.addWidget(self.note, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.do)
        return foot

    def refit(self) -> None:
        """Take the size of what is shown now, and stay in the middle of the window."""
        self._column.activate()
        self.adjustSize()
        self.move(self._window.geometry().center() - self.rect().center())

    # -- Qt -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter where no shortcut took it; QDialog itself would press the first of its buttons."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not self._held_enter.is_repeat(event):
            self._on_enter()

    def setVisible(self, visible: bool) -> None:
        """Where no field can be typed in, Enter does what the dialog is for and doesn't leave it."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        if visible and self.focusWidget() is None:
            self.do.setFocus()
        super().setVisible(visible)
        field = self.focusWidget()
        if visible and self._is_restored and isinstance(field, QLineEdit):
            # Qt marks all of it, and the next key would replace what has just come back.
            field.end(False)

    def done(self, result: int) -> None:
        """Leave once: a second click or a held key does nothing more."""
        if not self._is_left:
            self._is_left = True
            super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round at every size."""
        super().resizeEvent(event)
        if self._is_cut:
            self.setMask(round_region(self.rect(), self.themes.current.tokens.radii.dialog))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and a line around it, with round corners."""
        theme, painter = self.themes.current, QPainter(self)
        if self._is_cut:
            fill_behind(painter, self.rect(), theme.colour.window, _DIM)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, radius = QRectF(self.rect()), theme.tokens.radii.dialog
        fill_box(painter, area, radius, theme.colour.panel)
        outline_box(painter, area, radius, theme.colour.line_strong)
        painter.end()

    def _on_enter(self) -> None:
        """A button that has the focus is pressed; from anywhere else Enter does what the dialog is for."""
        focus = self.focusWidget()
        if isinstance(focus, QPushButton) and focus is not self.do:
            focus.click()
        else:
            self.try_accept()

    def _on_finished(self, _result: int) -> None:
        self._dim.deleteLater()
        self.left.emit()
        self.deleteLater()
