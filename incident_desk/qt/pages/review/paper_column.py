"""The right side: the report as it will be, page under page, or as Markdown; and the ways to hand it out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.paper_model import PaperModel
from incident_desk.qt.pages.review.ways_out_button import WaysOutButton
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_flat, set_surface
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.upright_area import upright_area

_INCHES = 210 / 25.4
"""The width of A4."""
_GAP = 24


class PaperColumn(QWidget):
    """Shows the pages that the model has."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""
    copied = Signal(str)
    """The text is to go to the clipboard."""

    def __init__(self, themes: ThemeService, model: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self._far = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.views = Segmented(themes, SegmentedModel(("Pages", "Markdown"), name="Show the report as"), self)
        self.copy = Button(themes, ButtonModel("Copy", icon="copy", small=True, name="Copy as Markdown"), self)
        self._desk = QWidget(self)
        self._sheets: list[QLabel] = []
        self._shown: tuple[QImage, ...] = ()
        self.area = upright_area(self)
        self.area.setAccessibleName("Pages of the report")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.markdown = QPlainTextEdit(self)
        self._told = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.as_markdown = Button(themes, ButtonModel("Markdown"), self)
        self.as_pdf = Button(themes, ButtonModel("PDF"), self)
        self.ways_out = WaysOutButton(themes, self)
        self._lay_out()
        self._connect()
        self._fit()
        self.show_model()

    def say(self, words: str) -> None:
        """What is missing still, beside the buttons."""
        self._told.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages are as wide as there is room."""
        super().resizeEvent(event)
        self._fit_pages()

    def show_model(self) -> None:
        """Show the pages, or why there are none."""
        model, pages = self._model, self._model.sheets
        if model.problem:
            words = model.problem
        elif pages is None:
            words = "Setting the pages…" if model.is_busy else ""
        else:
            words = f"{pages.count} page{'s' if pages.count != 1 else ''}"
            words += f", {pages.left_out} rows stand in the file alone" if pages.left_out else ""
            words += ", setting it anew…" if model.is_busy else ""
        self._far.setText(words)
        self._show_sheets()
        if self._stack.currentIndex() == 1:
            self._show_markdown()

    # -- within -----------------------------------------------------------------------------------------------

    def _show_sheets(self) -> None:
        pictures = self._model.sheets.pictures if self._model.sheets is not None else ()
        if pictures is self._shown:
            return
        self._shown = pictures
        while len(self._sheets) < len(pictures):
            sheet = QLabel(self._desk)
            sheet.setTextFormat(Qt.TextFormat.PlainText)
            self._column.insertWidget(len(self._sheets), sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self._sheets.append(sheet)
        for place, sheet in enumerate(self._sheets):
            sheet.setVisible(place < len(pictures))
            if place < len(pictures):
                picture = QPixmap.fromImage(pictures[place])
                picture.setDevicePixelRatio(self.devicePixelRatioF())
                sheet.setPixmap(picture)
                sheet.setAccessibleName(f"Page {place + 1} of the report; its text stands under Markdown")

    def _show_markdown(self) -> None:
        sheets = self._model.sheets
        text = sheets.markdown if sheets is not None else ""
        if text != self.markdown.toPlainText():
            self.markdown.setPlainText(text)

    def _on_view_chosen(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place == 1:
            self._show_markdown()

    def _on_copy(self) -> None:
        if self._model.sheets is not None:
            self.copied.emit(self._model.sheets.markdown)

    def _on_pdf(self) -> None:
        """The page on which it is said for whom; without a question it is in the menu."""
        self.action_wished.emit("export")

    def _on_markdown(self) -> None:
        self.action_wished.emit("export_markdown")

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view_chosen)
        self.copy.clicked.connect(self._on_copy)
        self.as_pdf.clicked.connect(self._on_pdf)
        self.as_markdown.clicked.connect(self._on_markdown)
        self.ways_out.action_wished.connect(self.action_wished)
        self._model.changed.connect(self.show_model)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        self._title.setText("Report")
        self.markdown.setReadOnly(True)
        self.markdown.setAccessibleName("The report as Markdown")
        self.markdown.setTabChangesFocus(True)
        set_flat(self.markdown)
        set_surface(self._desk, "well")
        self._column = QVBoxLayout(self._desk)
        self._column.addStretch(1)
        self.area.setWidget(self._desk)
        self._head, self._foot, body = QHBoxLayout(), QHBoxLayout(), QWidget(self)
        for widget, stretch in ((self._title, 0), (self._far, 1), (self.views, 0), (self.copy, 0)):
            self._head.addWidget(widget, stretch)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.markdown)
        for widget, stretch in ((self._told, 1), (self.as_markdown, 0), (self.as_pdf, 0)):
            self._foot.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(body, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addLayout(self._foot)
        self._foot.insertWidget(self._foot.count() - 2, self.ways_out)

    def _fit(self) -> None:
        theme = self._themes.current
        px, inset = theme.px, theme.px(14 if theme.is_compact else 20)
        self._title.setFixedHeight(px(38 if theme.is_compact else 44))
        self._head.setContentsMargins(inset, 0, px(12), 0)
        self._head.setSpacing(px(10))
        self._foot.setContentsMargins(inset, px(8), px(12), px(8))
        self._foot.setSpacing(px(10))
        self._column.setContentsMargins(0, px(_GAP), 0, px(_GAP))
        self._column.setSpacing(px(_GAP))
        self.markdown.setFont(theme.font(TextKind.MONO))
        caps: tuple[tuple[str, ...], tuple[str, ...]] = (
            ((), ()) if theme.is_compact else (("Ctrl", "Shift", "M"), ("Ctrl", "E"))
        )
        self.as_markdown.set_model(ButtonModel("Markdown", keys=caps[0]))
        self.as_pdf.set_model(ButtonModel("PDF", Variant.PRIMARY, caps[1], "file-down"))
        self._fit_pages()

    def _fit_pages(self) -> None:
        room = self.width() - self.area.verticalScrollBar().sizeHint().width() - self._themes.current.px(2 * _GAP)
        if room > 100:
            self._model.fit(room * self.devicePixelRatioF() / _INCHES)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
