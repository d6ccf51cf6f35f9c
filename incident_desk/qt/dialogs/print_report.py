"""Print the report: for whom, on which printer, how often, which pages; or to a file, where there is no printer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.errors import WrongUse
from incident_desk.qt.dialogs.for_readers import ReadersDialog
from incident_desk.qt.theme import ThemeService
from incident_desk.services.printing import Printer, PrintOrder, Sides

TO_FILE = "To a file (PDF)"
LOOKING = "Looking for printers…"
NONE = "There is no printer on this computer; what is printed to a file has the same pages"
SETTING = "setting them…"
_DIGITS = 4
_WIDTH, _RIGHT, _SHEET = 900, 320, 280
"""In pixels of the design: of the dialog, of its right side, of a page."""
_INCHES = 210 / 25.4
"""The width of A4."""
_SIDES = {Sides.PRINTER: "As the printer is set up", Sides.ONE: "One side", Sides.TWO: "Both sides"}


class PrintDialog(ReadersDialog):
    """Asks what is printed and where."""

    def __init__(self, themes: ThemeService, key: str, window: QWidget) -> None:
        super().__init__(themes, f"Print the report of {key}", "Print", window, width=_WIDTH)
        self._names: tuple[str, ...] = ()
        self._count = 0
        """How many pages there are, once they are set."""
        self.printers = self.box("Printer", (TO_FILE,))
        self.copies, self.pages = QLineEdit("1", self), QLineEdit(self)
        self.sides = self.row("Sides", tuple(_SIDES.values()))
        self._where = self.caption("Printer", LOOKING)
        self.sheet, self._pages = QLabel(self), self.caption("Pages", SETTING)
        self._fill_in()
        self.printers.currentIndexChanged.connect(self._on_printer)
        self._on_printer()
        self.audience.take_focus()

    @property
    def order(self) -> PrintOrder:
        """Where, how often, which pages, on which sides.

        Raises:
            WrongUse: no such number, no such pages.
        """
        pages, copies = "".join(self.pages.text().split()), self.copies.text().strip()
        many = int(copies) if copies.isdecimal() and len(copies) < _DIGITS else 0
        return PrintOrder(self._printer, many, pages, tuple(_SIDES)[self.sides.model.current])

    @property
    def is_to_file(self) -> bool:
        """Whether a PDF is to be written."""
        return not self._printer

    def missing(self) -> str:
        """Pages that there can be, and the handout."""
        try:
            order = self.order
            if self._count:
                order.refuse_beyond(self._count)
        except WrongUse as error:
            return str(error)
        return super().missing()

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """These are there; the first is the usual one. What was chosen meanwhile stays."""
        self._names = tuple(one.name for one in printers)
        self.printers.clear()
        self.printers.addItems([*self._names, TO_FILE])
        self._where.say_beside("" if printers else NONE)
        self._on_printer()

    def show_page(self, picture: QImage, count: int) -> None:
        """The first page, and how many there are."""
        self._count = count
        self._pages.say("Page 1", f"of {count}")
        shown = QPixmap.fromImage(picture)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.setPixmap(shown)
        self.sheet.setAccessibleName(f"The first of {count} pages as it will be printed")

    def show_no_page(self, words: str) -> None:
        """Why no page can be seen, or that it is being set."""
        self._count = 0
        self._pages.say("Pages", words)
        self.sheet.setPixmap(QPixmap())

    @property
    def ppi(self) -> float:
        """Dots an inch of the picture of a page."""
        return self.themes.current.px(_SHEET) * self.devicePixelRatioF() / _INCHES

    # -- inside ---------------------------------------------------------------------------------------------

    @property
    def _printer(self) -> str:
        place = self.printers.currentIndex()
        return self._names[place] if 0 <= place < len(self._names) else ""

    def _fill_in(self) -> None:
        px = self.themes.current.px
        left, right = self.columns(_RIGHT)
        self.add_readers(left)
        left.addSpacing(px(8))
        left.addWidget(self._where)
        left.addWidget(self.printers)
        self.copies.setAccessibleName("Copies")
        self.pages.setAccessibleName("Pages")
        self.pages.setPlaceholderText("All, or 1-3,5")
        pair = QHBoxLayout()
        pair.setSpacing(px(16))
        for title, field, stretch in (("Copies", self.copies, 1), ("Pages", self.pages, 2)):
            column = QVBoxLayout()
            column.setSpacing(px(6))
            column.addWidget(self.caption(title))
            column.addWidget(field)
            pair.addLayout(column, stretch)
        left.addLayout(pair)
        left.addWidget(self.caption("Sides"))
        left.addWidget(self.sides)
        left.addStretch(1)
        self.sheet.setTextFormat(Qt.TextFormat.PlainText)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.sheet.setFixedHeight(px(_SHEET * 10 // 7 + 2))
        self.sheet.setAccessibleName("The first page as it will be printed")
        right.addWidget(self._pages)
        right.addWidget(self.sheet)
        right.addStretch(1)

    def _on_printer(self) -> None:
        """What a printer is told means nothing to a file."""
        for one in (self.copies, self.pages, self.sides):
            one.setEnabled(not self.is_to_file)
        self.name_buttons("Print to a file…" if self.is_to_file else "Print")
        self.say(
            "The same pages as the PDF. The record is not touched."
            if self.is_to_file
            else "Printed from the PDF itself, once it is looked through. The record is not touched."
        )
