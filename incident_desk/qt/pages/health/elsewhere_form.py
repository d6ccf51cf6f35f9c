"""One line to say that somebody has looked from elsewhere: does it work there, where, and who looked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.acts.looking import LONGEST_WHERE, Look

_WAYS = ("Does not work", "Works")


class ElsewhereForm(QWidget):
    """Enter saves, Esc closes; what was typed stays until it is saved."""

    look_given = Signal(object)
    """A ``Look`` without its check: that is the chosen one."""
    closed = Signal()
    """It was left."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self._words.setText("Seen from elsewhere")
        self.way = Segmented(themes, SegmentedModel(_WAYS, name="Does it work there"), self)
        self.where, self.who = QLineEdit(self), QLineEdit(self)
        self.save = Button(themes, ButtonModel("Save", Variant.SECONDARY, ("Enter",), small=True), self)
        self.where.setPlaceholderText("Where: phone, VPN, a colleague in Lisbon")
        self.where.setAccessibleName("From where")
        self.who.setPlaceholderText("Who looked, if not you")
        self.who.setAccessibleName("Who looked")
        for field in (self.where, self.who):
            field.setMaxLength(LONGEST_WHERE)
            field.returnPressed.connect(self._on_return)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self._row.addWidget(self.way)
        self._row.addWidget(self.where, 2)
        self._row.addWidget(self.who, 1)
        self._row.addWidget(self.save)
        self.save.clicked.connect(self._on_return)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self.hide()

    def begin(self) -> None:
        """Open it, with the keys in its first field."""
        self.show()
        self.where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def done(self) -> None:
        """It was saved: close it, empty."""
        for field in (self.where, self.who):
            field.clear()
        self.way.set_current(0)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_return(self) -> None:
        is_good = self.way.model.current == 1
        self.look_given.emit(Look(is_good, self.where.text(), self.who.text()))

    def _on_theme_changed(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(20), theme.px(4), theme.px(16), theme.px(4))
        self._row.setSpacing(theme.px(8))
        for field in (self.where, self.who):
            field.setFont(theme.font(TextKind.BODY))
