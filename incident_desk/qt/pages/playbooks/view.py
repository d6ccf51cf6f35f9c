"""The page of playbooks: the library and its versions, what changed, and the editor."""

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.playbooks.editor.view import EditorView
from incident_desk.qt.pages.playbooks.library_view import LibraryView
from incident_desk.qt.pages.playbooks.middle import Middle
from incident_desk.qt.pages.playbooks.versions_view import VersionsView
from incident_desk.qt.pages.playbooks.view_model import PlaybooksModel
from incident_desk.qt.theme import Theme, ThemeService, set_surface
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState

_LEFT, _LEFT_NARROW = 340, 208
_MIDDLE, _MIDDLE_NARROW = 560, 330
_VERSIONS = 322
_WIDE = 1500
_EMPTY = EmptyModel("book-open", "No playbook is open", "Choose one at the left, or make a new one.", None)


class PlaybooksPage(QWidget):
    """Ctrl+Z and Ctrl+Y are the draft's while the page is in front; Esc goes to the list."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        set_surface(self, "panel")
        # Each part is made where it stays: a tree of widgets that changes its parent is styled anew as a whole.
        self._left, self._right = QWidget(self), QWidget(self)
        self.library = LibraryView(themes, model, self._left)
        self.versions = VersionsView(themes, model, self._left)
        self.middle = Middle(themes, model, self)
        self.empty = EmptyState(themes, _EMPTY, parent=self._right)
        self._editor: EditorView | None = None
        # The editor takes as long to make as all the rest: it has a turn of the window's of its own.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._make_editor)
        self._lay_out()
        self._held: QWidget | None = None
        """Where the keys were when what is open was saved."""
        model.draft.began.connect(self._show)
        model.saved.connect(self._hold_focus)
        model.draft.compiled_changed.connect(self._give_focus)
        themes.theme_changed.connect(self._on_theme_changed)
        self._show()
        self._later.start(0)

    @property
    def editor(self) -> EditorView:
        """The editor at the right; it is made when it is first asked for, or a turn after the page."""
        self._make_editor()
        assert self._editor is not None
        return self._editor

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        return (self.library.list, self.versions.list, self.middle.lines, *self.editor.areas)

    @property
    def document(self) -> str:
        """The document that is open, by its checksum; empty where none is."""
        return self.model.book.playbook.source_sha256 if self.model.book is not None else ""

    def take_focus(self) -> None:
        """To the list."""
        self.library.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """To the field that finds a playbook or a step."""
        self.library.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.library.field.selectAll()

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the draft's, and no letter acts on an incident that nobody sees here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo, and Esc to the list."""
        turn = _turn(event)
        if turn:
            (self.model.draft.undo if turn == "undo" else self.model.draft.redo)()
        elif event.key() == Qt.Key.Key_Escape:
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the left columns are narrower."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        themes = self._themes
        left = QVBoxLayout(self._left)
        left.addWidget(self.library, 1)
        left.addWidget(Hairline(themes, parent=self._left))
        left.addWidget(self.versions)
        self._stack = QStackedLayout(self._right)
        self._stack.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.addWidget(self._left)
        row.addWidget(Hairline(themes, upright=True, parent=self))
        row.addWidget(self.middle)
        row.addWidget(Hairline(themes, upright=True, parent=self))
        row.addWidget(self._right, 1)
        for layout in (left, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _make_editor(self) -> None:
        if self._editor is None:
            self._editor = EditorView(self._themes, self.model, self._right)
            self._stack.addWidget(self._editor)
            self._fit()

    def _show(self) -> None:
        is_open = self.model.draft.draft is not None
        self._stack.setCurrentWidget(self.editor if is_open else self.empty)
        self.middle.setVisible(is_open)
        self.versions.setVisible(is_open)

    def _hold_focus(self) -> None:
        # What is opened anew makes its fields anew, and a field that goes gives the keys to the rail.
        focus = self.window().focusWidget()
        self._held = focus if focus is not None and self.isAncestorOf(focus) else self.editor.outline

    def _give_focus(self) -> None:
        held, self._held = self._held, None
        focus = self.window().focusWidget()
        if held is None or not self.isVisible() or (focus is not None and self.isAncestorOf(focus)):
            return
        is_there = shiboken6.isValid(held) and held.isVisible() and held.isEnabled()
        (held if is_there else self.editor.outline).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()

    def _fit(self) -> None:
        px = self._themes.current.px
        wide = self.window().width() >= px(_WIDE)
        self._left.setFixedWidth(px(_LEFT if wide else _LEFT_NARROW))
        self.middle.setFixedWidth(px(_MIDDLE if wide else _MIDDLE_NARROW))
        for part in (self.library, self.versions, self.middle, self._editor):
            if part is not None:
                part.turn(wide)
        self.versions.setFixedHeight(min(px(_VERSIONS), self.height() * 2 // 5))


def _is_ours(event: QKeyEvent) -> bool:
    is_letter = event.modifiers() == Qt.KeyboardModifier.NoModifier and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return is_letter or bool(_turn(event))


def _turn(event: QKeyEvent) -> str:
    """Whether a key undoes or redoes."""
    pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return {"Ctrl+Z": "undo", "Ctrl+Shift+Z": "redo", "Ctrl+Y": "redo"}.get(pressed, "")
