"""JSON lines for scripts, editors and chat bots: one request a line, one answer a line, no state of its own.

The words are in ``docs/manual.md``. An answer says ``ack`` only after the text is on the disk.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from incident_desk.bootstrap import Workplace
from incident_desk.cli.session import Session, print_line
from incident_desk.domain.clock import clock
from incident_desk.domain.errors import DeskError, NotFound, Refused, StoreFailure, WrongUse
from incident_desk.domain.events import Kind
from incident_desk.domain.fold import ERASED_TEXT
from incident_desk.domain.severity import SETTINGS, Target, Targets
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.words import clean
from incident_desk.services.timekeeping import Timekeeper

TIMER = "timer"
LONGEST_TIMER_S = 10 * 366 * 86_400
LONGEST_WORD = 4_000
Answer = dict[str, Any]


def pipe(session: Session) -> int:
    """Answer requests until ``quit`` or the end of input."""
    try:
        place = session.place
    except StoreFailure as failure:
        _print(_refusal(failure, None))
        raise
    pipe = Pipe(place, session.who)
    _print({"ok": True, "ready": True, "pid": os.getpid()})
    pipe.serve(sys.stdin or ())
    return 0


class Pipe:
    """Answers one request after the other through the same desk as the window."""

    def __init__(self, place: Workplace, who: str) -> None:
        self._place, self._desk, self._who = place, place.desk, who
        self._time = Timekeeper(place.desk, place.clock, place.zone)
        self._answers: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
            "append": self._append,
            "read": self._read,
            "verify": self._verify,
            "timer_start": self._timer_start,
            "timer": self._timer,
            "backup": self._backup,
        }

    def serve(self, lines: Iterable[str]) -> None:
        """Read lines until ``quit`` or the end."""
        for line in lines:
            request: Any = None
            try:
                request = json.loads(line)
            except (ValueError, RecursionError) as error:
                _print(_refusal(WrongUse(f"This line is no JSON: {error}"), None))
                continue
            if isinstance(request, dict) and request.get("op") == "quit":
                _print({"ok": True})
                return
            _print(self.answer(request))

    def answer(self, request: Any) -> Answer:
        """The answer to one request; an error is an answer too."""
        op = request.get("op") if isinstance(request, dict) else None
        if not isinstance(op, str) or op not in self._answers:
            known = ", ".join((*self._answers, "quit"))
            return _refusal(WrongUse(f'Say what to do as {{"op": …}}. Known: {known}'), None)
        try:
            return self._answers[op](request)
        except DeskError as error:
            return _refusal(error, request.get("key"))

    def _append(self, request: Mapping[str, Any]) -> Answer:
        key, line = _word(request, "key"), Line(_text(request, "text"), Sign.NOTE)
        log(line, key)  # what can't be logged opens no incident
        incident = self._incident(_word(request, "incident"))
        events = self._desk.act(incident, lambda *_: log(line, key), self._who, act=key).events
        if any(event.kind != Kind.ENTRY_LOGGED or event.incident != incident for event in events):
            raise Refused(f"The key {key!r} is taken by something else in this record. Use another one")
        return {"ok": True, "ack": key}

    def _incident(self, key: str) -> str:
        """The incident of that key; an unknown one is declared, its severity not stated."""
        try:
            return self._desk.find(key)
        except NotFound:
            wish = Declaration(title=key, targets=Targets(), with_checks=False)
            return self._desk.declare(wish, self._who, key=key, act=self._opening(key)).id

    def _opening(self, key: str) -> str:
        """Two processes that meet the same unknown key open one incident, not two."""
        return self._desk.caused("pipe", "opened", key)

    def _read(self, request: Mapping[str, Any]) -> Answer:
        incident = self._desk.find(_word(request, "incident"))
        rows = timeline(self._desk.events(incident))
        entries = [{"key": row.id, "text": ERASED_TEXT if row.erased else row.text} for row in rows if row.human]
        return {"ok": True, "entries": entries}

    def _verify(self, request: Mapping[str, Any]) -> Answer:
        problems = [problem.what for problem in self._place.store.verify()]
        return {"ok": not problems, "problems": problems}

    def _timer_start(self, request: Mapping[str, Any]) -> Answer:
        seconds = request.get("target")
        if not isinstance(seconds, int | float) or not 0 <= seconds <= LONGEST_TIMER_S:
            raise WrongUse(f'"target" is a number of seconds from 0 to {LONGEST_TIMER_S}')
        targets = Targets(resolution=Target(int(seconds), SETTINGS))
        wish = Declaration(title=TIMER, targets=targets, with_checks=False)
        incident = self._desk.declare(wish, self._who, key=TIMER)
        return {"ok": True, "key": incident.key}

    def _timer(self, request: Mapping[str, Any]) -> Answer:
        incident = self._desk.find(TIMER)
        self._time.look([incident])
        self._desk.book_crossings([incident])
        state = self._desk.incident_of(incident)
        reading = clock(state, self._desk.now())
        target = reading.target("resolution")
        return {
            "ok": True,
            "elapsed": reading.elapsed_s,
            "remaining": target.remaining_s,
            "breached": target.late_by_s > 0,
            "jumps": [one.seconds for one in state.jumps],
        }

    def _backup(self, request: Mapping[str, Any]) -> Answer:
        self._place.store.backup(Path(_word(request, "to")))
        return {"ok": True}


def _text(request: Mapping[str, Any], name: str) -> str:
    """A text of the request.

    Raises:
        WrongUse: it isn't there, or it is no text.
    """
    value = request.get(name)
    if not isinstance(value, str):
        raise WrongUse(f'This request needs a text in "{name}"')
    return clean(value)


def _word(request: Mapping[str, Any], name: str) -> str:
    """A short text of the request that is not empty: a key, a path.

    Raises:
        WrongUse: it is none.
    """
    value = _text(request, name)
    if not 0 < len(value) <= LONGEST_WORD:
        raise WrongUse(f'"{name}" has 1 to {LONGEST_WORD} characters')
    return value


def _refusal(error: DeskError, key: Any) -> Answer:
    code = (
        error.code if isinstance(error, StoreFailure) else "wrong_use" if isinstance(error, WrongUse) else "refused"
    )
    kept = error.kept if isinstance(error, StoreFailure) else False
    return {"ok": False, "code": code, "message": str(error), "kept": kept} | ({"key": key} if key else {})


def _print(answer: Answer) -> None:
    print_line(json.dumps(answer, ensure_ascii=False))
