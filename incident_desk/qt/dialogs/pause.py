"""Pause the resolution target: why nobody here can go on, who is waited for, and when to ask again."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.formats.times import clock_face, due_face, read_time
from incident_desk.qt.dialogs.frame import Caption, DialogFrame
from incident_desk.qt.dialogs.lines import DueLines
from incident_desk.qt.dialogs.pause_bar import PauseBar
from incident_desk.qt.dialogs.pause_ledger import allowance, goes_on, ledger, parties, rows, summary
from incident_desk.qt.dialogs.pause_wait import PauseWait
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import ButtonModel, Variant
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.acts.targets import LONGEST_WAIT_MIN, PauseTerms, pause

REASONS = ("Waiting for a supplier", "Waiting for the customer", "Agreed window")
_PARTY_WORDS = ("", "", "or agreed with")
_REASON, _WAIT = "Reason", "Ask me again"
_MOST_ROWS, _MOST_ROWS_LOW, _LOW = 3, 2, 800
"""How many earlier pauses stand under the bar before they scroll; fewer in a window lower than that."""


class PauseDialog(DialogFrame):
    """Only the resolution target pauses; no pause ends by itself."""

    def __init__(
        self, themes: ThemeService, incident: Incident, now: datetime, zone: tzinfo, window: QWidget
    ) -> None:
        super().__init__(themes, "Pause the resolution target", "Pause", window, width=580)
        self._incident, self._zone = incident, zone
        self._now = max(now, incident.declared_at)
        self.reasons = Segmented(themes, SegmentedModel(REASONS, 0, _REASON), self)
        self.parties = ChoiceBox(self)
        self.since, self.case, self.what = (QLineEdit(self) for _ in range(3))
        self.wait = PauseWait(themes, _WAIT, self)
        shown = ledger(incident, self._now, self._now)
        assert shown is not None
        self.bar = PauseBar(themes, shown, self)
        self.before = DueLines(themes, "Pauses before this one", self)
        self._party_words = self.caption("Waiting for", " ")
        self._wait_words = self.caption(_WAIT, " ")
        self._name_fields()
        self._lay_out_body()
        self.do.set_model(ButtonModel("Pause", Variant.PRIMARY, ("↵",), icon="pause"))
        self.reasons.chosen.connect(self._on_reason_chosen)
        self.wait.changed.connect(self._show_times)
        self.since.textChanged.connect(self._show_since)
        self._show_since()
        self.parties.setFocus()

    # -- what was said ----------------------------------------------------------------------------------------

    @property
    def reason(self) -> str:
        """Why nobody here can go on."""
        return REASONS[self.reasons.model.current]

    @property
    def party(self) -> str:
        """Who is waited for."""
        return self.parties.currentText().strip()

    @property
    def terms(self) -> PauseTerms:
        """Everything else, as it is meant now.

        Raises:
            DeskError: what was typed is no time, or no number of minutes.
        """
        typed = self.since.text().strip()
        since = read_time(typed, self._now, self._zone) if typed else None
        return PauseTerms(self._now, since, self.wait.seconds, self.what.text(), self.case.text())

    def missing(self) -> str:
        """Party, task, times: what is missing, or what the record would refuse."""
        return self._wrong()[0]

    def complain(self, words: str) -> None:
        """Say it, and go where it is put right."""
        super().complain(words)
        self._wrong()[1].setFocus()

    def _wrong(self) -> tuple[str, QWidget]:
        """What is wrong, in words, and the field where it is; empty words where nothing is."""
        if not self.party:
            return "Say who is waited for, such as the provider", self.parties
        if not self.what.text().strip():
            return "Say in a line what they are to do", self.what
        if not 60 <= self.wait.seconds <= LONGEST_WAIT_MIN * 60:
            return f"Say in how many minutes to ask, 1 to {LONGEST_WAIT_MIN}", self.wait.minutes
        try:
            pause(self._incident, self.reason, self.party, self.terms)
        except DeskError as error:
            return str(error), self.since
        return "", self.do

    # -- what was typed is kept -------------------------------------------------------------------------------

    def written(self) -> dict[str, str]:
        """The fields, and which choices were taken."""
        choices = {_REASON: str(self.reasons.model.current), _WAIT: str(self.wait.choices.model.current)}
        return {**super().written(), **choices}

    def restore(self, written: Mapping[str, str]) -> None:
        """Put back what was typed and chosen."""
        super().restore(written)
        for take, name in ((self.reasons.set_current, _REASON), (self.wait.take, _WAIT)):
            if name in written:
                take(int(written[name]))
        self._show_choices()

    def tick(self, now: datetime) -> None:
        """Time goes on: "now" is later, and so is when the person is asked again."""
        self._now = max(now, self._incident.declared_at)
        self._show_times()

    # -- building ---------------------------------------------------------------------------------------------

    def _name_fields(self) -> None:
        self.parties.setEditable(True)
        self.parties.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        # Else Enter would take a longer name than the one that was typed.
        self.parties.setCompleter(None)  # type: ignore[arg-type]
        self.parties.addItems(parties(self._incident))
        self.parties.setCurrentIndex(-1)
        self.parties.setMinimumContentsLength(8)
        self.parties.setAccessibleName("Who is waited for")
        line = self.parties.lineEdit()
        assert line is not None
        line.setAccessibleName("Who is waited for")
        line.setPlaceholderText("name, or choose one")
        self.since.setAccessibleName("Asked since")
        self.case.setAccessibleName("Their case number")
        self.case.setPlaceholderText("none")
        self.what.setAccessibleName("To do what")

    def _lay_out_body(self) -> None:
        px = self.themes.current.px
        self.body.setSpacing(px(6))
        self._add(self.caption("Why can nobody here go on?"), self.reasons)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        columns = ((self._party_words, self.parties, 236), (self.caption("Asked since"), self.since, 126),
                   (self.caption("Case number"), self.case, 0))  # fmt: skip
        for caption, field, width in columns:
            row.addLayout(_under(caption, field, px(6)), 0 if width else 1)
            if width:
                field.setFixedWidth(px(width))
        self.body.addSpacing(px(8))
        self.body.addLayout(row)
        self._add(self.caption("To do what", "one line"), self.what, px(8))
        self._add(self._wait_words, self.wait, px(8))
        self._add_ledger()
        self._add_effects()

    def _add(self, caption: Caption, field: QWidget, space: int = 0) -> None:
        self.body.addSpacing(space)
        self.body.addWidget(caption)
        self.body.addWidget(field)

    def _add_ledger(self) -> None:
        px = self.themes.current.px
        self.body.addSpacing(px(10))
        self.body.addWidget(Hairline(self.themes, parent=self))
        head = QHBoxLayout()
        head.addWidget(self.caption("Pause ledger", summary(self._incident)), 1)
        head.addWidget(self.plain(allowance(self._incident), "text3"), 0, Qt.AlignmentFlag.AlignRight)
        self.body.addSpacing(px(6))
        self.body.addLayout(head)
        self.body.addWidget(self.bar)
        shown = rows(self._incident)
        self.before.show_lines(shown)
        most = _MOST_ROWS if self._window.height() >= _LOW else _MOST_ROWS_LOW
        if len(shown) <= most:
            self.before.setVisible(bool(shown))
            self.body.addWidget(self.before)
            return
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Pauses before this one")
        area.setWidget(self.before)
        area.setFixedHeight(self.before.lines[0].sizeHint().height() * most)
        self.body.addWidget(area)

    def _add_effects(self) -> None:
        px = self.themes.current.px
        effects = DueLines(self.themes, "What goes on", self)
        effects.show_lines(goes_on(self._incident, self._now))
        self.body.addSpacing(px(6))
        self.body.addWidget(Hairline(self.themes, parent=self))
        self.body.addWidget(effects)

    # -- showing ----------------------------------------------------------------------------------------------

    def _on_reason_chosen(self, _place: int) -> None:
        self._show_choices()

    def _show_choices(self) -> None:
        self._party_words.say_beside(_PARTY_WORDS[self.reasons.model.current])
        self._show_times()

    def _show_since(self) -> None:
        """Say beside the buttons from when it counts, or what is wrong with what was typed."""
        self._show_choices()
        try:
            since = self.terms.since
        except DeskError as error:
            self.say(str(error).partition(". ")[0], "alarm")
            return
        self.say(f"Logged from {clock_face(since)} UTC" if since else "Logged from now on")

    def _show_times(self) -> None:
        self.since.setPlaceholderText(f"now, {clock_face(self._now)}")
        try:
            since = self.terms.since or self._now
        except DeskError:
            since = self._now
        again = self._now + timedelta(seconds=self.wait.seconds)
        at = f"at {due_face(again, self._now)[:-3]} UTC; " if self.wait.seconds else ""
        self._wait_words.say_beside(f"{at}the pause does not end by itself")
        shown = ledger(self._incident, min(since, self._now), again)
        if shown is not None:
            self.bar.set_model(shown)


def _under(caption: QWidget, field: QWidget, space: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(space)
    column.addWidget(caption)
    column.addWidget(field)
    return column
