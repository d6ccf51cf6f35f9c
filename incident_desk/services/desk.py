"""The one door to the record: rule → store → memory → changed.

A wish is a pure rule. The desk runs it inside the store's write lock on a state that is up to date with every
other process, and tells its listeners what changed. A desk is used from one thread: the window's writer thread, or
the command line's only one.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from incident_desk.domain.errors import NotFound, Refused, StoreFailure
from incident_desk.domain.events import Draft, Event, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.enforcing import enforce
from incident_desk.services.joint_acts import JointActs
from incident_desk.services.keys import head_of
from incident_desk.services.memory import Change, Listener, Memory
from incident_desk.services.past_import import PastIncidents
from incident_desk.services.ports import Clock, Head, Ids, NoSnapshots, Planned, RecordStore, Snapshots, Transaction
from incident_desk.services.record_import import RecordImport
from incident_desk.services.runs import RUN_PREFIX, Runs, is_run
from incident_desk.services.standing import STANDING_KEY, Standing, is_standing
from incident_desk.services.standing_marks import IncidentMarks, covered
from incident_desk.services.taking_back import taken_back_beside
from incident_desk.services.workspace import OwnRules, Workspace

if TYPE_CHECKING:
    from incident_desk.services.acts.declaring import Declaration
    from incident_desk.services.taking import Standings

Rule = Callable[[Incident, datetime], Sequence[Draft]]
"""What a person wants of an incident: (its state, now in UTC) → drafts, or ``Refused``."""

KEY_PREFIX = "INC-"
PREFIXES = {RecordKind.DRILL: "DRILL-", RecordKind.CHECKLIST: RUN_PREFIX}
_ITS_WORDS = "check, show, undo and redo take it"
_RUN_WORDS = "checklist, show, log, contact, check, change, cancel, undo and redo take it"


class Desk:
    """Holds the incidents that are in use and writes what people decide."""

    def __init__(
        self,
        store: RecordStore,
        clock: Clock,
        ids: Ids,
        workspace: Workspace | None = None,
        snapshots: Snapshots | None = None,
    ) -> None:
        self._store, self._clock, self._ids = store, clock, ids
        self._snapshots: Snapshots = snapshots or NoSnapshots()
        self._memory = Memory(store, self._snapshots)
        self.events_of = store.records
        """The events of many records, or those of some kinds alone, record by record."""
        self.standing = Standing(store, self._memory, ids.caused("standing record"))
        self.runs = Runs(store, self._memory, self.new_act, self.standing.find)
        self.past = PastIncidents(store, self._memory, self.new_act)
        self.records = RecordImport(store, self._memory, self.new_act, lambda one: _try_to_book(self, one))
        self.joint = JointActs(store, self._memory, lambda one: _try_to_book(self, one))
        self.workspace: Workspace = workspace or OwnRules()

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with every change, on the thread that uses the desk."""
        self._memory.listen(listener)

    def now(self) -> datetime:
        """Steady UTC."""
        return self._clock.now()

    def close(self) -> None:
        """Let go of the record and of what is kept beside it."""
        self._snapshots.close()
        self._store.close()

    # -- reading ------------------------------------------------------------------------------------------

    def heads(self) -> list[Head]:
        """Every record, oldest first; the standing one and the checklist runs have doors of their own."""
        return [head for head in self._store.heads() if not is_standing(head) and not is_run(head)]

    def find(self, key: str) -> str:
        """The incident of a key; case and leading zeros do not matter, and a bare number means ``INC-``.

        Raises:
            NotFound: there is none.
            Refused: the key means the standing checks or a checklist run, which are no incident.
        """
        head = head_of(self.heads(), key, KEY_PREFIX)
        if head is not None:
            return head.incident
        run = head_of(self.runs.heads(), key, KEY_PREFIX)
        if run is not None:
            raise Refused(f"{run.key} is a checklist run and no incident: {_RUN_WORDS}")
        if key.strip().casefold() == STANDING_KEY.casefold():
            raise Refused(f"{STANDING_KEY} holds the standing checks. It is no incident: {_ITS_WORDS}")
        raise NotFound(f"There is no incident {key!r}. See them with: incident-desk list --all")

    def incident(self, key: str) -> Incident:
        """The current state by key.

        Raises:
            NotFound: there is none.
        """
        return self.incident_of(self.find(key))

    def incident_of(self, incident: str) -> Incident:
        """The current state by id, folded once and then kept up to date."""
        return self.incidents_of([incident])[0]

    def incidents_of(self, incidents: Sequence[str]) -> list[Incident]:
        """The current states by id, all at one state of the store."""
        self.catch_up()
        return self._memory.states(incidents)

    def events(
        self, incident: str, since: int = 0, until: int | None = None, acts: Collection[str] | None = None
    ) -> list[Event]:
        """The events of one incident after that number, to and with ``until`` and of these acts alone, in order of
        writing; without them, every event."""
        return self._store.events(incident, since, until, acts)

    def known_at(self, incident: str, moment: datetime) -> Incident | None:
        """The state as it was known then: of the events written until that moment (UTC). None before the first."""
        written = [event for event in self._store.events(incident) if event.written_at <= moment]
        return fold(written) if written else None

    def standings(self) -> "Standings | None":
        """What is known of the standing checks, in their record and in the incidents that had them; None: none are.

        The state of every record is looked at, so this is for a declaration, not for every second.
        """
        from incident_desk.services.taking import Standings

        record = self.standing.find()
        if record is None or not record.checks:
            return None
        states, marks = self.incidents_of([head.incident for head in self.heads()]), IncidentMarks()
        marks.take(states)
        return Standings(record, marks.marks, covered(states).keys())

    # -- writing ------------------------------------------------------------------------------------------

    def new_act(self) -> str:
        """The id of a gesture, made when the key is pressed and carried by every retry."""
        return self._ids.new(self._clock.now())

    def caused(self, *cause: str) -> str:
        """The id of what the program writes by itself: the same cause gives the same id, so it is written once."""
        return self._ids.caused(*cause)

    def declare(self, wish: "Declaration", who: str, key: str | None = None, act: str | None = None) -> Incident:
        """Open a record. The key is the next free one unless it is given.

        Raises:
            Refused: the wish does not hold, or the key is taken.
            StoreFailure: it could not be written.
        """
        from incident_desk.services.acts.declaring import declare
        from incident_desk.services.taking import READ_BACK, taking

        act, rules = act or self.new_act(), self.workspace.refresh()
        told = wish if wish.counting else replace(wish, counting=rules.counting)
        standings = self.standings() if wish.takes_checks else None
        if wish.run is not None:
            self.incident_of(wish.run)

        def decide(transaction: Transaction) -> Sequence[Planned]:
            chosen = key or transaction.next_key(PREFIXES.get(wish.record, KEY_PREFIX))
            opening = (*declare(told, chosen, transaction.now, rules.scheme), *taken(transaction))
            if wish.run is None:
                return [Planned(act, opening)]
            from incident_desk.services.carrying import carried, link

            more = carried(
                self._run_to_carry(wish.run, transaction), self._store.events(wish.run), act, self.caused
            )
            return [
                Planned(act, (*opening, *more)),
                Planned(wish.run, link(act, chosen, str(opening[0].body["title"]))),
            ]

        def taken(transaction: Transaction) -> Sequence[Draft]:
            if standings is None:
                return ()
            self._memory.take(transaction.since(self._memory.position))
            known = replace(standings, record=self._memory.held(standings.record.id))
            since = max(0, known.record.seq - READ_BACK)
            events = self._store.events(known.record.id, since) if known.known_troubles else ()
            return taking(known, events, act, self.caused)

        events = self._store.append(decide, act=act, who=who)
        self._memory.take(events)
        _try_to_book(self, events[0].incident)
        return self.incident_of(events[0].incident)

    def _run_to_carry(self, run: str, transaction: Transaction) -> Incident:
        """The run as it is at the moment of writing, where no incident came of it yet."""
        from incident_desk.services.carrying import refuse_twice

        self._memory.take(transaction.since(self._memory.position))
        state = self._memory.held(run)
        refuse_twice(state, self._memory.states([one.record for one in state.led_to]))
        return state

    def act(self, incident: str, rule: Rule, who: str, act: str | None = None) -> Change:
        """Do what the rule decides, on the state as it is at the moment of writing.

        What the clock had crossed by then is booked before, and what the act moved of it is corrected after.

        Raises:
            Refused, NotFound: the rule says no; nothing was written.
            StoreFailure: it could not be written.
        """
        _try_to_book(self, incident)
        before = self.incident_of(incident)

        def decide(transaction: Transaction) -> Sequence[Planned]:
            self._memory.take(transaction.since(self._memory.position))
            drafts = rule(self._memory.held(incident), transaction.now)
            beside = taken_back_beside(incident, drafts, self.events, lambda one: self._memory.states([one])[0])
            return [Planned(incident, drafts), *beside]

        events = self._store.append(decide, act=act or self.new_act(), who=who)
        self._memory.take(events)
        # An act of that name may be another record's: whoever asked has to see that nothing came into this one.
        events = [event for event in events if event.incident == incident] or events
        change = Change(before, self.incident_of(incident), tuple(events))
        _try_to_book(self, incident)
        return change

    def book_crossings(self, incidents: Sequence[str]) -> None:
        """Record what the clocks of these incidents crossed and the record does not have yet, whoever saw it.

        Raises:
            StoreFailure: it could not be written.
        """

        def decide(transaction: Transaction) -> Sequence[Planned]:
            self._memory.take(transaction.since(self._memory.position))
            return [Planned(one, crossed(self._memory.held(one), transaction.now)) for one in behind]

        def crossed(incident: Incident, now: datetime) -> Sequence[Draft]:
            # What was written just now has happened, also where the store wrote it a little after the clock.
            return enforce(incident, max(now, incident.written_at or now), self.caused, self._clock.speed)

        now = self.now()
        behind = [one.id for one in self.incidents_of(incidents) if crossed(one, now)]
        if behind:
            self._memory.take(self._store.append(decide, act=self.new_act(), who="desk"))

    def catch_up(self) -> None:
        """Take in what other processes wrote, and the workspace's rules as they are now."""
        self.workspace.refresh()
        self._memory.take(self._store.since(self._memory.position))

    def note(self, plans: Sequence[Planned]) -> None:
        """Write what the program saw by itself; a draft whose id is in the record already is left out.

        Raises:
            StoreFailure: it could not be written.
        """
        wanted = [plan for plan in plans if plan.drafts]
        if wanted:
            self._memory.take(self._store.append(lambda _: wanted, act=self.new_act(), who="desk"))


def _try_to_book(desk: Desk, incident: str) -> None:
    """Where the disk refuses, the person's own act says so; what was crossed is booked at the next chance."""
    with suppress(StoreFailure):
        desk.book_crossings([incident])
