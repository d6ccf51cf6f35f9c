"""What can happen to an incident: the events that its record is made of.

An event is immutable. Its kinds live for ever: a kind may gain fields in its body, never lose or change one;
``version`` counts such additions. Everything that the desk shows is folded from these events.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from incident_desk.domain.moments import Moment

Body = Mapping[str, Any]


class RecordKind(StrEnum):
    """What a record is of, said by its first event; lists, metrics and reports filter by it."""

    INCIDENT = "incident"
    DRILL = "drill"
    PAST = "past"
    CHECKLIST = "checklist"
    STANDING = "standing"
    """The checks that are watched whether or not anything is open, and the changes that were heard of meanwhile."""


class Kind(StrEnum):
    """The kinds of event. The comment says who writes it and the fields of its body."""

    # key, record, title, severity|None, targets, affects|None, counting, declared (False: not stated); of a record
    # that was taken in from a file: taken (as TakenFrom; written, signed: as its events had there)
    OPENED = "opened"
    PLAYBOOK_ATTACHED = "playbook_attached"  # name, source, sha256, plan|None, playbook (data)
    TITLE_CHANGED = "title_changed"  # old, new
    # text, sign, owner|None, tags, due|None (of a decision with a time); brought in: origin (as Origin), by
    ENTRY_LOGGED = "entry_logged"
    # entry, and what it says anew: text, sign, owner|None, tags, happened (as Moment), due|None, ended|None
    ENTRY_AMENDED = "entry_amended"
    ENTRY_STRUCK = "entry_struck"  # entry, reason
    ENTRY_STARRED = "entry_starred"  # entry, starred
    ENTRY_PLACED = "entry_placed"  # entry, and of its place what is said: pinned, parent|None (it stands under it)
    SEVERITY_CHANGED = "severity_changed"  # old, new, targets, reason|None, dues (optional)
    STATUS_SET = "status_set"  # status, reason|None, duplicate_of|None, undoes (an act), proof (as ProofAtEnd)
    MILESTONE_SET = "milestone_set"  # milestone, source ("typed", "check", "status", ...)
    PHASE_ENTERED = "phase_entered"  # phase (index in the plan), name
    STEP_SET = (
        "step_set"  # step, text, state, reason|None, overrides (a check's name), owner, until (of a deferred)
    )
    ROLE_TAKEN = "role_taken"  # role, person
    TARGET_PAUSED = "target_paused"  # target, reason, party, what|None, case|None, ask_at|None (ISO, UTC)
    PAUSE_KEPT = "pause_kept"  # target, ask_at (ISO, UTC): it still stands, and is asked about again then
    TARGET_RESUMED = "target_resumed"  # target
    TARGET_CROSSED = "target_crossed"  # target, name, mark, due, since, allowed_s, recorded_late
    CROSSING_CORRECTED = "crossing_corrected"  # crossing (the event), reason
    TARGET_SEEN = "target_seen"  # target, state (how loud its alarm was then)
    ESCALATED = "escalated"  # level (from 1), role, outcome
    ESCALATION_SNOOZED = "escalation_snoozed"  # level (from 1), role, until, reason
    CONTACT_CALLED = "contact_called"  # name, role|None (of the contact, where the name is another), outcome
    # text, channels, stage, number, audience|None, waived|None, unchanged_since|None, template: a borrowed one
    UPDATE_SENT = "update_sent"
    UPDATE_SKIPPED = "update_skipped"  # reason, due (when it would have been due)
    ASK_MADE = "ask_made"  # whom, what, minutes
    DECISION_TAKEN = "decision_taken"  # text, due|None
    ASSESSED = "assessed"  # question, answer|None (None: unknown)
    CHECK_WATCHED = "check_watched"  # check (data), how (what was done with it: paused, asked again, …; optional)
    CHECK_CHANGED = "check_changed"  # check, name, before, after, words, detail, evidence|None, level, by (copies)
    CHECKS_TAKEN = "checks_taken"  # checks (data, several): the standing ones that an incident takes along
    CHECK_DROPPED = "check_dropped"  # check, name: no longer watched
    OFFER_PUT_OFF = "offer_put_off"  # checks (ids), names: no incident is declared for their present trouble
    CHANGE_MADE = "change_made"  # text, what (ChangeKind), ref|None, environment|None, source (who told)
    SEEN_ELSEWHERE = "seen_elsewhere"  # good, where, by|None, text|None, check|None, name|None
    CHECKS_SNAPPED = "checks_snapped"  # why (impact_ended, resolved), rows (as SnapshotRow), source ("record")
    SOAK_BROKEN = "soak_broken"  # name, words, passed_s, length_s, clean_since (ISO, UTC)
    SOAK_COMPLETE = "soak_complete"  # length_s, clean_since (ISO, UTC), checks (how many)
    WATCH_GAP = "watch_gap"  # since (ISO, UTC), seconds: nobody asked until it happened
    PATTERN_OPENED = "pattern_opened"  # pattern (its key), name, playbook|None, procedure|None (data): of another
    PATTERN_CLOSED = "pattern_closed"  # pattern (its key), name: put aside, what was found stays
    STEP_BOUND = "step_bound"  # step, text, check|None (None: loose), name, good (answers in a row)
    RUN_LIVE = "run_live"  # source ("typed"): since it happened the run is live, and its later windows count
    RUN_KEPT_GOING = (
        "run_kept_going"  # decision, reason|None, known (of criteria: text, words), due|None (ISO, UTC)
    )
    RUN_FILLED = "run_filled"  # blank (its words), value|None: in all commands of the run
    RUN_STAFFED = "run_staffed"  # runs, second (each only where it was said; "": nobody)
    CRITERION_BOUND = "criterion_bound"  # criterion (its text), check|None (None: no check measures it), name
    RUN_FINISHED = "run_finished"  # outcome, deferred (steps), decision|None, criterion|None, reason|None
    RUN_DECLARED = "run_declared"  # incident, key, title: in the run, of the incident that came of it
    RUN_CARRIED = "run_carried"  # run, key, title, started, live|None (ISO, UTC), steps (as CarriedStep)
    RUN_TOLD = (
        "run_told"  # run (its key), text, detail, kind, event, by: a row of the run's timeline, in that incident
    )
    # how (LinkHow), incident, key, title, entries (ids in the record that they were copied from)
    INCIDENT_LINKED = "incident_linked"
    # key, text, detail, kind, event, by, origin: a row that the desk wrote in another incident, in this one
    INCIDENT_TOLD = "incident_told"
    PAST_TAKEN = (
        "past_taken"  # as PastFacts, and ended (ISO, UTC): what the report states, its source, what is open
    )
    PAST_SOURCE = "past_source"  # name, sha256, text (as it was read, repaired), original (where it was repaired)
    PAST_TOLD = "past_told"  # text, entry (as TimelineEntry), by, place (ISO, UTC): a row of a report's timeline
    EVIDENCE_ATTACHED = "evidence_attached"  # sha256, name, size, media, entry|None
    # text, owner|None, due|None, horizon, type, end_state (how one sees that it is done), result (what was seen of
    # that), ticket, done; of a report: stated
    ACTION_ADDED = "action_added"
    ACTION_SET = "action_set"  # action, and what is said anew: done, and all of the above
    FINDING_SET_ASIDE = "finding_set_aside"  # rule, mark (of the facts it rests on), title, reason
    REVIEW_TEMPLATE_CHOSEN = "review_template_chosen"  # template (as ReviewTemplate), frozen
    REVIEW_WRITTEN = "review_written"  # section, text, title, former|None (the id of the version before)
    REVIEW_LISTED = "review_listed"  # list (as ReviewList), items (text, sort), former|None
    IMPACT_STATED = "impact_stated"  # figure (as ImpactFigure), text, former|None
    GOAL_RESULT_STATED = (
        "goal_result_stated"  # goal (a prevention goal of the playbook, its label), text, former|None
    )
    REVIEW_SECTION_SET = "review_section_set"  # section, state (as SectionState), reason|None
    REVIEW_MOVED = "review_moved"  # state (in_review or draft), reason|None
    # at (ISO, UTC)|None (None: it is taken off), minutes, zone (as it was said), people (names), where|None
    REVIEW_MEETING_SET = "review_meeting_set"
    APPROVED = "approved"  # role, person, state ("approved"), version, seq, head (of the last event before it)
    REOPENED = "reopened"  # reason
    CLOCK_JUMPED = "clock_jumped"  # seconds, wall
    CLOCK_ACCEPTED = "clock_accepted"  # seconds
    COMPUTER_SLEPT = "computer_slept"  # seconds
    ZONE_CHANGED = "zone_changed"  # old_s, old, new_s, new (offset of local time in seconds, and its name)
    ERASED = "erased"  # events (ids), reason
    UNDONE = "undone"  # act


BY_THE_DESK = frozenset(
    {
        Kind.CHECK_CHANGED,
        Kind.SOAK_BROKEN,
        Kind.SOAK_COMPLETE,
        Kind.WATCH_GAP,
        Kind.RUN_DECLARED,
        Kind.CLOCK_JUMPED,
        Kind.CLOCK_ACCEPTED,
        Kind.COMPUTER_SLEPT,
        Kind.ZONE_CHANGED,
        Kind.TARGET_CROSSED,
        Kind.CROSSING_CORRECTED,
        Kind.ERASED,
    }
)
"""What undo never takes back: the program or an erasure wrote it, or another record rests on it."""

ERASABLE = frozenset(
    {
        Kind.ENTRY_LOGGED,
        Kind.ENTRY_AMENDED,
        Kind.UPDATE_SENT,
        Kind.DECISION_TAKEN,
        Kind.ASK_MADE,
        Kind.ASSESSED,
        Kind.ACTION_ADDED,
        Kind.REVIEW_WRITTEN,
        Kind.REVIEW_LISTED,
        Kind.IMPACT_STATED,
        Kind.GOAL_RESULT_STATED,
        Kind.REVIEW_MEETING_SET,
        Kind.CHECK_CHANGED,
        Kind.CHANGE_MADE,
        Kind.SEEN_ELSEWHERE,
        Kind.RUN_TOLD,
        Kind.INCIDENT_TOLD,
        Kind.RUN_FILLED,
        Kind.PAST_TOLD,
        Kind.EVIDENCE_ATTACHED,
        Kind.FINDING_SET_ASIDE,
    }
)
"""Events whose body may be emptied: free text, on which no clock or status rests."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule decided and the store has yet to write.

    ``happened`` is None for "now": the store then uses the moment of writing.
    ``id`` is given where a repeated wish must not be written twice; ``erases`` names events whose bodies go.
    """

    kind: Kind
    body: Body
    happened: Moment | None = None
    id: str | None = None
    erases: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a record, as it was written. ``body`` and ``salt`` are None once it was erased.

    ``position`` is its place in the whole store, ``seq`` its place in the incident (both from 1);
    ``act`` is shared by all events of one gesture, so that undo takes them back together.
    """

    position: int
    id: str
    incident: str
    seq: int
    act: str
    kind: Kind | str
    version: int
    happened: Moment
    written_at: datetime
    who: str
    body: Body | None
    salt: str | None
    body_hash: str
    previous: str
    hash: str

    @property
    def at(self) -> datetime:
        """When it happened (UTC), or when it was written where nobody knows."""
        return self.happened.at or self.written_at

    @property
    def data(self) -> Body:
        """The body, or an empty mapping where it was erased."""
        return self.body if self.body is not None else {}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that verification found: where, and what it means in plain words."""

    what: str
    incident: str | None = None
    event: str | None = None
    position: int | None = field(default=None)
