"""Where the editor stands on the page: in the place of strip and detail, with the list beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.list_view import CheckList
from incident_desk.qt.theme import ThemeService

if TYPE_CHECKING:
    from incident_desk.qt.pages.health.editor.view import CheckEditor


class EditorPlace(QObject):
    """Takes an editor in, and lets it go. It is another's: made and ended elsewhere."""

    changed = Signal()
    """An editor came, or went."""

    def __init__(
        self, themes: ThemeService, stack: QStackedLayout, row: QBoxLayout, checks: CheckList,
        around: tuple[QWidget, ...],
    ) -> None:  # fmt: skip
        super().__init__(checks)
        self._stack, self._row, self._checks, self._around = stack, row, checks, around
        self._line = Hairline(themes, upright=True, parent=checks)
        self._line.hide()
        self.editor: CheckEditor | None = None
        """The editor that stands here."""
        checks.list.clicked.connect(self._on_row_chosen)
        checks.detail_wished.connect(self._on_row_chosen)

    def hold(self, editor: "CheckEditor") -> None:
        """Show the editor, with the list at its left; what is around has no room so long."""
        self.editor = editor
        for widget in self._around:
            widget.hide()
        editor.panes.insertWidget(0, self._checks)
        editor.panes.insertWidget(1, self._line)
        self._line.show()
        self._stack.addWidget(editor)
        self._stack.setCurrentWidget(editor)
        editor.model.began.connect(self._on_named)
        editor.model.form.changed.connect(self._on_named)
        self._on_named()
        self.changed.emit()
        editor.take_focus()

    def let_go(self) -> None:
        """All is as before the editor came."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        self._checks.end_new()
        self._line.setParent(self._checks)
        self._line.hide()
        self._row.insertWidget(0, self._checks)
        self._stack.removeWidget(editor)
        editor.hide()
        for widget in self._around:
            widget.show()
        self.changed.emit()

    def _on_named(self) -> None:
        """A check that is new stands at the top of the list, by the name that it has so far."""
        if self.editor is None:
            return
        if self.editor.model.is_new:
            self._checks.show_new(self.editor.model.form.texts.get("name", "") or "New check")
        else:
            self._checks.end_new()

    def _on_row_chosen(self) -> None:
        """Another check is to be seen: what was typed is kept."""
        if self.editor is not None:
            self.editor.model.leave()
