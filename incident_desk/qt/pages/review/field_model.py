"""One field while somebody writes in it: kept on the disk as it is typed, in the record after a rest.

What another wrote meanwhile is never overwritten unseen: the person takes it, or keeps their own on top of it. A
text that nobody typed on since it was shown or saved is no draft: it follows the record, also back by an undo.
"""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.incident import Incident
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.qt.draft_keeper import DraftKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.fields import Field, Standing, draft_key, drafts_for, plain, same, standing_in
from incident_desk.services.drafts import Drafts, Unsent
from incident_desk.services.memory import Change

REST_MS = 10_000
"""How long after the last key what was typed becomes a version in the record; what was typed is on the disk
before."""


class FieldModel(QObject):
    """The text of one field, and what the record has there."""

    replaced = Signal(str)
    """Another text is to be shown: that of the record, or what was typed before a crash."""
    state_changed = Signal()
    """``words``, or whether somebody else wrote meanwhile, is something else."""
    noticed = Signal(str)
    """Something is to be said."""

    def __init__(
        self, link: DeskLink, field: Field, opening: ReviewTemplate, parent: QObject | None = None
    ) -> None:
        super().__init__(parent or link)
        self._link, self.field, self._opening = link, field, opening
        self._incident: Incident | None = None
        self._base, self._now, self._sent = Standing(), Standing(), ""
        self._text = ""
        self.place: int | None = None
        """Where in the text the person was last; None where they were not in it."""
        self._typed_at: datetime | None = None
        self._is_out, self._again = False, False
        """Whether a version is on its way to the record, and whether there is another one to follow it."""
        self._handed: set[str] = set()
        """What was handed to the record from here and was not seen there yet. Only until then is it known as one's
        own by its words: what an undo brings back reads like a text that was handed over once."""
        self._keeper = DraftKeeper(link, _drafts_of(link), self)
        self._keeper.came_back.connect(self._on_came_back)
        self._keeper.failed.connect(self.noticed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.save)
        link.refused.connect(self._on_not_saved)
        link.not_saved.connect(self._on_not_saved)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._text

    @property
    def is_new(self) -> bool:
        """Whether something was typed that is not in the record."""
        return not same(self.field, self._text, self._base.text)

    @property
    def theirs(self) -> Standing | None:
        """What somebody else wrote since this text was begun; None where nobody did."""
        return self._now if self._now.version != self._base.version and self.is_new else None

    @property
    def is_theirs_older(self) -> bool:
        """Whether what stands there now was written before what this text was begun on, which was taken back."""
        now, base = self._now.written_at, self._base.written_at
        return now is not None and base is not None and now < base

    @property
    def words(self) -> str:
        """How far what was typed is kept."""
        if self.theirs is not None:
            return ""
        if self._sent and same(self.field, self._sent, self._text) and self.is_new:
            return "saving…"
        if self.is_new:
            return "typed, a draft on this computer"
        return f"saved {self._base.at} UTC by {self._base.who}" if self._base.version else ""

    @property
    def saved(self) -> Standing:
        """What the record has, as far as it is known here."""
        return self._now

    def begin(self, incident: Incident) -> None:
        """Show what that incident's record has; what was typed and not saved comes back."""
        self._incident = incident
        self._base = self._now = standing_in(incident.review, self.field)
        self._text = self._base.text
        self.replaced.emit(self._text)
        self.state_changed.emit()
        self._keeper.open(draft_key(incident, self.field))

    def take(self, incident: Incident) -> None:
        """The record moved on: an untouched text follows it, one that is written at is left alone."""
        if self._incident is None or incident.id != self._incident.id or incident.seq < self._incident.seq:
            return
        self._incident, before = incident, self._now
        self._now = standing_in(incident.review, self.field)
        if self._now == before:
            return
        found = plain(self.field, self._now.text)
        if found in self._handed or same(self.field, found, self._text):
            self._handed.discard(found)
            self._go_on_from_own()
        elif not self.is_new:
            self._show_record()
        self._keep()
        if self.is_new and self.theirs is None:
            self._rest.start()
        self.state_changed.emit()

    def type(self, text: str, now: datetime) -> None:
        """The person typed: the whole text as it stands now (time UTC)."""
        if text == self._text:
            return
        self._text, self._typed_at = text, self._typed_at or now
        self._keep()
        if self.is_new:
            self._rest.start()
        self.state_changed.emit()

    def save(self) -> None:
        """Write what was typed into the record, if there is something and nobody wrote meanwhile."""
        self._rest.stop()
        incident, text, former = self._incident, self._text, self._base.version
        if incident is None or not self.is_new or self.theirs is not None:
            return
        if self._is_out:
            self._again = True
            return
        self._sent, self._is_out = text, True
        self._handed.add(plain(self.field, text))
        field, opening = self.field, self._opening
        self._link.act(
            lambda state, _now: drafts_for(state, field, (text, former), opening), incident.id, self._on_saved
        )
        self.state_changed.emit()

    def leave(self) -> None:
        """The field is left: what was typed is saved, or at least kept."""
        self._keeper.flush()
        self.save()

    def take_theirs(self) -> None:
        """Show what the other wrote; what was typed here is let go."""
        self._show_record()
        self._keep()
        self.state_changed.emit()

    def keep_mine(self) -> None:
        """Write what was typed as the next version, on top of the other's, which stays in the record."""
        self._base, self._sent = self._now, ""
        self._keep()
        self.save()

    def _show_record(self) -> None:
        """What the record has is what is shown, and what is written on from."""
        self._base, self._text, self._sent, self.place = self._now, self._now.text, "", None
        self._handed.clear()
        self._rest.stop()
        self.replaced.emit(self._text)

    def _go_on_from_own(self) -> None:
        """The record has what was typed here; what was typed since, or taken out again, is still to be saved."""
        self._base, self._sent = self._now, ""
        if self.is_new:
            self._typed_at = self._typed_at or self._now.written_at

    def _on_not_saved(self) -> None:
        """What was handed over may not have been written: it stays typed, and is handed over again later."""
        self._is_out = self._again = False
        if self._sent:
            self._sent = ""
            self._rest.start()
            self.state_changed.emit()

    def _keep(self) -> None:
        """Keep what was typed on the disk, with the version that it was begun on, until it is in the record."""
        if self._typed_at is None:
            return  # Another window may keep a draft there.
        if self.is_new and self._text.strip():
            self._keeper.note(Unsent(self._text, self._typed_at, self._base.version))
        else:
            self._typed_at = None
            self._keeper.note(None)

    def _on_saved(self, change: Change) -> None:
        self._is_out = False
        self.take(change.after)
        if self._again:
            self._again = False
            self.save()

    def _on_came_back(self, unsent: Unsent) -> None:
        is_typed = self._typed_at is not None
        if same(self.field, unsent.text, self._now.text):
            self._keep() if is_typed else self._keeper.note(None)
            return
        # Whoever was quicker than the disk has typed already: both stay.
        self._text = f"{unsent.text}\n\n{self._text}" if is_typed else unsent.text
        self._typed_at = unsent.first_key_at
        if unsent.version != self._base.version:
            # Somebody wrote since; what it was begun on is not known any more but for its version.
            self._base = replace(self._now, version=unsent.version)
        self._keep()
        self.replaced.emit(self._text)
        self._rest.start()
        self.state_changed.emit()


def _drafts_of(link: DeskLink) -> Drafts | None:
    return link.office.drafts if link.office is not None else None
