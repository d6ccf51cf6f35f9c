"""Take in many checks: files or a pasted list at the top, what was understood below, to be chosen before Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.health_check import Check
from incident_desk.formats.check_lists.found import Found, FoundChecks, Left
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

REST_MS = 250
"""How long typing rests before a pasted list is read."""
_LOW = 76
_NONE_CHOSEN = "None is chosen: tick what is to be watched"
_PLACE = int(Qt.ItemDataRole.UserRole)


class ImportChecksDialog(DialogFrame):
    """Shows what a list holds. It reads nothing itself: ``files_wished`` and ``pasted`` ask for that."""

    files_wished = Signal()
    """The person wants to choose files."""
    files_given = Signal(object)
    """Files were dropped: their paths."""
    pasted = Signal(str)
    """The text of the field, once typing rests."""

    def __init__(self, themes: ThemeService, places: Sequence[str], window: QWidget) -> None:
        super().__init__(themes, "Import checks", "Watch", window, width=760)
        self.setAcceptDrops(True)
        self._found: tuple[Found, ...] = ()
        self.choose = Button(themes, ButtonModel("Choose files…", icon="file-down"), self)
        self.paste = QPlainTextEdit(self)
        self.rows = QListWidget(self)
        self.where = Segmented(themes, SegmentedModel(tuple(places), name="Where they are watched"), self)
        self._source = self.caption("What was understood", "nothing yet")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._lay_out_list()
        self._rest.timeout.connect(self._on_rest)
        self.paste.textChanged.connect(self._rest.start)
        self.choose.clicked.connect(self.files_wished)
        self.rows.itemChanged.connect(self._name_button)
        self._name_button()
        self.paste.setFocus()

    @property
    def checks(self) -> tuple[Check, ...]:
        """Those that are chosen."""
        items = (self.rows.item(row) for row in range(self.rows.count()))
        chosen = (one.data(_PLACE) for one in items if one.checkState() is Qt.CheckState.Checked)
        return tuple(self._found[place].check for place in chosen if place is not None)

    def missing(self) -> str:
        """Something has to be chosen."""
        if self.checks:
            return ""
        return _NONE_CHOSEN if self._found else "Choose a file, or paste a list: there is nothing to watch yet"

    def show_reading(self) -> None:
        """A list is being read."""
        self._source.say_beside("reading…")

    def show_found(self, found: FoundChecks, watched: frozenset[str] = frozenset()) -> None:
        """What a list holds; ``watched`` are the names of those that are watched already."""
        self._found = found.found
        self.rows.blockSignals(True)
        self.rows.clear()
        for place, one in enumerate(found.found):
            self._add(place, one, is_watched=one.check.name in watched)
        for left in found.left:
            self._add_left(left)
        self.rows.blockSignals(False)
        self.rows.setCurrentRow(0)
        left_out = f", {len(found.left)} left out" if found.left else ""
        self._source.say_beside(f"{found.source}: {counted(len(found.found), 'check')}{left_out}")
        self.say("" if self.checks or not found.found else "All of these are watched already")
        self._name_button()

    def show_problem(self, words: str) -> None:
        """The list can't be read, and why. What was understood before goes."""
        self.show_found(FoundChecks("no list"))
        self._source.say_beside("nothing")
        self.complain(words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_given.emit(paths)

    def _lay_out_list(self) -> None:
        theme = self.themes.current
        self.paste.setPlaceholderText("…or paste one: addresses, one a line, or what another tool exports")
        self.paste.setAccessibleName("A list of checks, pasted")
        self.paste.setFont(theme.font(TextKind.MONO))
        self.paste.setFixedHeight(theme.px(_LOW))
        self.paste.setTabChangesFocus(True)
        self.rows.setAccessibleName("What was understood")
        self.rows.setMinimumHeight(theme.px(220))
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setSpacing(theme.px(2))
        head = QHBoxLayout()
        known = "addresses, Uptime Kuma, Gatus, Prometheus' blackbox targets, or our own"
        head.addWidget(self.caption("The list", known), 1)
        head.addWidget(self.choose)
        self.body.addLayout(head)
        self.body.addWidget(self.paste)
        self.body.addWidget(self._source)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.caption("Where they are watched"))
        self.body.addWidget(self.where, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, place: int, one: Found, *, is_watched: bool) -> None:
        notes = ("watched already", *one.notes) if is_watched else one.notes
        kind, address = one.check.kind, one.check.address
        words = [one.check.name, address if address.startswith(kind) else f"{kind} {address}", *notes]
        item = QListWidgetItem(" · ".join(words).replace("\n", " "), self.rows)
        item.setData(_PLACE, place)
        item.setToolTip(plain("\n".join(words)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked if is_watched else Qt.CheckState.Checked)

    def _add_left(self, left: Left) -> None:
        item = QListWidgetItem(f"Left out: {left.what} · {left.why}".replace("\n", " "), self.rows)
        item.setToolTip(plain(f"{left.what}\n{left.why}"))
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)

    def _name_button(self) -> None:
        chosen = len(self.checks)
        self.name_buttons(f"Watch {counted(chosen, 'check')}" if chosen else "Watch", keys=("Ctrl", "↵"))
        # Before there is a list the button says what to do; once there is one, it does what is chosen.
        self.do.setEnabled(bool(chosen) or not self._found)

    def _on_rest(self) -> None:
        if self.paste.toPlainText().strip():
            self.pasted.emit(self.paste.toPlainText())
