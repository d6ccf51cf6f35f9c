"""Whom to call and what to say: the person with a number to copy, and a message that can be changed and copied."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.roles import initials
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.avatar import AvatarModel, paint_avatar
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.services.summons import Reach

COPYING = "Copying logs nothing."
"""A text that was copied was not sent yet, and a number was not called."""
_LEAST_LINES, _MOST_LINES = 3, 8


class CallCard(QWidget):
    """Copying is all it does by itself: a person calls, and says afterwards what came of it."""

    message_written = Signal(str)
    """A person changed the message; the whole text."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_filling = False
        self._reach = Reach("")
        self.disc = _Disc(themes, AvatarModel(), self)
        self.name, self.way = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.number = Button(themes, ButtonModel("Number", icon="copy", small=True), self)
        self.text = MessageField(themes, self)
        self.caption = ElidedLabel(COPYING, self)
        self.copy = Button(themes, ButtonModel("Copy message", icon="copy", small=True), self)
        self._lay_out()
        self.number.clicked.connect(self._on_number_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.text.textChanged.connect(self._on_text_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def _lay_out(self) -> None:
        set_tone(self.way, "text2")
        set_tone(self.caption, "text3")
        self._person, self._names, self._foot = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(self.name)
        self._names.addWidget(self.way)
        self._person.addWidget(self.disc)
        self._person.addLayout(self._names, 1)
        self._person.addWidget(self.number)
        self._foot.addWidget(self.caption, 1)
        self._foot.addWidget(self.copy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._person, self._foot):
            self._column.addLayout(part)
        self._column.insertWidget(1, self.text)

    def show_person(self, reach: Reach, role: str) -> None:
        """Show who is behind the role; another person begins with the plain caption."""
        if reach != self._reach:
            self.caption.setText(COPYING)
        self._reach = reach
        self.disc.set_model(AvatarModel(initials(role), reach.name))
        self.name.setText(reach.name)
        self.way.setText(_way(reach))
        self.number.setEnabled(bool(reach.number))
        self.number.setAccessibleName(f"Copy the number {reach.number}" if reach.number else "No number stated")

    def show_message(self, text: str) -> None:
        """Show this message, unless somebody is at it."""
        if self.text.toPlainText() != text and not (self.text.hasFocus() and self.text.toPlainText()):
            self._is_filling = True
            self.text.setPlainText(text)
            self._is_filling = False

    def _on_number_clicked(self) -> None:
        self._put(self._reach.number, "Number copied.")

    def _on_copy_clicked(self) -> None:
        self._put(self.text.toPlainText(), "Message copied.")

    def _put(self, text: str, said: str) -> None:
        QApplication.clipboard().setText(text)
        self.caption.setText(said)
        announce(self, said)

    def _on_text_changed(self) -> None:
        self.text.updateGeometry()
        if not self._is_filling:
            self.message_written.emit(self.text.toPlainText())

    def _on_theme_changed(self, theme: Theme) -> None:
        self.name.setFont(theme.font(TextKind.BODY, weight=500))
        self.way.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        self.text.setFont(theme.font(TextKind.BODY))
        self._person.setSpacing(theme.px(12))
        self._foot.setSpacing(theme.px(8))
        self._column.setSpacing(theme.px(6 if theme.is_compact else 10))


def _way(reach: Reach) -> str:
    """The number first, where a narrow column can't cut it off; then what else is said of the person."""
    if not reach.number:
        return " · ".join(filter(None, (reach.said, "no number stated")))
    rest = reach.said.replace(reach.number, "", 1).strip(" ,;·:-–()/")
    return " · ".join(filter(None, (reach.number, rest)))


class MessageField(QPlainTextEdit):
    """As high as its text, up to some lines; where there is less room it is scrolled. Tab leaves it."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setTabChangesFocus(True)
        self.setAccessibleName("Message")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The lines of the text at this width."""
        return self._size(min(_MOST_LINES, max(2, round(self.document().size().height()))))

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return self._size(min(_LEAST_LINES, max(2, round(self.document().size().height()))))

    def _size(self, lines: int) -> QSize:
        theme = self._themes.current
        margins = 2 * (theme.px(9) + self.document().documentMargin())
        return QSize(theme.px(200), round(lines * QFontMetrics(self.font()).lineSpacing() + margins))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        if not self.hasFocus():
            # Nobody is at it: it is read from its beginning.
            self.verticalScrollBar().setValue(0)


class _Disc(PaintedWidget[AvatarModel]):
    """The initials of the role, larger than in a list."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A square of 36."""
        return QSizeF(36, 36)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the disc."""
        paint_avatar(painter, area, self.model, theme)

    def spoken(self) -> Spoken:
        """The name stands beside it."""
        return Spoken("")
