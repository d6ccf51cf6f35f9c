"""The left side: the kinds of findings as filters, and how much is asked of the newest incidents."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.doctor.faces import paint_kind
from incident_desk.qt.pages.doctor.listed import KINDS
from incident_desk.qt.pages.doctor.rounds import Round, Rounds
from incident_desk.qt.pages.doctor.view_model import DoctorModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_ROW, _ROW_COMPACT = 48, 42


class KindRow(CheckRow):
    """A kind with its sign."""

    def paint_sign(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The sign that its findings have."""
        paint_kind(painter, area, self.model.icon, theme)


class RoundPainter(QStyledItemDelegate):
    """Title, key, and how much is asked."""

    def __init__(self, themes: ThemeService, model: DoctorModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        theme = self._themes.current
        return QSize(0, theme.px(_ROW_COMPACT if theme.is_compact else _ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one incident."""
        theme, one = self._themes.current, index.data(ROW)
        shown = self._model.incident
        is_shown = shown is not None and shown.id == one.incident.id
        area, px = begin_row(painter, option, theme, marked=is_shown), theme.px
        sign = QRectF(area.left() + px(18), area.top(), px(18), area.height())
        if one.heaviest is not None:
            paint_kind(painter, sign, one.heaviest.value, theme)
        elif one.count is not None:
            box = QRectF(sign.center().x() - px(7), sign.center().y() - px(7), px(14), px(14))
            paint_state_glyph(painter, box, GlyphState.MET, theme)
        caption, half = theme.font(TextKind.CAPTION), area.height() / 2
        right = area.right() - px(14)
        ink = theme.colour.text if is_shown else theme.colour.text2
        width = text_width(one.words, caption)
        band = QRectF(right - width, area.top(), width + 1, area.height())
        draw_line(painter, band, one.words, caption, ink)
        left = sign.right() + px(10)
        upper = QRectF(left, area.top() + px(5), right - width - px(8) - left, half - px(4))
        title = theme.font(TextKind.SMALL, weight=500 if is_shown else None)
        draw_line(painter, upper, one.incident.title, title, theme.colour.text)
        lower = QRectF(left, area.top() + half, upper.width(), half - px(5))
        draw_line(painter, lower, one.origin, caption, theme.colour.text3)
        painter.restore()


class KindsColumn(QWidget):
    """Which kinds are shown, and which incident."""

    incident_wished = Signal(str)
    """Another incident is to be examined: its id."""

    def __init__(
        self, themes: ThemeService, model: DoctorModel, rounds: Rounds, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._model, self._rounds = themes, model, rounds
        self._title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self._rules = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self._heading = Lettered(themes, TextKind.SMALL, "text2", weight=500, parent=self)
        self._checked = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self._title.setText("Timeline doctor")
        self._heading.setText("Incidents")
        self.kinds = {kind: self._row(kind, words) for kind, words in KINDS.items()}
        self.incidents = PlainList("Incidents", self)
        self.incidents.setItemDelegate(RoundPainter(themes, model, self))
        self._lay_out()
        self.incidents.chosen.connect(self._on_chosen)
        model.changed.connect(self._show)
        rounds.changed.connect(self._show_incidents)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._show()

    def _row(self, kind: str, words: str) -> KindRow:
        row = KindRow(self._themes, CheckRowModel(words, "", kind), self)
        row.setObjectName(kind)
        row.setChecked(kind in self._model.wanted.kinds)
        row.toggled.connect(self._on_toggled)
        return row

    def _lay_out(self) -> None:
        self._head, self._boxes, self._foot = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._rules)
        self._head.addStretch(1)
        for row in self.kinds.values():
            self._boxes.addWidget(row)
        self._under = QHBoxLayout()
        self._under.addWidget(self._heading)
        self._foot.addWidget(self._checked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._boxes)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addLayout(self._under)
        column.addWidget(self.incidents, 1)
        column.addLayout(self._foot)

    def _show(self) -> None:
        sheet, counts = self._model.sheet, self._model.shown.counts
        for kind, row in self.kinds.items():
            row.set_model(CheckRowModel(KINDS[kind], str(counts.get(kind, "")), kind))
        self._rules.setText(f"{sheet.rules} rules" if sheet is not None else "")
        self._checked.setText(f"Checked {sheet.checked_at:%H:%M:%S} UTC" if sheet is not None else "")
        self._show_incidents()

    def _show_incidents(self) -> None:
        rounds = self._rounds.rounds
        shown, current = self._model.incident, self.incidents.currentIndex().data(ROW)
        kept = current.incident.id if isinstance(current, Round) and self.incidents.hasFocus() else ""
        wanted = kept or (shown.id if shown is not None else "")
        place = next((at for at, one in enumerate(rounds) if one.incident.id == wanted), -1)
        words = [f"{one.incident.title}, {one.origin}, {one.words}" for one in rounds]
        self.incidents.show_rows(rounds, words, place)

    def _on_toggled(self, on: bool) -> None:
        sender = self.sender()
        if sender is not None:
            self._model.want(sender.objectName(), on)

    def _on_chosen(self, one: Round) -> None:
        self.incident_wished.emit(one.incident.id)

    def _fit(self) -> None:
        theme = self._themes.current
        px, inset = theme.px, theme.px(14 if theme.is_compact else 20)
        self._title.setFixedHeight(px(38 if theme.is_compact else 44))
        # A number that is cut says nothing.
        self._rules.setVisible(not theme.is_compact)
        self._head.setContentsMargins(inset, 0, px(12), 0)
        self._head.setSpacing(px(10))
        self._boxes.setContentsMargins(inset, 0, px(14), px(10))
        self._boxes.setSpacing(0)
        self._under.setContentsMargins(inset, px(10), px(12), px(6))
        self._foot.setContentsMargins(inset, px(8), px(12), px(12))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.incidents.doItemsLayout()
