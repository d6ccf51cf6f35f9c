"""The right side: the report as it will be, page under page, or as Markdown; and the ways to hand it out."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from incident_desk.formats.report_preview import rows_left
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.pages_area import GAP, PagesArea
from incident_desk.qt.pages.review.paper_foot import PaperFoot
from incident_desk.qt.pages.review.paper_model import PaperModel, Sheets
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_flat
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.reporting import Place

_INCHES = 210 / 25.4
"""The width of A4."""
_SOON_MS = 400
"""What takes less needs no bar."""


@dataclass(frozen=True, slots=True)
class _Way:
    """What the head shows of its words."""

    title: bool = True
    long_copy: bool = True
    tight: bool = False
    """The version and the page by their numbers alone."""


_WAYS = (_Way(), _Way(long_copy=False), _Way(title=False, long_copy=False), _Way(False, False, tight=True))
"""From the longest on."""


class PaperColumn(QWidget):
    """Shows the pages that the model has."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""
    copied = Signal(str)
    """The text is to go to the clipboard."""
    questions_wished = Signal()
    """The next open question is to be shown."""
    versions_wished = Signal()
    """Which version is to be shown is to be asked."""

    def __init__(self, themes: ThemeService, model: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self._far = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.views = Segmented(themes, SegmentedModel(("Pages", "Markdown"), name="Show the report as"), self)
        self.versions = Button(themes, ButtonModel("Versions…", small=True), self)
        self.copy = Button(themes, ButtonModel("Copy Markdown", icon="copy", small=True), self)
        self.area = PagesArea(themes, self)
        self._bar, self._soon = QProgressBar(self), QTimer(self, singleShot=True, interval=_SOON_MS)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setVisible(False)
        self._bar.setAccessibleName("The pages are being set")
        self._section = self._page = self._more = ""
        self._is_fitting = False
        self.markdown = QPlainTextEdit(self)
        self.foot = PaperFoot(themes, self)
        self._lay_out()
        self._connect()
        self._fit()
        self.show_model()

    def offer_versions(self, offered: bool) -> None:
        """Whether an approved version can be shown; in little room its button stands in the place of the title."""
        self.versions.setVisible(offered)
        self._fit_head()

    def show_section(self, title: str) -> None:
        """That section is written: it is marked, and scrolled to where it is another one than before."""
        if title != self._section:
            self._section = title
            self._mark()
            self.area.go_to_mark()
            self._find_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages are as wide as there is room."""
        super().resizeEvent(event)
        self._fit_head()
        self._fit_pages()

    def show_model(self) -> None:
        """Show the pages, or why there are none."""
        model, sheets = self._model, self._model.sheets
        had_none = not self.area.sheets or not self.area.sheets[0].isVisibleTo(self.area)
        self.area.show_pages(sheets.pictures if sheets is not None else (), self._place)
        if had_none:
            self.area.go_to_mark()
        if model.is_busy and not self._bar.isVisible():
            self._soon.start()
        elif not model.is_busy:
            self._soon.stop()
            self._bar.setVisible(False)
        self._show_words()
        if self._stack.currentIndex() == 1:
            self._show_markdown()

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _place(self) -> Place | None:
        sheets = self._model.sheets
        return sheets.place_of(self._section) if sheets is not None else None

    def _mark(self) -> None:
        self.area.mark(self._place)

    def _show_words(self) -> None:
        """Where one is in the report; then the head is fitted to it."""
        model, sheets = self._model, self._model.sheets
        self._page = f"{self.area.page} of {_count(sheets)}" if sheets is not None and self.area.page else ""
        if model.problem or sheets is None:
            self._page, self._more = "", model.problem or ("setting the pages…" if model.is_busy else "")
        else:
            self._more = f", {rows_left(sheets.left_out)}" if sheets.left_out else ""
            self._more += ", setting it anew…" if self._bar.isVisible() else ""
        self._far.setAccessibleName(f"page {self._page}{self._more}" if self._page else self._more)
        self._fit_head()

    def _fit_head(self) -> None:
        """The first way in which all of it has room beside where one is; the title goes before that is cut."""
        if self._is_fitting:
            # Words that are tried change the least width, and with it the width, in which they are tried on.
            return
        self._is_fitting = True
        beside, more = (self._title, self.versions, self.views, self.copy), self._more if self._page else ""
        for way in _WAYS:
            self._show_head(way)
            if _needed(self._head, beside, self._far, more) <= self.width():
                break
        self._is_fitting = False

    def _show_head(self, way: "_Way") -> None:
        self._title.setVisible(way.title)
        page = self._page.replace(" of ", "/") if way.tight else self._page
        page = f"page {page}" if page and way.title else page
        # What stands behind the page would only be cut; the spoken name has all of it.
        self._far.setText(page if page and way.tight else page + self._more)
        copied = "Copy Markdown" if way.long_copy else "Copy"
        self.copy.set_model(ButtonModel(copied, icon="copy", small=True, name="Copy as Markdown"))
        version = self._model.version
        whole = f"Version {version}, approved" if version else "Versions…"
        name = "Choose the version that is shown: as it stands, or as it was approved"
        shown = whole.partition(",")[0] if way.tight else whole
        self.versions.set_model(ButtonModel(shown, small=True, name=name))
        self.versions.setToolTip("" if shown == whole else plain(whole))

    def _on_late(self) -> None:
        self._bar.setVisible(self._model.is_busy)
        self._show_words()

    def _find_heading(self) -> None:
        """In the Markdown the section stands at the top as well."""
        if self._stack.currentIndex() != 1:
            return
        found = self.markdown.document().find(f"## {self._section}")
        if not found.isNull():
            self.markdown.moveCursor(QTextCursor.MoveOperation.End)
            self.markdown.setTextCursor(QTextCursor(found.block()))
            self.markdown.ensureCursorVisible()

    def _show_markdown(self) -> None:
        sheets = self._model.sheets
        text = sheets.markdown if sheets is not None else ""
        if text != self.markdown.toPlainText():
            top = self.markdown.verticalScrollBar().value()
            self.markdown.setPlainText(text)
            self.markdown.verticalScrollBar().setValue(top)

    def _on_view_chosen(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place == 1:
            self._show_markdown()
            self._find_heading()

    def _on_copy(self) -> None:
        if self._model.sheets is not None:
            self.copied.emit(self._model.sheets.markdown)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view_chosen)
        self.copy.clicked.connect(self._on_copy)
        self.foot.action_wished.connect(self.action_wished)
        self.foot.questions.clicked.connect(self.questions_wished)
        self.versions.clicked.connect(self.versions_wished)
        self._soon.timeout.connect(self._on_late)
        self.area.page_changed.connect(self._show_words)
        self.area.sight_changed.connect(self._on_sight_changed)
        self._model.changed.connect(self.show_model)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        self._title.setText("Report")
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.markdown.setReadOnly(True)
        self.markdown.setAccessibleName("The report as Markdown")
        self.markdown.setTabChangesFocus(True)
        set_flat(self.markdown)
        self.versions.setVisible(False)
        self._head, body = QHBoxLayout(), QWidget(self)
        for widget, stretch in (
            (self._title, 0), (self._far, 1), (self.versions, 0), (self.views, 0), (self.copy, 0)
        ):  # fmt: skip
            self._head.addWidget(widget, stretch)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.markdown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self._bar)
        column.addWidget(body, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.foot)

    def _fit(self) -> None:
        theme = self._themes.current
        px, inset = theme.px, theme.px(14 if theme.is_compact else 20)
        for one in (self._title, self._far):
            one.setFixedHeight(px(38 if theme.is_compact else 44))
        self._head.setContentsMargins(inset, 0, px(12), 0)
        self._head.setSpacing(px(10))
        self.area.fit()
        self._fit_head()
        self.markdown.setFont(theme.font(TextKind.MONO))
        self._fit_pages()

    def _fit_pages(self) -> None:
        room = self.width() - self.area.verticalScrollBar().sizeHint().width() - self._themes.current.px(2 * GAP)
        if room > 100:
            self._model.fit(room * self.devicePixelRatioF() / _INCHES)

    def _on_sight_changed(self) -> None:
        self._model.in_sight = self.area.in_sight

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _needed(head: QHBoxLayout, beside: Iterable[QWidget], far: Lettered, more: str) -> int:
    """How wide the head is with all its words; what stands behind the page may be cut, which takes an ellipsis."""
    shown = [one for one in beside if not one.isHidden()]
    page = far.text()
    if more and page.endswith(more):
        page = f"{page.removesuffix(more)}, …"
    margins = head.contentsMargins()
    gaps = head.spacing() * len(shown) + margins.left() + margins.right()
    return sum(one.sizeHint().width() for one in shown) + far.fontMetrics().horizontalAdvance(page) + 2 + gaps


def _count(sheets: Sheets) -> str:
    """How many pages there are; where rows are left out of them, the file has more."""
    return f"{sheets.count}+" if sheets.left_out else str(sheets.count)
