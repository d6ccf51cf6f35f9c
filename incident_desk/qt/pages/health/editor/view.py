"""The editor as a widget: the form at the left, what a test finds and what will happen at the right."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.health_check import Check, CommandOptions
from incident_desk.qt.actions import KEEPS_LETTERS
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.editor.address import AddressPart
from incident_desk.qt.pages.health.editor.answer import AnswerPart
from incident_desk.qt.pages.health.editor.asks import AskSections
from incident_desk.qt.pages.health.editor.expect import ExpectPart
from incident_desk.qt.pages.health.editor.fields import ElidedWords, Tall, Words, in_a_column, show_within
from incident_desk.qt.pages.health.editor.menu import CheckMenu
from incident_desk.qt.pages.health.editor.more import MorePart
from incident_desk.qt.pages.health.editor.outage import OutagePart
from incident_desk.qt.pages.health.editor.place import place_row
from incident_desk.qt.pages.health.editor.sections import Section
from incident_desk.qt.pages.health.editor.tested import TestBars, TestHead, VerdictList
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.services.standing import is_standing

_SIDE, _NARROW_SIDE, _FORM = 600, 328, 1240
"""How wide the last test may be at most and at least, and what the form and the list beside it want first."""
_TYPED_INTO = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class CheckEditor(QWidget):
    """One check, described, tried out and saved. F5 tests, Ctrl+S saves, Esc goes back."""

    consent_wished = Signal(object)
    """The person is to decide whether a command may run here: the ``Check``."""
    import_wished = Signal()
    """Many checks are to be imported."""

    def __init__(self, themes: ThemeService, model: EditorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        set_surface(self, "panel")
        self.setProperty(KEEPS_LETTERS, True)
        self.address = AddressPart(themes, model.form, self)
        self.expect, self.more = ExpectPart(themes, model, self), MorePart(themes, model.form, self)
        self.asks, self.outage = AskSections(themes, model, self), OutagePart(themes, model)
        self.head, self.answer = TestHead(themes, model), AnswerPart(themes, model, self)
        self._bars, self._verdict = TestBars(themes, model), VerdictList(themes, model)
        self._title, self._beside = Words(themes, "", "", TextKind.STRONG), ElidedLabel("", self)
        self.import_many = Button(themes, ButtonModel("Import many…", icon="file-down"), self)
        self.menu = CheckMenu(themes, model.link, model, self)
        self.back = Button(themes, ButtonModel("All checks", keys=("Esc",)), self)
        self.cancel = Button(themes, ButtonModel("Cancel", keys=("Esc",)), self)
        self.save = Button(themes, ButtonModel("Save and watch", Variant.PRIMARY, keys=("Ctrl", "S")), self)
        self._foot_words = ElidedWords(themes)
        self._lay_out()
        self._connect()
        self._on_began()

    # -- building -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        themes, form = self._themes, self.model.form
        self.areas = left_area, right_area = self._scrolled("The check"), self._scrolled("The last test")
        inside = left_area.widget()
        place = Section(themes, "Name and place", inside).hold(place_row(themes, self.model))
        expect = Section(themes, "Expect", inside).hold(self.expect)
        self._fill(left_area, self.address, place.tell(form, "name", "group"), expect, self.asks, self.more)
        self._fill(right_area, self._bars, self._verdict, self.answer, self.outage)
        self._side = in_a_column(themes, self.head, Hairline(themes), right_area)
        left = in_a_column(themes, left_area, Hairline(themes), self._foot())
        self.panes = panes = QHBoxLayout()
        """The columns under the head: a page puts its list before them."""
        whole = QVBoxLayout(self)
        panes.addWidget(left, 1)
        panes.addWidget(Hairline(themes, upright=True))
        panes.addWidget(self._side)
        whole.addWidget(self._head())
        whole.addWidget(Hairline(themes))
        whole.addLayout(panes, 1)
        whole.setContentsMargins(0, 0, 0, 0)
        for layout in (left.layout(), self._side.layout(), panes, whole):
            assert layout is not None
            layout.setSpacing(0)

    def _scrolled(self, name: str) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidget(Tall())
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(name)
        return area

    def _fill(self, area: QScrollArea, *parts: QWidget) -> None:
        inside = area.widget()
        assert inside is not None
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)

    def _head(self) -> QWidget:
        head, px = QWidget(self), self._themes.current.px
        row = QHBoxLayout(head)
        row.setContentsMargins(px(20), px(8), px(16), px(8))
        row.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._beside)
        set_tone(self._beside, "text3")
        self._beside.setFont(self._themes.current.font(TextKind.CAPTION))
        row.addLayout(words, 1)
        row.addWidget(self.menu)
        row.addWidget(self.import_many)
        row.addWidget(self.back)
        return head

    def _foot(self) -> QWidget:
        foot, px = QWidget(self), self._themes.current.px
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(20), px(10), px(12), px(10))
        row.setSpacing(px(8))
        row.addWidget(self._foot_words, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return foot

    def _connect(self) -> None:
        model = self.model
        self.address.pasted.connect(self.paste)
        self.address.look_wished.connect(self._on_look_wished)
        self.back.clicked.connect(model.leave)
        self.cancel.clicked.connect(model.leave)
        self.save.clicked.connect(model.save)
        self.import_many.clicked.connect(self.import_wished)
        model.began.connect(self._on_began)
        model.form.changed.connect(self._on_changed)
        model.trial.changed.connect(self._on_allowed_changed)
        model.trial.rehearsed.connect(self._on_allowed_changed)
        model.trial.consent_wished.connect(self.consent_wished)
        self._themes.theme_changed.connect(self._on_theme_changed)

    # -- doing ----------------------------------------------------------------------------------------------

    def paste(self, text: str) -> None:
        """Recognise a pasted address in place of the present one."""
        self.model.form.paste(text, self.model.groups_by_host)

    def say(self, words: str) -> None:
        """Say it at the foot, until something else is to be said there."""
        self._foot_words.setText(words)
        announce(self, words)

    def take_focus(self) -> None:
        """To what is asked."""
        self.address.field.setFocus()

    def event(self, event: QEvent) -> bool:
        """F5, Ctrl+S and Esc are the editor's while the focus is in it, whatever the window does with them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the editor; a paste outside any field begins with what is pasted."""
        act = self._act_of(event)
        if act == "paste":
            self.paste(QGuiApplication.clipboard().text())
        elif act:
            {"test": self.model.test, "save": self.model.save, "leave": self.model.leave}[act]()
        else:
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> str:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F5:
            return "test"
        if event.key() == Qt.Key.Key_S and control:
            return "save"
        if event.key() == Qt.Key.Key_Escape:
            return "leave"
        is_typing = isinstance(self.focusWidget(), _TYPED_INTO)
        return "paste" if event.key() == Qt.Key.Key_V and control and not is_typing else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the right side is narrower."""
        super().resizeEvent(event)
        self._fit_side()

    # -- what changes ---------------------------------------------------------------------------------------

    def _on_began(self) -> None:
        for area in self.areas:
            area.verticalScrollBar().setValue(0)
        self.more.unfold(False)
        self._on_changed()
        self._on_allowed_changed()

    def _on_changed(self) -> None:
        model, form = self.model, self.model.form
        self._title.setText("New health check" if model.is_new else form.texts["name"] or "Health check")
        state = "not saved yet" if model.is_new else "changed, not saved" if form.is_changed else "watched"
        self._beside.setText(" · ".join(filter(None, (model.place, state, form.words))))
        self.save.setEnabled(model.is_new or form.is_changed)
        is_told = form.texts["kind"] == "webhook"
        for part in (self._bars, self._verdict, self.outage):
            show_within(part, not is_told)
        wrong = len(form.problems) if form.shows_problems else 0
        if wrong:
            words = f"{wrong} field{' has' if wrong == 1 else 's have'} to be mended first"
        elif form.secrets.values:
            words = "Its secret stays on this computer; the record names it only"
        elif is_told:
            words = "It has no data before the first call."
        else:
            # The window's undo is that of an incident.
            can_undo = model.record is not None and not is_standing(model.record)
            words = "The first answer is asked at once." + (" Undo with Ctrl Z." if can_undo else "")
        self._foot_words.setText(words)

    def _on_allowed_changed(self) -> None:
        self.address.show_allowed(self.model.trial.is_allowed)

    def _on_look_wished(self) -> None:
        check: Check | None = self.model.form.check
        if check is not None and isinstance(check.options, CommandOptions):
            self.consent_wished.emit(check)
        else:
            self.model.form.show_problems()

    def _on_theme_changed(self, theme: Theme) -> None:
        self._beside.setFont(theme.font(TextKind.CAPTION))
        self._fit_side()

    def _fit_side(self) -> None:
        px = self._themes.current.px
        self._side.setFixedWidth(max(px(_NARROW_SIDE), min(px(_SIDE), self.width() - px(_FORM))))
