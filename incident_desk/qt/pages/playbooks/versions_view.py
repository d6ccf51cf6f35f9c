"""The versions of the open document, the newest first: who made and who used them. Enter compares."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.pages.playbooks.shelf import Version
from incident_desk.qt.pages.playbooks.view_model import DRAFT, Mode, PlaybooksModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.chip import ChipLook, ChipModel, ChipSize, chip_size, paint_chip
from incident_desk.qt.widgets.lettering import draw_line, text_width

_HEIGHT = 46
_MARK, _LEFT = 26.0, 46.0


class VersionPainter(QStyledItemDelegate):
    """A mark on a line through all versions: full for the draft, a diamond where somebody used it, else a ring."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(0, self._themes.current.px(_HEIGHT - 6 * self._themes.current.is_compact))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one version."""
        theme, version, model = self._themes.current, index.data(ROW), self._model
        area = begin_row(painter, option, theme)
        used = model.used(version)
        self._paint_mark(painter, area, index, theme, bool(used))
        half = (area.height() - theme.px(8)) / 2
        left = area.left() + theme.px(_LEFT)
        upper = QRectF(left, area.top() + theme.px(4), area.right() - theme.px(14) - left, half)
        if model.mode is Mode.CHANGES and version.number == model.older and version.number != DRAFT:
            chip = ChipModel("compared", ChipLook.ON, ChipSize.TAG)
            width = chip_size(chip, theme).width()
            paint_chip(painter, QRectF(upper.right() - width, upper.top(), width, upper.height()), chip, theme)
            upper.setRight(upper.right() - width - theme.px(8))
        strong, small = theme.font(TextKind.SMALL, weight=600), theme.font(TextKind.SMALL)
        name = _name(version, model)
        draw_line(painter, upper, name, strong, theme.colour.text)
        upper.setLeft(left + text_width(name, strong) + theme.px(8))
        day = version.day or ("now" if version.number == DRAFT else "")
        draw_line(painter, upper, _fitting(day, small, upper.width()), small, theme.colour.text2)
        lower = QRectF(left, area.top() + theme.px(4) + half, area.right() - theme.px(14) - left, half)
        draw_line(painter, lower, _words(version, model), small, theme.colour.text2)
        painter.restore()

    def _paint_mark(
        self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex, theme: Theme, used: bool
    ) -> None:
        x, y = area.left() + theme.px(_MARK), area.top() + theme.px(15)
        radius = theme.px(5)
        painter.setPen(QPen(theme.colour.line_strong, 1.0))
        last = index.row() + 1 >= index.model().rowCount()
        painter.drawLine(QPointF(x, area.top() if index.row() else y), QPointF(x, y if last else area.bottom()))
        painter.setPen(QPen(theme.colour.text2, 1.5))
        painter.setBrush(theme.colour.panel)
        if index.data(ROW).number == DRAFT:
            painter.setPen(QPen(theme.colour.accent, 1.5))
            painter.setBrush(theme.colour.accent)
        if used:
            corners = [QPointF(x, y - radius - 1), QPointF(x + radius + 1, y)]
            corners += [QPointF(x, y + radius + 1), QPointF(x - radius - 1, y)]
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _fitting(day: str, font: QFont, width: float) -> str:
    """The day as exactly as there is room for it: with its time, with its year, or alone."""
    date = day.partition(",")[0]
    return next((one for one in (day, date) if text_width(one, font) <= width), date.rpartition(" ")[0] or day)


class VersionsView(QWidget):
    """The list with its head."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._name, self._count = Lettered(themes, TextKind.STRONG), Lettered(themes, TextKind.SMALL, "text3")
        self._name.setText("Versions")
        self.restore = Button(themes, ButtonModel("Restore…", small=True), self)
        self.list = PlainList("Versions", self)
        self.list.setItemDelegate(VersionPainter(themes, model, self))
        px = themes.current.px
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(px(20), px(8), px(14), px(4))
        head.setSpacing(px(10))
        for widget in (self._name, self._count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.restore)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.restore.clicked.connect(self._on_restore)
        self.list.chosen.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._fit_button)
        model.turned.connect(self._show)
        model.draft.changed.connect(self._on_draft_changed)
        model.draft.compiled_changed.connect(self._show)
        model.sides_changed.connect(self._repaint)
        themes.theme_changed.connect(self._on_theme_changed)
        self._show()

    def turn(self, wide: bool) -> None:
        """Where there is little room the rows alone say how many there are."""
        self._count.setVisible(wide)

    def _show(self) -> None:
        model = self._model
        drafts = [Version(DRAFT, "", "", "")] if model.draft.is_changed else []
        rows = [*drafts, *model.versions]
        words = [", ".join(filter(None, (_name(one, model), one.day, _words(one, model)))) for one in rows]
        chosen = self._chosen()
        current = next((at for at, one in enumerate(rows) if chosen is not None and one.number == chosen.number), 0)
        self.list.show_rows(rows, words, current)
        self._count.setText(str(len(rows)) if rows else "")
        self._fit_button()

    def _on_draft_changed(self) -> None:
        # The draft's row comes and goes with the first change and the last undo.
        has_row = self.list.rows.rowCount() > len(self._model.versions)
        if has_row != self._model.draft.is_changed:
            self._show()

    def _chosen(self) -> Version | None:
        row = self.list.currentIndex().data(ROW)
        return row if isinstance(row, Version) else None

    def _fit_button(self) -> None:
        chosen, versions = self._chosen(), self._model.versions
        is_older = chosen is not None and chosen.number != DRAFT and bool(versions) and chosen is not versions[0]
        if self.restore.hasFocus() and not is_older:
            # A button that is off gives the focus away, to whatever comes next in the window.
            self.list.setFocus()
        self.restore.setEnabled(is_older)
        if is_older and chosen is not None:
            self.restore.setAccessibleName(f"Restore version {chosen.number}")

    def _repaint(self) -> None:
        self.list.viewport().update()

    def _on_restore(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._model.restore_wished.emit(chosen.number)

    def _on_chosen(self, version: Version) -> None:
        if version.number != DRAFT:
            self._model.compare(version.number)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.list.doItemsLayout()


def _name(version: Version, model: PlaybooksModel) -> str:
    return f"v{model.next_number} draft" if version.number == DRAFT else f"v{version.number}"


def _words(version: Version, model: PlaybooksModel) -> str:
    if version.number != DRAFT:
        return " · ".join(filter(None, (model.used(version), version.words)))
    done = model.draft.compiled
    if done is None:
        return "not saved"
    return f"{done.changes} change{'s' * (done.changes != 1)}, not saved"
