"""What is asked: the field that takes a paste, how it was recognised, and the kinds to choose from."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.checks.http import METHODS
from incident_desk.domain.checks.secret_words import MASK, REFERENCE
from incident_desk.formats.check_address import KIND_WORDS
from incident_desk.qt.pages.health.editor.fields import (
    Choice,
    Field,
    Problem,
    TurningRow,
    Words,
    in_a_row,
    show_within,
)
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.pages.health.hook_address import HookAddress
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_large
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.webhook import WebhookState

KINDS = tuple(KIND_WORDS)
_EMPTY = "Paste an address, host:port, a host, a curl line or a command"
_LONG_EDIT = 4
"""More letters than a key makes."""
_KEPT = "secret shown as •••, kept on this computer only"


class TargetField(Field):
    """The field of what is asked. What is pasted into it whole is recognised, more than one line too."""

    pasted = Signal(str)

    def __init__(self, themes: ThemeService, form: CheckForm) -> None:
        super().__init__(themes, form, "target", "Address or command")
        set_large(self)
        self.setPlaceholderText(_EMPTY)

        self._before = ""
        self.textEdited.connect(self._on_any_edit)
        self.editingFinished.connect(self._on_left)
        form.filled.connect(self._remember)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A paste in place of everything is recognised whole, with its lines; Enter recognises what was typed."""
        is_whole = not self.text() or self.selectedText() == self.text()
        is_paste = is_whole and event.matches(QKeySequence.StandardKey.Paste)
        # The clipboard is another program's, and is asked for nothing but a paste.
        clip = QGuiApplication.clipboard().text() if is_paste else ""
        if clip.strip():
            self.pasted.emit(clip)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self._recognise()
        else:
            super().keyPressEvent(event)

    def _on_any_edit(self, text: str) -> None:
        """A menu's paste, or a drop, into the empty field comes as one edit."""
        is_paste = not self._before and len(text) > _LONG_EDIT
        self._before = text
        if is_paste:
            self.pasted.emit(text)

    def _on_left(self) -> None:
        """What was typed and is nothing of this kind may be something of another."""
        if "target" in self._form.problems and self.text().strip() and self.isModified():
            self.setModified(False)
            self._recognise()
        else:
            self._form.settle()

    def _recognise(self) -> None:
        # A secret stands here as •••, which is to be no part of a new address.
        if MASK not in self.text():
            self.pasted.emit(self.text())

    def _remember(self) -> None:
        self._before = self.text()


class AddressPart(QWidget):
    """The top of the form."""

    pasted = Signal(str)
    """This was pasted in place of what was asked before."""
    look_wished = Signal()
    """The person wants to look at the command and decide whether it may run."""

    def __init__(self, themes: ThemeService, form: CheckForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._form = themes, form
        self.field = TargetField(themes, form)
        self._how, self._secret = Words(themes, "", "text3", TextKind.CAPTION), Words(themes, "", "text3")
        self._secret.setParent(self.field)
        self.kinds = Segmented(themes, SegmentedModel(tuple(KIND_WORDS.values()), 0, "Kind of check"))
        methods = [(one, one) for one in sorted(METHODS)]
        self.method = Choice(themes, form, "method", "Method", methods)
        self._ask_how = in_a_row(themes, Words(themes, "Method"), self.method)
        self.look = Button(themes, ButtonModel("Look and allow…", small=True, icon="terminal"))
        self._not_run = in_a_row(
            themes, Words(themes, "Not run: not allowed on this computer", "caution"), self.look, None
        )
        self._not_run.hide()
        self.hook, self._webhook = HookAddress(themes, self), WebhookState()
        column = self._column = QVBoxLayout(self)
        column.addWidget(in_a_row(themes, Words(themes, "Address or command", "text2"), self._how, None))
        column.addWidget(self.field)
        column.addWidget(Problem(themes, form, ("target", "method", "kind")))
        column.addWidget(TurningRow(themes, self.kinds, self._ask_how))
        column.addWidget(self._not_run)
        column.addWidget(self.hook)
        self.kinds.chosen.connect(self._on_kind_chosen)
        self.field.pasted.connect(self.pasted)
        self.look.clicked.connect(self.look_wished)
        form.filled.connect(self._on_filled)
        form.changed.connect(self._on_changed)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)
        self._on_filled()

    def show_allowed(self, is_allowed: bool | None) -> None:
        """Whether the command may run here; None where there is none or nobody knows yet."""
        self._not_run.setVisible(is_allowed is False and self._form.texts["kind"] == "command")

    def show_webhook(self, state: WebhookState) -> None:
        """How it goes with the address that others call."""
        self._webhook = state
        self._on_changed()

    def _on_kind_chosen(self, place: int) -> None:
        self._form.choose_kind(KINDS[place])

    def _on_filled(self) -> None:
        kind = self._form.texts["kind"]
        if kind in KINDS:
            self.kinds.set_current(KINDS.index(kind))
        show_within(self._ask_how, kind == "http")
        self._how.setText(self._form.words)
        self._on_changed()

    def _on_changed(self) -> None:
        has_secret = bool(REFERENCE.search(self._form.texts.get("target", "")))
        is_told = self._form.texts["kind"] == "webhook"
        hook = self._form.texts.get("target", "").removeprefix("hook:") if is_told else ""
        self.hook.show_hook(self._webhook, hook)
        is_web = self._form.texts["kind"] == "http" and bool(self._form.texts["target"])
        words = _KEPT if has_secret else "no secrets in the address" if is_web else ""
        if words != self._secret.text():
            self._secret.setText(words)
            self._place_secret()

    def _place_secret(self) -> None:
        px = self._themes.current.px
        self._secret.adjustSize()
        width = self._secret.width() if self.field.width() > px(620) else 0
        self._secret.setVisible(bool(width and self._secret.text()))
        self.field.setTextMargins(0, 0, width + px(8) if width else 0, 0)
        self.field.setToolTip(plain(self._secret.text()))
        left = self.field.width() - self._secret.width() - px(12)
        area = QRect(left, 0, self._secret.width(), self.field.height())
        self._secret.setGeometry(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words in the field stay at its right end."""
        super().resizeEvent(event)
        self._place_secret()

    def _fit(self, theme: Theme) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(14), px(16), px(14))
        self._column.setSpacing(px(8))
        self.field.setFont(theme.font(TextKind.BODY, px=16))
