"""The flight recorder: what it took it keeps, whole, whoever dies and whatever the disk does."""

import errno
import json
import resource
import stat
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.storage.append import settle
from incident_desk.adapters.storage.recorder import Held, Recorder, act_of
from incident_desk.domain.events import Draft, Kind
from incident_desk.services.ports import Planned
from tests.adapters.storage.events import DRAFTS
from tests.adapters.storage.records import ROOT
from tests.examples import few
from tests.fakes import NOON, FakeIds


def act(text="said", entry_id="e1", name="a1"):
    draft = Draft(Kind.ENTRY_LOGGED, {"text": text}, id=entry_id)
    return settle([Planned("one", [draft])], name, "Maya", NOON, lambda: "new")


@pytest.fixture
def recorder(tmp_path):
    return Recorder(tmp_path / "recorder.jsonl")


def acts_in(recorder):
    with recorder.held() as held:
        return [act_of(line) for line in held.lines()]


@settings(max_examples=few(15, 40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans=st.lists(st.lists(DRAFTS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_an_act_comes_back_as_it_was_settled(plans, tmp_path_factory):
    recorder, ids = Recorder(tmp_path_factory.mktemp("recorder") / "r.jsonl"), FakeIds()
    given_acts = [settle([Planned("one", drafts)], f"a{n}", "Maya", NOON, lambda: ids.new(NOON))
                  for n, drafts in enumerate(plans)]  # fmt: skip
    assert all(recorder.keep(one) for one in given_acts)
    assert acts_in(recorder) == given_acts and recorder.waiting() == len(given_acts)


def test_it_is_its_owners_alone_and_empty_until_it_is_needed(recorder):
    assert recorder.is_empty() and recorder.waiting() == 0 and not recorder.path.exists()
    assert recorder.keep(act())
    assert stat.S_IMODE(recorder.path.stat().st_mode) == 0o600 and not recorder.is_empty()


def test_a_line_that_a_dying_program_left_half_written_spoils_no_other(recorder):
    recorder.keep(act("first"))
    with recorder.path.open("ab") as file:
        file.write(b'{"act": "torn", "who": "Ma')
    recorder.keep(act("second", "e2"))
    found = acts_in(recorder)
    assert [one and one.plans[0].drafts[0].body["text"] for one in found] == ["first", None, "second"]


@settings(max_examples=100, deadline=None)
@given(line=st.binary(max_size=60) | st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.just("one"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["act", "who", "plans", "incident", "drafts", "id", "kind", "body", "at"]), inner,
        max_size=6),
    max_leaves=12,
).map(lambda data: json.dumps(data).encode()))  # fmt: skip
def test_a_damaged_line_is_no_act(line):
    found = act_of(line)
    assert found is None or found.plans == () or all(isinstance(plan.incident, str) for plan in found.plans)


def test_a_number_that_no_record_can_hold_is_no_act(recorder):
    recorder.keep(act("REPLACED"))
    line = recorder.path.read_text().strip().replace('"REPLACED"', "NaN")
    assert json.loads(line) and act_of(line.encode()) is None


_FULL = """
import resource, signal, sys
from pathlib import Path
from incident_desk.adapters.storage.recorder import Recorder
from tests.adapters.storage.test_recorder import act
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
recorder = Recorder(Path(sys.argv[1]))
print(recorder.keep(act("short")))
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
print(recorder.keep(act("long " * 2000, "e2")))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(recorder.keep(act("after", "e3")))
"""


def test_an_act_that_does_not_fit_leaves_no_half_line(recorder):
    assert resource.RLIMIT_FSIZE
    child = subprocess.run([sys.executable, "-c", _FULL, str(recorder.path)], cwd=ROOT, capture_output=True,
                           text=True, timeout=60)  # fmt: skip
    assert child.stdout.split() == ["True", "False", "True"], child.stderr
    assert [one.plans[0].drafts[0].body["text"] for one in acts_in(recorder)] == ["short", "after"]


def test_it_says_so_where_it_can_not_keep(tmp_path):
    assert Recorder(tmp_path / "gone" / "r.jsonl").keep(act()) is False
    (tmp_path / "folder").mkdir()
    assert Recorder(tmp_path / "folder").keep(act()) is False


def test_an_erased_text_is_let_go_of_and_nothing_else(recorder):
    recorder.keep(act("hunter2", "e1"))
    recorder.keep(act("somebody else's words", "e2"))
    with recorder.path.open("ab") as file:
        file.write(b'{"act": "torn", "body": "hunter2')
    recorder.forget({"e1"})
    assert [one.plans[0].drafts[0].id for one in acts_in(recorder)] == ["e2"]
    assert b"hunter2" not in recorder.path.read_bytes()


def test_a_line_of_a_newer_program_outlives_an_erasure(recorder):
    recorder.keep(act())
    newer = recorder.path.read_text().strip().replace("entry_logged", "dreamt_up_later")
    recorder.path.write_text(newer + "\n")
    recorder.forget({"other"})
    assert recorder.path.read_text() == newer + "\n"


def test_what_stays_is_written_before_the_file_is_cut(recorder, monkeypatch):
    """A disk that refuses in between leaves every line there."""
    for number in range(3):
        recorder.keep(act(f"line {number}", f"e{number}"))
    with recorder.held() as held:
        lines = held.lines()

        def full(_size):
            raise OSError(errno.ENOSPC, "full")

        class Refusing:
            def __getattr__(self, name):
                return full if name == "truncate" else getattr(held._file, name)

        with pytest.raises(OSError):
            Held(Refusing()).replace(lines[1:])
    assert {one.plans[0].drafts[0].id for one in acts_in(recorder) if one} >= {"e1", "e2"}
