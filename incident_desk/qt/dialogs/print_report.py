"""Print the report: for whom, on which printer, how often, which pages; or to a file, where there is no printer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.errors import WrongUse
from incident_desk.qt.dialogs.for_readers import ReadersDialog
from incident_desk.qt.theme import ThemeService
from incident_desk.services.printing import Printer, PrintOrder, Sides

TO_FILE = "To a file (PDF)"
LOOKING = "Looking for printers…"
NONE = "There is no printer on this computer; what is printed to a file has the same pages"
_DIGITS = 4
_SIDES = {Sides.PRINTER: "As the printer is set up", Sides.ONE: "One side", Sides.TWO: "Both sides"}


class PrintDialog(ReadersDialog):
    """Asks what is printed and where."""

    def __init__(self, themes: ThemeService, key: str, window: QWidget) -> None:
        super().__init__(themes, f"Print the report of {key}", "Print", window)
        self._names: tuple[str, ...] = ()
        self.printers = self.box("Printer", (TO_FILE,))
        self.copies, self.pages = QLineEdit("1", self), QLineEdit(self)
        self.sides = self.row("Sides", tuple(_SIDES.values()))
        self._where = self.caption("Printer", LOOKING)
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
            self.order  # noqa: B018 - it is read for what it refuses
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

    # -- inside ---------------------------------------------------------------------------------------------

    @property
    def _printer(self) -> str:
        place = self.printers.currentIndex()
        return self._names[place] if 0 <= place < len(self._names) else ""

    def _fill_in(self) -> None:
        self.add_readers(self.body)
        self.body.addWidget(self._where)
        self.body.addWidget(self.printers)
        self.copies.setAccessibleName("Copies")
        self.pages.setAccessibleName("Pages")
        self.pages.setPlaceholderText("All, or 1-3,5")
        pair = QHBoxLayout()
        pair.setSpacing(self.themes.current.px(16))
        for title, field, stretch in (("Copies", self.copies, 1), ("Pages", self.pages, 2)):
            column = QVBoxLayout()
            column.addWidget(self.caption(title))
            column.addWidget(field)
            pair.addLayout(column, stretch)
        self.body.addLayout(pair)
        self.body.addWidget(self.caption("Sides"))
        self.body.addWidget(self.sides)

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
