"""A record on a real disk for the store's tests, and children that write into it."""

import os
import subprocess
import sys
from pathlib import Path

from incident_desk.adapters.ids import Uuid7Ids
from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.storage.engine import Database
from incident_desk.adapters.storage.record_store import SqliteRecordStore
from incident_desk.domain.events import Draft, Kind
from incident_desk.services.ports import Planned
from tests.fakes import FakeClock

ROOT = Path(__file__).resolve().parents[3]


def opening(incident="one", key="INC-0001", **more):
    """The plan that opens a record."""
    body = {"key": key, "record": "incident", "title": "Down", **more}
    return Planned(incident, [Draft(Kind.OPENED, body)])


def entry(text, incident="one", entry_id=None):
    """The plan that logs one entry."""
    return Planned(incident, [Draft(Kind.ENTRY_LOGGED, {"text": text, "sign": "note"}, id=entry_id)])


def erasure(*events, incident="one"):
    """The plan that erases events."""
    body = {"events": list(events), "reason": "a password"}
    return Planned(incident, [Draft(Kind.ERASED, body, erases=events)])


class Record:
    """A store in a folder; opened as often as a test likes."""

    def __init__(self, folder):
        self.files, self.clock, self.ids = DataFiles.within(folder), FakeClock(), Uuid7Ids()
        self._opened = []

    def open(self):
        """One more store on the same file, as another program would have it."""
        self._opened.append(SqliteRecordStore(self.files, self.clock, self.ids))
        return self._opened[-1]

    def database(self):
        """The file alone."""
        self._opened.append(Database(self.files.record))
        return self._opened[-1]

    def write(self, store, *plans, act=None, who="Maya"):
        """Append these plans as one act."""
        return store.append(lambda _: plans, act=act or self.new_id(), who=who)

    def new_id(self):
        return self.ids.new(self.clock.now())

    def close(self):
        for one in self._opened:
            one.close() if isinstance(one, SqliteRecordStore) else one.dispose()


def texts(store, incident="one"):
    """The entries of an incident, None for an erased one."""
    logged = [one for one in store.events(incident) if one.kind == Kind.ENTRY_LOGGED]
    return [None if one.body is None else one.body["text"] for one in logged]


def problems(store):
    """What verification says, in words."""
    return [one.what for one in store.verify()]


_CHILD = """
import sys
from pathlib import Path
from tests.adapters.storage.records import Record, entry, opening
record = Record(Path(sys.argv[1]))
name, count = sys.argv[2], int(sys.argv[3])
store = record.open()
print("open", flush=True)
sys.stdin.readline()
for number in range(count):
    record.write(store, entry(f"{name} {number}" + " and more" * 40), who=name)
    print(f"{name} {number}", flush=True)
"""


def writer(folder, name, count):
    """A program that writes entries and says each once it is acknowledged; it begins at a line on its input."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder), name, str(count)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert child.stdout.readline() == "open\n"
    return child


def begin(child):
    """Let a writer begin."""
    child.stdin.write("\n")
    child.stdin.flush()
