"""What happens when it stops answering, as a strip of time, and how its row on the desk will look then."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.health import State
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.editor.fields import ElidedWords, Words
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.panes.health.row import HealthRow, row_of
from incident_desk.qt.panes.health.rows import HealthPainter, HealthTable
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.services.rehearsal import Rehearsal

_BEFORE, _AFTER = 0.18, 0.24
_INDEX = QModelIndex | QPersistentModelIndex
_WORDS = {State.FAILING: "not counted yet", State.NO_DATA: "no data", State.DOWN: "down", State.OK: "normal",
          State.SLOW: "slow", State.FLAPPING: "flapping", State.BLIND: "not judged"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StripModel:
    """The course that was played; None before it was."""

    played: Rehearsal | None = None


def told(played: Rehearsal | None) -> str:
    """The course in words."""
    if played is None:
        return "known once the check is whole"
    if played.down_s is None:
        return f"not down within {span(played.until_s)}"
    asks = "1 missed answer" if played.asks == 1 else f"{played.asks} missed answers"
    when = "at once" if played.down_s < 1 else f"{span(round(played.down_s))} after the first"
    return f"with an incident open: down {when}, {asks}"


class OutageStrip(PaintedWidget[StripModel]):
    """Normal, not counted yet, down."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, StripModel(), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """A bar with its axis."""
        return QSizeF(260, 54)

    def repaint_change(self, before: StripModel, after: StripModel) -> None:
        """The size stays."""
        self.update()

    def spoken(self) -> Spoken:
        """The course in words."""
        return Spoken("If it stops answering", told(self.model.played))

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the stretches in their order, then the marks."""
        played, colour = self.model.played, theme.colour
        if played is None:
            outline_box(painter, QRectF(0, 6, area.width(), 16), 2, colour.line_strong, dashed=True)
            return
        first = area.width() * _BEFORE
        down = area.width() * (1 - _AFTER) if played.down_s is not None else area.width()
        middle = played.down_s is None or played.down_s >= 1
        down = down if middle else first
        self._stretch(painter, theme, QRectF(0, 6, first - 2, 16), "normal", (colour.ribbon_future, colour.text2))
        if middle:
            box = QRectF(first, 6, down - first - 2, 16)
            outline_box(painter, box, 2, colour.control, dashed=True)
            state = next((one.state for one in played.stretches if one.state is not State.DOWN), State.FAILING)
            self._stretch(painter, theme, box, _WORDS.get(state, state.word), (None, colour.text2))
        if played.down_s is not None:
            box = QRectF(down, 6, area.width() - down, 16)
            fill_box(painter, box, 2, colour.alarm_tint)
            outline_box(painter, box, 2, colour.alarm_line)
            sound = {0: "down, no sound", 1: "down, one sound"}.get(played.alarms, f"down, {played.alarms} sounds")
            self._stretch(painter, theme, box, sound, (None, colour.alarm))
        self._axis(painter, theme, area, (first, down))

    def _stretch(
        self, painter: QPainter, theme: Theme, box: QRectF, words: str, inks: tuple[QColor | None, QColor]
    ) -> None:
        ground, ink = inks
        if ground is not None:
            fill_box(painter, box, 2, ground)
        font = theme.font(TextKind.CAPTION, tabular=True)
        draw_line(painter, box.adjusted(8, 0, -4, 0), words, font, ink)

    def _axis(self, painter: QPainter, theme: Theme, area: QRectF, marks: tuple[float, float]) -> None:
        played, font = self.model.played, theme.font(TextKind.CAPTION, tabular=True)
        assert played is not None
        painter.setPen(QPen(theme.colour.line_strong, 1))
        painter.drawLine(QPointF(0, 30.5), QPointF(area.width(), 30.5))
        named = [(marks[0], "first miss")]
        if played.down_s is not None and marks[1] > marks[0]:
            named = [(marks[0], "0:00 first miss"), (marks[1], f"{countdown(played.down_s)} down")]
        for x, words in named:
            painter.setPen(QPen(theme.colour.text3, 1))
            painter.drawLine(QPointF(x, 27), QPointF(x, 34))
            left = min(x, area.width() - text_width(words, font) - 1)
            draw_line(painter, QRectF(left, 36, area.width() - left, 16), words, font, theme.colour.text2)


class PreviewTable(HealthTable):
    """Rows of one check in several states, for the desk's own painter."""

    def __init__(self, parent: QWidget) -> None:
        super(HealthTable, self).__init__(parent)
        self._preview: tuple[HealthRow, ...] = ()

    def show_rows(self, rows: Sequence[HealthRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._preview = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> HealthRow:
        """The row at that place."""
        return self._preview[place]

    def check(self, place: int) -> str:
        """The id of the check; each row is of the same one."""
        return self._preview[place].id if 0 <= place < len(self._preview) else ""

    def rowCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many."""
        return 0 if parent.isValid() else len(self._preview)


class OutagePart(QWidget):
    """The strip and the rows."""

    def __init__(self, themes: ThemeService, model: EditorModel) -> None:
        super().__init__()
        self._themes, self._model = themes, model
        self.strip, self._told = OutageStrip(themes, self), ElidedWords(themes)
        self.table = PreviewTable(self)
        self.view = QTableView(self)
        self._dress()
        px = themes.current.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(6))
        for title, beside, content in (
            ("If it stops answering", self._told, self.strip),
            ("On the Desk", Words(themes, "how the row will look"), self.view),
        ):
            column.addWidget(Hairline(themes, parent=self))
            head = QHBoxLayout()
            head.setContentsMargins(px(20), px(6), px(16), 0)
            head.setSpacing(px(8))
            head.addWidget(Words(themes, title, "", TextKind.STRONG))
            head.addWidget(beside, 1)
            column.addLayout(head)
            line = QHBoxLayout()
            line.setContentsMargins(
                px(20) if content is self.strip else 0, 0, px(16) if content is self.strip else 0, 0
            )
            line.addWidget(content)
            column.addLayout(line)
        model.trial.rehearsed.connect(self._on_rehearsed)
        self._on_rehearsed()

    def _dress(self) -> None:
        self.view.setModel(self.table)
        self.view.setItemDelegate(HealthPainter(self._themes, self.table))
        self.view.setAccessibleName("How its row on the desk will look")
        self.view.setShowGrid(False)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.horizontalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setMinimumSectionSize(1)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _on_rehearsed(self) -> None:
        played, check = self._model.trial.rehearsal, self._model.form.check
        self.strip.set_model(StripModel(played))
        is_told = check is not None and not check.is_asked
        self._told.setText("nobody asks a hook: it is down when others say so" if is_told else told(played))
        rows = [row_of(check, state, at, None, "") for state, at in played.looks] if played and check else []
        self.table.show_rows(rows)
        height = self._themes.current.px(28)
        self.view.verticalHeader().setDefaultSectionSize(height)
        self.view.setFixedHeight(height * max(1, len(rows)))
