"""What was next then, and the way through time: steps, a minute, a typed moment, and playing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.replay.typed_instant import HOW_TYPED
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel

MINUTE = 60
_FIELD = 178


class InstantField(QLineEdit):
    """Shows the moment; what is typed there is gone to with Enter. The focus chooses all of it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here types another moment."""
        super().focusInEvent(event)
        self.selectAll()


class Controls(QWidget):
    """Says what is wished."""

    stepped = Signal(bool)
    """To the next entry (True), or to the one before."""
    shifted = Signal(int)
    """So many seconds on, or back."""
    typed = Signal(str)
    """This moment was typed."""
    play_wished = Signal()

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_playing, self._face, self._clock = False, "", ""
        self.word = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.title = Lettered(themes, TextKind.BODY, weight=600, parent=self)
        self.detail = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.back = Button(themes, ButtonModel(""), self)
        self.before = Button(themes, ButtonModel(""), self)
        self.field = InstantField(self)
        self.time = QLabel(self.field)
        self.after = Button(themes, ButtonModel(""), self)
        self.on = Button(themes, ButtonModel(""), self)
        self.player = Button(themes, ButtonModel(""), self)
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)

    def show_next(self, title: str, detail: str) -> None:
        """What the desk asked for then."""
        self.title.setText(title or "Nothing")
        self.detail.setText(detail)

    def show_moment(self, elapsed: str, time: str) -> None:
        """Show the moment, unless somebody types another one there."""
        self.time.setText(time)
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(elapsed)
            self.field.setModified(False)
            if self.field.hasFocus():
                self.field.selectAll()

    def show_playing(self, is_playing: bool) -> None:
        """Whether the moment goes on by itself."""
        self._is_playing = is_playing
        self._name_buttons()

    def settle(self, elapsed: str) -> None:
        """What was typed is done with."""
        self.field.setModified(False)
        self.field.setText(elapsed)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.player.clicked.connect(self.play_wished)
        self.field.returnPressed.connect(self._on_return_pressed)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        set_surface(self, "window")
        self.word.setText("Next then")
        self.field.setAccessibleName("Go to a moment")
        self.field.setToolTip(plain(HOW_TYPED))
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.time.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_tone(self.time, "text3")
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addStretch(1)
        inside.addWidget(self.time)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.word)
        self._row.addWidget(self.title)
        self._row.addWidget(self.detail, 1)
        for widget in (self.back, self.before, self.field, self.after, self.on, self.player):
            self._row.addWidget(widget)

    def _name_buttons(self) -> None:
        """In a small window the keys alone, the words as names."""
        compact = self._themes.current.is_compact
        shift = () if compact else ("Shift",)
        models = {
            self.back: ButtonModel("−1 m", keys=(*shift, "←") if shift else (), name="One minute back"),
            self.before: ButtonModel("Entry", keys=("←",), icon="skip-back", name="The entry before"),
            self.after: ButtonModel("Entry", keys=("→",), icon="skip-forward", name="The next entry"),
            self.on: ButtonModel("+1 m", keys=(*shift, "→") if shift else (), name="One minute on"),
            self.player: ButtonModel(
                "Stop" if self._is_playing else "60 ×",
                keys=("P",),
                icon="pause" if self._is_playing else "play",
                name="Stop" if self._is_playing else "Play, a minute a second",
            ),
        }
        for button, model in models.items():
            button.set_model(model)

    def _on_back(self) -> None:
        self.shifted.emit(-MINUTE)

    def _on_on(self) -> None:
        self.shifted.emit(MINUTE)

    def _on_before(self) -> None:
        self.stepped.emit(False)

    def _on_after(self) -> None:
        self.stepped.emit(True)

    def _on_return_pressed(self) -> None:
        self.typed.emit(self.field.text())

    def _on_theme_changed(self, theme: Theme) -> None:
        px = theme.px
        self._row.setContentsMargins(px(14 if theme.is_compact else 20), px(6), px(12), px(6))
        self._row.setSpacing(px(6 if theme.is_compact else 10))
        self.field.setFixedWidth(px(_FIELD))
        self.field.setFont(theme.font(TextKind.BODY, weight=500, tabular=True))
        self.time.setFont(theme.font(TextKind.CAPTION, tabular=True))
        self._name_buttons()
