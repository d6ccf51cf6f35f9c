"""Where others call a check that nobody asks: the address to copy, or how the webhook is switched on.

The secret in it is copied and not shown: a window is seen by the whole room, and stands in pictures.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.checks.secret_words import MASK
from incident_desk.domain.checks.webhook import is_hook
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.services.webhook import WebhookState

SWITCH_ON = "incident-desk webhook on"
_PASTE = "Paste this address into the monitor that is to call. It is heard on this computer only."
_OFF = "Nobody can call yet: the webhook is off. Switch it on with this command."


def hook_words(state: WebhookState, hook: str) -> tuple[str, str]:
    """What is to be copied, and what is to be said of it; nothing where that is no name of a hook."""
    if not is_hook(hook):
        return "", ""
    if not state.is_on:
        return SWITCH_ON, _OFF
    problem = state.problem
    return state.address(hook), f"Not heard: {problem}" if problem else _PASTE


class HookAddress(QWidget):
    """The address in a well with a button, and a line under it."""

    copied = Signal(str)
    """The text is to be copied."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        well = QWidget(self)
        set_surface(well, "well")
        self._text = ""
        self.words = Lettered(themes, TextKind.MONO, parent=well)
        self.copy = Button(themes, ButtonModel("", Variant.QUIET, icon="copy", name="Copy"), well)
        self.told = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self._row = QHBoxLayout(well)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(well)
        column.addWidget(self.told)
        self.copy.clicked.connect(self._on_clicked)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self.hide()

    def show_hook(self, state: WebhookState, hook: str) -> None:
        """Show how that hook is called; without a hook all of it is away."""
        text, words = hook_words(state, hook)
        self.setVisible(bool(text))
        if text != self._text:
            self._text = text
            self.words.setText(text.replace(state.settings.secret or "\0", MASK))
            what = "Copy the address of the hook" if state.is_on else "Copy the command"
            self.copy.set_model(ButtonModel("", Variant.QUIET, icon="copy", name=what))
        self.told.setText(words)

    def _on_clicked(self) -> None:
        self.copied.emit(self._text)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(12), theme.px(2), theme.px(4), theme.px(2))
