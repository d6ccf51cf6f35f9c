"""Resolve: when the impact ended, what was the cause and the fix, and what stays open."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.times import clock_face, describe
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.lines import DueLines, DueShown
from incident_desk.qt.dialogs.moment_field import NOW, MomentField, Offer
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.filling import CAUSE, FIX
from incident_desk.services.scenes import Scene

_SIGN_OF = {"ok": GlyphState.NORMAL, "slow": GlyphState.SLOW, "down": GlyphState.DOWN}
_MOST_CHECKS, _MOST_PHASES = 6, 5


class ResolveDialog(DialogFrame):
    """Undo is not enough here, so the dialog is the question."""

    def __init__(self, themes: ThemeService, scene: Scene, now: datetime, zone: tzinfo, window: QWidget) -> None:
        incident = scene.incident
        super().__init__(themes, "Resolve incident", f"Resolve {incident.key}", window, width=1100)
        self._incident, self._now, self._entries = incident, now, scene.entries
        self.when = MomentField(themes, "Impact ended", impact_offers(incident), zone, self)
        self.cause, self.fix = QLineEdit(self), QLineEdit(self)
        self.checks, self.remains, self.then = (
            DueLines(themes, "Checks", self),
            DueLines(themes, "Still open", self),
            DueLines(themes, "What happens next", self),
        )
        self._impact = self.caption("Impact ended", " ")
        self._lay_out_body()
        self.name_buttons(f"Resolve {incident.key}", "Keep open")
        self.say(still_down(incident) or f"It can be opened again. The number stays {incident.key}")
        self.when.changed.connect(self._show_impact)
        self.tick(now)
        self.cause.setFocus()
        self.cause.selectAll()

    @property
    def impact_ended(self) -> Moment | None:
        """When the impact ended; None where the record knows already.

        Raises:
            DeskError: what was typed is no time, or lies ahead.
        """
        return self.when.moment(self._now)

    @property
    def lines(self) -> tuple[tuple[Sign, str], ...]:
        """Cause and fix as they go into the timeline; what stands there already is not said twice."""
        wanted = ((Sign.FINDING, CAUSE, self.cause.text().strip()), (Sign.ACTION, FIX, self.fix.text().strip()))
        said = ((sign, f"{mark}{words}") for sign, mark, words in wanted if words)
        return tuple(one for one in said if not _stands(newest_of(self._entries, one[0]), one[1]))

    def missing(self) -> str:
        """A time that can be read."""
        try:
            _ = self.impact_ended
        except DeskError as error:
            return str(error)
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to the time."""
        super().complain(words)
        self.when.typed.setFocus()

    def tick(self, now: datetime) -> None:
        """Time goes on: so does "now", and with it how long the impact lasted."""
        self._now = now
        self.when.tick(now)
        since = (now - self._incident.declared_at).total_seconds()
        self.say_beside(f"{self._incident.key}, {countdown(since)} since declared")
        self._show_impact()
        self.then.show_lines(what_follows(self._incident, now))

    def _lay_out_body(self) -> None:
        left, right = self.columns(392)
        gap = self.themes.current.px(12)
        left.addWidget(self._impact)
        left.addWidget(self.when)
        shown = checks_shown(self._incident)
        if shown:
            left.addSpacing(gap)
            left.addWidget(self.caption("Checks", "as they stand, times in UTC"))
            self.checks.show_lines(shown)
            left.addWidget(self.checks)
        for field, words, sign in (
            (self.cause, "What broke", Sign.FINDING),
            (self.fix, "What fixed it", Sign.ACTION),
        ):
            self._add_line(left, field, words, newest_of(self._entries, sign))
        left.addStretch(1)
        right.addWidget(self.caption("Still open", "nothing is dropped, it stays in the playbook"))
        self.remains.show_lines(still_open(self._incident))
        right.addWidget(self.remains)
        right.addSpacing(gap)
        right.addWidget(self.caption("What happens next", "times in UTC"))
        right.addWidget(self.then)
        right.addStretch(1)

    def _add_line(self, column: QVBoxLayout, field: QLineEdit, words: str, entry: Entry | None) -> None:
        beside = "may stay empty: not known yet"
        if entry is not None:
            field.setText(" ".join(entry.text.split()).removeprefix(CAUSE).removeprefix(FIX))
            beside = f"from the entry at {clock_face(entry.sort_at)} UTC"
        field.setAccessibleName(f"{words}, in one line")
        column.addSpacing(self.themes.current.px(12))
        column.addWidget(self.caption(f"{words}, in one line", beside))
        column.addWidget(field)

    def _show_impact(self) -> None:
        self._impact.say_beside(_impact_words(self._incident, self._meant()))

    def _meant(self) -> Moment | None:
        try:
            return self.impact_ended or self._incident.milestones.get(Milestone.IMPACT_ENDED)
        except DeskError:
            return None


def impact_offers(incident: Incident) -> tuple[Offer, ...]:
    """The likely moments at which the impact ended; what the record knows already is the only one it needs."""
    known = incident.milestones.get(Milestone.IMPACT_ENDED)
    if known is not None:
        return ((f"As recorded: {describe(known)}", None),)
    greens = [mark.at for mark in incident.check_marks.values() if mark.state == "ok"]
    all_green = bool(greens) and len(greens) == len(incident.check_marks)
    # A check that was green when the incident was opened again says nothing of the impact since.
    proves = all_green and not any(max(greens) <= reopened for reopened, _ in incident.reopened)
    last = ((f"{clock_face(max(greens))} UTC all checks green", Moment.exactly(max(greens))),) if proves else ()
    return (*last, (NOW, None), ("Not known", Moment.unknown()))


def still_down(incident: Incident) -> str:
    """A word of doubt while a check is down; empty where none is."""
    down = sum(mark.state == "down" for mark in incident.check_marks.values())
    return f"{_count(down, 'check')} still down: is it over?" if down else ""


def checks_shown(incident: Incident) -> tuple[DueShown, ...]:
    """Each check with its state and since when; those that are not well first."""
    marks = sorted(incident.check_marks.values(), key=lambda mark: (mark.state == "ok", mark.name))
    shown = [
        DueShown(
            "", mark.name, f"{mark.state} since {clock_face(mark.at)}", _SIGN_OF.get(mark.state, GlyphState.NO_DATA)
        )
        for mark in marks[:_MOST_CHECKS]
    ]
    more = len(marks) - len(shown)
    return (*shown, *([DueShown("", f"and {more} more")] if more > 0 else []))


def still_open(incident: Incident) -> tuple[DueShown, ...]:
    """The open steps by phase and the open actions, with the first of each in words."""
    found = [
        (f"{_count(len(steps), 'step')} of {phase.name}", [step.text for step in steps])
        for phase in incident.phases
        if not phase.after and (steps := incident.open_steps_of(phase))
    ]
    if incident.open_actions:
        texts = [action.text for action in incident.open_actions]
        found.append((_count(len(texts), "action item"), texts))
    if not found:
        return (DueShown("", "Nothing is open"),)
    shown = [DueShown("", what, _first(texts), GlyphState.NO_DATA) for what, texts in found[:_MOST_PHASES]]
    more = sum(len(texts) for _, texts in found[_MOST_PHASES:])
    return (*shown, *([DueShown("", f"and {more} more", sign=GlyphState.NO_DATA)] if more else []))


def what_follows(incident: Incident, now: datetime) -> tuple[DueShown, ...]:
    """What comes after the resolution at ``now`` (UTC), with its day."""
    book = incident.playbook
    after = next((phase for phase in incident.phases if phase.after), None)
    lines = [DueShown(f"{now:%H:%M}", "The clocks stop")]
    if after is not None:
        lines.append(DueShown(f"{now:%H:%M}", after.name, _count(len(incident.open_steps_of(after)), "step")))
    for seconds, what in ((book.watch_s, "Watch ends"), (book.review_due_s, "Review due")) if book else ():
        if seconds:
            due = now + timedelta(seconds=seconds)
            lines.append(
                DueShown(f"{due:%H:%M}" if due.date() == now.date() else f"{due:%a %d %b}", what, span(seconds))
            )
    return tuple(lines)


def newest_of(entries: Sequence[Entry], sign: Sign) -> Entry | None:
    """The newest entry of that sign that stands."""
    stand = (one for one in reversed(entries) if not (one.undone or one.erased or one.struck))
    return next((one for one in stand if one.human and one.kind == sign), None)


def _stands(entry: Entry | None, text: str) -> bool:
    return entry is not None and entry.text == text


def _impact_words(incident: Incident, ended: Moment | None) -> str:
    started = incident.moment(Milestone.IMPACT_STARTED)
    if started is None:
        return "users are no longer hurt; when it began is not recorded"
    if ended is None or ended.at is None:
        return f"users are no longer hurt; it began {clock_face(started)} UTC"
    seconds = (ended.at - started).total_seconds()
    if seconds < 0:
        return f"that is before it began, {clock_face(started)} UTC"
    return f"impact from {clock_face(started)} UTC: {countdown(seconds)}"


def _count(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _first(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{texts[0]}, and {len(texts) - 1} more"
