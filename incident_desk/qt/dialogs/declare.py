"""Declare an incident in under ten seconds: type what is happening, press Enter."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.run_reading import read_run
from incident_desk.domain.severity import Level, level_named, scale_of
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.formats.times import clock_face
from incident_desk.qt.dialogs.consequences import along, consequences, contents, remarks, told_apart
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.lines import DueLines
from incident_desk.qt.dialogs.moment_field import NOW, MomentField
from incident_desk.qt.dialogs.moment_field import Offer as FieldOffer
from incident_desk.qt.dialogs.playbook_card import PlaybookCard, PlaybookShown
from incident_desk.qt.dialogs.severity_card import CardModel, SeverityCards, card_of
from incident_desk.qt.theme import TextKind, ThemeService, set_large
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.guessing import guess_level, guess_playbook
from incident_desk.services.offering import Occasion, Offer

_AFFECTS = ("All users", "Some users", "Not sure")
_NOT_SURE = 2
_UNKNOWN = "Not known yet"
_NO_PLAYBOOK = "No playbook"
_FIRST = "the first of the library"
_CALM = "Nothing is sent to anyone. You can undo."


class DeclareDialog(DialogFrame):
    """What, which playbook, how severe, since when; and what will happen then.

    Where failing checks offer it, all that they say is filled in, and why is said; each of it can be changed. When
    the impact began they do not know: their first failure is a choice there.
    """

    def __init__(
        self, themes: ThemeService, who: str, occasion: Occasion, rules: WorkspaceRules, window: QWidget
    ) -> None:
        super().__init__(themes, "Declare incident", "Declare", window, width=1120)
        zone = occasion.zone
        self._who, self._now, self._rules, self._occasion = who, occasion.now, rules, occasion
        self._signs = occasion.offer.signs
        self._documents: Sequence[ReadDocument] = ()
        self._own: Sequence[bool] = ()
        self._document: ReadDocument | None = None
        self._book_by_hand = self._level_by_hand = False
        self._why_level = ""
        self._scale, self._level = rules.scheme, 0
        self.title = QLineEdit(self)
        self.book = PlaybookCard(themes, self)
        self.severities = SeverityCards(themes, _cards(self._scale, None, rules), self)
        usual, failed = ((_UNKNOWN, None), (NOW, None)), _first_failure(occasion.offer)
        known = (usual[0], *failed, *_went_live(occasion), usual[1])
        self.began = MomentField(themes, "Impact began", known, zone, self)
        self.detected = MomentField(themes, "Detected", (*failed, *usual), zone, self)
        self.affects = Segmented(themes, SegmentedModel(_AFFECTS, _NOT_SURE, "Affects"), self)
        self.drill = CheckRow(themes, CheckRowModel("This is a drill"), self)
        self.plan, self.remarks = DueLines(themes, "When you declare", self), DueLines(themes, "Ready", self)
        self._lay_out_body()
        self._connect()
        self.say(_CALM)
        self.book.offer([_NO_PLAYBOOK])
        self._work_by(None)
        self.tick(occasion.now)
        self.title.setText(occasion.run.title if occasion.run else occasion.offer.title)
        self.title.selectAll()
        self.title.setFocus()

    # -- what is wished -------------------------------------------------------------------------------------

    def offer(self, documents: Sequence[ReadDocument], shipped: Sequence[bool] = ()) -> None:
        """The library came: offer its playbooks, and guess by what is typed already."""
        marked = [*shipped, *(False for _ in documents[len(shipped) :])]
        usable = [(one, mark) for one, mark in zip(documents, marked, strict=True) if one.playbook.phases()]
        self._documents, self._own = [one for one, _ in usable], [not mark for _, mark in usable]
        self.book.offer([*told_apart([one.playbook for one in self._documents]), _NO_PLAYBOOK])
        self._guess(self.title.text())

    def tick(self, now: datetime) -> None:
        """Time goes on while the dialog stands: show the times as they would be now."""
        self._now = now
        for moment in (self.began, self.detected):
            moment.tick(now)
        self._show_plan()

    @property
    def level(self) -> Level:
        """The chosen severity."""
        return self._scale[self._level]

    @property
    def wish(self) -> Declaration:
        """What was filled in."""
        document, affects = self._document, self.affects.model.current
        return Declaration(
            title=self.title.text(),
            severity=self.level.name,
            playbook=document.playbook if document else None,
            source=document.text if document else "",
            impact_started=self.began.moment(self._now),
            detected=self.detected.moment(self._now),
            affects=None if affects == _NOT_SURE else _AFFECTS[affects].lower(),
            commander=self._who,
            record=RecordKind.DRILL if self.drill.isChecked() else RecordKind.INCIDENT,
            run=self._occasion.run.id if self._occasion.run else None,
        )

    def missing(self) -> str:
        """A title, and a time that can be read."""
        if not self.title.text().strip():
            return "Type in a few words what is happening"
        try:
            for moment in (self.began, self.detected):
                moment.moment(self._now)
        except DeskError as error:
            return str(error)
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to the field that it is about."""
        super().complain(words)
        unread = (
            one.typed for one in (self.began, self.detected) if one.is_typed and _read(one, self._now) is None
        )
        (next(unread, self.title) if self.title.text().strip() else self.title).setFocus()

    # -- building -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.title.textChanged.connect(self._guess)
        self.book.chosen.connect(self._on_book_chosen)
        self.severities.chosen.connect(self._on_level)
        QShortcut(QKeySequence("Alt+P"), self).activated.connect(self.book.open_menu)
        self.drill.toggled.connect(self._name_do)
        self.drill.toggled.connect(self._show_plan)
        self.detected.changed.connect(self._show_plan)
        for moment in (self.began, self.detected):
            # A field that opens makes it higher, and on a small screen its buttons would lie below the edge.
            moment.changed.connect(self.refit)

    def _lay_out_body(self) -> None:
        theme = self.themes.current
        self.title.setFont(theme.font(TextKind.BODY, px=18))
        set_large(self.title)
        self.title.setAccessibleName("What is happening?")
        left, right = self.columns(376)
        self._book_caption, self._level_caption = self.caption("Playbook"), self.caption("Severity")
        gap = theme.px(12)
        for widget in (self.caption("What is happening?"), self.title):
            left.addWidget(widget)
        left.addSpacing(gap)
        left.addWidget(self._book_caption)
        left.addWidget(self.book)
        left.addSpacing(gap)
        left.addWidget(self._level_caption)
        left.addWidget(self.severities)
        left.addSpacing(gap)
        for row in self._rows():
            left.addLayout(self._choices(*row))
            left.addSpacing(theme.px(8))
        left.addLayout(self._people())
        left.addStretch(1)
        right.addWidget(self.caption("When you declare", "times in UTC"))
        right.addWidget(self.plan)
        right.addSpacing(gap)
        right.addWidget(self.remarks)
        right.addStretch(1)

    def _rows(self) -> list[list[tuple[str, QWidget]]]:
        """What the response counts from is asked for where it counts, and where a failed check knows it."""
        is_asked = self._rules.counting.response_from is Milestone.DETECTED or self._signs is not None
        self.detected.setVisible(is_asked)
        began, detected = ("Impact began", self.began), ("Detected", self.detected)
        affects = ("Affects", self.affects)
        if not is_asked:
            return [[began, affects]]
        # The choice of a first failed check is long.
        return [[began], [detected, affects]] if self._signs else [[began, detected], [affects]]

    def _choices(self, *choices: tuple[str, QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.themes.current.px(24))
        for name, choice in choices:
            column = QVBoxLayout()
            column.setSpacing(self.themes.current.px(6))
            column.addWidget(self.caption(name))
            column.addWidget(choice)
            column.addStretch(1)
            row.addLayout(column)
        row.addStretch(1)
        return row

    def _people(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.themes.current.px(24))
        commander = ElidedLabel(f"Commander {self._who}, you", self)
        commander.setFont(self.themes.current.font(TextKind.SMALL))
        row.addWidget(commander)
        row.addWidget(self.drill)
        run = self._occasion.run
        self.drill.setVisible(run is None)
        self.say_beside(f"Out of {run.key}: its steps, its checks and its entries come along" if run else "")
        row.addStretch(1)
        return row

    # -- what is shown --------------------------------------------------------------------------------------

    def _guess(self, text: str) -> None:
        """Take the playbook that the words speak of; the same words always give the same one."""
        self.say(_CALM)
        if self._book_by_hand or not self._documents:
            return
        # The service that the check belongs to is no word of the title, and says most.
        words = f"{text} {self._signs.group}" if self._signs else text
        guess = guess_playbook(words, [one.playbook for one in self._documents], self._own)
        self._take(self._documents[guess.place if guess else 0], guess.reason if guess else _FIRST)

    def _on_book_chosen(self, place: int) -> None:
        self._book_by_hand = True
        self._take(self._documents[place] if place < len(self._documents) else None, "chosen by you")
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_level(self, place: int) -> None:
        self._level, self._level_by_hand, self._why_level = place, True, ""
        self._show_level()

    def _take(self, document: ReadDocument | None, reason: str) -> None:
        """Take this document for a reason that is shown."""
        self._book_caption.say_beside(reason)
        if document is not self._document:
            self._work_by(document)

    def _work_by(self, document: ReadDocument | None) -> None:
        """Show this document; the severity follows its word unless it was picked by hand."""
        kept = self.level.name if self._level_by_hand else None
        self._document = document
        playbook = document.playbook if document else None
        self._scale = scale_of(playbook, self._rules.scheme)
        wanted = level_named(kept or (playbook.default_severity if playbook else None) or "P1", self._scale)
        self._level = self._scale.index(wanted) if wanted else min(1, len(self._scale) - 1)
        self._why_level = ""
        if self._signs is not None and not self._level_by_hand:
            guess = guess_level(self._signs, self._scale, playbook)
            self._level, self._why_level = guess.place, guess.reason
        shown = PlaybookShown(playbook.title, contents(playbook)) if playbook else PlaybookShown(_NO_PLAYBOOK, "")
        self.book.show_playbook(shown)
        self.severities.show_cards(_cards(self._scale, playbook, self._rules), self._level)
        self._show_level()

    def _show_level(self) -> None:
        self._level_caption.say_beside(self._why_level or self.level.definition)
        self._name_do()
        self._show_plan()

    def _name_do(self) -> None:
        self.name_buttons(
            f"Start drill as {self.level.name}" if self.drill.isChecked() else f"Declare {self.level.name}"
        )

    def _show_plan(self) -> None:
        playbook = self._document.playbook if self._document else None
        detected = _read(self.detected, self._now)
        self.plan.show_lines(consequences(self.level, playbook, self._rules, self._now, detected))
        lines = () if self.drill.isChecked() else along(self._occasion.checks, self._occasion.put_off)
        self.remarks.show_lines((*lines, *remarks(playbook)))


def _cards(scale: Sequence[Level], playbook: Playbook | None, rules: WorkspaceRules) -> list[CardModel]:
    return [card_of(one, playbook, rules.scheme, ("Alt", str(one.rank))) for one in scale]


def _first_failure(offer: Offer) -> tuple[FieldOffer, ...]:
    """The choice of the first failed check; none where no check offers anything."""
    at = offer.detected
    return () if at is None else ((f"{clock_face(at)[:5]} first failed check", Moment.exactly(at)),)


def _went_live(occasion: Occasion) -> tuple[FieldOffer, ...]:
    """The choice of the moment when the run went live that it comes of."""
    live = read_run(occasion.run, occasion.now).live.at if occasion.run else None
    return () if live is None else ((f"{clock_face(live)[:5]} went live", Moment.exactly(live)),)


def _read(field: MomentField, now: datetime) -> Moment | None:
    """What is meant at ``now``; None while it is no time yet."""
    try:
        return field.moment(now)
    except DeskError:
        return None
