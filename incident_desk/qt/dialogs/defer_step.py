"""Put a step off: why, by whom it will be done, and until when."""

import re
from datetime import datetime, timedelta, tzinfo

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.errors import DeskError, WrongUse
from incident_desk.formats.times import due_face, read_any_time, read_coming
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.services.acts.running import Deferral

_LATER = re.compile(r"\+\s*(\d{1,4})\s*(m|min|h|d)")
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}
_DAY = timedelta(days=1)


class DeferDialog(DialogFrame):
    """A reason is wanted; owner and time can be left open, and then stand as missing."""

    def __init__(self, themes: ThemeService, step: str, now: datetime, zone: tzinfo, window: QWidget) -> None:
        super().__init__(themes, "Put the step off", "Put off", window)
        self._now, self._zone = now, zone
        self.step = self.plain(step, "")
        self.reason, self.owner, self.until = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.body.addWidget(self.step)
        for words, beside, field in (
            ("Why", "", self.reason),
            ("Who does it", "may be left open", self.owner),
            ("Until", "may be left open", self.until),
        ):
            field.setAccessibleName(words)
            self.body.addWidget(self.caption(words, beside))
            self.body.addWidget(field)
        self.until.setPlaceholderText("16:00, 2026-10-09 09:00, +2h or +1d")
        self.until.textChanged.connect(self._say_until)
        self._say_until()
        self.reason.setFocus()

    def tick(self, now: datetime) -> None:
        """Time goes on: "+2h" is meant from here."""
        self._now = now

    @property
    def deferral(self) -> Deferral:
        """What was filled in."""
        return Deferral(self.reason.text().strip(), self.owner.text().strip(), self._until())

    def missing(self) -> str:
        """A reason, and a time that can be read."""
        if not self.reason.text().strip():
            return "Say in a line why"
        try:
            self._until()
        except DeskError as error:
            return str(error)
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to the line that it is about."""
        super().complain(words)
        (self.until if self.reason.text().strip() else self.reason).setFocus()

    def _until(self) -> datetime | None:
        text = self.until.text().strip()
        return read_until(text, self._now, self._zone) if text else None

    def _say_until(self) -> None:
        text = self.until.text().strip()
        try:
            until = self._until()
        except DeskError:
            self.say("That is no time yet")
            return
        if until is None:
            self.say("It is neither done nor open; the run can be finished without it" if not text else "")
        else:
            self.say(f"Due {due_face(until, self._now)} UTC")


def read_until(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The moment that is meant, which lies ahead: ``+2h``, the next ``16:00`` in ``zone``, or a day with its time.

    Raises:
        WrongUse: it is no time, or it has passed.
    """
    found = _LATER.fullmatch(text)
    later = now + timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None
    moment = later or read_coming(text, now, zone, _DAY) or read_any_time(text, now, zone)
    if moment <= now:
        raise WrongUse(f"{due_face(moment, now)} UTC has passed. Say until when it is put off")
    return moment
