"""The ledger of the resolution target's pauses, with one that is about to begin. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.durations import countdown, overrun, span
from incident_desk.domain.escalation import RESOLUTION, levels_left
from incident_desk.domain.incident import Incident
from incident_desk.domain.target_reading import ALLOWANCE_S
from incident_desk.formats.times import due_face
from incident_desk.qt.dialogs.lines import DueShown
from incident_desk.services.acts.targets import PAUSED


@dataclass(frozen=True, slots=True)
class Ledger:
    """The time of a target: what has counted, what was paused, what is left. All moments are UTC.

    ``pauses`` are those before, in order; the new one runs from ``since`` and is thought to end at ``resumed``.
    ``due_before`` is when the target is due without it, ``due_after`` with it.
    """

    start: datetime
    allowed_s: float
    pauses: tuple[tuple[datetime, datetime], ...]
    since: datetime
    resumed: datetime
    due_before: datetime
    due_after: datetime

    @property
    def counted_s(self) -> float:
        """Seconds that have counted when the new pause begins."""
        return (self.since - self.start).total_seconds() - self.paused_before_s

    @property
    def paused_before_s(self) -> float:
        """Seconds in the pauses before."""
        return sum((until - since).total_seconds() for since, until in self.pauses)

    @property
    def paused_s(self) -> float:
        """Seconds in the new pause, if it ends when the person is asked again."""
        return (self.resumed - self.since).total_seconds()

    @property
    def left_s(self) -> float:
        """Seconds that are left when it begins; negative where the target is late already."""
        return self.allowed_s - self.counted_s

    @property
    def is_late(self) -> bool:
        """Whether it was missed before the pause, which no pause changes."""
        return self.left_s < 0

    @property
    def left_words(self) -> str:
        """``left 3:07:08``, or by how much it is late."""
        return f"late {overrun(self.left_s)}" if self.is_late else f"left {countdown(self.left_s)}"

    @property
    def was_words(self) -> str:
        """When it was due without the pause."""
        return f"{'missed at' if self.is_late else 'was'} {due_face(self.due_before, self.since)}"

    @property
    def due_words(self) -> str:
        """When it is due with the pause."""
        if self.is_late:
            return "what is late stays late"
        return f"{due_face(self.due_after, self.since)} when resumed at {self.resumed:%H:%M}"


def ledger(incident: Incident, since: datetime, resumed: datetime) -> Ledger | None:
    """The ledger with a pause from ``since`` until ``resumed``; None without a resolution target."""
    target = incident.targets.resolution
    if target is None:
        return None
    start, allowed = incident.declared_at, float(target.seconds or ALLOWANCE_S)
    pauses = tuple((one.since, one.until) for one in earlier(incident) if one.until is not None)
    before = sum(((until - began) for began, until in pauses), timedelta())
    due = start + timedelta(seconds=allowed) + before
    end = max(resumed, since)
    return Ledger(start, allowed, pauses, max(since, start), end, due, due + (end - since))


def earlier(incident: Incident) -> Sequence[Pause]:
    """The pauses of the target that are over, in order."""
    return [one for one in incident.pauses_counted(PAUSED) if one.until is not None]


def rows(incident: Incident) -> tuple[DueShown, ...]:
    """Each earlier pause as a line: from and to (UTC), party and reason, length."""
    return tuple(
        DueShown(
            f"{one.since:%H:%M} to {one.until:%H:%M}",
            f"{one.party}: {one.why}" if one.party else one.why,
            countdown(one.length_s(one.until)),
        )
        for one in earlier(incident)
        if one.until is not None
    )


def summary(incident: Incident) -> str:
    """How many pauses there were, and how long they were together."""
    done = earlier(incident)
    if not done:
        return "no pause before this one"
    lengths = sum(one.length_s(one.until) for one in done if one.until is not None)
    return f"{len(done)} {'pause' if len(done) == 1 else 'pauses'} before this one, {countdown(lengths)}"


def allowance(incident: Incident) -> str:
    """What the target allows, the pauses left out."""
    target = incident.targets.resolution
    if target is None:
        return ""
    whole = span(target.seconds or ALLOWANCE_S)
    return f"{whole} counted without pauses"


def goes_on(incident: Incident, now: datetime) -> tuple[DueShown, ...]:
    """What the pause leaves alone; of the escalation path, who waits for this target waits with it."""
    clocks = clock(incident, now)
    levels = (
        levels_left(incident, (clocks.target("response"), clocks.target(PAUSED)), now) if clocks.running else ()
    )
    along = next((one.role for one in levels if one.because == RESOLUTION and one.due is not None), None)
    return (
        DueShown(
            "", "Elapsed, updates and escalation keep running", f"{along} waits with the target" if along else ""
        ),
        DueShown("", "The report shows both: with and without pauses"),
    )


def parties(incident: Incident) -> tuple[str, ...]:
    """Who could be waited for: who was before, the last one first, then the contacts of the playbook."""
    before = [one.party for one in reversed(incident.pauses) if one.party]
    contacts = [one.role for one in incident.playbook.contacts] if incident.playbook else []
    named = {name.casefold(): name for name in reversed((*before, *contacts)) if name}
    return tuple(reversed(named.values()))
