"""The open escalation: whom to call, what to say, and a button for what came of it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.calls import Outcome
from incident_desk.qt.panes.escalation.call_card import CallCard
from incident_desk.qt.panes.escalation.no_path import NoPath
from incident_desk.qt.panes.escalation.outcomes import Outcomes
from incident_desk.qt.panes.escalation.path_row import PathModel, PathRow
from incident_desk.qt.panes.escalation.snooze_row import SnoozeRow
from incident_desk.qt.panes.escalation.strip import When
from incident_desk.qt.panes.escalation.view_model import EscalationModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel


class EscalationSheet(QWidget):
    """Enter marks as reached, Esc closes; a button, a list or a field that has the focus keeps its own Enter."""

    close_wanted = Signal()
    """The sheet is to close."""

    def __init__(self, themes: ThemeService, model: EscalationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        set_surface(self, "raised")
        self.title, self.when = QLabel("Escalate", self), When(themes, self)
        self.close_button = Button(themes, ButtonModel("", Variant.QUIET, icon="x", name="Close, Esc"), self)
        self.body = _Body(self)
        inside = self.body.inside
        self.path = PathRow(themes, can_choose=True, parent=inside)
        self.note = ElidedLabel(parent=inside)
        self.card, self.outcomes = CallCard(themes, inside), Outcomes(themes, inside)
        self.snooze, self.no_path = SnoozeRow(themes, inside), NoPath(themes, inside)
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)
        self.show_state()

    def _lay_out(self) -> None:
        set_tone(self.note, "text3")
        self._head, self._parts, column = QHBoxLayout(), QVBoxLayout(self.body.inside), QVBoxLayout(self)
        self._head.addWidget(self.title)
        self._head.addWidget(self.when, 1)
        self._head.addWidget(self.close_button)
        for part in (self.path, self.note, self.card, self.outcomes, self.snooze, self.no_path):
            self._parts.addWidget(part)
        self._parts.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.body, 1)
        self.snooze.hide()
        # The close button stands above, and is the last one by Tab: the path is what Tab goes through.
        QWidget.setTabOrder(self.no_path.button, self.close_button)

    def _connect(self) -> None:
        model = self._model
        self.close_button.clicked.connect(self.close_wanted)
        self.path.level_chosen.connect(model.choose)
        self.card.message_written.connect(model.keep_message)
        self.outcomes.chosen.connect(model.record)
        self.outcomes.snooze_wanted.connect(self._on_snooze_wanted)
        self.snooze.wanted.connect(model.snooze)
        self.snooze.left.connect(self._on_snooze_left)
        self.no_path.log_wanted.connect(model.log_call)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def begin(self) -> None:
        """Take the focus where Enter does what is wanted most."""
        reached = self.outcomes.buttons[Outcome.REACHED]
        places = (self.no_path.field, reached, self.path)
        first = next((one for one in places if one.isVisible() and one.isEnabled()), self.close_button)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_on(self) -> None:
        """After a call the next one begins at its number, else at its message: Enter pressed twice is no second
        outcome, and a letter pressed next is a key and not a part of the message."""
        place = self.card.number if self.card.number.isEnabled() else self.card.copy
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self) -> None:
        """Show what the model has."""
        shown, chosen = self._model.shown, self._model.chosen
        self.when.show_when(shown.when, shown.is_due)
        self.setAccessibleName(f"Escalate, {shown.when}" if shown.when else "Escalate")
        self.path.set_model(PathModel(shown.levels, chosen.level if chosen else None))
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        for part in (self.path, self.card, self.outcomes):
            part.setVisible(chosen is not None)
        self.no_path.setVisible(chosen is None)
        self.no_path.setEnabled(bool(shown.incident))
        self.snooze.show_left(shown.snooze_left)
        if shown.snooze_left == 0:
            self.snooze.hide()
        if chosen is not None:
            self.card.show_person(self._model.reach, chosen.role)
            self.card.show_message(self._model.message)
            self.outcomes.show_state(chosen.role, shown.is_open, shown.snooze_left)

    def event(self, event: QEvent) -> bool:
        """Esc and Enter are the sheet's before they are a key of the window."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter presses the button that has the focus, else marks as reached."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focus = self.focusWidget()
        button = focus if isinstance(focus, QAbstractButton) else self.outcomes.buttons[Outcome.REACHED]
        if not isinstance(focus, QPlainTextEdit) and button.isVisible() and button.isEnabled():
            button.click()

    def _on_snooze_wanted(self) -> None:
        self.snooze.begin()
        self.body.show_all_of(self.snooze)

    def _on_snooze_left(self) -> None:
        self.snooze.hide()
        self.outcomes.snooze.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TextKind.STRONG))
        self.note.setFont(theme.font(TextKind.CAPTION, tabular=True))
        inset = theme.px(14 if theme.is_compact else 20)
        air = theme.px(4 if theme.is_compact else 8)
        self._head.setContentsMargins(inset, air, theme.px(8), air)
        self._head.setSpacing(theme.px(10))
        self._parts.setContentsMargins(inset, 0, theme.px(16), theme.px(10 if theme.is_compact else 14))
        self._parts.setSpacing(theme.px(6 if theme.is_compact else 10))


class _Body(QScrollArea):
    """What does not fit in a low column can be scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = QWidget(self)
        for ground in (self, self.viewport(), self.inside):
            set_surface(ground, "raised")
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_all_of(self, part: QWidget) -> None:
        """Scroll to a part that has just come up."""
        layout = self.inside.layout()
        if layout is not None:
            layout.activate()
        self.ensureWidgetVisible(part)

    def sizeHint(self) -> QSize:
        """All of it, at the width that it has: narrow means high."""
        layout, wanted = self.inside.layout(), self.inside.sizeHint()
        if layout is None or not layout.hasHeightForWidth():
            return wanted
        # Qt gives it no less than what the narrowest width would need.
        height = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
        return QSize(wanted.width(), height)

    def minimumSizeHint(self) -> QSize:
        """The path and the person."""
        return QSize(200, min(160, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for another height; what has the focus stays in sight."""
        super().resizeEvent(event)
        focus = self.inside.focusWidget()
        if focus is not None and focus.hasFocus():
            self.ensureWidgetVisible(focus)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What grows inside asks the column for room; a scroll area hears of it by this filter alone."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
