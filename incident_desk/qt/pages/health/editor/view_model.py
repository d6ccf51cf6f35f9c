"""The editor of one check: which record it is of, its form, its tests, and saving it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.checks.secret_words import names_in
from incident_desk.domain.events import Draft
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.formats.check_address import host_of
from incident_desk.formats.check_form import USUAL, texts_of
from incident_desk.formats.check_offers import Offer, offers_of
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.health.editor.drafting import Drafting
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.pages.health.editor.trial import Trial
from incident_desk.services.acts.describing import watch_described
from incident_desk.services.asking import Asking
from incident_desk.services.memory import Change
from incident_desk.services.standing import STANDING_KEY, is_standing

UNNAMED = "Standing checks"


class EditorModel(QObject):
    """One check as it is edited."""

    began = Signal()
    """Another check is in the editor."""
    saved = Signal(object, object)
    """It is watched: the id of the record, and the ``Check``."""
    left = Signal()
    """The person goes back; what was typed is kept."""
    said = Signal(str)
    """A short word for the person."""

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.link = link
        self.form, self.trial, self.drafting = CheckForm(self), Trial(self), Drafting(link, self)
        self.record: Incident | None = None
        """The incident that watches it; the standing record, or None where that is not opened yet."""
        self.is_new = True
        self.offers: tuple[Offer, ...] = ()
        self._is_saving = False
        self.form.changed.connect(self._on_changed)
        self.trial.refused.connect(self.said)
        self.drafting.came_back.connect(self._on_came_back)
        link.not_saved.connect(self._on_not_saved)
        link.refused.connect(self._on_not_saved)
        link.store_failed.connect(self._on_not_saved)

    def begin_new(self, record: Incident | None, pasted: str = "") -> None:
        """Describe a new check of that record (None: the standing one), beginning with what was pasted."""
        self._begin(record, "", dict(USUAL), keep=bool(pasted))
        if pasted:
            self.form.paste(pasted, self.groups_by_host)

    def begin(self, record: Incident, check: Check) -> None:
        """Change a check that is watched. A password that stands in an older one leaves it when it is saved."""
        self._begin(record, check.id, texts_of(check))
        self.form.settle()

    @property
    def asking(self) -> Asking | None:
        """How a check is tried out here."""
        return self.link.office.asking if self.link.office is not None else None

    @property
    def place(self) -> str:
        """Which record watches it, in words."""
        record = self.record
        return UNNAMED if record is None or is_standing(record) else f"{record.key} {record.title}"

    @property
    def siblings(self) -> Mapping[str, str]:
        """The names of the record's other checks by id: those that this one can depend on without a circle."""
        known: Mapping[str, Any] = self.record.checks if self.record else {}
        below = {self.form.check_id}
        for _ in known:
            below |= {one for one, data in known.items() if below & set(data.get("depends_on", ()))}
        return {one: str(data.get("name", one)) for one, data in known.items() if one not in below}

    @property
    def groups_by_host(self) -> Mapping[str, str]:
        """The groups that are in use, by the host that is asked."""
        found = {}
        for data in self.record.checks.values() if self.record else ():
            target = str(data.get("url") or data.get("host") or "")
            host = host_of(str(data.get("kind", "http")), target)
            if host and data.get("group"):
                found[host] = str(data["group"])
        return found

    @property
    def groups(self) -> Sequence[str]:
        """The groups that are in use, each once."""
        known = self.record.checks.values() if self.record else ()
        return sorted({str(data["group"]) for data in known if data.get("group")})

    def test(self) -> None:
        """Ask it once."""
        self.form.settle()
        office, asking, check = self.link.office, self.asking, self.form.check
        if office is None or asking is None:
            self.said.emit("Checks can't be tried out before the record is open")
        elif check is None:
            self.form.show_problems()
            self.said.emit("Not asked: first mend what is marked")
        elif not check.is_asked:
            self.said.emit("Nobody asks a hook: others call it")
        else:
            self.trial.test(check, asking, self.form.secrets.values, office.now())

    def allow(self, command: Sequence[str]) -> None:
        """The person allowed exactly these words on this computer."""
        asking = self.asking
        if asking is not None:
            self.link.read(lambda _office: asking.consents.allow(command), self._on_allowed)

    def save(self) -> None:
        """Watch it: its secrets to this computer first, then the check into the record."""
        self.form.settle()
        check, asking = self.form.check, self.asking
        if check is None:
            self.form.show_problems()
            self.said.emit("Not saved: first mend what is marked")
        elif not self._is_saving:
            self._is_saving = True
            used = names_in(check.to_data())
            secrets = {name: value for name, value in self.form.secrets.values.items() if name in used}
            if secrets and asking is not None:
                self.link.read(lambda _office: asking.secrets.keep(secrets), self._on_secrets_kept)
            else:
                self._on_secrets_kept(None)

    def leave(self) -> None:
        """Go back; what was typed is there again the next time."""
        self.form.settle()
        self.drafting.flush()
        self.left.emit()

    def close(self) -> None:
        """Keep what was typed, let go of the threads, and go once they have ended."""
        self.drafting.flush()
        self.trial.closed.connect(self.deleteLater)
        self.trial.close()

    # -- inside ---------------------------------------------------------------------------------------------

    def _begin(self, record: Incident | None, check_id: str, texts: dict[str, str], *, keep: bool = False) -> None:
        self.drafting.leave()
        self.record, self.is_new, self._is_saving = record, not check_id, False
        self.offers = offers_of(record.playbook if record else None)
        self.trial.begin()
        self.form.fill(texts, check_id)
        self.began.emit()
        # A draft that waits under this key is replaced by what is pasted, and else comes back.
        self.drafting.use(f"check-{record.key if record else STANDING_KEY}-{check_id or 'new'}", come_back=not keep)

    def _on_secrets_kept(self, _nothing: object) -> None:
        check, record = self.form.check, self.record
        if check is None:
            self._is_saving = False
            return
        rule = _Watch(check, is_new=self.is_new)
        if record is None or is_standing(record):
            self.link.standing.act(rule, self.link.who, self._on_written)
        else:
            self.link.act(rule, record.id, self._on_written)

    def _on_written(self, change: Change) -> None:
        self._is_saving = False
        self.form.mark_saved()
        check = Check.from_data(change.events[0].data["check"])
        self.saved.emit(change.after.id, check)

    def _on_not_saved(self, *why: object) -> None:
        """A rule or the disk said no; what was typed is here still."""
        if self._is_saving and why:
            self.said.emit(str(why[0]))
        self._is_saving = self._is_saving and not why

    def _on_allowed(self, _nothing: object) -> None:
        self.trial.is_allowed = True
        self.said.emit("Allowed on this computer")
        self.trial.changed.emit()
        if self.trial.waits_for_consent:
            self.test()

    def _on_came_back(self, texts: Mapping[str, str]) -> None:
        self.form.restore(texts)
        self.said.emit("What you had typed is back")

    def _on_changed(self) -> None:
        office = self.link.office
        if office is None:
            return
        unsaved = self.form.secrets.for_draft(self.form.texts) if self.form.is_changed else None
        self.drafting.note(unsaved, office.now())
        self.trial.rehearse(self.form.check, self.asking)


class _Watch:
    """The rule that watches what was described."""

    def __init__(self, check: Check, *, is_new: bool) -> None:
        self._check, self._is_new = check, is_new

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        return watch_described(incident, self._check, is_new=self._is_new)
