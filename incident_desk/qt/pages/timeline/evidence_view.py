"""The evidence of the chosen row: each file with its size, its checksum, who attached it and when."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.attachments import Attachment, pieces_words, size_words
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.timeline.preview import Preview, is_small_enough
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon, set_flat, set_tone
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import outline_box

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 4
"""Files in sight at once; the list scrolls."""
_ROW, _INSET, _SIDE = 46, 8, 16
_TOP = QModelIndex()


class FileList(QAbstractListModel):
    """The files of one row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: tuple[Attachment, ...] = ()

    def show(self, files: tuple[Attachment, ...]) -> None:
        """Show these."""
        if files != self.files:
            self.beginResetModel()
            self.files = files
            self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The file, its name, or all that is known of it in words."""
        if not index.isValid() or index.row() >= len(self.files):
            return None
        file = self.files[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return file
            case Qt.ItemDataRole.DisplayRole:
                return file.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((file.name, *facts(file)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain("\n".join((file.name, *facts(file), f"SHA-256 {file.sha256}")))
            case _:
                return None


class EvidenceView(QWidget):
    """Enter opens one."""

    view_wished = Signal(str)
    """That file is to be looked at: its id."""
    preview_wished = Signal(object)
    """The beginning of that ``Attachment`` is to be shown."""
    attach_wished = Signal()
    """A file is to be chosen and attached to the chosen row."""

    def __init__(self, themes: ThemeService, model: TimelinePageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.title, self.count = QLabel("Evidence", self), QLabel(self)
        attach = ButtonModel("Attach…", Variant.QUIET, icon="paperclip", small=True, name="Attach a file")
        self.attach = Button(themes, attach, self)
        self.table = FileList(self)
        self.files = _Files(self)
        self.files.setModel(self.table)
        self.files.setItemDelegate(_FileDelegate(themes, self.files))
        self.preview = Preview(themes, self)
        self._previewed: Attachment | None = None
        self._lay_out()
        self.files.selectionModel().currentChanged.connect(self._wish_preview)
        self.attach.clicked.connect(self.attach_wished)
        self.files.opened.connect(self._on_opened)
        model.chosen_changed.connect(self._show)
        model.wordings_changed.connect(self._show)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at, in reading order."""
        return (self.attach, self.files)

    def _lay_out(self) -> None:
        self._head, self._body = QHBoxLayout(), QVBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.count, 1)
        self._head.addWidget(self.attach)
        self._body.addWidget(self.preview)
        self._body.addWidget(self.files)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._body)
        column.addWidget(Hairline(self._themes, parent=self))
        for label in (self.title, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.count, "text3")

    def _show(self) -> None:
        entry, files = self._model.chosen, self._model.files
        self.table.show(files)
        on = "" if self._themes.current.is_compact else " on this entry"
        self.count.setText(f"{pieces_words(len(files))}{on}" if files else "none" if entry else "")
        self.attach.setEnabled(entry is not None)
        self.files.setVisible(bool(files))
        self.files.setFixedHeight(min(MOST_ROWS, max(1, len(files))) * self._themes.current.px(_ROW))
        self._wish_preview()

    def show_preview(self, file: Attachment, image: QImage | None, text: str) -> None:
        """So it begins; what comes after another file was chosen is passed over."""
        if file != self._previewed:
            return
        if image is not None:
            self.preview.show_picture(image, file.name)
        elif text:
            self.preview.show_text(text, file.name)

    def _wish_preview(self) -> None:
        """Of the chosen file, or of the first; in a small window there is no room for it."""
        files, row = self.table.files, max(0, self.files.currentIndex().row())
        file = files[row] if row < len(files) and not self._themes.current.is_compact else None
        if file != self._previewed:
            self._previewed = file
            self.preview.show_nothing()
            if file is not None and is_small_enough(file.size):
                self.preview_wished.emit(file)

    def _on_opened(self, file: Attachment) -> None:
        self.view_wished.emit(file.id)

    def _on_theme_changed(self, theme: Theme) -> None:
        px, compact = theme.px, theme.is_compact
        inset = px(14 if compact else 20)
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        self.title.setFixedHeight(px(38 if compact else 44))
        self.count.setFont(theme.font(TextKind.SMALL, tabular=True))
        self._head.setContentsMargins(inset, 0, px(8), 0)
        self._head.setSpacing(px(10))
        self._body.setContentsMargins(inset - px(_INSET), 0, px(8), px(8))
        self._body.setSpacing(px(4))
        self._show()


class _Files(QListView):
    """Up and Down choose, Enter or a double click opens."""

    opened = Signal(object)
    """That ``Attachment`` is to be looked at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Evidence of the chosen entry")
        self.setAccessibleDescription("Enter looks at the file")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_flat(self)
        self.doubleClicked.connect(self._on_double_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys; they don't search here."""

    def focusInEvent(self, event: Any) -> None:
        """The first one is chosen where none is."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        super().focusInEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        file = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(file, Attachment):
            self.opened.emit(file)


class _FileDelegate(QStyledItemDelegate):
    """Sign and name with the size, below it who, when and the checksum."""

    def __init__(self, themes: ThemeService, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(0, self._themes.current.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one file."""
        file, data, theme = index.data(Qt.ItemDataRole.UserRole), option, self._themes.current
        if not isinstance(file, Attachment):
            return
        area, state = QRectF(data.rect), data.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area, theme.colour.selection)
            outline_box(painter, area.adjusted(1, 1, -1, -1), 4, theme.colour.accent, 2.0)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour.hover)
        self._paint_words(
            painter, area.adjusted(theme.px(_INSET), theme.px(3), -theme.px(_INSET), -theme.px(3)), file
        )
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, file: Attachment) -> None:
        theme, half = self._themes.current, area.height() / 2
        side, right = theme.px(_SIDE), Qt.AlignmentFlag.AlignRight
        name, small = theme.font(TextKind.SMALL, weight=500), theme.font(TextKind.CAPTION, tabular=True)
        square = QRectF(area.left(), area.top() + (half - side) / 2, side, side)
        paint_icon(painter, square, icon_of(file), theme.colour.text2)
        left = square.right() + theme.px(8)
        first = QRectF(left, area.top(), area.right() - left, half)
        second = first.translated(0, half)
        size, sha = size_words(file.size), short_sha(file)
        draw_line(painter, first, size, small, theme.colour.text2, right)
        first.setRight(first.right() - text_width(size, small) - theme.px(10))
        draw_line(painter, first, file.name, name, theme.colour.text)
        draw_line(painter, second, sha, small, theme.colour.text3, right)
        second.setRight(second.right() - text_width(sha, small) - theme.px(10))
        when = f"{file.at:%H:%M:%S} UTC, {file.who}"
        short = when if text_width(when, small) <= second.width() else f"{file.at:%H:%M}, {file.who}"
        draw_line(painter, second, short, small, theme.colour.text3)


def icon_of(file: Attachment) -> str:
    """The sign of what it is."""
    return "image" if file.media.startswith("image/") else "file-text"


def short_sha(file: Attachment) -> str:
    """``sha256 9f3c…41e0``."""
    return f"sha256 {file.sha256[:4]}…{file.sha256[-4:]}"


def facts(file: Attachment) -> tuple[str, ...]:
    """What is known of it, in words."""
    return (size_words(file.size), f"attached {file.at:%Y-%m-%d %H:%M:%S} UTC by {file.who}", short_sha(file))
