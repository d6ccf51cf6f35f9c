"""The middle: the pages of the copy, one at a time, as sent, with what was done to it, or as they were before."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.formats.pdf_reading.page_one import too_long
from incident_desk.formats.redaction.marks import Mark
from incident_desk.formats.report_preview import rows_left
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.export.legend import Legend, LegendModel
from incident_desk.qt.pages.export.picturing import Pictures, Picturing
from incident_desk.qt.pages.export.sheet import Sheet
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.export_values import View

VIEWS = (View.SENT, View.MARKED, View.BEFORE)
_NAMES = ("As sent", "Marked", "Before")
_NOTES = {
    View.SENT: "Exactly what they will get",
    View.BEFORE: "As the record has it: this is not sent",
}
ZOOMS = (0, 50, 75, 100, 125, 150, 200)
"""In percent of the paper; 0 is as wide as there is room, and no wider than the paper is."""
_DPI, _POINTS = 96.0, 72.0
_GAP = 20


class PagesArea(QScrollArea):
    """Page keys and the wheel go through the page, and at its end to the next one."""

    turn_wished = Signal(int)
    """To the page after (1) or before (-1)."""
    zoom_wished = Signal(int)
    """Larger (1) or smaller (-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the copy")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down turn the page where it ends; Left and Right always do, where all of it is seen."""
        bar, key = self.verticalScrollBar(), event.key()
        wide = self.horizontalScrollBar().maximum() > 0
        at_end = (key == Qt.Key.Key_PageDown and bar.value() >= bar.maximum()) or (
            key == Qt.Key.Key_Right and not wide
        )
        at_start = (key == Qt.Key.Key_PageUp and bar.value() <= bar.minimum()) or (
            key == Qt.Key.Key_Left and not wide
        )
        if at_end or at_start:
            self.turn_wished.emit(1 if at_end else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and steps:
            self.zoom_wished.emit(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class PaperPane(QWidget):
    """Asks for the pictures that it needs, and shows what there is meanwhile."""

    mark_chosen = Signal(int)
    """A mark was clicked at: the number of its thing."""

    def __init__(self, themes: ThemeService, picturing: Picturing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._picturing = themes, picturing
        self.page, self.chosen, self._file = 0, 0, 0
        self.title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self.before = Button(themes, ButtonModel("", icon="chevron-left", name="Page before"), self)
        self.after = Button(themes, ButtonModel("", icon="chevron-right", name="Next page"), self)
        self.far = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.views = Segmented(themes, SegmentedModel(_NAMES, 1, "Show the pages"), self)
        self.zoom = ChoiceBox(self)
        self.legend = Legend(themes, LegendModel(), self)
        self.area, self._desk = PagesArea(self), QWidget(self)
        self.sheet = Sheet(themes, self._desk)
        self._lay_out()
        self._connect()
        self._fit()
        self.show_pages()

    @property
    def view(self) -> View:
        """Which pages are looked at."""
        return VIEWS[self.views.model.current]

    @property
    def pictures(self) -> Pictures | None:
        """The pages that there are of it."""
        return self._picturing.pictures(self.view)

    def show_pages(self) -> None:
        """Show the page, and ask for it where it is not there as it is wanted."""
        self._want()
        pictures = self.pictures
        count = len(pictures.pages) if pictures is not None else 0
        self.page = min(self.page, max(0, count - 1))
        self.title.setText(f"Page {self.page + 1} of {pictures.count}" if pictures is not None else "Pages")
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page < count - 1)
        self.far.setText(_words(self._picturing, self.pictures, self._file))
        self.legend.set_model(LegendModel(_NOTES.get(self.view, "")))
        self.sheet.setVisible(count > 0)
        if pictures is not None and count:
            name = f"Page {self.page + 1} of {pictures.count}, {_NAMES[self.views.model.current].lower()}"
            self.sheet.show_picture(pictures.pages[self.page], self._size(), name)
            self._show_marks()

    def tell_file(self, pages: int) -> None:
        """The file has so many pages; 0: nobody knows yet."""
        if pages != self._file:
            self._file = pages
            self.far.setText(_words(self._picturing, self.pictures, self._file))

    def choose(self, number: int) -> None:
        """Mark the thing with this number as the chosen one, and turn to it where it is on no page in sight."""
        self.chosen = number
        pictures = self.pictures
        marks = [one for one in pictures.sheets.marks if one.number == number] if pictures and number else []
        if marks and not any(one.page == self.page for one in marks):
            self.page = min(one.page for one in marks)
            self.show_pages()
        self._show_marks()
        here = next((one for one in marks if one.page == self.page), None)
        if here is not None and self.view is View.MARKED:
            self._bring(here)

    def turn(self, step: int) -> None:
        """Go on by so many pages."""
        pictures = self.pictures
        page = self.page + step
        if pictures is not None and 0 <= page < len(pictures.pages):
            self.page = page
            self.show_pages()
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.minimum() if step > 0 else bar.maximum())

    def step_zoom(self, step: int) -> None:
        """Larger or smaller by one step."""
        now = self._percent()
        sizes = [one for one in ZOOMS[1:] if (one > now if step > 0 else one < now)]
        if sizes:
            self.zoom.setCurrentIndex(self.zoom.findData(min(sizes) if step > 0 else max(sizes)))
            self.show_pages()

    def step_view(self, step: int) -> None:
        """The next of the three views, round about."""
        self.views.set_current((self.views.model.current + step) % len(VIEWS))
        self.show_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as wide as there is room."""
        super().resizeEvent(event)
        self.show_pages()

    # -- within -----------------------------------------------------------------------------------------------

    def _want(self) -> None:
        if self.isVisible():
            self._picturing.want(self.view, self._percent() / 100 * _DPI * self.devicePixelRatioF())

    def _percent(self) -> float:
        percent = int(self.zoom.currentData() or 0)
        if percent:
            return float(percent)
        room = (
            self.area.width() - self.area.verticalScrollBar().sizeHint().width() - 2 * self._themes.current.px(_GAP)
        )
        return min(100.0, max(room, 200) / (self._points()[0] / _POINTS * _DPI) * 100)

    def _points(self) -> tuple[float, float]:
        pictures = self.pictures
        return (pictures.sheets.width, pictures.sheets.height) if pictures is not None else (595.3, 841.9)

    def _size(self) -> QSize:
        wide, high = self._points()
        share = self._percent() / 100 * _DPI / _POINTS
        return QSize(round(wide * share), round(high * share))

    def _show_marks(self) -> None:
        pictures = self.pictures
        marks = pictures.marks(self.page) if pictures is not None and self.view is not View.SENT else ()
        self.sheet.show_marks(marks, self.chosen)

    def _bring(self, mark: Mark) -> None:
        """Scroll to a mark."""
        place = self.sheet.area_of(mark).center().toPoint() + self.sheet.pos()
        self.area.ensureVisible(place.x(), place.y(), 40, 120)

    def _on_step(self) -> None:
        self.turn(1 if self.sender() is self.after else -1)

    def _connect(self) -> None:
        self._picturing.changed.connect(self.show_pages)
        self.before.clicked.connect(self._on_step)
        self.after.clicked.connect(self._on_step)
        self.views.chosen.connect(self.show_pages)
        self.zoom.activated.connect(self.show_pages)
        self.area.turn_wished.connect(self.turn)
        self.area.zoom_wished.connect(self.step_zoom)
        self.sheet.mark_chosen.connect(self.mark_chosen)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        for percent in ZOOMS:
            self.zoom.addItem(f"{percent} %" if percent else "Fit", percent)
        self.zoom.setAccessibleName("Size of the page")
        self._head, column, inside = QHBoxLayout(), QVBoxLayout(self), QVBoxLayout(self._desk)
        for widget, stretch in (
            (self.title, 0), (self.before, 0), (self.after, 0), (self.far, 1), (self.views, 0), (self.zoom, 0)
        ):  # fmt: skip
            self._head.addWidget(widget, stretch)
        set_surface(self._desk, "window")
        self._inside = inside
        inside.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        inside.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        for part in (Hairline(self._themes, parent=self), self.legend, Hairline(self._themes, parent=self)):
            column.addWidget(part)
        column.addWidget(self.area, 1)

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        self.title.setFixedHeight(px(38 if compact else 44))
        self._head.setContentsMargins(px(14 if compact else 20), 0, px(12), 0)
        self._head.setSpacing(px(6 if compact else 8))
        self.zoom.setFont(theme.font(TextKind.SMALL))
        self.zoom.setFixedWidth(px(104))
        self._inside.setContentsMargins(px(_GAP), px(_GAP), px(_GAP), px(_GAP))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _words(picturing: Picturing, pictures: Pictures | None, pages: int) -> str:
    """How far the pictures are, or what is to be known; the file has so many ``pages``, 0: nobody knows."""
    if picturing.problem:
        return picturing.problem
    if picturing.is_busy or pictures is None:
        return "setting the pages…" if picturing.is_busy else ""
    sheets = pictures.sheets
    if sheets.cut_lines:
        return too_long(sheets.cut_lines)
    words = [f"the file has {counted(pages, 'page')}"] if pages not in (0, pictures.count) else []
    return ", ".join([*words, *([rows_left(sheets.left_out)] if sheets.left_out else [])])
