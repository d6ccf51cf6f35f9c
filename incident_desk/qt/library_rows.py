"""The rows of the library, read once and then kept: a change of the record costs one row, not all of them.

The first reading goes in slices, so that a wish of the person waits for one slice at most, however many records
there are.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.qt.jobs import Jobs
from incident_desk.services.office import LibraryRow, Office
from incident_desk.services.ports import Head

SLICE = 50
"""Rows that are read in one go, before other wishes have their turn."""
RETRY_MS = 2000
"""How long after a failed reading it is tried again."""
GATHER_MS = 30
"""How long changes are gathered before they are told."""


class Told(list[LibraryRow]):
    """Rows as they are told to a dozen listeners: those that are open are picked out of ten thousand once."""

    @cached_property
    def still_open(self) -> Sequence[LibraryRow]:
        """Those that are being worked on, in their order."""
        return [one for one in self if one.is_open]


def still_open(rows: Sequence[LibraryRow]) -> Sequence[LibraryRow]:
    """Those of the rows that are being worked on, in their order."""
    return rows.still_open if isinstance(rows, Told) else [one for one in rows if one.is_open]


class LibraryRows(QObject):
    """Every record's state, newest first. Lives on the GUI thread and reads on the desk's."""

    changed = Signal(object)
    """The rows, newest first: a list of ``LibraryRow``. The first reading is told twice: its newest, then all."""
    slice_read = Signal(object)
    """Some rows as they come in, before ``changed`` tells of all: for what takes long over every row at once."""

    def __init__(
        self,
        jobs: Jobs,
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
        heads: Callable[[Office], Sequence[Head]] | None = None,
    ) -> None:
        """``heads`` says which records these are; without it the incidents."""
        super().__init__(parent)
        self._jobs, self._failed, self._heads = jobs, failed, heads or _incidents
        self._office: Office | None = None
        self._rows: dict[str, LibraryRow] = {}
        self._order: list[str] = []
        self._unread: list[str] = []
        self._reading, self._again, self._failing = False, False, False
        self.is_complete = False
        self.told: list[LibraryRow] | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._on_retry)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._on_gathered)

    @property
    def open_ids(self) -> list[str]:
        """The incidents that are being worked on."""
        return [incident for incident in self._order if incident in self._rows and self._rows[incident].is_open]

    def read(self, office: Office) -> None:
        """Read what is not known yet; wishes that come while it reads are met by one further reading."""
        self._office = office
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._jobs.run(lambda: self._heads(office), self._on_heads, self._on_failed)

    def take(self, row: LibraryRow) -> None:
        """A record moved on, or was opened."""
        known = self._rows.get(row.id)
        if known is not None and known.seq > row.seq:
            return
        if row.id not in self._order_known():
            self._order.insert(0, row.id)
        self._rows[row.id] = row
        self._tell_soon()

    def _order_known(self) -> Sequence[str] | dict[str, LibraryRow]:
        """Where to look whether a record has a place: the rows, but while the first ones are still being read."""
        return self._rows if self.is_complete else self._order

    def _on_heads(self, heads: Sequence[Head]) -> None:
        newest_first = list(reversed(heads))
        listed = {head.incident for head in newest_first}
        # A record that was opened while the heads were on their way has its place already.
        opened_since = [incident for incident in self._order if incident not in listed]
        self._order = [*opened_since, *(head.incident for head in newest_first)]
        self._unread = [head.incident for head in newest_first if not self._is_known(head)]
        self._read_on()

    def _is_known(self, head: Head) -> bool:
        row = self._rows.get(head.incident)
        return row is not None and row.seq >= head.seq

    def _read_on(self) -> None:
        office = self._office
        if office is None or not self._unread:
            self._end()
            return
        now, self._unread = self._unread[:SLICE], self._unread[SLICE:]
        self._jobs.run(lambda: office.desk.incidents_of(now), self._on_slice, self._on_failed)

    def _on_slice(self, rows: Sequence[LibraryRow]) -> None:
        is_first = not self._rows
        self.slice_read.emit(rows)
        for row in rows:
            known = self._rows.get(row.id)
            if known is None or known.seq < row.seq:
                self._rows[row.id] = row
        if is_first and self._unread:
            self._on_gathered()
        self._read_on()

    def _end(self) -> None:
        self._reading, self._failing, self.is_complete = False, False, True
        self._gather.stop()
        self._on_gathered()
        if self._again and self._office is not None:
            self._again = False
            self.read(self._office)

    def _on_failed(self, error: Exception) -> None:
        """Told once; a disk that was busy or away is tried again until all rows are there."""
        self._reading, self._again = False, False
        self._retry.start()
        if not self._failing:
            self._failing = True
            self._failed(error)

    def _on_retry(self) -> None:
        if self._office is not None:
            self.read(self._office)

    def _tell_soon(self) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def _on_gathered(self) -> None:
        self.told = Told(self._rows[incident] for incident in self._order if incident in self._rows)
        self.changed.emit(self.told)


def _incidents(office: Office) -> Sequence[Head]:
    return office.desk.heads()
