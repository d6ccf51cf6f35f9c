"""What the wall says of an incident. Values in, values out; people are initials here, for a wall is seen by all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from incident_desk.domain.assessment import QUESTIONS
from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown, overrun
from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.health import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.next_actions import NextAction, Urgency
from incident_desk.domain.roles import SHOWN, TITLES, Role, initials
from incident_desk.domain.severity import rank_in
from incident_desk.domain.timeline import Entry
from incident_desk.qt.course import course
from incident_desk.qt.panes.health.glyphs import GLYPHS, TONES
from incident_desk.qt.panes.health.row import HealthRow
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.panes.timeline.rows import icon_of, is_decision, plain, time_of, writer_of
from incident_desk.qt.wall.view_model import WallFacts
from incident_desk.qt.widgets.avatar import AvatarModel
from incident_desk.qt.widgets.clock import ClockModel
from incident_desk.qt.widgets.deadline_cell import DeadlineModel
from incident_desk.qt.widgets.plate import PlateModel, PlateSize
from incident_desk.qt.widgets.ribbon_model import PhaseState, RibbonModel, RibbonPhase
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.scenes import Scene

ENTRIES, CHECKS = 6, 3
"""How many entries and failing checks are looked at; what has no room is left away."""
_QUIET_KINDS = frozenset({Kind.STEP_SET, Kind.PATTERN_CLOSED, Kind.TARGET_SEEN, Kind.ERASED, Kind.UNDONE})
"""What would push the words of people off the wall."""
_QUIET = (TargetState.ON_TRACK, TargetState.NOT_STATED)
_NORMAL = (State.OK, State.FAILING, State.RECOVERING)
_URGENT_WORDS = {Urgency.DUE_NOW: "Due now", Urgency.SOON: "Soon", Urgency.NEXT: "Next"}


@dataclass(frozen=True, slots=True)
class WallHead:
    """Which incident, where it stands, and what time it is."""

    plate: PlateModel
    title: str
    caption: str
    time: str
    date: str


@dataclass(frozen=True, slots=True)
class WallEntry:
    """One row of the timeline."""

    time: str
    icon: str
    words: str
    writer: str
    is_decision: bool = False
    is_human: bool = True


@dataclass(frozen=True, slots=True)
class WallCheck:
    """One check, or in one line how many others are well."""

    glyph: GlyphState
    name: str
    value: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class WallFoot:
    """What comes next, and who holds which role."""

    word: str
    urgency: Urgency
    title: str
    seats: tuple[tuple[AvatarModel, str], ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """Everything on the wall at one second."""

    head: WallHead
    clock: ClockModel
    blocks: tuple[DeadlineModel, ...]
    ribbon: RibbonModel
    entries: tuple[WallEntry, ...]
    checks: tuple[WallCheck, ...]
    foot: WallFoot
    is_drill: bool = False


def wall_of(facts: WallFacts) -> Wall:
    """The wall of an incident at one reading of its clocks."""
    incident, reading = facts.scene.incident, facts.reading
    return Wall(
        head=_head(incident, reading.now),
        clock=ClockModel(int(reading.elapsed_s), "Elapsed" if reading.running else "Took"),
        blocks=_blocks(incident, reading),
        ribbon=_ribbon(course(incident, reading, facts.offsets), incident, reading),
        entries=_entries(facts.scene),
        checks=_checks(facts.rows),
        foot=_foot(incident, facts.actions),
        is_drill=incident.record is RecordKind.DRILL,
    )


def idle_head(now: datetime | None) -> WallHead:
    """The head while no incident is on the desk: a clock."""
    plate = PlateModel("Incident Desk", 4, PlateSize.WALL, bars=False)
    return WallHead(plate, "No incident on the desk", "", *(_time(now) if now else ("", "")))


def _time(now: datetime) -> tuple[str, str]:
    now = now.astimezone(UTC)
    return f"{now:%H:%M}", f"{now:%a} {now.day} {now:%b}"


def _head(incident: Incident, now: datetime) -> WallHead:
    affected = incident.assessment.get(QUESTIONS[1].id)
    impact = incident.moment(Milestone.IMPACT_STARTED) or incident.declared_at
    whom = affected.text if affected and affected.text else ""
    parts = (incident.status.capitalize(), whom, f"since {_hm(impact)} UTC")
    label = incident.severity or "not stated"
    is_drill = incident.record is RecordKind.DRILL
    rank = rank_in(incident.severity, incident.playbook)
    plate = PlateModel(f"Drill {label}" if is_drill else label, rank, PlateSize.WALL)
    return WallHead(plate, incident.title, " · ".join(part for part in parts if part), *_time(now))


def _hm(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%H:%M}"


def _blocks(incident: Incident, reading: ClockReading) -> tuple[DeadlineModel, ...]:
    """Next update, a target, escalation: always in these places. The target is the response until it is met."""
    response, resolution, _phase, update, escalation = cells(incident, reading)
    waits = reading.target("response")
    is_response = waits.done_at is None and waits.due is not None and reading.running
    name, cell = ("response", response) if is_response else ("resolution", resolution)
    comms = incident.roles.get(Role.COMMS)
    by = f", Comms {initials(comms)}" if comms else ""
    hop = reading.escalation
    return (
        _block(update, reading.next_update, f"due {{due}}{by}"),
        _block(cell, reading.target(name), "left, until {due}"),
        replace(escalation, caption=hop.role if hop and hop.due else escalation.caption, action="", keys=()),
    )


def _block(cell: DeadlineModel, one: TargetReading, caption: str) -> DeadlineModel:
    """The cell without what can be pressed, its caption in few words, its label in those of a narrow cell."""
    runs = one.due is not None and one.done_at is None and one.state is not TargetState.PAUSED
    if runs and cell.share is not None and one.due is not None:
        words = f"late, due {_hm(one.due)}" if one.state is TargetState.LATE else caption.format(due=_hm(one.due))
        cell = replace(cell, caption=words)
    label = cell.label if one.state in _QUIET else cell.short_label or cell.label
    return replace(cell, label=label, action="", keys=())


def _ribbon(model: RibbonModel, incident: Incident, reading: ClockReading) -> RibbonModel:
    """Names and times fewer and larger: the current phase says what is left of it, a later one when it begins."""
    phase = reading.phase
    left = ""
    if phase is not None and phase.remaining_s is not None and reading.running:
        left = f"{overrun(phase.over_s)} over" if phase.over_s > 0 else f"{countdown(phase.remaining_s)} left"

    def words(one: RibbonPhase) -> RibbonPhase:
        detail = one.short_detail.replace("/", " of ")
        if one.state is PhaseState.CURRENT and left:
            detail = left
        elif one.state is PhaseState.FUTURE and one.start is not None:
            detail = f"at {_hm(incident.declared_at + timedelta(seconds=one.start))}"
        return replace(one, name=one.short_name or one.name, detail=detail, short_detail="")

    return replace(model, phases=tuple(words(one) for one in model.phases))


def _entries(scene: Scene) -> tuple[WallEntry, ...]:
    """The newest first."""
    first_day = scene.incident.declared_at.astimezone(UTC).date()
    shown = (
        one
        for one in reversed(scene.entries)
        if one.kind not in _QUIET_KINDS and not one.undone and one.struck is None and not one.erased
    )
    return tuple(_entry(one, first_day) for one, _ in zip(shown, range(ENTRIES), strict=False))


def _entry(one: Entry, first_day: date) -> WallEntry:
    words = plain(one).removeprefix("Decision. ")
    time = time_of(one, first_day, short=True)
    return WallEntry(time, icon_of(one), words, writer_of(one), is_decision(one), one.human)


def _checks(rows: Sequence[HealthRow]) -> tuple[WallCheck, ...]:
    """What fails, for how long; what is well is one line."""
    if not rows:
        return (WallCheck(GlyphState.NO_DATA, "No check is watched"),)
    failing = [row for row in rows if row.state not in _NORMAL]
    shown = failing[: CHECKS + 1] if len(failing) == CHECKS + 1 and len(rows) == len(failing) else failing[:CHECKS]
    lines = [WallCheck(GLYPHS[row.state], row.name, _how(row), is_strong=row.state in TONES) for row in shown]
    if more := len(failing) - len(shown):
        lines.append(WallCheck(GlyphState.DOWN, f"{more} more not normal", is_strong=True))
    if normal := len(rows) - len(failing):
        others = f"{normal} {'other' if normal == 1 else 'others'} normal" if failing else f"{normal} normal"
        lines.append(WallCheck(GlyphState.NORMAL, others))
    return tuple(lines)


def _how(row: HealthRow) -> str:
    return row.since if row.state in (State.DOWN, State.FLAPPING) and row.since else row.value


def _foot(incident: Incident, actions: Sequence[NextAction]) -> WallFoot:
    seats = tuple(
        (AvatarModel(initials(person) if person else "", person), TITLES[role])
        for role in SHOWN
        for person in (incident.roles.get(role, ""),)
    )
    if not actions:
        return WallFoot("", Urgency.NEXT, incident.status.capitalize(), seats)
    first = actions[0]
    return WallFoot(_URGENT_WORDS[first.urgency], first.urgency, first.title, seats)
