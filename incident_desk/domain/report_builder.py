"""report = build_report(events). Pure: the same record always gives the same report.

::

    events ─┬─ fold ──── header, milestones → durations, phases, steps, roles, updates, actions
            ├─ timeline  one row for each thing that happened; struck, undone and erased ones keep theirs
            └─ clock ─── the targets, at the moment the record ends
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest

from incident_desk.domain.action_names import named
from incident_desk.domain.assessment import QUESTIONS
from incident_desk.domain.checklist import is_open
from incident_desk.domain.clock import TargetReading, TargetState, clock, read_target, window_of
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import ERASED_TEXT, fold, undone_acts
from incident_desk.domain.impact import intervals_of, length_of
from incident_desk.domain.incident import ImpactInterval, Incident, PhaseEntry
from incident_desk.domain.milestones import Duration, Milestone, durations
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.patterns import known_steps
from incident_desk.domain.playbook import Phase, Step
from incident_desk.domain.report import (
    REPORT_VERSION,
    AnswerFact,
    ChainLink,
    CheckChange,
    DurationFact,
    EvidenceFact,
    Header,
    Interval,
    MilestoneFact,
    PhaseFact,
    RecordHead,
    Reopening,
    ReportModel,
    RoleFact,
    Stay,
    StepFact,
    StepList,
    TargetFact,
    Unpaused,
)
from incident_desk.domain.report_changes import changes_fact
from incident_desk.domain.report_findings import findings_of
from incident_desk.domain.report_patterns import pattern_lists
from incident_desk.domain.report_recovery import recovery_fact
from incident_desk.domain.report_review import review_fact
from incident_desk.domain.report_steps import step_fact, step_facts
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.domain.roles import Role
from incident_desk.domain.severity import SETTINGS, Target
from incident_desk.domain.status import Status
from incident_desk.domain.taken_records import taken_from
from incident_desk.domain.timeline import timeline

IMPACT = "Impact duration"
"""The duration that several intervals of a reopened incident add up to."""


def build_report(
    events: Sequence[Event],
    generator: str,
    standing: Sequence[Event] = (),
    elsewhere: Iterable[Sequence[Event]] = (),
    template: ReviewTemplate | None = None,
) -> ReportModel:
    """The report of a record, or of its first events for "as recorded until".

    ``generator`` names the program and its version. ``standing`` is the standing record, which heard of changes
    while nothing was open; ``elsewhere`` are other incidents that know
    of some. Of all counts what was written by then. ``template`` is by which the review is told, if not by its own.

    Raises:
        NotAnOpening: the first event does not open a record.
    """
    incident = fold(events)
    until = incident.written_at or incident.declared_at
    reading = clock(incident, until)
    intervals = _intervals(incident)
    milestones = _milestones(incident, intervals)
    lengths = _durations(milestones, intervals)
    standing_events, entries = _standing(events), named(timeline(events), incident.actions)
    return ReportModel(
        version=REPORT_VERSION,
        generator=generator,
        header=_header(incident, events[0], until),
        head=_head(incident, events),
        milestones=tuple(_milestone(one, milestones.get(one), _declared(incident)) for one in Milestone),
        durations=lengths,
        targets=tuple(_target(one, incident, until) for one in reading.targets),
        update_every=_cadence(incident),
        intervals=intervals,
        impact=next(one for one in lengths if one.name == IMPACT),
        reopenings=tuple(Reopening(at, reason) for at, reason in incident.reopened),
        severity_changes=incident.severity_changes,
        pauses=incident.pauses,
        escalations=incident.escalations,
        snoozes=incident.snoozes,
        phases=tuple(_phases(incident)),
        checklist=tuple(_checklist(incident)),
        assessment=tuple(_answers(incident)),
        roles=_roles(standing_events, incident),
        timeline=entries,
        watched=tuple(str(check.get("name", check_id)) for check_id, check in incident.checks.items()),
        checks=_turns(events),
        updates=incident.updates,
        skipped=incident.skipped,
        contact_calls=incident.contact_calls,
        actions=incident.actions,
        evidence=tuple(
            _evidence(one) for one in standing_events if one.kind == Kind.EVIDENCE_ATTACHED and one.body is not None
        ),
        jumps=incident.jumps,
        crossings=incident.booked,
        recovery=recovery_fact(standing_events, incident),
        changes=changes_fact(incident, standing, until, elsewhere),
        past=incident.past,
        review=review_fact(incident, template, events),
        taken=taken_from(events),
        chain=tuple(ChainLink(event.seq, event.hash) for event in events),
        findings=findings_of(incident, events, entries),
    )


def _standing(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that were not undone."""
    undone = undone_acts(events)
    return tuple(event for event in events if event.act not in undone)


def _header(incident: Incident, opening: Event, until: datetime) -> Header:
    playbook = incident.playbook
    level = playbook.severity(incident.severity) if playbook and incident.severity else None
    answer = incident.assessment.get("who")
    affects = (answer.text if answer else None) or opening.data.get("affects")
    return Header(
        id=incident.id,
        key=incident.key,
        record=incident.record,
        title=incident.title,
        severity=incident.severity,
        severity_label=level.label if level else "",
        status=incident.status,
        status_reason=incident.status_reason,
        duplicate_of=incident.duplicate_of,
        playbook=playbook.title if playbook else None,
        plan=incident.plan,
        affects=str(affects) if affects else None,
        commander=incident.commander,
        declared_at=incident.declared_at,
        declared_by=incident.declared_by,
        resolved=incident.milestones.get(Milestone.RESOLVED),
        recorded_until=until,
    )


def _head(incident: Incident, events: Sequence[Event]) -> RecordHead:
    undone = undone_acts(events)
    return RecordHead(
        seq=incident.seq,
        hash=incident.head,
        erased=sum(event.body is None for event in events),
        undone=sum(event.act in undone and event.kind != Kind.UNDONE for event in events),
    )


# -- milestones, durations, targets ---------------------------------------------------------------------------


def _milestones(incident: Incident, intervals: tuple[Interval, ...]) -> Mapping[Milestone, Moment]:
    """The milestones of the whole incident: one that was opened again began to hurt in its first interval."""
    first = intervals[0].started
    return {**incident.milestones, Milestone.IMPACT_STARTED: first} if first is not None else incident.milestones


def _declared(incident: Incident) -> datetime | None:
    """When it was declared; None where the report that it was taken in from does not say so."""
    return incident.declared_at if incident.past is None else incident.moment(Milestone.DECLARED)


def _milestone(milestone: Milestone, moment: Moment | None, declared_at: datetime | None) -> MilestoneFact:
    if moment is None or moment.at is None or declared_at is None:
        return MilestoneFact(milestone, moment)
    return MilestoneFact(milestone, moment, (moment.at - declared_at).total_seconds())


def _durations(milestones: Mapping[Milestone, Moment], intervals: tuple[Interval, ...]) -> tuple[DurationFact, ...]:
    """By the field's formulas; the impact of a reopened incident is the sum of its intervals."""
    facts = tuple(_duration(one) for one in durations(milestones))
    if len(intervals) < 2:
        return facts
    total = _total(intervals)
    return tuple(total if fact.name == IMPACT else fact for fact in facts)


def _duration(found: Duration) -> DurationFact:
    seconds = found.length.total_seconds() if found.length is not None else None
    return DurationFact(found.rule.name, found.rule.formula, seconds, found.precision, found.why_not)


def _total(intervals: tuple[Interval, ...]) -> DurationFact:
    formula = f"sum of the {len(intervals)} impact intervals"
    missing = next((one for one in intervals if one.seconds is None), None)
    if missing is not None:
        number = intervals.index(missing) + 1
        return DurationFact(IMPACT, formula, None, why_not=f"in interval {number}, {missing.why_not}")
    exact = all(one.precision is Precision.EXACT for one in intervals)
    precision = Precision.EXACT if exact else Precision.ABOUT
    return DurationFact(IMPACT, formula, sum(one.seconds or 0.0 for one in intervals), precision)


def _intervals(incident: Incident) -> tuple[Interval, ...]:
    """The stretches of impact: those that a reopening closed, and the last one."""
    every = intervals_of(incident)
    return tuple(_interval(one, every[place - 1] if place else None) for place, one in enumerate(every))


def _interval(one: ImpactInterval, before: ImpactInterval | None) -> Interval:
    found = length_of(one, before)
    seconds = found.length.total_seconds() if found.length is not None else None
    return Interval(one.started, one.ended, seconds, found.precision, found.why_not, assumed=one.assumed)


def _target(reading: TargetReading, incident: Incident, now: datetime) -> TargetFact:
    counted = reading.counted
    stop = incident.milestones.get(counted.until) if counted else None
    return TargetFact(
        name=reading.name,
        state=reading.state,
        start=reading.start,
        seconds=reading.seconds,
        allowance_s=reading.allowance_s,
        source=reading.source,
        due=reading.due,
        done_at=reading.done_at,
        took_s=(reading.done_at - reading.start).total_seconds() if reading.done_at else None,
        late_by_s=reading.late_by_s,
        remaining_s=reading.remaining_s if reading.done_at is None else None,
        paused_s=reading.paused_s,
        precision=stop.precision if stop else Precision.EXACT,
        why_not=_why_no_outcome(reading, incident),
        unpaused=_unpaused(reading, now),
        counts=counted.arrow if counted else "",
        counts_words=counted.words if counted else "",
        instead=counted.instead if counted else "",
        detected=counted.detected if counted else None,
        detected_before_s=counted.detected_before_s if counted else None,
    )


def _unpaused(reading: TargetReading, now: datetime) -> Unpaused | None:
    if not reading.paused_s or reading.seconds is None:
        return None
    target = Target(reading.seconds, reading.source or SETTINGS)
    plain = read_target(reading.name, target, reading.start, reading.done_at, now)
    assert plain.due is not None
    return Unpaused(plain.state, plain.due, plain.late_by_s, None if plain.done_at else plain.remaining_s)


def _why_no_outcome(reading: TargetReading, incident: Incident) -> str:
    """Why nobody can say whether the target was met; empty where one can."""
    if reading.why_not:
        return reading.why_not
    if reading.done_at is None and incident.status is Status.CANCELLED:
        return "the incident was cancelled"
    return ""


def _cadence(incident: Incident) -> TargetFact:
    """How often updates were asked for. It is a rhythm, so it is neither met nor missed as a whole."""
    every = incident.targets.update_every
    seconds, source = (every.seconds, every.source) if every else (None, None)
    return TargetFact("update every", TargetState.NOT_STATED, incident.declared_at, seconds, source=source)


# -- phases and steps -----------------------------------------------------------------------------------------


def _phases(incident: Incident) -> Iterator[PhaseFact]:
    for place, phase in enumerate(incident.phases):
        stays = tuple(_stays(incident, place))
        settled, steps = incident.progress_of(phase)
        over = _over(incident, phase, stays)
        yield PhaseFact(phase.name, phase.start_s, phase.end_s, phase.after, stays, settled, steps, over)


def _stays(incident: Incident, place: int) -> Iterator[Stay]:
    entered = incident.phases_entered
    for entry, following in zip_longest(entered, entered[1:]):
        if entry.place == place:
            yield Stay(entry.at, following.at if following else _left(incident, entry), entry.who)


def _left(incident: Incident, entry: PhaseEntry) -> datetime | None:
    """When the last phase was left: at the resolution, unless it is one that comes after it."""
    resolved = incident.moment(Milestone.RESOLVED)
    phases = incident.phases
    after = entry.place < len(phases) and phases[entry.place].after
    return resolved if resolved is not None and not after and resolved >= entry.at else None


def _over(incident: Incident, phase: Phase, stays: tuple[Stay, ...]) -> float | None:
    closes = window_of(incident, phase)[1]
    if closes is None or not stays:
        return None
    until = stays[-1].until or incident.written_at or closes
    return max(0.0, (until - closes).total_seconds())


def _checklist(incident: Incident) -> Iterator[StepList]:
    """The steps of each phase, then those that were set elsewhere in the playbook."""
    seen: set[str] = set()
    for phase in incident.phases:
        settled, total = incident.progress_of(phase)
        steps = tuple(step_facts(phase.steps, incident.steps))
        seen.update(step.id for step in steps)
        if steps:
            yield StepList(phase.name, settled, total, steps)
    for one in pattern_lists(incident):
        seen.update(step.id for step in one.steps)
        yield one
    others = tuple(_other_steps(incident, seen))
    if others:
        settled = sum(not is_open(Step(one.id, one.text), incident.steps) for one in others)
        yield StepList("Outside the phases", settled, len(others), others)


def _other_steps(incident: Incident, seen: set[str]) -> Iterator[StepFact]:
    """Steps with a mark that no phase holds: the first questions, procedures, or another plan's."""
    known = {step.id: step for step in known_steps(incident)}
    for step_id in incident.steps:
        if step_id not in seen:
            yield step_fact(known.get(step_id, Step(step_id, f"Step {step_id}")), 0, incident.steps)


# -- the rest -------------------------------------------------------------------------------------------------


def _answers(incident: Incident) -> Iterator[AnswerFact]:
    for question in QUESTIONS:
        answer = incident.assessment.get(question.id)
        if answer is None:
            yield AnswerFact(question.id, question.text, given=False)
        else:
            yield AnswerFact(question.id, question.text, True, answer.text, answer.who, answer.at)


def _roles(standing: Sequence[Event], incident: Incident) -> tuple[RoleFact, ...]:
    """Who took which role when; the last of each role is who has it still."""
    taken = [event for event in standing if event.kind == Kind.ROLE_TAKEN]
    last = {str(event.data["role"]): event.id for event in taken}
    return tuple(
        RoleFact(
            role=Role(event.data["role"]),
            person=event.data.get("person") or None,
            at=event.at,
            now=last[str(event.data["role"])] == event.id and Role(event.data["role"]) in incident.roles,
        )
        for event in taken
    )


def _turns(events: Iterable[Event]) -> tuple[CheckChange, ...]:
    """What became of the checks, by its time: what a declaration takes along was written in another order."""
    turns = [event for event in events if event.kind == Kind.CHECK_CHANGED]
    return tuple(_check(event) for event in sorted(turns, key=_when))


def _when(event: Event) -> datetime:
    return event.happened.at or event.at


def _check(event: Event) -> CheckChange:
    data = event.data
    if event.body is None:
        return CheckChange(event.happened, ERASED_TEXT, "", "", "", erased=True)
    return CheckChange(
        event.happened,
        str(data.get("name", "")),
        str(data.get("before") or ""),
        str(data.get("after") or ""),
        str(data.get("detail") or ""),
    )


def _evidence(event: Event) -> EvidenceFact:
    data = event.data
    return EvidenceFact(
        str(data.get("name", "")), int(data.get("size") or 0), str(data.get("sha256", "")), event.happened
    )
