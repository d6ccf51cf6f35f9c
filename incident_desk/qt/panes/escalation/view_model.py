"""The escalation of the incident on the desk: the path, whom to call now, the message, and what came of a call."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import ClockReading, clock
from incident_desk.domain.escalation import SNOOZE_MOST, EscalationReading, snoozable_until
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.panes.escalation.levels import LevelShown, levels_shown, tab_word
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.escalating import escalate_level, snooze_escalation
from incident_desk.services.acts.logging import log
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene
from incident_desk.services.summons import Reach, reach, summons


@dataclass(frozen=True, slots=True)
class EscalationShown:
    """What there is to show. ``when`` is said beside the title, ``is_due`` makes it amber; ``note`` is a line more.

    ``snooze_left`` is for how many minutes the alarm may still be put off; 0 where there is none to put off.
    """

    incident: str = ""
    key: str = ""
    levels: tuple[LevelShown, ...] = ()
    when: str = ""
    is_due: bool = False
    note: str = ""
    word: str = ""
    is_open: bool = False
    snooze_left: int = 0

    @property
    def next_level(self) -> LevelShown | None:
        """The level to call next."""
        return next((one for one in self.levels if one.is_next), None)


class EscalationModel(QObject):
    """Shows the escalation and takes what was done; each wish is one act of the record."""

    shown_changed = Signal()
    """Something looks different."""
    logged = Signal(object)
    """What came of a call is in the record: the ``Outcome``."""
    snoozed = Signal()
    """An alarm was put off."""
    call_written = Signal()
    """A call was written down where there is no path."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._incident: Incident | None = None
        self._now: datetime | None = None
        self._shown = EscalationShown()
        self._chosen: int | None = None
        self._written: dict[tuple[str, int], str] = {}
        self._is_writing = False
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        link.not_saved.connect(self._on_not_written)
        link.refused.connect(self._on_not_written)
        ticker.ticked.connect(self._on_ticked)

    @property
    def shown(self) -> EscalationShown:
        """What there is to show."""
        return self._shown

    @property
    def chosen(self) -> LevelShown | None:
        """The level that the sheet is about: what a person chose, else the next one, else the last."""
        levels = self._shown.levels
        picked = next((one for one in levels if one.level == self._chosen), None)
        return picked or self._shown.next_level or (levels[-1] if levels else None)

    @property
    def reach(self) -> Reach:
        """Who is behind the chosen level."""
        chosen = self.chosen
        return reach(self._incident, chosen.level) if self._incident and chosen else Reach("")

    @property
    def message(self) -> str:
        """The message to the chosen level: as a person left it, else as the record has it now."""
        incident, chosen = self._incident, self.chosen
        if incident is None or chosen is None:
            return ""
        written = self._written.get((incident.id, chosen.level))
        return written or summons(incident, chosen.level, _moment(incident, self._now))

    def keep_message(self, text: str) -> None:
        """Keep what a person wrote for the chosen level; an empty text gives way to the record's own words."""
        chosen = self.chosen
        if self._incident is None or chosen is None:
            return
        key = (self._incident.id, chosen.level)
        if text.strip():
            self._written[key] = text
        else:
            self._written.pop(key, None)

    def choose(self, level: int | None) -> None:
        """Make the sheet about that level; None: the next one again."""
        if level != self._chosen:
            self._chosen = level
            self.shown_changed.emit()

    def record(self, outcome: Outcome) -> None:
        """Log what came of calling the chosen level.

        One at a time: a second press, while the first is on its way, is not meant for the next level.
        """
        chosen = self.chosen
        if chosen is None or not self._shown.is_open or self._is_writing:
            return
        self._is_writing = True
        level = chosen.level
        self._link.act(
            lambda incident, _now: escalate_level(incident, outcome, level),
            then=lambda _change: self._on_recorded(outcome),
        )

    def snooze(self, minutes: int, reason: str) -> None:
        """Put off the alarm of the level that is due."""
        if self._is_writing:
            return
        self._is_writing = True
        self._link.act(
            lambda incident, now: snooze_escalation(incident, minutes, reason, now),
            then=lambda _change: self._on_snoozed(),
        )

    def log_call(self, words: str) -> None:
        """Write down who was called, where the playbook has no path: an entry of the timeline."""
        from incident_desk.formats.grammar import read_line

        office = self._link.office
        if words.strip() and office is not None:
            line = read_line(f"> {words.strip()}", office.now(), office.zone)
            self._link.act(lambda _incident, _now: log(line), then=lambda _change: self.call_written.emit())

    # -- what comes back ------------------------------------------------------------------------------------

    def _on_recorded(self, outcome: Outcome) -> None:
        self._is_writing = False
        self.choose(None)
        self.logged.emit(outcome)

    def _on_snoozed(self) -> None:
        self._is_writing = False
        self.snoozed.emit()

    def _on_not_written(self, _why: str = "") -> None:
        self._is_writing = False

    def _on_scene_shown(self, scene: Scene) -> None:
        if self._incident is None or scene.incident.id != self._incident.id:
            self._chosen, self._is_writing = None, False
        self._incident = scene.incident
        self._show()

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._incident = scene.incident
        self._show()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        if self._incident is not None:
            self._show()

    def _show(self) -> None:
        if self._incident is None:
            return
        clocks = clock(self._incident, _moment(self._incident, self._now))
        shown = _shown(self._incident, clocks)
        if shown != self._shown:
            self._shown = shown
            self.shown_changed.emit()


def _moment(incident: Incident, now: datetime | None) -> datetime:
    """Now; before the first tick, and right after an act, when the record was written last."""
    return max(at for at in (now, incident.written_at, incident.declared_at) if at is not None)


def _shown(incident: Incident, clocks: ClockReading) -> EscalationShown:
    one = clocks.escalation
    when, is_due = _when(incident, clocks)
    left = 0
    if one is not None and one.is_due(clocks.now):
        left = (snoozable_until(incident, one.level, clocks.now) - clocks.now) // timedelta(minutes=1)
    return EscalationShown(
        incident.id, incident.key, levels_shown(incident, clocks), when, is_due, _note(one, clocks.now),
        tab_word(incident, clocks), clocks.running, min(left, SNOOZE_MOST // timedelta(minutes=1)),
    )  # fmt: skip


def _when(incident: Incident, clocks: ClockReading) -> tuple[str, bool]:
    """What is said beside the title, and whether it is an alarm."""
    one = clocks.escalation
    if not clocks.running:
        return "ended with the incident", False
    if one is None:
        has_path = incident.playbook is not None and bool(incident.playbook.escalation)
        return ("no level is left to call" if has_path else "no path stated"), False
    if one.due is None:
        return "no time stated", False
    if one.is_due(clocks.now) and not one.calls(clocks.now):
        return f"put off until {one.snoozed_until:%H:%M}", False
    if one.is_due(clocks.now):
        return f"due since {one.due:%H:%M}", True
    return f"due at {one.due:%H:%M}", False


def _note(one: EscalationReading | None, now: datetime) -> str:
    """Why the next level is due, or what warns of it."""
    if one is None or one.due is None:
        return ""
    why = one.why(now)
    words = why[:1].upper() + why[1:]
    if one.snoozed_until is not None:
        return f"{words}, due since {one.due:%H:%M}"
    if one.warning is None or one.is_due(now):
        return words
    passed = "75 % used since" if one.warning <= now else "warning at"
    return f"{words}, {passed} {one.warning:%H:%M} (from settings)"
