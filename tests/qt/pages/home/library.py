"""A library for tests and pictures of Home: records made by the real rules, on a store in memory."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.health import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.running import RunStart
from incident_desk.services.acts.steering import acknowledge, close, resolve
from tests.any_run import BOOK
from tests.fakes import Bench

NOW = datetime(2026, 10, 14, 3, 43, 20, tzinfo=UTC)


def steps(prefix: str, count: int) -> tuple[Step, ...]:
    return tuple(Step(f"{prefix}.{number}", f"Step {number}") for number in range(1, count + 1))


def outage() -> Playbook:
    """A playbook with the times of the design."""
    return Playbook(
        title="Service Outage Playbook",
        severities=(SeverityLevel("P1", "Critical", 1, 900, 14_400, 900, definition="Complete service outage"),),
        default_severity="P1",
        plans=(
            Plan(
                "Response",
                (
                    Phase("Immediate Response", 0, 900, steps=steps("1", 11)),
                    Phase("Diagnosis", 900, 3600, steps=steps("2", 14)),
                    Phase("Mitigation", 3600, 7200, steps=steps("3", 9)),
                    Phase("Resolution", 7200, 14_400, steps=steps("4", 7)),
                    Phase("Post-incident", 14_400, None, after=True, steps=steps("5", 7)),
                ),
            ),
        ),
        review_due_s=48 * 3600,
        watch_s=24 * 3600,
    )


def sent() -> Draft:
    """An update that went out."""
    return Draft(Kind.UPDATE_SENT, {"text": "We are working on it", "channels": ["status page"]})


def asked(text: str, due: str | None) -> Any:
    """The rule that adds an action item with its date."""
    draft = Draft(Kind.ACTION_ADDED, {"text": text, "owner": "RO", "due": due})
    return lambda incident, now: (draft,)


@dataclass
class Past:
    """One incident that is over: days before now, then minutes after its declaration."""

    title: str
    days: float
    severity: str = "P1"
    acknowledged: float = 6
    phases: tuple[float, ...] = (12, 40)
    resolved: float = 90
    closed: bool = True
    record: RecordKind = RecordKind.INCIDENT
    updates: tuple[float, ...] = ()
    actions: tuple[tuple[str, str | None], ...] = field(default=())


class Shelf:
    """A desk on a store in memory, and what was recorded on it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.bench, self.now = Bench(now), now

    @property
    def incidents(self) -> list[Incident]:
        """Every record as it stands, newest first."""
        desk = self.bench.desk
        return [desk.incident_of(head.incident) for head in reversed(desk.heads())]

    def act(self, incident: str, at: datetime, rule: Any) -> None:
        self.bench.clock.at = at
        self.bench.desk.act(incident, rule, "Maya Kowalski")

    def declare(self, title: str, at: datetime, **more: Any) -> str:
        self.bench.clock.at = at
        wish = Declaration(title, **{"playbook": outage(), "commander": "MK", **more})
        return self.bench.desk.declare(wish, "Maya Kowalski").id

    def start_run(self, at: datetime, title: str = "") -> str:
        """Start a checklist run then."""
        self.bench.clock.at = at
        return self.bench.desk.runs.start(RunStart(BOOK, title=title), "RO").id

    def add(self, past: Past) -> str:
        """Record an incident that is over."""
        start = self.now - timedelta(days=past.days)
        one = self.declare(past.title, start, severity=past.severity, record=past.record)
        acts: list[tuple[float, Any]] = [
            *(
                (minutes, lambda incident, now: enter_phase(incident, "next"))
                for minutes in past.phases
                if minutes <= past.resolved
            ),
            *((minutes, lambda incident, now: (sent(),)) for minutes in past.updates),
            *((past.resolved, asked(text, due)) for text, due in past.actions),
        ]
        if past.acknowledged:
            acts.append((past.acknowledged, lambda incident, now: acknowledge(incident, None)))
        acts.append((past.resolved, lambda incident, now: resolve(incident, None, Moment.exactly(now))))
        if past.closed:
            acts.append((past.resolved, lambda incident, now: close(incident)))
        # The store's time never goes back, so everything is done in its order.
        for minutes, rule in sorted(acts, key=lambda act: act[0]):
            self.act(one, start + timedelta(minutes=minutes), rule)
        return one

    def run(self, title: str = "Chatbot Fluxa: service outage", minutes: float = 47.2, **more: Any) -> str:
        """An incident that is under way, in Diagnosis."""
        start = self.now - timedelta(minutes=minutes)
        one = self.declare(title, start, severity="P1", **more)
        self.act(one, start + timedelta(minutes=6.6), lambda incident, now: acknowledge(incident, None))
        for number in range(1, 12):
            step = f"1.{number}"
            self.act(
                one,
                start + timedelta(minutes=7),
                lambda incident, now, step=step: set_step(incident, step, StepState.DONE),
            )
        self.act(one, start + timedelta(minutes=15), lambda incident, now: enter_phase(incident, "Diagnosis"))
        for minutes_in in (10, 24, 36.4):
            draft = Draft(Kind.UPDATE_SENT, {"text": "We are working on it", "channels": []})
            self.act(one, start + timedelta(minutes=minutes_in), lambda incident, now, draft=draft: (draft,))
        self.watch(one, start, ("api", State.DOWN), ("chat", State.DOWN), ("mongo", State.SLOW), ("web", State.OK))
        return one

    def watch(self, one: str, at: datetime, *checks: tuple[str, State]) -> None:
        """Watch checks, and book the state of each."""
        for name, state in checks:
            watched = Draft(Kind.CHECK_WATCHED, {"check": {"id": name, "name": name}})
            changed = Draft(Kind.CHECK_CHANGED, {"check": name, "name": name, "before": "no_data", "after": state})
            self.act(one, at, lambda incident, now, drafts=(watched, changed): drafts)

    def note_action(self, one: str, text: str) -> None:
        self.act(one, self.now, lambda incident, now: log(Line(text, Sign.ACTION_ITEM)))


def season(shelf: Shelf) -> Shelf:
    """A quarter of a year as in the design."""
    p3, p2 = {"severity": "P3"}, {"severity": "P2"}
    shelf.add(Past("Slack CRM bot: requests time out after 30 to 45 s", 77, **p2, acknowledged=5, resolved=92))
    shelf.add(Past("Slack CRM bot: unauthorized errors after token rotation", 68, acknowledged=2.2, resolved=58))
    shelf.add(
        Past("Telegram bot: /start fails for all users (NameError)", 57, "P0", 22, (30, 300), 760,
             actions=(("Implement basic health checks", "2026-08-19"), ("Create rollback procedure", "2026-08-19")))
    )  # fmt: skip
    shelf.add(
        Past("Chatbot Fluxa: Gemini replies fail, switched to OpenAI", 41, **p2, acknowledged=9.5, resolved=72)
    )
    shelf.add(Past("Slack CRM bot: search works, notes time out", 33, **p2, acknowledged=24, resolved=185))
    shelf.add(Past("MarketEdge: start-up hang, every endpoint times out", 26, "P0", 1, (5, 70), 118, closed=False))
    shelf.add(
        Past("Slack CRM bot: invalid_blocks on every notes query", 18, acknowledged=11.3, resolved=104,
             updates=(14, 29, 50, 62, 77, 92), actions=(("Alert on pool use above 80 %", None),))
    )  # fmt: skip
    shelf.add(Past("Chatbot Fluxa: MongoDB Atlas fail-over drill", 12, record=RecordKind.DRILL, resolved=52))
    shelf.add(Past("Slack CRM bot: answers take 20 s instead of 10 s", 5, **p3, acknowledged=41, resolved=310))
    return shelf


class LibraryRuns(QObject):
    """The checklist runs of a shelf."""

    listed = Signal(object)

    def __init__(self, shelf: Shelf, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = shelf

    @property
    def all(self) -> list[Incident]:
        return self.shelf.bench.desk.runs.newest_first()

    def act(self, rule: Any, who: str, run: str | None = None, then: Any = None) -> None:
        self.shelf.act(run or "", self.shelf.now, rule)
        self.listed.emit(self.all)


class LibraryLink(QObject):
    """A link on the shelf: it answers at once."""

    opened = Signal(object)
    open_failed = Signal(object)
    library_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf, self.who = shelf, "Maya Kowalski"
        self.runs = LibraryRuns(shelf, self)
        self.reads = 0
        self.office: SimpleNamespace | None = None
        self.library: list[Incident] | None = None
        self.has_failed = False

    def show(self) -> None:
        """Open the record and tell its rows."""
        self.office = SimpleNamespace(folder="/home/ops/incidents", now=lambda: self.shelf.now, zone=UTC)
        self.opened.emit(self.office)
        self.library = self.shelf.incidents
        self.library_changed.emit(self.library)
        self.runs.listed.emit(self.runs.all)

    def act(self, rule: Any, incident: str | None = None, then: Any = None) -> None:
        self.shelf.act(incident or "", self.shelf.now, rule)
        self.library_changed.emit(self.shelf.incidents)

    def read(self, work: Any, then: Any) -> None:
        self.reads += 1
        then(work(self.office))


class HandTicker(QObject):
    """A ticker that ticks when it is told to."""

    ticked = Signal(object)
