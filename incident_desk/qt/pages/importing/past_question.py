"""What a report leaves open and a person must say: the time zone of its times, or their day."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Doubt
from incident_desk.qt.pages.importing.view_model import ImportModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph
from incident_desk.services.days import day_named
from incident_desk.services.zones import zone_named

_FIELD_WIDTH, _LONGEST = 260, 60
_NAMES = {"zone": "Time zone of its times", "day": "Day of its times"}
_EXAMPLES = {"zone": "+02:00, CET or Europe/Berlin", "day": "2025-03-04 or 04.03.2025"}
_ANSWERED = {"zone": "Answered: its times are in {}", "day": "Answered: its times are of {}"}


class PastQuestion(QWidget):
    """Stands in the row of its doubt; what is typed counts as soon as it means something."""

    reached = Signal()
    """The focus came to the field or to a button."""
    settled = Signal()
    """Enter in the field, which holds an answer: the person may see now what it gives."""
    date_taken = Signal(str)
    """One of the days that the report's date can be was taken."""

    def __init__(
        self, themes: ThemeService, model: ImportModel, doubt: Doubt, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._model, self.doubt = themes, model, doubt
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.SLOW, "please check"), self)
        self._words = Paragraph(themes, doubt.text, parent=self)
        self.field = QLineEdit(self)
        self.buttons: list[QWidget] = [self.field, *(self._button(name) for name in doubt.choices)]
        self._lay_out()
        for widget in self.buttons:
            widget.installEventFilter(self)
        self.field.textEdited.connect(self._on_edited)
        model.corrected.connect(self._show)
        model.held.connect(self._on_held)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self._show()

    def height_at(self, width: int) -> int:
        """How high it is in a row of that width."""
        return self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the focus is to be seen. Enter in the field ends the typing, and is not the page's yet."""
        if event.type() is QEvent.Type.FocusIn:
            self.reached.emit()
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and _is_enter(event)
            and self.field.text().strip()
        ):
            if self.wrong:
                announce(self.field, self._question())
            elif not event.isAutoRepeat():
                self.settled.emit()
            return True
        return super().eventFilter(watched, event)

    @property
    def wrong(self) -> str:
        """What stands in the field and is no answer; empty where it is one, or nothing."""
        typed = self.field.text().strip()
        return "" if self._model.judged.said_of(self.doubt.about) else typed

    def _button(self, name: str) -> Button:
        button = Button(self._themes, ButtonModel(name, small=True), self)
        button.setObjectName(name)
        button.clicked.connect(self._on_clicked)
        return button

    def _lay_out(self) -> None:
        px, about = self._themes.current.px, self.doubt.about
        self.field.setAccessibleName(_NAMES[about])
        self.field.setPlaceholderText(_EXAMPLES[about])
        self.field.setMaxLength(_LONGEST)
        text, answers = QHBoxLayout(), QHBoxLayout()
        text.setSpacing(px(8))
        text.addWidget(self._glyph)
        text.addWidget(self._words, 1)
        answers.setContentsMargins(px(22), 0, 0, 0)
        answers.setSpacing(px(8))
        for widget in self.buttons:
            answers.addWidget(widget)
        answers.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(20), px(8), px(20), px(10))
        self._column.setSpacing(px(8))
        self._column.addLayout(text)
        self._column.addLayout(answers)

    def _show(self) -> None:
        said = self._model.judged.said_of(self.doubt.about)
        if said and not self.field.hasFocus():
            self.field.setText(said)
        state, word = (GlyphState.MET, "answered") if said else (GlyphState.SLOW, "please check")
        self._glyph.set_model(GlyphModel(state, word))
        self._words.set_text(_ANSWERED[self.doubt.about].format(said) if said else self._question())

    def _question(self) -> str:
        return f"{self.doubt.text} “{self.wrong}” is none." if self.wrong else self.doubt.text

    def _on_edited(self, text: str) -> None:
        self._model.answer(self.doubt.about, _meant(self.doubt.about, text))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None and self.doubt.about == "day":
            self.date_taken.emit(sender.objectName())
        elif sender is not None:
            self.field.setText(sender.objectName())
            self._model.answer(self.doubt.about, sender.objectName())

    def _on_held(self) -> None:
        for widget in self.buttons:
            widget.setEnabled(not self._model.is_busy)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.field.setFont(theme.font(TextKind.BODY))
        self.field.setFixedWidth(theme.px(_FIELD_WIDTH))


def _meant(about: str, text: str) -> str:
    """The time zone or the day that the words name; empty where they name none."""
    try:
        if about == "day":
            return day_named(text).isoformat()
        zone_named(text)
    except Refused:
        return ""
    return text.strip()


def _is_enter(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
