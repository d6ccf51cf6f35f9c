"""The outside world as plain data: a store in memory, a clock that stands until it is moved, ids that count."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from incident_desk.domain.chain import START, body_text, hash_of_body, hash_of_event
from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.domain.events import Draft, Event, Kind, Problem
from incident_desk.domain.moments import Moment
from incident_desk.domain.taken_records import as_written, origin_of
from incident_desk.services.desk import Desk
from incident_desk.services.drafts import Unsent
from incident_desk.services.ports import Decide, Head, Planned

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class FakeClock:
    """Steady UTC that moves only when told."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at, self.offset, self.speed, self.slept = at, 0.0, 1.0, 0.0

    def now(self) -> datetime:
        return self.at

    def pass_s(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    def wall_offset(self) -> float:
        return self.offset

    def slept_s(self) -> float:
        return self.slept

    def accept_wall(self) -> None:
        self.offset = 0.0


class FakeIds:
    """Ids that count, so that failures are readable."""

    def __init__(self) -> None:
        self.count = 0

    def new(self, now: datetime) -> str:
        self.count += 1
        return f"id-{self.count}"

    def caused(self, *cause: str) -> str:
        return "caused-" + "-".join(cause)


class FakeStore:
    """The record as a list, with the same promises as the real one."""

    def __init__(self, clock: FakeClock, ids: FakeIds) -> None:
        self.clock, self.ids = clock, ids
        self.rows: list[Event] = []

    # a store and a transaction in one: nobody else writes
    @property
    def now(self) -> datetime:
        if not self.rows:
            return self.clock.now()
        return max(self.rows[-1].written_at + timedelta(microseconds=1), self.clock.now())

    def append(self, decide: Decide, *, act: str, who: str) -> list[Event]:
        known = [event for event in self.rows if event.act == act]
        if known:
            return known
        written: list[Event] = []
        for plan in decide(self):
            written += self._plan(plan, act, who, first=not written)
        return written

    def _plan(self, plan: Planned, act: str, who: str, *, first: bool) -> list[Event]:
        written = []
        for draft in plan.drafts:
            if draft.id is not None and self.event(draft.id):
                continue
            if draft.kind == Kind.OPENED and self.incident_of(draft.body["key"]):
                raise Refused(f"{draft.body['key']} is taken")
            own = act if first and not written else self.ids.new(self.clock.now())
            written.append(self._write(plan.incident, draft, act, who, draft.id or own))
            for gone in draft.erases:
                self.rows = [replace(r, body=None, salt=None) if r.id == gone else r for r in self.rows]
        return written

    def _write(self, incident: str, draft: Draft, act: str, who: str, event_id: str) -> Event:
        before = self.events(incident)
        now, salt = self.now, "salt"
        event = Event(
            position=len(self.rows) + 1, id=event_id, incident=incident, seq=len(before) + 1, act=act,
            kind=draft.kind, version=draft.version, happened=draft.happened or Moment.exactly(now),
            written_at=now, who=who, body=draft.body, salt=salt,
            body_hash=hash_of_body(salt, body_text(draft.body)),
            previous=before[-1].hash if before else START, hash="",
        )  # fmt: skip
        event = replace(event, hash=hash_of_event(event))
        self.rows.append(event)
        return event

    def plant(self, decide) -> list[Event]:
        events = decide(self)
        if any(self.event(one.id) for one in events):
            raise Refused("in another record here already")
        now, written = self.now, []
        for number, event in enumerate(events):
            salt = None if event.body is None else event.salt or "salt"
            one = replace(
                event, position=len(self.rows) + 1, seq=number + 1, salt=salt,
                body_hash=event.body_hash if salt is None else hash_of_body(salt, body_text(event.body)),
                written_at=now + timedelta(microseconds=number), previous=written[-1].hash if written else START,
            )  # fmt: skip
            one = replace(one, hash=hash_of_event(one))
            written.append(one)
            self.rows.append(one)
        origin = origin_of(events[0].data) if events else None
        written = [as_written(one, origin) for one in written] if origin else written
        self.rows[len(self.rows) - len(written) :] = written
        return written

    def next_key(self, prefix: str) -> str:
        numbers = [int(h.key.removeprefix(prefix)) for h in self.heads() if h.key.startswith(prefix)]
        return f"{prefix}{max(numbers, default=0) + 1:04}"

    def incident_of(self, key: str) -> str | None:
        return next((head.incident for head in self.heads() if head.key.casefold() == key.casefold()), None)

    def since(self, position: int, limit: int | None = None) -> list[Event]:
        return self.rows[position:][:limit]

    def events(
        self, incident: str, after: int = 0, until: int | None = None, acts: Collection[str] | None = None
    ) -> list[Event]:
        mine = [event for event in self.rows if event.incident == incident and event.seq > after]
        mine = mine if acts is None else [event for event in mine if event.act in acts]
        return mine if until is None else [event for event in mine if event.seq <= until]

    def records(
        self, incidents: Sequence[str], kinds: Collection[str] | None = None, words: Collection[str] = ()
    ) -> Iterator[list[Event]]:
        def is_wanted(one: Event) -> bool:
            said = "" if one.body is None else body_text(one.body)
            return (kinds is None or one.kind in kinds) and (not words or any(word in said for word in words))

        wanted = [[one for one in self.events(name) if is_wanted(one)] for name in incidents]
        return iter([found for found in wanted if found])

    def event(self, event_id: str) -> Event | None:
        return next((event for event in self.rows if event.id == event_id), None)

    def heads(self) -> list[Head]:
        opened = [event for event in self.rows if event.kind == Kind.OPENED]
        return [
            Head(one.incident, one.data["key"], one.data["record"], len(self.events(one.incident)),
                 self.events(one.incident)[-1].hash)
            for one in opened
        ]  # fmt: skip

    def position(self) -> int:
        return len(self.rows)

    def version(self) -> int:
        return len(self.rows)

    def verify(self) -> Iterator[Problem]:
        return iter(())

    def backup(self, to: Path) -> None:
        raise NotImplementedError

    def close(self) -> None:
        return


class Bench:
    """A desk on a store in memory, ready to use in a test."""

    def __init__(self, at: datetime = NOON) -> None:
        self.clock, self.ids = FakeClock(at), FakeIds()
        self.store = FakeStore(self.clock, self.ids)
        self.desk = Desk(self.store, self.clock, self.ids)

    def events(self, key: str) -> Sequence[Event]:
        return self.desk.events(self.desk.find(key))


class MemoryDrafts:
    """Unsent texts in a dictionary; ``full`` refuses to keep any."""

    def __init__(self) -> None:
        self.kept: dict[str, Unsent] = {}
        self.saves, self.full = 0, False

    def save(self, key: str, unsent: Unsent | None) -> None:
        self.saves += 1
        if self.full:
            raise StoreFailure("disk_full", "Unsent text can't be kept: the disk is full")
        if unsent is None:
            self.kept.pop(key, None)
        else:
            self.kept[key] = unsent

    def load(self, key: str) -> Unsent | None:
        return self.kept.get(key)
