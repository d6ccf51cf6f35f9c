"""The pages of the report under each other: they keep their place when they are set anew, and mark one section."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from incident_desk.qt.theme import ThemeService, set_surface
from incident_desk.services.reporting import Place

GAP = 24
"""Between the pages, in pixels of the design."""
A4_POINTS = 841.89
_MARK = (45.0, 7.0, 2.6)
"""The mark of the section that is written, in points: from the left edge, under its beginning, and its radius."""
_NEAR_TOP = 0.12
"""So much of the room lies over a section that is scrolled to."""


class Sheet(QLabel):
    """One page, with a dot beside the section that is written."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._mark: float | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def marked(self) -> float | None:
        """How far down the mark stands, in points; None where there is none."""
        return self._mark

    def mark(self, down: float | None) -> None:
        """Mark what begins so far down, in points, or nothing."""
        if down != self._mark:
            self._mark = down
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and the dot over it in the accent of the light theme: paper is white in both."""
        super().paintEvent(event)
        if self._mark is None:
            return
        painter, scale = QPainter(self), self.height() / A4_POINTS
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._themes.current.tokens.light.accent)
        left, under, radius = _MARK
        painter.drawEllipse(QPointF(left * scale, (self._mark + under) * scale), radius * scale, radius * scale)
        painter.end()


class PagesArea(QScrollArea):
    """Scrolls up and down through the pages."""

    page_changed = Signal()
    """Another page is in front."""
    sight_changed = Signal()
    """Other pages are in sight."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._desk = QWidget(self)
        self.sheets: list[Sheet] = []
        self._shown: tuple[QImage, ...] = ()
        self._place: Place | None = None
        self._page, self._sight = 0, range(1)
        set_surface(self._desk, "window")
        self._column = QVBoxLayout(self._desk)
        self._column.addStretch(1)
        self.setWidget(self._desk)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Pages of the report")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_scrolled)
        self.fit()

    @property
    def page(self) -> int:
        """The page in front, from 1; 0 where there is none."""
        tops, top = self._tops(), self.verticalScrollBar().value()
        middle = top + self.viewport().height() // 2 if top else 0
        return max((place for place, top in enumerate(tops, 1) if top <= middle), default=min(1, len(tops)))

    @property
    def in_sight(self) -> range:
        """The places of the pages of which anything is seen, from 0; the first one where there is none yet."""
        top = self.verticalScrollBar().value()
        bottom, ends = top + self.viewport().height(), zip(self._tops(), self._heights(), strict=True)
        seen = [place for place, (begins, tall) in enumerate(ends) if begins < bottom and begins + tall > top]
        return range(seen[0], seen[-1] + 1) if seen else range(1)

    def fit(self) -> None:
        """Take the room between the pages from the theme."""
        gap = self._themes.current.px(GAP)
        self._column.setContentsMargins(0, gap, 0, gap)
        self._column.setSpacing(gap)

    def show_pages(self, pictures: tuple[QImage, ...], place: Place | None) -> None:
        """Show these pages, and mark that section. What was looked at stays where it stood."""
        if pictures is self._shown:
            self.mark(place)
            return
        bar = self.verticalScrollBar()
        before, top = self._where(self._place), bar.value()
        is_seen = before is not None and top <= before <= top + self.viewport().height()
        self._fill(pictures)
        self._shown = pictures
        self.mark(place)
        now = self._where(place)
        # The room for the pages is known once they are laid out; here it must be known at once.
        self._column.activate()
        self._desk.resize(self.viewport().width(), self._desk.sizeHint().height())
        bar.setValue(top + now - before if is_seen and now is not None and before is not None else top)
        self._on_scrolled()

    def mark(self, place: Place | None) -> None:
        """Mark that section as the one that is written."""
        self._place = place
        for number, sheet in enumerate(self.sheets, 1):
            sheet.mark(place.down if place is not None and place.page == number else None)

    def go_to_mark(self) -> None:
        """Scroll so far that the marked section begins near the top."""
        where = self._where(self._place)
        if where is not None:
            self.verticalScrollBar().setValue(where - round(self.viewport().height() * _NEAR_TOP))

    # -- within -----------------------------------------------------------------------------------------------

    def _fill(self, pictures: tuple[QImage, ...]) -> None:
        while len(self.sheets) < len(pictures):
            sheet = Sheet(self._themes, self._desk)
            self._column.insertWidget(len(self.sheets), sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self.sheets.append(sheet)
        for number, sheet in enumerate(self.sheets):
            sheet.setVisible(number < len(pictures))
            is_same = number < min(len(pictures), len(self._shown)) and pictures[number] is self._shown[number]
            if number < len(pictures) and not is_same:
                picture = QPixmap.fromImage(pictures[number])
                picture.setDevicePixelRatio(self.devicePixelRatioF())
                sheet.setPixmap(picture)
                sheet.setAccessibleName(f"Page {number + 1} of the report; its text stands under Markdown")

    def _heights(self) -> list[int]:
        return [round(one.height() / self.devicePixelRatioF()) for one in self._shown]

    def _tops(self) -> list[int]:
        gap = self._themes.current.px(GAP)
        heights = self._heights()
        return [gap + sum(one + gap for one in heights[:number]) for number in range(len(heights))]

    def _where(self, place: Place | None) -> int | None:
        """How far down that place lies in all of the pages, in pixels; None where none of them has it."""
        tops = self._tops()
        if place is None or not 0 < place.page <= len(tops):
            return None
        return tops[place.page - 1] + round(place.down / A4_POINTS * self._heights()[place.page - 1])

    def _on_scrolled(self) -> None:
        if self.page != self._page:
            self._page = self.page
            self.page_changed.emit()
        if self.in_sight != self._sight:
            self._sight = self.in_sight
            self.sight_changed.emit()
