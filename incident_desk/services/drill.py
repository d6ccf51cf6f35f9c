"""A drill as a score: what a practised team would do with this playbook, and when. Pure.

The times are seconds of incident time from the declaration, taken from the playbook's own windows. A player (the
window) plays the cues when the drill's clock has come to them; the service that fails and recovers is real.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from incident_desk.domain.afterwards import WATCH_S
from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.health import State
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Phase, Playbook, Step
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import LONGEST_TITLE, Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import assess, enter_phase, set_step, take_role
from incident_desk.services.acts.steering import acknowledge, resolve, set_milestone
from incident_desk.services.acts.updating import send_update
from incident_desk.services.acts.watching import watch
from incident_desk.services.desk import Rule as ActRule

LONGEST_S = 4 * 3600
"""A drill is resolved by then at the latest, whatever the playbook's windows say."""
_UNTIMED_S, _BARE_S = 1800, 3600.0
"""How long a phase without a window is worked on, and a drill without phases lasts."""
_UNHURRIED_S = 900.0
"""A drill of this length and more has the first minutes as they are written."""
_SHORTEST_CADENCE_S = 300
_EARLY_S = 120.0
"""How long before a phase's window opens a practised team enters it."""
_WORKED = 0.96
"""The share of the drill's length after which it is resolved and no update is due any more."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to do at ``at_s``: an act on the record, or a word to the practice service (fail, recover)."""

    at_s: float
    who: str
    act: ActRule | None = None
    service: str = ""
    waits_for: State | None = None
    """The practice check's state that must stand in the record first, however fast the drill's clock runs."""


def opening(playbook: Playbook, source: str, plan: str | None, commander: str, now: datetime) -> Declaration:
    """The declaration of the drill: users noticed some minutes before."""
    return Declaration(
        title=playbook.title[:LONGEST_TITLE].strip() or "Practice",
        severity=None if playbook.default_severity else _worst(playbook),
        playbook=playbook,
        source=source,
        plan=plan,
        impact_started=Moment(now - timedelta(minutes=6), Precision.ABOUT),
        detected=Moment.exactly(now - timedelta(minutes=3)),
        affects="everybody who uses the practice service",
        commander=commander,
        record=RecordKind.DRILL,
    )


def _worst(playbook: Playbook) -> str:
    levels = sorted(playbook.severities, key=lambda level: level.rank)
    # The second worst where there is one: its targets are the ones that playbooks state in minutes.
    return levels[min(1, len(levels) - 1)].name if levels else "P1"


def practice_check(url: str) -> Check:
    """The check of the practice service: down after two failures, normal after two good answers."""
    return Check(
        id="practice",
        name="/health",
        options=HttpOptions(url=url),
        timeout_s=5.0,
        interval_s=60.0,
        incident_interval_s=60.0,
        rule=Rule(failures=2, good=2),
    )


def score(playbook: Playbook, plan: str | None, url: str) -> tuple[Cue, ...]:
    """Every cue of the drill, in order of time."""
    phases = playbook.phases(plan)
    working = [place for place, phase in enumerate(phases) if not phase.after] or list(range(len(phases)))
    windows = _windows([phases[place] for place in working])
    last = windows[-1] if windows else (0.0, _BARE_S)
    end = last[1]
    cues = [*_first_minutes(url, end), *_turning_points(end)]
    for place, window in zip(working, windows, strict=True):
        cues += _phase(phases[place], place, window)
    cues += _updates(playbook, end)
    cues += _ending(playbook, next((place for place in range(len(phases)) if place not in working), None), last)
    return tuple(sorted(cues, key=lambda cue: cue.at_s))


def length_s(playbook: Playbook) -> float:
    """Seconds of incident time from the declaration to the last cue."""
    return score(playbook, None, "http://127.0.0.1/")[-1].at_s


def _windows(phases: Sequence[Phase]) -> list[tuple[float, float]]:
    """The windows of the phases one after the other: the document's own, filled up where it states none."""
    found, last = [], 0.0
    for phase in phases:
        start = float(phase.start_s) if phase.start_s is not None else last
        stop = float(phase.end_s) if phase.end_s is not None else start + _UNTIMED_S
        start, stop = max(start, last), max(stop, max(start, last) + 60)
        found.append((start, stop))
        last = stop
    longest = found[-1][1] if found else 0.0
    shrink = min(1.0, LONGEST_S / longest) if longest else 1.0
    return [(start * shrink, stop * shrink) for start, stop in found]


def _first_minutes(url: str, end: float) -> Iterator[Cue]:
    """Who is there, and what is known; closer together where the whole drill is short."""
    pace = min(1.0, end / _UNHURRIED_S)
    for cue in _unhurried(url):
        yield replace(cue, at_s=cue.at_s * pace)


def _unhurried(url: str) -> Iterator[Cue]:
    check = practice_check(url)
    yield Cue(0, "drill", service="fail")
    yield Cue(1, "Maya Kern", lambda incident, now: watch(incident, check))
    yield Cue(60, "Maya Kern", lambda incident, now: take_role(incident, "tech lead", "Ravi Osei"))
    yield Cue(75, "Maya Kern", lambda incident, now: take_role(incident, "comms", "Jo Stein"))
    yield Cue(90, "Maya Kern", lambda incident, now: take_role(incident, "scribe", "Ada Diaz"))
    yield Cue(120, "Ravi Osei", lambda incident, now: acknowledge(incident, None))
    answers = (
        ("extent", "complete"),
        ("what_fails", "every request"),
        ("environments", "production"),
        ("pattern", "constant"),
        ("data", "none"),
        ("found_by", "user report"),
        ("money", None),
    )
    for place, (question, answer) in enumerate(answers):
        yield Cue(150 + 20 * place, "Ada Diaz", _assess(question, answer))
    yield _say(200, "Ada Diaz", "First report from a user: the page does not load")


def _turning_points(end: float) -> Iterator[Cue]:
    """What every incident has, at its share of the time: hypothesis, finding, decision, fix, recovery."""
    yield _say(end * 0.12, "Ravi Osei", "? The last deployment holds every connection open")
    yield _say(end * 0.22, "Ravi Osei", "= Requests are accepted and never answered")
    yield Cue(end * 0.25, "Ravi Osei", _milestone(Milestone.CAUSE_IDENTIFIED))
    yield _say(end * 0.28, "Maya Kern", "! Roll back to the last good version")
    yield _say(end * 0.31, "Ravi Osei", "> Rolling back, about four minutes")
    yield Cue(end * 0.34, "Ravi Osei", _milestone(Milestone.FIX_APPLIED))
    yield Cue(end * 0.36, "drill", service="recover", waits_for=State.DOWN)
    yield _say(end * 0.6, "Ada Diaz", "+ Alert when connections stay open for over a minute @RO")


def _phase(phase: Phase, place: int, window: tuple[float, float]) -> Iterator[Cue]:
    """Enter the phase shortly before its window opens, and be through with its steps before it closes."""
    start, stop = window
    if place > 0:
        # A cue is played some seconds late, and at 600 times the speed a real tenth of a second is a minute.
        yield Cue(start - min(_EARLY_S, start * 0.1), "Maya Kern", _enter(place))
    steps = _as_worked(phase.steps)
    for number, step in enumerate(steps):
        at = start + (stop - start) * (0.08 + 0.8 * (number + 1) / (len(steps) + 1))
        if number == 1 and len(steps) > 3:
            yield Cue(at, "Ravi Osei", _set(step.id, StepState.NOT_NEEDED, "Not part of this drill"))
        else:
            yield Cue(at, "Ravi Osei", _set(step.id, StepState.DONE, None))


def _as_worked(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Every step at every depth as a team does them: what lies under a step before the step itself."""
    waiting, backwards = list(steps), []
    while waiting:
        backwards.append(step := waiting.pop())
        waiting.extend(step.children)
    return tuple(step for step in reversed(backwards) if step.role == "step")


def _updates(playbook: Playbook, end: float) -> Iterator[Cue]:
    """An update shortly before each is due, as the playbook's cadence has it."""
    every_s = max(_SHORTEST_CADENCE_S, playbook.cadence_s or _UNTIMED_S)
    count = int(end * _WORKED // (every_s * 0.9))
    for number in range(count):
        text = (
            f"Practice update {number + 1}: we are working on it. The next word comes in {every_s // 60} minutes."
        )
        yield Cue(every_s * 0.9 * (number + 1), "Jo Stein", _send(text))


def _ending(playbook: Playbook, after: int | None, last: tuple[float, float]) -> Iterator[Cue]:
    """Impact ended, resolved, the phase after, and the watch that stays set: when the last steps are done."""
    start, end = last

    def at(of_all: float, of_last: float) -> float:
        return max(end * of_all, start + (end - start) * of_last)

    yield Cue(at(0.93, 0.92), "Maya Kern", _milestone(Milestone.IMPACT_ENDED), waits_for=State.OK)
    yield Cue(at(_WORKED, 0.95), "Maya Kern", _resolve)
    if after is not None:
        yield Cue(at(0.965, 0.97), "Maya Kern", _enter(after))
    watch_s = playbook.watch_s or WATCH_S
    yield Cue(at(0.97, 0.98), "Maya Kern", _set_watch(watch_s))


def _say(at_s: float, who: str, typed: str) -> Cue:
    """A line as it is typed into the log field."""
    return Cue(at_s, who, lambda incident, now: log(read_line(typed, now, UTC)))


def _assess(question: str, answer: str | None) -> ActRule:
    return lambda incident, now: assess(incident, question, answer)


def _send(text: str) -> ActRule:
    return lambda incident, now: send_update(incident, text, ("practice channel",))


def _milestone(milestone: Milestone) -> ActRule:
    return lambda incident, now: set_milestone(incident, milestone, None)


def _enter(place: int) -> ActRule:
    """By its number: names may stand twice in a document."""
    return lambda incident, now: enter_phase(incident, str(place + 1))


def _set(step: str, state: StepState, reason: str | None) -> ActRule:
    return lambda incident, now: set_step(incident, step, state, reason)


def _resolve(incident: Incident, now: datetime) -> Sequence[Draft]:
    return resolve(incident, None, None)


def _set_watch(watch_s: float) -> ActRule:
    def rule(incident: Incident, now: datetime) -> Sequence[Draft]:
        until = now + timedelta(seconds=watch_s)
        due = f"{until:%Y-%m-%d %H:%M} UTC"
        body = {"text": f"Watch for recurrence until {due}", "owner": incident.commander, "due": due}
        return (Draft(Kind.ACTION_ADDED, body),)

    return rule
