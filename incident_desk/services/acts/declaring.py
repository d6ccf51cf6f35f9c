"""Opening a record: declare an incident, a drill or a checklist run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.assessment import BY_ID
from incident_desk.domain.counting import Counting
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.frozen_playbook import frozen
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.roles import Role
from incident_desk.domain.severity import WORKSPACE_SCHEME, Level, Targets, level_named, scale_of, targets_for
from incident_desk.services.acts.words import clean, one_line, said

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is known when an incident is declared. Times in UTC; ``at`` None is "now"."""

    title: str
    severity: str | None = None
    playbook: Playbook | None = None
    source: str = ""
    plan: str | None = None
    at: datetime | None = None
    impact_started: Moment | None = None
    detected: Moment | None = None
    affects: str | None = None
    commander: str | None = None
    record: RecordKind = RecordKind.INCIDENT
    targets: Targets | None = None
    counting: Counting | None = None
    with_checks: bool = True
    """Whether it takes along the standing checks that are concerned; a drill and what is past take none."""
    run: str | None = None
    """The id of the checklist run that it comes of, whose record it takes along."""

    @property
    def takes_checks(self) -> bool:
        """Whether this declaration takes standing checks along."""
        return self.with_checks and self.record is RecordKind.INCIDENT


def declare(
    wish: Declaration, key: str, now: datetime, scheme: tuple[Level, ...] = WORKSPACE_SCHEME
) -> Sequence[Draft]:
    """The opening of a record: what it is, its targets, its playbook, its first phase and its commander.

    Raises:
        Refused: the title is empty or too long, or the severity or the plan is not one of the playbook's.
    """
    title = said(one_line(wish.title), "An incident needs a title: a few words on what is happening")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"The title has {len(title)} characters, {LONGEST_TITLE} at most. Log the rest as an entry")
    happened = Moment.exactly(wish.at or now)
    severity = _severity(wish, scheme)
    targets = wish.targets or targets_for(severity, wish.playbook, scheme)
    body = {
        "key": key,
        "record": wish.record,
        "title": title,
        "severity": severity,
        "targets": targets.to_data(),
        "playbook": wish.playbook.title if wish.playbook else None,
        "affects": clean(wish.affects) if wish.affects else None,
        # The incident keeps the rule it was opened with: no later setting changes a reading.
        "counting": (wish.counting or Counting()).to_data(),
    }
    return (
        Draft(Kind.OPENED, body, happened),
        *_playbook(wish, happened),
        *_milestones(wish),
        *_affected(wish, happened),
        *_commander(wish, happened),
        *_first_phase(wish, happened),
    )


def _severity(wish: Declaration, scheme: tuple[Level, ...]) -> str | None:
    wanted = wish.severity or (wish.playbook.default_severity if wish.playbook else None)
    if wanted is None:
        return None
    scale = scale_of(wish.playbook, scheme)
    level = level_named(wanted, scale)
    if level is None and not wish.severity:
        # What the document calls its default is no level here: nobody who declares at night answers for that.
        return None
    if level is None:
        names = ", ".join(f"{one.name} ({one.label})" if one.label else one.name for one in scale)
        raise Refused(f"There is no severity {wanted!r} here. The levels are {names}")
    return level.name


def _playbook(wish: Declaration, happened: Moment) -> Sequence[Draft]:
    if wish.playbook is None:
        return ()
    body = {
        "name": wish.playbook.title,
        "plan": _plan(wish),
        "sha256": wish.playbook.source_sha256,
        "source": wish.source,
        "playbook": frozen(wish.playbook).to_data(),
    }
    return (Draft(Kind.PLAYBOOK_ATTACHED, body, happened),)


def _plan(wish: Declaration) -> str | None:
    assert wish.playbook is not None
    if wish.plan is None:
        return wish.playbook.chosen_plan
    try:
        return wish.playbook.plan(wish.plan).name
    except KeyError as error:
        raise Refused(str(error.args[0])) from error


def _milestones(wish: Declaration) -> Sequence[Draft]:
    given = ((Milestone.IMPACT_STARTED, wish.impact_started), (Milestone.DETECTED, wish.detected))
    return tuple(
        Draft(Kind.MILESTONE_SET, {"milestone": milestone, "source": "typed"}, moment)
        for milestone, moment in given
        if moment is not None
    )


def _affected(wish: Declaration, happened: Moment) -> Sequence[Draft]:
    """Who is affected is the first answer of the assessment card; it may change like any other."""
    who = clean(wish.affects or "")
    body = {"question": "who", "text": BY_ID["who"].text, "answer": who}
    return (Draft(Kind.ASSESSED, body, happened),) if who else ()


def _commander(wish: Declaration, happened: Moment) -> Sequence[Draft]:
    if not wish.commander:
        return ()
    return (Draft(Kind.ROLE_TAKEN, {"role": Role.COMMANDER, "person": one_line(wish.commander)}, happened),)


def _first_phase(wish: Declaration, happened: Moment) -> Sequence[Draft]:
    phases = wish.playbook.phases(_plan(wish)) if wish.playbook else ()
    if not phases:
        return ()
    return (Draft(Kind.PHASE_ENTERED, {"phase": 0, "name": phases[0].name}, happened),)
