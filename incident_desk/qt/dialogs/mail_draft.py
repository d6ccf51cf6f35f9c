"""E-mail draft: for whom, to whom, with the PDF or without, and whether the mail program opens it."""

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.errors import WrongUse
from incident_desk.qt.dialogs.for_readers import ReadersDialog
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.tick_model import TickModel, TickRow
from incident_desk.qt.widgets.tick_table import TickTable
from incident_desk.services.mailing import Addressee, addresses_of

OPEN, ONLY_WRITE = "Open it in the mail program", "Only write the file"
NOBODY = "The playbook names nobody with an e-mail address."
OTHERS = "Other addresses"
_HEADS, _WIDTHS = ("Role", "Name", "Address"), (180, 150, 0)
_WIDTH, _LOW, _MOST_ROWS, _ROW = 680, 96, 6, 30


class MailDraftDialog(ReadersDialog):
    """Asks what the draft is to be."""

    def __init__(self, themes: ThemeService, key: str, known: Sequence[Addressee], window: QWidget) -> None:
        super().__init__(themes, f"E-mail draft of the report of {key}", "Write and open…", window, width=_WIDTH)
        self._known = tuple(known)
        self.model = TickModel(_HEADS, self)
        self.table = TickTable(themes, self.model, "To whom, of the playbook's contacts", _WIDTHS, self)
        self.others = QLineEdit(self)
        self.others.setAccessibleName(OTHERS)
        self.others.setPlaceholderText(f"{OTHERS}, with commas between")
        self.attached = self.row("Attached", ("PDF", "Nothing"))
        self.afterwards = self.row("Afterwards", (OPEN, ONLY_WRITE))
        self._fill_in()
        self.afterwards.chosen.connect(self._on_afterwards)
        self._on_afterwards(0)
        self.audience.take_focus()

    @property
    def addressees(self) -> tuple[str, ...]:
        """The addresses that are ticked and those that are typed, each once.

        Raises:
            WrongUse: what is typed is no address.
        """
        ticked = [self._known[place].email for place in self.model.ticked]
        return tuple(dict.fromkeys((*ticked, *addresses_of(self._typed, self._known))))

    def missing(self) -> str:
        """The handout, and addresses that are some."""
        try:
            addresses_of(self._typed, self._known)
        except WrongUse as error:
            return str(error)
        return super().missing()

    @property
    def with_pdf(self) -> bool:
        """Whether the PDF goes with it."""
        return self.attached.model.current == 0

    @property
    def opens(self) -> bool:
        """Whether the desktop is to open it."""
        return self.afterwards.model.current == 0

    @property
    def _typed(self) -> list[str]:
        return [one for one in re.split("[,;]", self.others.text()) if one.strip()]

    def _fill_in(self) -> None:
        self.add_readers(self.body)
        self.body.addWidget(self.caption("To", "Space ticks; without one the field stays empty"))
        if self._known:
            rows = [
                TickRow((one.role, one.name, one.email), True, f"{one.name} {one.email}") for one in self._known
            ]
            self.model.show(rows, ())
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFixedHeight(self.themes.current.px(_LOW + _ROW * (min(len(rows), _MOST_ROWS) - 2)))
            self.body.addWidget(self.table)
        else:
            self.table.hide()
            self.body.addWidget(self.plain(NOBODY, "text3"))
        self.body.addWidget(self.others)
        self.body.addWidget(self.caption("Attached"))
        self.body.addWidget(self.attached)
        self.body.addWidget(self.caption("Afterwards"))
        self.body.addWidget(self.afterwards)

    def _on_afterwards(self, _place: int) -> None:
        self.name_buttons("Write and open…" if self.opens else "Write…")
        self.say("Nothing is sent from here: the mail program shows the draft, and you send it.")
