"""The part watch of the command check: how the checks of a record are, line by line as it changes.

It looks on: while a window has the watch it hears that one's answers, otherwise it asks by itself. It books
nothing.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import Any

from incident_desk.bootstrap import open_listening
from incident_desk.cli.session import Session, print_line
from incident_desk.domain.errors import NotFound, WrongUse
from incident_desk.domain.evidence import answer_words
from incident_desk.domain.health import CheckState, Sample, State
from incident_desk.domain.health_check import Check
from incident_desk.domain.hooks import ChangeTold
from incident_desk.formats.report_text import visible
from incident_desk.formats.times import iso
from incident_desk.services.patrol import Patrol
from incident_desk.services.webhook import WebhookState

LOOK_S = 0.2
_Said = tuple[State, str, str]


class _Ear:
    """Hears the worker on its threads."""

    def __init__(self) -> None:
        self.heard: SimpleQueue[Sequence[Sample] | str] = SimpleQueue()

    def samples_taken(self, samples: Sequence[Sample]) -> None:
        """Some checks were asked."""
        self.heard.put(samples)

    def worker_lost(self, reason: str) -> None:
        """Nobody asks at the moment."""
        self.heard.put(reason)

    def worker_ready(self) -> None:
        """The worker asks (again)."""

    def watch_taken(self, last_asked: datetime | None) -> None:
        """An onlooker books no gap."""

    def changes_heard(self, changes: Sequence[ChangeTold]) -> None:
        """An onlooker books no change."""

    def webhook_changed(self, state: WebhookState) -> None:
        """An onlooker has no webhook."""


class _Onlooker:
    """The checks of one record, and what was last said of each."""

    def __init__(self, session: Session, record: str) -> None:
        self._session, self._record = session, record
        self._patrol = Patrol()
        self._said: dict[str, _Said] = {}

    def follow(self) -> bool:
        """Take in what others wrote; says whether other checks are to be asked than before."""
        record = self._session.place.desk.incident_of(self._record)
        return self._patrol.follow([record], self._session.now())

    @property
    def patrol(self) -> Patrol:
        """What is watched."""
        return self._patrol

    def news(self) -> Iterator[tuple[Check, CheckState]]:
        """The checks that stand otherwise than was said last, or that answered for the first time."""
        for check in self._patrol.checks_of(self._record):
            state = self._patrol.state(self._record, check.id)
            if _is_unknown(state) and state.said.state is None:
                continue
            stands = (_shown(state), state.beyond and state.level.word, state.parent)
            if self._said.get(check.id) != stands:
                self._said[check.id] = stands
                yield check, state


def watch_part(session: Session, given: Sequence[str]) -> int:
    """Say how each check is, and each change as it comes, until Ctrl+C or for so long as was said."""
    if len(given) != 1:
        raise WrongUse("Say which incident: check watch KEY; KEY may be standing")
    record = session.record(given[0])
    if not record.checks:
        raise NotFound(f"{record.key} watches nothing")
    onlooker, ear, worker = _Onlooker(session, record.id), _Ear(), open_listening(session.place)
    onlooker.follow()
    worker.watch(onlooker.patrol.asked, onlooker.patrol.pace)
    worker.start(ear)
    ends_at = None if session.words.length is None else time.monotonic() + session.words.length
    try:
        while ends_at is None or time.monotonic() < ends_at:
            _hear(ear, onlooker, session.now)
            for check, state in onlooker.news():
                _say(session, check, state)
            if onlooker.follow():
                worker.watch(onlooker.patrol.asked, onlooker.patrol.pace)
    except KeyboardInterrupt:
        pass
    finally:
        worker.stop()
    return 0


def _hear(ear: _Ear, onlooker: _Onlooker, now: Callable[[], datetime]) -> None:
    """What was heard by now; waits a moment for the next."""
    try:
        heard = ear.heard.get(timeout=LOOK_S)
    except Empty:
        onlooker.patrol.silence(now())
        return
    if isinstance(heard, str):
        onlooker.patrol.lost(now(), heard)
    else:
        onlooker.patrol.take(heard)


def _is_unknown(state: CheckState) -> bool:
    """Whether nothing was heard of it here: what the record says of it stands."""
    return state.last is None and not state.is_silent and not state.outside


def _shown(state: CheckState) -> State:
    """The state, or before the first answer that of the record."""
    return state.said.state if _is_unknown(state) and state.said.state is not None else state.state


def _since(state: CheckState) -> datetime | None:
    """When it came to be so. An outage began with its first failure, whenever this command was started."""
    if _shown(state) is State.DOWN and state.down_at is not None:
        return state.first_failed_at or state.down_at
    return state.said.trouble_from if _is_unknown(state) else state.since


def _say(session: Session, check: Check, state: CheckState) -> None:
    last = state.last
    data: dict[str, Any] = {
        "check": check.id,
        "name": check.name,
        "state": _shown(state).value,
        "level": state.level.word if state.level else None,
        "since": iso(since) if (since := _since(state)) else None,
        "value_ms": round(last.timing.total_ms, 1) if last else None,
        "detail": _detail(state) or None,
    }
    if session.words.json:
        print_line(json.dumps(data, ensure_ascii=False))
        return
    value = f", {answer_words(last)}" if last and last.fault is None else ""
    detail = f": {_detail(state)}" if _detail(state) else ""
    at = session.local(last.at if last else session.now())
    print_line(visible(f"{at}  {check.name} {_shown(state).word}{value}{detail}"))


def _detail(state: CheckState) -> str:
    """Why it is not normal."""
    if state.parent:
        return f"{state.parent} is down, on which it depends"
    if _is_unknown(state):
        return "so the record says, no answer yet"
    return state.reason or state.beyond or (state.last.error if state.last else "")
