"""The button beside the report's pages with the ways out that are no file: paper, clipboard, mail, all of it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from incident_desk.qt.actions import spec
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel

ACTIONS = ("print_report", "copy_rich", "mail_draft", "share")


class WaysOutButton(Button):
    """Opens the list; what is chosen is an action of the window."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        name = "Print, copy, mail or share the report"
        super().__init__(themes, ButtonModel("", icon="upload", name=name), parent)
        self.clicked.connect(self._on_clicked)

    def menu(self) -> QMenu:
        """The ways out in their order, with their keys."""
        menu = QMenu(self)
        for one in map(spec, ACTIONS):
            keys = f"\t{one.keys[0]}" if one.keys else ""
            entry = QAction(f"{one.text}{keys}", menu)
            entry.setObjectName(one.id)
            entry.triggered.connect(self._on_chosen)
            menu.addAction(entry)
        return menu

    def _on_clicked(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = menu.sizeHint()
        menu.popup(self.mapToGlobal(QPoint(self.width() - size.width(), -size.height())))
        menu.setActiveAction(menu.actions()[0])

    def _on_chosen(self) -> None:
        self.action_wished.emit(self.sender().objectName())
