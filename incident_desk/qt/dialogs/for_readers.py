"""How every dialog begins by which a report leaves: for whom it is, and what of it those readers don't get."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from incident_desk.domain.counted import counted
from incident_desk.formats.redaction.audiences import RULES, Audience
from incident_desk.formats.redaction.handout import Handout, Wish
from incident_desk.formats.redaction.may_be import MayBe, may_be_words
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

AUDIENCES = tuple(Audience)
WAIT = "The copy is being made"
_ALL = "Everything of the record is in it"
_NAMED = 4
"""Words that may be names which are said one by one."""


class ReadersDialog(DialogFrame):
    """Asks for whom; every change asks for another handout."""

    wish_changed = Signal()
    """Another handout is wanted; ``wish`` says which."""

    def __init__(self, themes: ThemeService, title: str, do: str, window: QWidget, width: int = 640) -> None:
        super().__init__(themes, title, do, window, width=width)
        names = tuple(RULES[one].title for one in AUDIENCES)
        self.audience = Segmented(themes, SegmentedModel(names, 0, "For whom"), self)
        self.handout: Handout | None = None
        """What would leave; None while it is being made."""
        self._about, self._told = self.caption(""), self.plain(f"{WAIT}…", "text3")
        self.stays = self.plain("", "caution")
        """That secrets go out with it, where they do."""
        self.names = self.plain("", "text2")
        """What in it may be a name, where something does."""
        self.stays.hide()
        self.names.hide()
        self._tell_audience()
        self.audience.chosen.connect(self._on_audience)
        for place in range(len(AUDIENCES)):
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            shortcut.setObjectName(str(place))
            shortcut.activated.connect(self._on_number)

    @property
    def wish(self) -> Wish:
        """For whom; what is hidden is as those readers have it."""
        return Wish(AUDIENCES[self.audience.model.current])

    def missing(self) -> str:
        """The handout, while it is being made."""
        return WAIT if self.handout is None else ""

    def show_handout(self, handout: Handout) -> None:
        """It is made: say how much of it is not what the record says."""
        self.handout = handout
        parts = [f"{counted(len(handout.hidden), 'term')} replaced"] if handout.hidden else []
        parts += [f"{counted(len(handout.withheld), 'field')} of the record withheld"] if handout.withheld else []
        self._told.set_text(", ".join(parts) or _ALL)
        secrets = sum(one.sort is Sort.TOKEN and not one.is_hidden for one in handout.findings)
        self._warn(secrets_words(secrets) if secrets else "", names_words(handout.may_be))

    def show_failure(self, words: str) -> None:
        """Say why there is none."""
        self._told.set_text(words)
        self.complain(words)

    # -- for the dialogs that begin with it -----------------------------------------------------------------

    def add_readers(self, column: QBoxLayout) -> None:
        """Put the question and its answer into a column."""
        column.addWidget(self._about)
        column.addWidget(self.audience)
        column.addWidget(self._told)
        column.addWidget(self.stays)
        column.addWidget(self.names)

    def box(self, name: str, items: "tuple[str, ...]" = ()) -> QComboBox:
        """A list to choose from, by that name."""
        box = ChoiceBox(self)
        box.setAccessibleName(name)
        box.addItems(list(items))
        return box

    def row(self, name: str, names: tuple[str, ...], taken: int = 0) -> Segmented:
        """A few choices in a row, by that name."""
        return Segmented(self.themes, SegmentedModel(names, taken, name), self)

    # -- inside ---------------------------------------------------------------------------------------------

    def _tell_audience(self) -> None:
        rule = RULES[AUDIENCES[self.audience.model.current]]
        self._about.say(f"For whom: {rule.title}", rule.about)

    def _warn(self, secrets: str, names: str) -> None:
        for label, words in ((self.stays, secrets), (self.names, names)):
            if words and words != label.text():
                announce(self, words, assertive=label is self.stays)
            label.set_text(words)
            label.setVisible(bool(words))

    def _on_number(self) -> None:
        place = int(self.sender().objectName())
        self.audience.set_current(place)
        here = self.focusWidget()
        if here is not None and self.audience.isAncestorOf(here):
            self.audience.take_focus()
        self._on_audience(place)

    def _on_audience(self, _place: int) -> None:
        self._tell_audience()
        self.handout = None
        self._told.set_text(f"{WAIT}…")
        self._warn("", "")
        self.wish_changed.emit()


def secrets_words(count: int) -> str:
    """That so many secrets stay in the copy, and which copy has none."""
    them, place = "it" if count == 1 else "them", AUDIENCES.index(Audience.CUSTOMER)
    return f"{secrets_said(count)}. {RULES[Audience.CUSTOMER].title} (Alt+{place + 1}) goes without {them}."


def secrets_said(count: int) -> str:
    """That so many secrets are in it."""
    return f"⚠ {count} {'key, token or password' if count == 1 else 'keys, tokens or passwords'} in it"


def names_words(names: Sequence[MayBe]) -> str:
    """That so many words stay that may be names, the first of them by name; nothing where there are none."""
    if not names:
        return ""
    may = "word may be a name" if len(names) == 1 else "words may be names"
    return f"{len(names)} {may} that nobody named: {may_be_words(names, _NAMED)}"
