"""Waiting for you: the oldest first, done in place or gone to."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.domain.afterwards import FOLLOW_UP, REVIEW, WATCH
from incident_desk.domain.target_reading import TargetState
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.home.waiting import Column, Waiting
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon, set_surface, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph, stroke
from incident_desk.qt.widgets.upright_area import upright_area

_GLYPHS = {TargetState.LATE: GlyphState.MISSED, TargetState.ALMOST_DUE: GlyphState.SLOW}
_ICONS = {WATCH: "eye", REVIEW: "book-open", FOLLOW_UP: "calendar"}
_WORDS = {TargetState.LATE: "Late", TargetState.ALMOST_DUE: "Almost due", TargetState.AT_RISK: "At risk"}


class _Sign(PaintedWidget[Waiting]):
    """How it stands as a shape: late, almost due, at risk; while there is time, what it is."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A small square."""
        return QSizeF(16, 16)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        glyph = _GLYPHS.get(self.model.state)
        if glyph is not None:
            paint_state_glyph(painter, QRectF(1, 1, 14, 14), glyph, theme)
        elif self.model.state is TargetState.AT_RISK:
            stroke(painter, theme.colour.caution, 1.5)
            painter.drawPolygon(QPolygonF([QPointF(8, 2.6), QPointF(14, 13), QPointF(2, 13)]))
        else:
            icon = _ICONS.get(self.model.what, "clipboard-check")
            paint_icon(painter, QRectF(0, 0, 16, 16), icon, theme.colour.text3)

    def spoken(self) -> Spoken:
        """How it stands, in words."""
        return Spoken(_WORDS.get(self.model.state, "Waiting"))


class WaitingRow(QWidget):
    """One thing: the button that settles it in place, and the way to its incident."""

    done = Signal(object)
    """It is done: the ``Waiting``."""
    opened = Signal(object)
    """Its incident is wanted: the ``Waiting``."""

    def __init__(self, themes: ThemeService, item: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item, self._themes = item, themes
        theme = themes.current
        self.title, self.caption = ElidedLabel(item.title, self), ElidedLabel(item.caption, self)
        self.title.setFont(theme.font(TextKind.BODY))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        self._sign = _Sign(themes, item, self)
        self.open = Button(themes, ButtonModel("", icon="arrow-up-right", name="Open"), self)
        self.button = Button(themes, ButtonModel("Open", small=True), self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        row = QHBoxLayout()
        inset, gap = (12, 8) if theme.is_compact else (20, 12)
        row.setContentsMargins(theme.px(inset), theme.px(8), theme.px(inset - 4), theme.px(8))
        row.setSpacing(theme.px(gap))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.open)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Hairline(themes, parent=self))
        self.button.clicked.connect(self._on_clicked)
        self.open.clicked.connect(self._on_open_clicked)
        self.show_item(item)

    def show_item(self, item: Waiting) -> None:
        """Show the same thing as it stands now; what has the focus keeps it."""
        self.item = item
        self.title.setText(item.title)
        self.caption.setText(item.brief if self._themes.current.is_compact else item.caption)
        set_tone(self.caption, "alarm" if item.is_late else "caution" if item.state in _WORDS else "text3")
        self._sign.set_model(item)
        word = item.settles or "Open"
        name = f"{word}: {item.title}"
        # A narrow column has no room for the word beside the words of the thing; the tooltip and ears have it.
        is_sign = self._themes.current.is_compact and bool(item.settles)
        model = ButtonModel("", icon="check", name=name) if is_sign else ButtonModel(word, small=True, name=name)
        self.button.set_model(model)
        self.open.set_model(ButtonModel("", icon="arrow-up-right", name=f"Open the incident of: {item.title}"))
        self.open.setVisible(bool(item.settles))

    def wake(self) -> None:
        """It could not be settled: the button works again."""
        self.button.setEnabled(True)

    def _on_clicked(self) -> None:
        if not self.item.settles:
            self.opened.emit(self.item)
        else:
            self.button.setEnabled(False)
            self.done.emit(self.item)

    def _on_open_clicked(self) -> None:
        self.opened.emit(self.item)


class WaitingList(QWidget):
    """The column of what waits."""

    done = Signal(object)
    """Something is done: the ``Waiting``."""
    opened = Signal(object)
    """An incident is wanted: the ``Waiting``."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown = Column()
        self.heading, self.number = QLabel("Waiting for you", self), QLabel(self)
        self.nothing = QLabel("Nothing waits. Open action items, watches and reviews stand here.", self)
        self.rows: list[WaitingRow] = []
        for label in (self.number, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_tone(label, "text3")
        self.nothing.setWordWrap(True)
        self._lay_out()
        self._fit()
        themes.theme_changed.connect(self._on_theme_changed)

    def show_column(self, shown: Column) -> None:
        """Show these. A row that stays keeps the focus; from one that goes it moves to the next."""
        self._shown, items = shown, shown.items
        kept = {row.item.id: row for row in self.rows}
        place = next((place for place, row in enumerate(self.rows) if _has_focus(row)), None)
        rows = [self._row(item, kept.pop(item.id, None)) for item in items]
        for gone in kept.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if rows != self.rows:
            self.rows = rows
            self._order()
        if place is not None and not any(_has_focus(row) for row in rows) and rows:
            rows[min(place, len(rows) - 1)].button.setFocus()
        self.number.setText(str(shown.count) if items else "")
        more = shown.count - len(self.rows)
        self._more.setText(f"and {more} more" if more else "")
        self._more.setVisible(bool(more))
        self.nothing.setVisible(not items)
        self._area.setVisible(bool(items))

    def wake(self) -> None:
        """Something could not be settled: every button works again."""
        for row in self.rows:
            row.wake()

    def _row(self, item: Waiting, known: WaitingRow | None) -> WaitingRow:
        if known is not None:
            known.show_item(item)
            return known
        row = WaitingRow(self._themes, item, self._inside)
        row.done.connect(self.done)
        row.opened.connect(self.opened)
        return row

    def _order(self) -> None:
        """The rows on the screen and for the Tab key, in their order."""
        before: QWidget | None = None
        for place, row in enumerate(self.rows):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            for button in (row.open, row.button):
                if before is not None:
                    QWidget.setTabOrder(before, button)
                before = button

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.number)
        head.addStretch(1)
        self._area = upright_area(self)
        self._inside = QWidget(self._area.viewport())
        set_surface(self._inside, "panel")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = QLabel(self._inside)
        self._more.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self._more, "text3")
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._area.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Hairline(self._themes, parent=self))
        whole.addWidget(self.nothing)
        whole.addWidget(self._area, 1)
        whole.addStretch(0)

    def _fit(self) -> None:
        theme = self._themes.current
        side = theme.px(12 if theme.is_compact else 20)
        self._head.setContentsMargins(side, theme.px(15), side, theme.px(15))
        self.heading.setFont(theme.font(TextKind.STRONG))
        self.number.setFont(theme.font(TextKind.SMALL))
        self.nothing.setFont(theme.font(TextKind.SMALL))
        self.nothing.setContentsMargins(side, theme.px(14), side, 0)
        self._more.setFont(theme.font(TextKind.SMALL))
        self._more.setContentsMargins(side, theme.px(8), 0, theme.px(8))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        shown = self._shown
        # The rows take their fonts and sizes when they are made.
        self.show_column(Column())
        self.show_column(shown)


def _has_focus(row: WaitingRow) -> bool:
    return row.button.hasFocus() or row.open.hasFocus()
