"""What can be done with the chosen row: by key, by menu, by button. What can't be done says why."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from incident_desk.domain.timeline import Entry
from incident_desk.qt.pages.timeline.edit_model import EditModel
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.row_list import RowList
from incident_desk.qt.pages.timeline.standing_in_way import why_not_edited, why_not_restored, why_not_struck
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.panes.timeline.rows import full_text
from incident_desk.qt.widgets.as_text import plain

NONE_CHOSEN = "Choose an entry first: with Up and Down, or a click"


class ChosenDeeds(QObject):
    """Does it with what is chosen in the list."""

    noticed = Signal(str)
    """A word for the person."""
    strike_wished = Signal(object)
    """Why that ``Entry`` is struck is to be asked."""

    def __init__(self, model: TimelinePageModel, rows: RowList, edit: EditModel, deeds: EntryDeeds) -> None:
        super().__init__(rows)
        self._model, self._rows, self._edit, self._deeds = model, rows, edit, deeds
        rows.edit_wished.connect(self.edit)
        rows.star_wished.connect(self.star)
        rows.strike_wished.connect(self.strike)
        rows.menu_wished.connect(self._on_menu_wished)

    def edit(self) -> None:
        """Open its editor; what can't be edited is opened to be read, and says why."""
        entry, times = self._chosen(), self._model.times
        if entry is None or times is None:
            return
        why = why_not_edited(entry)
        if why:
            self._rows.open_reader()
            self.noticed.emit(why)
        else:
            self._edit.open(entry, times.zone)

    def star(self) -> None:
        """Give it a star, or take it off."""
        entry = self._chosen()
        if entry is not None:
            self._deeds.star(entry.id, starred=not entry.starred)

    def strike(self) -> None:
        """Ask why it is struck."""
        entry = self._chosen()
        if entry is not None and not self._refused(why_not_struck(entry)):
            self.strike_wished.emit(entry)

    def restore(self) -> None:
        """Let its first wording hold again."""
        entry, told = self._chosen(), self._model.wordings
        if entry is not None and not self._refused(why_not_restored(entry, told)):
            self._deeds.restore(entry.id, told[0].text)

    def menu(self) -> QMenu | None:
        """All of it; what can't be done is faint and says why in its tooltip."""
        entry = self._rows.chosen
        if entry is None:
            return None
        menu = QMenu(self._rows)
        menu.setToolTipsVisible(True)
        _add(menu, "Edit\tEnter", self.edit, why_not_edited(entry))
        _add(menu, "Take the star off\t*" if entry.starred else "Star\t*", self.star, "")
        _add(menu, "Restore first wording", self.restore, why_not_restored(entry, self._model.wordings))
        _add(menu, "Copy the text", self._copy, "")
        menu.addSeparator()
        _add(menu, "Strike…\tDel", self.strike, why_not_struck(entry))
        return menu

    def _chosen(self) -> Entry | None:
        entry = self._rows.chosen
        if entry is None:
            self.noticed.emit(NONE_CHOSEN)
        return entry

    def _refused(self, why: str) -> bool:
        if why:
            self.noticed.emit(why)
        return bool(why)

    def _copy(self) -> None:
        entry = self._rows.chosen
        if entry is not None:
            QApplication.clipboard().setText(full_text(entry))
            self.noticed.emit("Copied")

    def _on_menu_wished(self, point: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)


def _add(menu: QMenu, words: str, do: object, why_not: str) -> None:
    action = QAction(words, menu)
    action.setEnabled(not why_not)
    action.setToolTip(plain(why_not))
    action.triggered.connect(do)
    menu.addAction(action)
