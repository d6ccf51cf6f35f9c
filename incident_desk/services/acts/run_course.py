"""What is said in the course of a checklist run: it is live, it keeps going, who runs it, what fills its blanks.

Each is said once, is told in the timeline, and can be taken back with undo.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.run_commands import RunBlank, blanks_of
from incident_desk.domain.run_criteria import criterion_states
from incident_desk.domain.run_decision import ROLL_BACK
from incident_desk.domain.run_facts import CriterionSeen
from incident_desk.domain.run_reading import read_run
from incident_desk.formats.times import AHEAD
from incident_desk.services.acts.running import require_running
from incident_desk.services.acts.words import clean, one_line, said

LONGEST_VALUE = 1_000
LONGEST_NAME = 100
_SECRET = re.compile(r"secret|passw|passphrase|token|credential|(?:api|private|access)[ _-]?key", re.IGNORECASE)
"""Blanks whose value belongs in no record."""


def go_live(run: Incident, now: datetime, at: datetime | None = None) -> Sequence[Draft]:
    """Say that it went live, now or then (UTC): what comes afterwards counts from that moment. Said anew, it moves.

    Raises:
        Refused: the run has ended, or the time lies before its start or ahead of ``now``.
    """
    require_running(run)
    moment = at or now
    if moment > now + AHEAD:
        raise Refused(f"{moment:%H:%M:%S} UTC lies ahead of now, {now:%H:%M:%S} UTC. What is live went live before")
    if moment < run.declared_at:
        raise Refused(f"{run.key} started at {run.declared_at:%H:%M:%S} UTC, so it can't be live before that")
    if run.course.live is not None and run.course.live.at == at:
        raise Refused(f"{run.key} is live since {at:%H:%M:%S} UTC already")
    return (Draft(Kind.RUN_LIVE, {"source": "typed"}, Moment.exactly(at) if at else None),)


def keep_going(
    run: Incident, now: datetime, reason: str = "", known: Sequence[CriterionSeen] = ()
) -> Sequence[Draft]:
    """Decide not to roll back, with what is known now; it is asked again at the end of the next window.

    Without ``known``, what its checks say of the criteria is kept, or else how they stand.

    Raises:
        Refused: the run has ended, or its checklist states no criteria to decide by.
    """
    require_running(run)
    decision = read_run(run, now).decision
    if decision is None:
        raise Refused(f"The checklist of {run.key} states no criteria to decide by")
    measured = tuple(CriterionSeen(one.criterion.text, one.words) for one in criterion_states(run))
    seen = known or measured or tuple(CriterionSeen(mark.name, mark.state) for mark in run.check_marks.values())
    body = {
        "decision": decision.name or ROLL_BACK,
        "reason": clean(reason) or None,
        "known": [{"text": one.text, "words": one.words} for one in seen],
        "due": decision.due.isoformat() if decision.due and decision.is_due else None,
    }
    return (Draft(Kind.RUN_KEPT_GOING, body),)


def fill_blank(run: Incident, blank: str, value: str) -> Sequence[Draft]:
    """Fill a blank of the run's commands, in all of them; nothing as the value opens it again.

    Raises:
        NotFound: no command has that blank; the words list those there are.
        Refused: the run has ended, the blank is of a secret, the value is too long or of several lines, or it is
            that already.
    """
    require_running(run)
    found, text = _blank(run, blank), clean(value)
    if text and _SECRET.search(found.text):
        raise Refused(f"{found.text} is a secret, which has no place in a record: type it where the command runs")
    if "\n" in text or len(text) > LONGEST_VALUE:
        raise Refused(f"A value is one line of {LONGEST_VALUE} characters at most")
    if (text or None) == found.value:
        raise Refused(f"{found.text} is {text} already" if text else f"{found.text} is open already")
    return (Draft(Kind.RUN_FILLED, {"blank": found.text, "value": text or None}),)


def staff(run: Incident, runs: str | None = None, second: str | None = None) -> Sequence[Draft]:
    """Say who runs it, and who is the second pair of eyes; an empty name there is nobody. None is not said.

    Raises:
        Refused: the run has ended, nobody was named, both are one person, or that is so already.
    """
    require_running(run)
    runner = said(one_line(runs), "Say who runs it") if runs is not None else runner_of(run)
    eyes = one_line(second) if second is not None else run.course.second
    if max(len(runner), len(eyes)) > LONGEST_NAME:
        raise Refused(f"A name has {LONGEST_NAME} characters at most")
    if runner == eyes:
        raise Refused(f"{eyes} runs it: the second pair of eyes is somebody else")
    given = ((runs, "runs", runner, runner_of(run)), (second, "second", eyes, run.course.second))
    body = {name: now for wish, name, now, before in given if wish is not None and now != before}
    if not body:
        raise Refused("That is so already")
    return (Draft(Kind.RUN_STAFFED, body),)


def runner_of(run: Incident) -> str:
    """Who runs it: whoever started it, until somebody else was named."""
    return run.course.runner or run.declared_by


def _blank(run: Incident, wanted: str) -> RunBlank:
    blanks, plain = blanks_of(run), one_line(wanted).casefold()
    found = [one for one in blanks if plain and (plain == one.text.casefold() or wanted.strip() in one.marks)]
    if len(found) != 1:
        names = "; ".join(f"{one.text} ({', '.join(one.marks)})" for one in blanks) or "none"
        raise NotFound(f"No command has the blank {clean(wanted)!r}. There are: {names}")
    return found[0]
