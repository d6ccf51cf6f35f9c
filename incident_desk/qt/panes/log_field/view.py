"""The bar of the log field: kind, field, hints, button, and a line for what went wrong."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.timeline import Sign
from incident_desk.qt.panes.log_field.frame import LogFrame
from incident_desk.qt.panes.log_field.hints import Hints
from incident_desk.qt.panes.log_field.understanding import ICONS, ORDER, WORDS, next_sign
from incident_desk.qt.panes.log_field.view_model import LogFieldModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel, ChipSize, chip_size


class LogField(QWidget):
    """Types into the record."""

    def __init__(self, themes: ThemeService, model: LogFieldModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        self.message = QLabel(self)
        self.kind = Chip(themes, kind_chip(Sign.NOTE), self)
        self.frame = LogFrame(themes, self)
        self.hints = Hints(themes, self)
        self.button = Button(themes, ButtonModel("Log", keys=("Enter",)), self)
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)
        self._on_shown_changed()

    def _lay_out(self) -> None:
        set_surface(self, "window")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.message.hide()
        set_tone(self.message, "alarm")
        self._column, self._line = QVBoxLayout(self), QHBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.message)
        self._column.addLayout(self._line)
        self._line.addWidget(self.kind)
        self._line.addWidget(self.frame, 1)
        self._line.addWidget(self.hints)
        self._line.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        edit, model = self.frame.edit, self.model
        edit.textChanged.connect(self._on_text_changed)
        edit.submitted.connect(model.submit)
        edit.kind_stepped.connect(self._on_kind_stepped)
        edit.left.connect(self._on_left)
        model.text_replaced.connect(self._on_text_replaced)
        model.shown_changed.connect(self._on_shown_changed)
        self.kind.clicked.connect(self._on_kind_clicked)
        self.button.clicked.connect(self._on_button_clicked)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def focus_log(self) -> None:
        """Go to the field; the text that stands there stays."""
        self.frame.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refit(self) -> None:
        """Take the letters of the theme again: Qt gives a widget that was moved those that it had at first."""
        for part in (self, self.frame, self.frame.edit, self.hints):
            part._on_theme_changed(self._themes.current)

    def kinds_menu(self) -> QMenu:
        """The kinds to choose from; the one that is set is ticked."""
        menu = QMenu(self)
        for sign in ORDER:
            entry = QAction(WORDS[sign], menu)
            entry.setCheckable(True)
            entry.setChecked(sign is self.model.shown.sign)
            entry.setData(sign.value)
            entry.triggered.connect(self._on_kind_chosen)
            menu.addAction(entry)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hints where there is room for them."""
        super().resizeEvent(event)
        self.hints.fit(self.width())

    def _on_text_changed(self) -> None:
        self.model.type_text(self.frame.edit.toPlainText())

    def _on_text_replaced(self, text: str) -> None:
        edit = self.frame.edit
        if edit.toPlainText() != text:
            edit.setPlainText(text)
            edit.moveCursor(edit.textCursor().MoveOperation.End)

    def _on_shown_changed(self) -> None:
        shown = self.model.shown
        self.kind.set_model(kind_chip(shown.sign))
        self.kind.setAccessibleName(f"Kind of entry: {WORDS[shown.sign]}")
        self.frame.show_understood(shown)
        self.button.setEnabled(shown.ready)
        if shown.message != self.message.text():
            self.message.setText(inert(shown.message))
            self.message.setVisible(bool(shown.message))

    def _on_kind_stepped(self, step: int) -> None:
        self.model.choose(next_sign(self.model.shown.sign, step))

    def _on_kind_clicked(self) -> None:
        menu = self.kinds_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.kind.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_kind_chosen(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.model.choose(Sign(entry.data()))
            self.focus_log()

    def _on_button_clicked(self) -> None:
        self.model.submit()
        self.focus_log()

    def _on_left(self) -> None:
        self.frame.edit.clearFocus()

    def _on_theme_changed(self, theme: Theme) -> None:
        widths = [chip_size(kind_chip(sign), theme).width() for sign in ORDER]
        # As wide as the widest kind, so that the field never moves.
        self.kind.setFixedWidth(int(max(widths)) + 1)
        self.button.setFixedHeight(theme.px(40))
        self.message.setFont(theme.font(TextKind.SMALL))
        inset = theme.px(14 if theme.is_compact else 20)
        above = theme.px(4 if theme.is_compact else 7)
        self._column.setContentsMargins(inset, above, theme.px(12 if theme.is_compact else 16), above)
        self.message.setContentsMargins(0, 0, 0, theme.px(4))
        self._line.setSpacing(theme.px(7))
        self.hints.fit(self.width())


def kind_chip(sign: Sign) -> ChipModel:
    """The chip of a kind."""
    return ChipModel(WORDS[sign], ChipLook.ON, ChipSize.KIND, icon=ICONS[sign])
