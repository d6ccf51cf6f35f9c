"""Where the files go: what they are called, in which folder, and another one."""

from pathlib import PurePath

from PySide6.QtCore import QRectF, QSizeF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken

_LAST_PARTS = 3
_HEIGHT, _HEIGHT_COMPACT = 64, 52


class Sign(PaintedWidget[str]):
    """An icon beside words."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A small square."""
        return QSizeF(16, 16)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        paint_icon(painter, QRectF(0, area.center().y() - 8, 16, 16), self.model, theme.colour.text3)

    def spoken(self) -> Spoken:
        """Nothing: the words beside it say it."""
        return Spoken("")


class FolderRow(QWidget):
    """The folder, and the button that changes it."""

    changed = Signal(str)
    """Another folder was chosen: its path."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.folder = themes, ""
        self._sign = Sign(themes, "folder-open", self)
        self.names = Lettered(themes, TextKind.SMALL, parent=self)
        self.place = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        model = ButtonModel("Change", Variant.QUIET, small=True, name="Change the folder of the files")
        self.change = Button(themes, model, self)
        self.change.clicked.connect(self.choose)
        self._row, words = QHBoxLayout(self), QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.names)
        words.addWidget(self.place)
        words.addStretch(1)
        self._row.addWidget(self._sign)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.change)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_folder(self, name: str, folder: str) -> None:
        """Show what the files are called, and where they go."""
        self.folder = folder
        self.names.setText(name)
        parts = PurePath(folder).parts
        short = "/".join(("…", *parts[-_LAST_PARTS:])) if len(parts) > _LAST_PARTS + 1 else folder
        self.place.setText(short)
        self.place.setToolTip(wrapped(folder))
        self.place.setAccessibleName(f"Into the folder {folder}")

    def choose(self) -> None:
        """Ask for another folder."""
        chooser = QFileDialog(self.window(), "Save the files in", self.folder)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.changed)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_theme_changed(self, theme: Theme) -> None:
        compact = theme.is_compact
        self.setFixedHeight(theme.px(_HEIGHT_COMPACT if compact else _HEIGHT))
        self._row.setContentsMargins(theme.px(14 if compact else 20), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(8))
