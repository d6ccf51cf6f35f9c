"""What can be done about a finding of the doctor with one key: each through an act that can be undone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from incident_desk.domain.doctor import Case, Finding
from incident_desk.domain.doctor.of_record import case_of_record
from incident_desk.domain.durations import length
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone, durations
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.roles import Role
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.changing import ChangeWish, log_change
from incident_desk.services.acts.doctoring import assign, owner_and_date, set_aside, told_assignment
from incident_desk.services.acts.logging import Rewrite, amend, log
from incident_desk.services.acts.playing import take_role
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.updating import send_update
from incident_desk.services.desk import Rule

ACTION_DAYS = 14
"""Days that an action item is given where somebody takes it with one key."""
_LONGEST_CHANGE = 120
"""Signs of the cause that stand for the change which it speaks of."""
NOT_RECORDED = "It went out; its words are not recorded"
"""What stands for the words of an update that somebody remembers."""
_YEAR = timedelta(days=180)


class Asks(StrEnum):
    """What has to be typed before a remedy can be done."""

    NOTHING = "nothing"
    MOMENT = "moment"
    WORDS = "words"
    ENTRY = "entry"
    """An entry at another time, in the editor of the timeline."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed: words, or a moment."""

    text: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that can be done: what stands on its button, and what comes of it.

    ``rule`` makes the act of what was typed. ``question`` is what is asked, ``at_first`` what stands there, and
    ``tell`` says again how typed words were understood; either refuses what is no answer.
    """

    label: str
    effect: str
    rule: Callable[[Answer], Rule]
    asks: Asks = Asks.NOTHING
    question: str = ""
    at_first: str = ""
    tell: Callable[[Answer], str] | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What remedies are made from: the case, its record, the events by their ids, who asks, and now (UTC)."""

    case: Case
    incident: Incident
    events: Mapping[str, Event]
    who: str
    now: datetime


def ground_of(
    incident: Incident, events: Sequence[Event], who: str, now: datetime, entries: Sequence[Entry] | None = None
) -> Ground:
    """The ground that a record is, for that person at that moment; ``entries`` are its timeline, where known."""
    case = case_of_record(incident, events, entries)
    return Ground(case, incident, {one.id: one for one in events}, who, now)


def remedies(finding: Finding, ground: Ground) -> tuple[Remedy, ...]:
    """What can be done about it, the suggested one first; none where a person has to look for words."""
    make = _BY_RULE.get(finding.rule)
    return tuple(make(finding, ground)) if make else ()


# -- milestones -----------------------------------------------------------------------------------------------


def _duration(finding: Finding, ground: Ground) -> Iterator[Remedy]:
    case = ground.case
    if case.duration is None or case.duration.seconds is None or case.span is None:
        return
    begun, ended = case.span
    stated = timedelta(seconds=case.duration.seconds)
    about = Moment(ended - stated, Precision.ABOUT)
    yield _stone(ground, Milestone.IMPACT_STARTED, about, f"Began about {_face(ended - stated, case)}")
    yield _known(
        finding, f"Began {_face(begun, case)}", f"The times are right; “{case.duration.text.strip()}” is not"
    )
    yield _typed_stone(Milestone.IMPACT_STARTED, "When did the impact begin?", "Enter time…")


def _missing(finding: Finding, ground: Ground) -> Iterator[Remedy]:
    """All of them as the rows have it, each as it is typed, or known to nobody."""
    case, likely = ground.case, _likely(ground.case)
    missing = [one for one in _WANTED if case.at(one) is None]
    known = {one: likely[one] for one in missing if one in likely}
    if known:
        told = ", ".join(f"{TITLES[one].lower()} {_face_of(moment, case)}" for one, moment in known.items())
        words = f"{told[0].upper()}{told[1:]}"
        label = words if len(known) == 1 else "Set as the rows say"
        effect = _after(case, known) if len(known) == 1 else words

        def decide(incident: Incident, _now: datetime) -> Sequence[Draft]:
            return [draft for one, moment in known.items() for draft in set_milestone(incident, one, moment)]

        yield Remedy(label, effect, lambda _: decide)
    for one in missing:
        yield _typed_stone(one, f"{TITLES[one]}: when?")
    yield _known(finding, "Nobody knows", "nobody knows when")


_WANTED = (Milestone.IMPACT_STARTED, Milestone.DETECTED, Milestone.IMPACT_ENDED)


def _likely(case: Case) -> Mapping[Milestone, Moment]:
    """Where the milestones are, by the first and the last row that somebody told, and by their neighbours."""
    told = [row.happened for row in case.timed if row.told]
    first, last = (told[0], told[-1]) if told else (None, None)
    found = {
        Milestone.IMPACT_STARTED: first or case.milestones.get(Milestone.DETECTED),
        Milestone.DETECTED: first or case.milestones.get(Milestone.DECLARED),
        Milestone.IMPACT_ENDED: case.milestones.get(Milestone.RESOLVED) or last,
    }
    return {one: moment for one, moment in found.items() if moment is not None and moment.at is not None}


def _order(_finding: Finding, ground: Ground) -> Iterator[Remedy]:
    """The two of the finding: by a day where a midnight was missed, swapped, or typed."""
    case, pair = ground.case, _pair(_finding)
    if pair is None:
        return
    first, second = case.at(pair[0]), case.at(pair[1])
    if first is None or second is None:
        return
    next_day = second + timedelta(days=1)
    if timedelta(0) <= next_day - first < timedelta(hours=12):
        moment = replace(case.milestones[pair[1]], at=next_day, until=None, precision=Precision.EXACT)
        yield _stone(ground, pair[1], moment, f"{TITLES[pair[1]]} {next_day:%Y-%m-%d %H:%M}")
    for one in reversed(pair):
        yield _typed_stone(one, f"{TITLES[one]}: when?")


def _pair(finding: Finding) -> tuple[Milestone, Milestone] | None:
    stones = [one for one in Milestone if one.value in finding.facts]
    return (stones[0], stones[1]) if len(stones) > 1 else None


def _after_close(_finding: Finding, ground: Ground) -> Iterator[Remedy]:
    told = [row for row in ground.case.timed if row.told]
    last = told[-1].happened.at if told else None
    if last is not None:
        moment = Moment.exactly(last)
        yield _stone(ground, Milestone.CLOSED, moment, f"Closed {_face(last, ground.case)}")
    yield _typed_stone(Milestone.CLOSED, "When was it closed?", "Enter time…")


def _stone(ground: Ground, milestone: Milestone, moment: Moment, label: str) -> Remedy:
    return Remedy(label, _after(ground.case, {milestone: moment}), lambda _: _sets(milestone, moment))


def _typed_stone(milestone: Milestone, question: str, label: str = "") -> Remedy:
    label = label or f"{TITLES[milestone]}…"
    effect = f"{TITLES[milestone]} is set to what you type; about, between and unknown are times as well"
    return Remedy(label, effect, lambda said: _sets(milestone, said.moment), Asks.MOMENT, question)


def _sets(milestone: Milestone, moment: Moment | None) -> Rule:
    return lambda incident, _now: set_milestone(incident, milestone, moment)


def _after(case: Case, known: Mapping[Milestone, Moment]) -> str:
    """Which durations follow from it; where none is measured, what the times cover then."""
    after = replace(case, milestones={**case.milestones, **known})
    before = {one.rule.name: one.length for one in durations(case.milestones)}
    told = [
        f"{one.rule.name.lower()} {'about ' if one.precision is not Precision.EXACT else ''}{length(one.length)}"
        for one in durations(after.milestones)
        if one.length is not None and one.length != before[one.rule.name]
    ]
    if not told and after.measured is not None:
        told = [f"the times cover {length(after.measured)}"]
    return f"Then {', '.join(told[:3])}" if told else f"Sets {', '.join(TITLES[one].lower() for one in known)}"


def _face_of(moment: Moment, case: Case) -> str:
    return _face(moment.at, case) if moment.at is not None else "unknown"


def _face(at: datetime, case: Case) -> str:
    """The time of day, with its date where the incident is of several days."""
    known = {row.happened.at.date() for row in case.timed if row.told and row.happened.at} | {at.date()}
    return f"{at:%Y-%m-%d %H:%M}" if len(known) > 1 else f"{at:%H:%M}"


# -- rows -----------------------------------------------------------------------------------------------------


def _one_minute(finding: Finding, ground: Ground) -> Iterator[Remedy]:
    rows = [
        (row.id, Moment(row.happened.at, Precision.ABOUT)) for row in ground.case.timed if row.id in finding.rows
    ]
    yield _moved(ground, rows, "Mark as approximate", f"The times of {len(rows)} rows read “about”")


def _year(finding: Finding, ground: Ground) -> Iterator[Remedy]:
    """The year that most rows have, where that brings the others near."""
    near = [row.happened.at for row in ground.case.timed if row.told and row.id not in finding.rows]
    middle = near[len(near) // 2] if near else None
    far = [row for row in ground.case.rows if row.id in finding.rows]
    if middle is None:
        return
    moved = [(row.id, at) for row in far if (at := _in_year(row.happened, middle)) is not None]
    if moved and len(moved) == len(far):
        rows = f"{len(moved)} rows" if len(moved) > 1 else "the row"
        yield _moved(ground, moved, f"In {middle.year}", f"Gives {rows} the year of the others, {middle.year}")


def _in_year(happened: Moment, near: datetime) -> Moment | None:
    """The same day and time in the year that is near; None where there is no such day, or it is not near."""
    if happened.at is None or happened.until is not None:
        return None
    try:
        at = happened.at.replace(year=near.year)
    except ValueError:
        return None
    return replace(happened, at=at) if abs(at - near) < _YEAR else None


def _moved(ground: Ground, rows: Sequence[tuple[str, Moment]], label: str, effect: str) -> Remedy:
    def decide(_incident: Incident, _now: datetime) -> Sequence[Draft]:
        return [draft for row, moment in rows for draft in amend(ground.events[row], Rewrite(happened=moment))]

    return Remedy(label, effect, lambda _: decide)


def _before_impact(finding: Finding, ground: Ground) -> Iterator[Remedy]:
    early = [row.happened for row in ground.case.timed if row.id in finding.rows]
    if early and early[0].at is not None:
        label = f"Began {_face(early[0].at, ground.case)}"
        yield _stone(ground, Milestone.IMPACT_STARTED, early[0], label)
    yield _known(finding, "That led to it", "that is what led to it")
    yield _typed_stone(Milestone.IMPACT_STARTED, "When did the impact begin?", "Enter time…")


def _silence(finding: Finding, _ground: Ground) -> Iterator[Remedy]:
    nothing = Asks.ENTRY
    yield Remedy("Add entry", "Opens an entry at another time", _no_rule, nothing, "What happened, and when?")
    yield _known(finding, "It was waited for", "nothing could be done but wait")


def _change(finding: Finding, ground: Ground) -> Iterator[Remedy]:
    cause = " ".join(ground.case.root_cause.split())
    text = cause if len(cause) <= _LONGEST_CHANGE else f"{cause[: _LONGEST_CHANGE - 1]}…"
    effect = "Adds a change in the words of the cause; its time can be typed later"

    def decide(moment: Moment | None) -> Rule:
        return lambda *_: log_change(ChangeWish(text, at=moment or Moment.unknown()))

    yield Remedy("Add row, time unknown", effect, lambda _: decide(None))
    question = "When was the change made?"
    yield Remedy(
        "Add row…", "Adds it at the time you type", lambda said: decide(said.moment), Asks.MOMENT, question
    )
    yield _known(finding, "No change broke it", "no change broke it")


def _person(_finding: Finding, ground: Ground) -> Iterator[Remedy]:
    case = ground.case
    event = ground.events.get(case.cause_id)
    first = case.root_cause if case.root_cause.casefold().startswith("cause:") else f"Cause: {case.root_cause}"

    def rule(said: Answer) -> Rule:
        words = said.text if said.text.casefold().startswith("cause:") else f"Cause: {said.text}"
        if not said.text.strip() or words == first:
            raise Refused("Say what let it happen, in other words than before")
        if event is not None:
            return lambda *_: amend(event, Rewrite(text=words))
        return lambda *_: log(Line(words, Sign.FINDING))

    effect = "The first wording is kept" if event is not None else "Adds a finding that counts before the report"
    question = "The cause, without a person: what let it happen?"
    yield Remedy("Reword…", effect, rule, Asks.WORDS, question, first)


# -- what nobody wrote down -----------------------------------------------------------------------------------


def _actions(_finding: Finding, ground: Ground) -> Iterator[Remedy]:
    who = ground.case.commander or ground.who
    due = (ground.now + timedelta(days=ACTION_DAYS)).date().isoformat()
    bare = [one for one in ground.case.actions if one.lacks]
    what = f"{len(bare)} action items" if len(bare) > 1 else "The action item"
    effect = f"{what} without: {who} as owner, {due} as date; what is there stays"
    yield Remedy(f"{who}, in {ACTION_DAYS} days", effect, lambda _: lambda incident, _: assign(incident, who, due))
    question = "Who, and by when? Ann Dee, 2026-03-14 or next friday"
    today = ground.now.date()

    def rule(said: Answer) -> Rule:
        # Read while it is typed: the act itself comes when the dialog is gone.
        who, due = owner_and_date(said.text, today)
        return lambda incident, _now: assign(incident, who, due)

    def tell(said: Answer) -> str:
        return told_assignment(*owner_and_date(said.text, today), today)

    yield Remedy("Owner and date…", "Gives them what you type", rule, Asks.WORDS, question, tell=tell)


def _soak(finding: Finding, _ground: Ground) -> Iterator[Remedy]:
    yield _known(finding, "Mark as not watched", "it was not watched after that")


def _updates(finding: Finding, _ground: Ground) -> Iterator[Remedy]:
    yield _known(finding, "Mark “none sent”", "no update was sent to anyone")


def _late_updates(finding: Finding, _ground: Ground) -> Iterator[Remedy]:
    """An update that went out and was not recorded; what came late stays late."""

    def rule(said: Answer) -> Rule:
        at = said.moment.at if said.moment is not None else None
        if at is None or said.moment is None or said.moment.until is not None:
            raise Refused("Say the one time at which it went out")
        return lambda incident, _now: send_update(incident, NOT_RECORDED, at=at)

    question, effect = "When did an update go out?", f"Adds one at the time you type: “{NOT_RECORDED}”"
    yield Remedy("One is missing…", effect, rule, Asks.MOMENT, question)
    yield _known(finding, "Told otherwise", "they were told in another way meanwhile")


def _commander(_finding: Finding, ground: Ground) -> Iterator[Remedy]:
    who = ground.incident.declared_by
    effect = f"The role goes to {who}, who declared it"
    yield Remedy(f"{who} had command", effect, lambda _: _commands(who))
    question = "Who had command?"
    yield Remedy("Enter name…", "Gives the role to whom you name", lambda said: _commands(said.text), Asks.WORDS,
                 question)  # fmt: skip


def _commands(who: str) -> Rule:
    return lambda incident, _now: take_role(incident, Role.COMMANDER, who)


def _known(finding: Finding, label: str, reason: str) -> Remedy:
    """One answer that is often true, as the reason for which it is set aside."""
    return Remedy(label, f"Kept with the reason: we know, because {reason}", lambda _: _sets_aside(finding, reason))


def _sets_aside(finding: Finding, reason: str) -> Rule:
    return lambda *_: set_aside(finding, reason)


def _no_rule(_said: Answer) -> Rule:
    raise Refused("That is typed in the timeline")


_BY_RULE: Mapping[str, Callable[[Finding, Ground], Iterator[Remedy]]] = {
    "duration": _duration,
    "order": _order,
    "after-close": _after_close,
    "year": _year,
    "milestones": _missing,
    "soak": _soak,
    "actions": _actions,
    "updates": _updates,
    "late-updates": _late_updates,
    "change": _change,
    "before-impact": _before_impact,
    "one-minute": _one_minute,
    "silence": _silence,
    "person": _person,
    "commander": _commander,
}
"""The remedies of each rule. A zone has none here: it is asked for before a report becomes a record."""
