"""A rehearsed incident for tests and pictures of panes: a playbook, a record in memory, and a link to it.

The events come from the real rules and the real fold; only the disk is missing. Times are fixed.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import DeskError, Refused, StoreFailure
from incident_desk.domain.events import Draft, Event
from incident_desk.domain.fold import fold
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Blank, Command, Phase, Plan, Playbook, Procedure, Section, Span, Step
from incident_desk.domain.timeline import timeline
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration, declare
from incident_desk.services.acts.logging import log, strike
from incident_desk.services.acts.playing import assess, enter_phase, set_step, take_role
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene
from tests.qt.links import FakeStanding

DECLARED = datetime(2026, 3, 1, 2, 56, 8, tzinfo=UTC)


def at(clock: str) -> datetime:
    """That time of the night of the rehearsal, in UTC."""
    hour, minute, second = (int(part) for part in clock.split(":"))
    return DECLARED.replace(hour=hour, minute=minute, second=second)


def steps(prefix: str, *texts: str) -> tuple[Step, ...]:
    """Plain steps with ids."""
    return tuple(Step(f"{prefix}.{number}", text) for number, text in enumerate(texts, 1))


def group(prefix: str, title: str, *texts: str) -> Step:
    """A heading that gathers plain steps."""
    return Step(prefix, title, role="group", children=steps(prefix, *texts))


def playbook() -> Playbook:
    """A playbook like the seed ones: groups, commands, nested steps, causes, a procedure and reference text."""
    network = Step(
        "2.1.4",
        "Check network connectivity and DNS",
        commands=(
            Command("dig chatbot-fluxa.com", "bash"),
            Command("ping chatbot-fluxa.com", "bash"),
            Command("traceroute chatbot-fluxa.com", "bash"),
        ),
    )
    checked = steps(
        "2.1",
        "Analyze error logs and patterns",
        "Check server metrics (CPU, memory, disk)",
        "Review database performance metrics",
    )
    last = Step(
        "2.1.5", "Verify external dependencies (AI services, etc.)", detail="Look at **their** status pages."
    )
    investigation = Step("2.1", "Detailed investigation", role="group", children=(*checked, network, last))
    causes = group(
        "2.2", "Identify potential causes", "Recent code deployments", "Configuration changes",
        "Infrastructure issues", "Database problems", "Third-party service failures", "Security incidents",
    )  # fmt: skip
    reset = Command(
        "git reset --hard [PREVIOUS_COMMIT]",
        "bash",
        note="Back to the last commit that worked",
        danger="Discards uncommitted changes",
        blanks=(Blank("PREVIOUS_COMMIT", "[PREVIOUS_COMMIT]"),),
    )
    nested = Step(
        "3.1.1", "Roll back", commands=(reset,), children=steps("3.1.1", "Tell the channel", "Watch for 5 min")
    )
    return Playbook(
        title="Service Outage Playbook",
        plans=(
            Plan(
                "Response",
                (
                    Phase("Immediate Response", 0, 900, steps=(group("1.1", "Initial assessment",
                        "Verify the outage", "Check the health endpoint", "Check recent deployments",
                        "Name a commander"),)),
                    Phase("Diagnosis", 900, 3600, steps=(investigation, causes, group("2.3", "Write down",
                        "State the leading hypothesis", "Name what would prove it", "Tell the stakeholders"))),
                    Phase("Mitigation", 3600, 7200, steps=(nested, *steps("3.2", "Restart", "Scale up"))),
                    Phase("Resolution", 7200, 14400, steps=steps("4", "Fix for good", "Test it", "Release it")),
                    Phase("Post-incident", 14400, None, after=True, steps=steps("5", "Write the review")),
                ),
            ),
        ),
        chosen_plan="Response",
        assessment=steps("0", "Is it complete or partial?", "Who is affected?"),
        procedures=(Procedure("Database connection issues", steps=steps("9.1", "Check the pool", "Reset the pool"),
                              symptoms=("Timeouts on every request",)),),
        reference=(Section("Contacts", "Ask the *platform team*.", Span(1, 2)),),
    )  # fmt: skip


class Record:
    """One incident's record in memory."""

    def __init__(self, wish: Declaration, who: str = "Maya Kowalski") -> None:
        self.events: list[Event] = []
        self.now = DECLARED
        self.write(DECLARED, declare(wish, "INC-0047", DECLARED), who)

    @property
    def scene(self) -> Scene:
        """The incident as it stands, with its timeline."""
        return Scene(fold(self.events), timeline(self.events))

    def write(self, now: datetime, drafts: Sequence[Draft], who: str, act: str | None = None) -> list[Event]:
        """Write what a rule decided, at that moment."""
        self.now = max(self.now, now)
        act = act or f"act-{len(self.events)}"
        fresh = [self._event(draft, now, who, act, index) for index, draft in enumerate(drafts)]
        self.events += fresh
        return fresh

    def do(self, clock: str, who: str, rule: Callable[[Any, datetime], Sequence[Draft]]) -> None:
        """Do what the rule decides at that time."""
        self.write(at(clock), rule(self.scene.incident, at(clock)), who)

    def say(self, clock: str, who: str, typed: str) -> None:
        """Log a line."""
        self.write(at(clock), log(read_line(typed, at(clock), UTC)), who)

    def _event(self, draft: Draft, now: datetime, who: str, act: str, index: int) -> Event:
        seq = len(self.events) + index + 1
        return Event(
            position=seq, id=draft.id or f"event-{seq}", incident="incident-1", seq=seq, act=act, kind=draft.kind,
            version=draft.version, happened=draft.happened or Moment.exactly(now), written_at=now, who=who,
            body=draft.body, salt="", body_hash="", previous="", hash=str(seq),
        )  # fmt: skip


class RehearsedLink(QObject):
    """A link whose desk is a ``Record``: at once unless ``held``; ``failure`` is what the disk says next."""

    scene_shown = Signal(object)
    scene_filled = Signal(object)
    scene_changed = Signal(object, object)
    refused = Signal(str)
    store_failed = Signal(object)
    not_saved = Signal()
    saving_changed = Signal(bool)

    library = None

    def __init__(self, record: Record | None = None) -> None:
        super().__init__()
        self.who = "Rita Ortega"
        self.standing = FakeStanding(self)
        self.record = record
        self.held = False
        self.failure: StoreFailure | None = None
        self.refusals: list[str] = []
        self.acts = 0
        self.ids = 0
        self.waiting: list[Callable[[], None]] = []
        self.refused.connect(self.refusals.append)
        self.office = SimpleNamespace(now=self._now, zone=UTC, desk=SimpleNamespace(new_act=self._new_id))

    def show(self, record: Record | None = None) -> None:
        """Show the record's incident."""
        self.record = record or self.record
        self.scene_shown.emit(self.record.scene)

    def act(self, rule: Any, incident: str | None = None, then: Any = None) -> None:
        """Do what the rule decides; kept back while ``held``."""
        self.acts += 1
        self.waiting.append(lambda: self._do(rule, then))
        if not self.held:
            self.release()

    def read(self, work: Any, then: Any) -> None:
        """Do other work, in its turn."""
        self.waiting.append(lambda: then(work(self.office)))
        if not self.held:
            self.release()

    def release(self) -> None:
        """Do everything that was kept back."""
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            one()

    def _do(self, rule: Any, then: Any) -> None:
        failure, self.failure = self.failure, None
        if failure is not None:
            self.not_saved.emit()
            self.store_failed.emit(failure)
            return
        before = self.record.scene.incident
        try:
            drafts = rule(before, self.record.now)
        except Refused as error:
            self.refused.emit(str(error))
            return
        except DeskError as error:
            self.refused.emit(str(error))
            return
        known = {event.id for event in self.record.events}
        events = self.record.write(self.record.now, [one for one in drafts if one.id not in known], self.who)
        scene = self.record.scene
        change = Change(before, scene.incident, tuple(events))
        self.scene_changed.emit(scene, change)
        if then is not None:
            then(change)

    def _now(self) -> datetime:
        return self.record.now if self.record else DECLARED

    def _new_id(self) -> str:
        self.ids += 1
        return f"id-{self.ids}"


class RehearsedTicker(QObject):
    """A ticker that ticks when it is told to."""

    ticked = Signal(object)


def done(step: str, state: StepState = StepState.DONE, reason: str | None = None) -> Any:
    """The rule that gives a step its state."""
    return lambda incident, _now: set_step(incident, step, state, reason)


def bare() -> Record:
    """An incident without a playbook."""
    return Record(Declaration("Chatbot Fluxa: service outage", "P1"))


def night() -> Record:
    """The night of the design: Immediate Response is complete, Diagnosis is under way at 03:43."""
    record = Record(Declaration("Chatbot Fluxa: service outage", "P1", playbook(), commander="Maya Kowalski"))
    maya, rita = "Maya Kowalski", "Rita Ortega"
    record.do("2:57:30", maya, lambda incident, _now: take_role(incident, "tech lead", rita))
    record.say("3:00:10", maya, "> Tech lead paged, first step of the escalation path")
    record.do("3:02:48", rita, lambda incident, _now: acknowledge(incident, None))
    for number in range(1, 5):
        record.do(f"3:0{number + 3}:00", rita, done(f"1.1.{number}"))
    record.say("3:09:05", rita, "= Render dashboard: service is Live, CPU 4 %, memory 212 MB. No platform incident")
    record.do("3:11:40", maya, lambda incident, _now: enter_phase(incident, "Diagnosis"))
    record.do("3:14:00", rita, done("2.1.1"))
    record.say("3:14:20", rita, "= Every request times out at 60 s, /api/health included. The process never starts")
    record.do("3:15:00", rita, done("2.1.2"))
    record.do("3:20:00", rita, done("2.2.2", StepState.RULED_OUT))
    record.say("3:20:10", rita, "= No configuration change in the last 24 hours. Ruled out")
    record.do("3:21:00", rita, done("2.2.1", StepState.SUSPECT))
    record.say("3:24:02", rita, "? Deploy 7c1e0f4 (02:49) changed the database session used at start-up. "
               "Hang before the port opens?")  # fmt: skip
    record.do("3:26:00", maya, lambda incident, _now: assess(incident, "extent", "complete"))
    record.do("3:27:00", maya, lambda incident, _now: assess(incident, "money", None))
    record.do("3:31:00", rita, done("2.1.3"))
    record.say("3:31:30", rita, "= MongoDB ping 2.9 s, normally 40 ms. 498 of 500 connections in use")
    record.do("3:32:00", rita, done("2.1.4", StepState.DOING))
    record.say("3:38:15", maya, "! Roll back to 41ab9d2 if ping stays above 1 s after a pool reset. "
               "Tech lead calls it by 03:50 or earlier")  # fmt: skip
    record.say("3:40:00", rita, "+ Alert on pool use above 80 % @RO")
    record.say("3:40:30", maya, "Reset of the pool asked of the hoster")
    struck = record.events[-1]
    record.do("3:41:00", maya, lambda _incident, _now: strike(struck, "asked in the wrong channel"))
    record.say("3:41:40", rita, "> Connection pool reset in MongoDB Atlas. Ping 2.7 s, no change")
    record.now = at("3:43:20")
    return record


def long_night(entries: int) -> Record:
    """A record with so many entries of one or two lines, three seconds apart."""
    record = bare()
    for number in range(entries):
        words = "The pool is exhausted again, " * (1 + number % 5)
        now = DECLARED + timedelta(seconds=3 * number)
        record.write(now, log(read_line(f"= Ping {number} ms. {words}", now, UTC)), "Rita Ortega")
    return record
