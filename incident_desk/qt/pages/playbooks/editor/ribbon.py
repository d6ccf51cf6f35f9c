"""The phases on a ribbon: each with its steps counted, edges that are dragged or typed, the old edge dashed."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.playbook import count_all
from incident_desk.domain.playbook_editing_phases import edges, move_edge, room, set_end
from incident_desk.formats.typed_length import face, read_length
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.edge_handle import HEIGHT, EdgeHandle
from incident_desk.qt.pages.playbooks.editor.ribbon_form import RibbonForm, form_of
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_NAMES, _BAR, _TALL = 22, 28, 92
_MOST_HANDLES, _OLD = 24, 60


class TimeField(QLineEdit):
    """A time that is typed; its Enter is its own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A line hands its Enter on, and the ribbon would open another field."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class PhaseRibbon(QWidget):
    """Left and Right choose the phase whose steps are shown; the Tab key goes through the edges."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._draft = themes, draft
        self.form = RibbonForm(())
        self.handles: list[EdgeHandle] = []
        self._field: QLineEdit | None = None
        self._typed_place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Phases")
        draft.changed.connect(self._show)
        draft.phase_chosen.connect(self._show)
        themes.theme_changed.connect(self._on_theme_changed)
        self._show()

    def sizeHint(self) -> QSize:
        """As high as its three rows."""
        px = self._themes.current.px
        return QSize(px(480), px(_TALL))

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(self._themes.current.px(260), self.sizeHint().height())

    def type_time(self, place: int) -> None:
        """Put a field in place of an edge's time."""
        self._leave_field()
        handle = next((one for one in self.handles if one.place == place), None)
        field = self._field = TimeField(self)
        phase = self._draft.phases[place]
        self._typed_place = place
        field.setText(face(phase.end_s))
        field.setAccessibleName(f"{phase.name} ends at")
        px = self._themes.current.px
        x = handle.x() if handle is not None else round(self.form.bounds[place][1] * self.width())
        field.setGeometry(max(0, min(x - px(30), self.width() - px(76))), px(_NAMES + _BAR + 8), px(76), px(30))
        field.editingFinished.connect(self._on_typed)
        field.selectAll()
        field.show()
        field.setFocus()

    # -- Qt -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose a phase, Enter types when it ends."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Escape and self._field is not None:
            self._leave_field()
        elif event.key() in steps:
            self._draft.choose_phase(self._draft.phase + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._draft.shown_phase is not None:
            self.type_time(self._draft.phase)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a phase shows its steps."""
        share = event.position().x() / max(1, self.width())
        for place, (first, last) in enumerate(self.form.bounds):
            if first <= share < last or (place + 1 == len(self.form.bounds) and share >= last):
                self._draft.choose_phase(place)

    def event(self, event: QEvent) -> bool:
        """A phase that is too short for its name tells it to a pointer that rests on it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)

    def words_at(self, x: int) -> str:
        """The phase that stands there, with how many steps it has."""
        for phase, (first, last) in zip(self._draft.phases, self.form.bounds, strict=False):
            if first * self.width() <= x < last * self.width():
                return f"{phase.name}, {counted(count_all(phase.steps), 'step')}"
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The handles go along."""
        super().resizeEvent(event)
        self._place_handles()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names above, the bar, the times below."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(len(self.form.bounds)):
            self._paint_phase(painter, place, theme)
        self._paint_axis(painter, theme)
        self._paint_old_edges(painter, theme)
        if self.hasFocus():
            outline_box(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, theme.colour.accent, 2.0)
        painter.end()

    # -- painting -------------------------------------------------------------------------------------------

    def _paint_phase(self, painter: QPainter, place: int, theme: Theme) -> None:
        phase, (first, last) = self._draft.phases[place], self.form.bounds[place]
        left, right, px = first * self.width(), last * self.width(), theme.px
        chosen, colour = place == self._draft.phase, theme.colour
        bar = QRectF(left, px(_NAMES), max(2.0, right - left - 1), px(_BAR))
        fill_box(painter, bar, 2, colour.ribbon_done if chosen else colour.ribbon_future)
        name = theme.font(TextKind.CAPTION, weight=600 if chosen else 400)
        band = QRectF(left + px(2), 0, max(0.0, right - left - px(8)), px(_NAMES))
        end = draw_line(painter, band, phase.name, name, colour.text if chosen else colour.text2)
        count = count_all(phase.steps)
        band.setLeft(end + px(6))
        words = f"{count} step{'s' * (count != 1)}"
        if band.width() >= text_width(words, theme.font(TextKind.CAPTION)):
            draw_line(painter, band, words, theme.font(TextKind.CAPTION), colour.text3)

    def _paint_axis(self, painter: QPainter, theme: Theme) -> None:
        px, small, taken = theme.px, theme.font(TextKind.CAPTION, tabular=True), 0.0
        top = px(_NAMES + _BAR + 10)
        times = [(-1, 0)] if self.form.total else []
        for place, at in [*times, *self._edges()]:
            words = face(at)
            hot = any(handle.place == place and handle.is_hot for handle in self.handles)
            x = self._x(place) if place >= 0 else 0.0
            width = text_width(words, small) + px(14)
            left = max(0.0, min(x - width / 2, self.width() - width)) if place >= 0 else 0.0
            if left < taken and not hot:
                continue
            box = QRectF(left, top, width, px(20))
            if hot:
                fill_box(painter, box, 5, theme.colour.accent)
            ink = theme.colour.on_accent if hot else theme.colour.text2
            draw_line(painter, box, words, small, ink, Qt.AlignmentFlag.AlignHCenter if place >= 0 else _LEFT)
            taken = left + width

    def _paint_old_edges(self, painter: QPainter, theme: Theme) -> None:
        """Where an edge stood when the playbook was opened."""
        base, px = self._draft.base, theme.px
        if base is None or not self.form.total:
            return
        now = set(self._edges())
        for place, at in edges(base):
            if (place, at) in now or place >= len(self.form.bounds):
                continue
            x = self.form.place(at) * self.width()
            painter.setPen(QPen(theme.colour.text3, 1.0, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, px(_NAMES)), QPointF(x, px(_NAMES + _BAR + 6)))
            self._paint_was(painter, x, f"was {face(at)}", theme)

    def _paint_was(self, painter: QPainter, x: float, words: str, theme: Theme) -> None:
        """Beside the dashed line, on the side where no handle stands; between two there is no room for words."""
        px, font = theme.px, theme.font(TextKind.CAPTION)
        for left, side in ((x + px(4), _LEFT), (x - px(_OLD + 4), Qt.AlignmentFlag.AlignRight)):
            if not any(left - handle.width() < handle.x() < left + px(_OLD) for handle in self.handles):
                band = QRectF(left, px(_NAMES), px(_OLD), px(_BAR))
                draw_line(painter, band, words, font, theme.colour.text2, side)
                return

    # -- within ---------------------------------------------------------------------------------------------

    def _edges(self) -> tuple[tuple[int, int], ...]:
        return edges(self._draft.playbook) if self._draft.playbook is not None else ()

    def _x(self, place: int) -> float:
        return self.form.bounds[place][1] * self.width()

    def _show(self) -> None:
        self.form = form_of(self._draft.phases)
        known = self._edges()[:_MOST_HANDLES]
        if [place for place, _ in known] != [handle.place for handle in self.handles]:
            for handle in self.handles:
                handle.hide()
                handle.deleteLater()
            self.handles = [self._new_handle(place) for place, _ in known]
        for handle, (place, at) in zip(self.handles, known, strict=True):
            handle.name_it(self._draft.phases[place].name, face(at))
        shown = self._draft.shown_phase
        self.setAccessibleDescription(f"{shown.name}, {count_all(shown.steps)} steps" if shown else "none")
        self._place_handles()
        self.update()

    def _new_handle(self, place: int) -> EdgeHandle:
        handle = EdgeHandle(self._themes, place, self)
        handle.moved.connect(self._on_moved)
        handle.dragged.connect(self._on_dragged)
        handle.type_wished.connect(self.type_time)
        handle.hot_changed.connect(self.update)
        handle.show()
        return handle

    def _place_handles(self) -> None:
        px = self._themes.current.px
        for handle in self.handles:
            x = round(self._x(handle.place)) - handle.width() // 2
            handle.move(min(x, self.width() - handle.width()), px(_NAMES) + (px(_BAR) - px(HEIGHT)) // 2)

    def _on_moved(self, place: int, by: int) -> None:
        end = self._draft.phases[place].end_s
        if end is not None and self._draft.act(lambda book: move_edge(book, place, end + by, face)):
            announce(self, f"{self._draft.phases[place].name} ends at {face(self._draft.phases[place].end_s)}")

    def _on_dragged(self, place: int, x: float) -> None:
        at = self.form.seconds(x / max(1, self.width()))
        least, most = self._room(place)
        at = max(least, at if most is None else min(at, most))
        if self.form.total and at != self._draft.phases[place].end_s:
            self._draft.act(lambda book: move_edge(book, place, at, face))

    def _room(self, place: int) -> tuple[int, int | None]:
        return room(self._draft.playbook, place) if self._draft.playbook is not None else (0, None)

    def _on_typed(self) -> None:
        field, place = self._field, self._typed_place
        if field is None:
            return
        text, name = field.text(), self._draft.phases[place].name
        self._field = None
        field.hide()
        field.deleteLater()
        self._draft.act(lambda book: set_end(book, place, read_length(text, what=f"The end of {name}"), face))
        handle = next((one for one in self.handles if one.place == place), None)
        (handle or self).setFocus()

    def _leave_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.hide()
            field.deleteLater()
            self.setFocus()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.updateGeometry()
        self._show()


_LEFT = Qt.AlignmentFlag.AlignLeft
