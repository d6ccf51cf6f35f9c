"""The meeting of a review: when, by which clocks, how long, who comes and where; and the file for the calendars."""

from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from incident_desk.domain.errors import DeskError, WrongUse
from incident_desk.domain.review import Meeting
from incident_desk.formats.coming_times import HINT, read_coming_time
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.acts.meeting import MeetingWish
from incident_desk.services.zones import zone_named

_WIDE = 640
_LENGTHS = (30, 45, 60, 90)
_USUAL = 60
_CHOICES = ("Set it so", "Take it off", "Save its file again")


class MeetingDialog(DialogFrame):
    """Sets the meeting; one that is set can be moved, taken off, or saved as a file once more."""

    def __init__(
        self, themes: ThemeService, before: Meeting | None, offer: tuple[datetime, str, str], window: QWidget
    ) -> None:
        """``offer`` is now (UTC), the zone of this place, and who is known to have been there, with commas."""
        title = "Schedule the review meeting" if before is None else "The review meeting"
        super().__init__(themes, title, "Schedule" if before is None else "Do it", window, _WIDE)
        self._now, zone, people = offer
        self._before = before
        self.choice = Segmented(themes, SegmentedModel(_CHOICES, 0, "What is to be done"), self)
        self.choice.setVisible(before is not None)
        self.when = self._line("When", HINT)
        self.zone = self._line("By the clocks of", "Europe/Berlin, CET, +02:00 or UTC", zone)
        self.people = self._line("Who comes, with commas", "Names; by the file an address is invited", people)
        self.where = self._line("Where", "A room, or the address of a call")
        minutes = before.minutes if before is not None else _USUAL
        self._lengths = tuple(sorted({*_LENGTHS, minutes}))
        words = tuple(f"{one} min" for one in self._lengths)
        model = SegmentedModel(words, self._lengths.index(minutes), "How long")
        self.length = Segmented(themes, model, self)
        self.file = QCheckBox("Save it as a calendar file (.ics) after that", self)
        self.file.setChecked(True)
        self.understood = ElidedLabel(parent=self)
        self.understood.setFont(themes.current.font(TextKind.CAPTION))
        set_tone(self.understood, "text3")
        self._place(themes.current.px(14))
        if before is not None:
            self._put(before)
        for field in (self.when, self.zone):
            field.textChanged.connect(self._on_typed)
        self._on_typed()
        self.say("It is written into the record. Nothing is sent")
        self.when.setFocus()

    @property
    def sets(self) -> bool:
        """Whether it is to be set as the fields say."""
        return self.choice.model.current == 0

    @property
    def takes_off(self) -> bool:
        """Whether there is to be no meeting any more."""
        return self.choice.model.current == 1

    @property
    def wants_file(self) -> bool:
        """Whether the file is to be saved after that."""
        return not self.takes_off and (not self.sets or self.file.isChecked())

    @property
    def wish(self) -> MeetingWish:
        """What was typed.

        Raises:
            DeskError: it is no meeting.
        """
        zone = " ".join(self.zone.text().split()) or "UTC"
        if not self.when.text().strip():
            raise WrongUse(f"Say when: {HINT}")
        at = read_coming_time(self.when.text(), self._now, zone_named(zone))
        minutes = self._lengths[self.length.model.current]
        return MeetingWish(at, minutes, zone, tuple(self.people.text().split(",")), self.where.text())

    def missing(self) -> str:
        """Why that is no meeting."""
        if not self.sets:
            return ""
        try:
            _ = self.wish
        except DeskError as error:
            return str(error)
        return ""

    def _put(self, before: Meeting) -> None:
        """What is set already, by the clocks in which it was said."""
        try:
            local = before.at.astimezone(zone_named(before.zone))
            self.zone.setText(before.zone)
        except DeskError:
            local = before.at
            self.zone.setText("UTC")
        self.when.setText(f"{local:%Y-%m-%d %H:%M}")
        self.people.setText(", ".join(before.people))
        self.where.setText(before.where)

    def _line(self, name: str, hint: str, text: str = "") -> QLineEdit:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _place(self, gap: int) -> None:
        grid = QGridLayout()
        for column, field in enumerate((self.when, self.zone)):
            grid.addWidget(self.caption(field.accessibleName()), 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self.understood, 2, 0, 1, 2)
        grid.setHorizontalSpacing(gap)
        self.body.addWidget(self.choice)
        self.body.addLayout(grid)
        self.body.addWidget(self.length)
        for field in (self.people, self.where):
            self.body.addWidget(self.caption(field.accessibleName()))
            self.body.addWidget(field)
        self.body.addWidget(self.file)

    def _on_typed(self) -> None:
        """The moment that was understood, in UTC."""
        words = ""
        if self.when.text().strip():
            try:
                words = f"{self.wish.at:%A, %d %B %Y, %H:%M} UTC"
            except DeskError as error:
                words = str(error).partition(". ")[0]
        self.understood.setText(words)
