"""The worker process: real children against real servers, and its loop with a probe of our own."""

import asyncio
import json
import select
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from incident_desk.adapters.own_program import own_command
from incident_desk.adapters.probes import worker as worker_module
from incident_desk.adapters.probes.practice_server import PracticeService
from incident_desk.adapters.probes.steady_clock import boot_seconds
from incident_desk.adapters.probes.wire import MessageNotReadable
from incident_desk.adapters.probes.worker import DRILL_ASKS_A_SECOND, Worker
from incident_desk.domain.health import Check, HttpOptions, Outcome, Rule, Sample, Timing
from incident_desk.domain.health_rules import Measure, Threshold

T0 = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)


class Child:
    """A real worker process, spoken to in lines."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(own_command("_probe"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._unread = b""

    def say(self, **message: object) -> None:
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def begin(self, *checks: Check, speed: float = 1.0) -> None:
        self.say(clock={"utc": T0.isoformat(), "boot": boot_seconds(), "speed": speed})
        self.say(watch=[one.to_data() for one in checks], pace="idle")

    def hear(self, seconds: float) -> list[dict]:
        """All messages of the next seconds."""
        messages, end = [], time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and (message := self._next(left)):
            messages.append(message)
        return messages

    def hear_until(self, key: str, seconds: float = 10.0) -> dict:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and (message := self._next(left)):
            if key in message:
                return message
        raise AssertionError(f"no {key} in {seconds} s")

    def samples(self, count: int, seconds: float = 10.0) -> list[dict]:
        found: list[dict] = []
        end = time.monotonic() + seconds
        while len(found) < count:
            found += self.hear_until("samples", end - time.monotonic())["samples"]
        return found

    def _next(self, seconds: float) -> dict | None:
        end = time.monotonic() + seconds
        while b"\n" not in self._unread:
            ready = select.select([self.process.stdout], [], [], max(0.0, end - time.monotonic()))[0]
            more = self.process.stdout.read1(65536) if ready else b""
            if not more:
                return None
            self._unread += more
        line, _, self._unread = self._unread.partition(b"\n")
        return json.loads(line)


@pytest.fixture
def child():
    child = Child()
    yield child
    child.process.stdin.close()
    assert child.process.wait(5) == 0
    child.process.stdout.close()


@pytest.fixture
def service():
    service = PracticeService()
    service.start()
    yield service
    service.stop()


def check(url: str, check_id: str = "api", **kwargs: object) -> Check:
    return Check(check_id, f"/{check_id}", HttpOptions(url), **{"timeout_s": 1.0, "interval_s": 0.5, **kwargs})


def test_it_loads_neither_qt_nor_sqlalchemy():
    code = (
        "import sys; import incident_desk.__main__, incident_desk.adapters.probes.worker;"
        "unwanted = ('PySide6', 'shiboken6', 'sqlalchemy', 'sqlite3');"
        "print([one for one in sys.modules if one.split('.')[0] in unwanted])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux shows what a process has loaded")
def test_the_running_child_has_neither_qt_nor_sqlite_loaded(child, service):
    child.begin(check(service.url))
    child.samples(1)
    loaded = Path(f"/proc/{child.process.pid}/maps").read_text().lower()
    assert "libqt6" not in loaded
    assert "sqlite" not in loaded
    assert "sqlalchemy" not in loaded


def test_it_asks_and_answers_in_the_parents_time(child, service):
    child.begin(check(service.url))
    first, second, third = child.samples(3)[:3]
    assert (first["outcome"], first["status"]) == ("ok", 200)
    assert '"database": "connected"' in first["evidence"]
    assert T0 <= datetime.fromisoformat(first["at"]) <= T0 + timedelta(seconds=10)
    gap = datetime.fromisoformat(third["at"]) - datetime.fromisoformat(second["at"])
    assert gap == pytest.approx(timedelta(seconds=0.5), abs=timedelta(seconds=0.2))


def test_it_says_each_second_that_it_lives(child):
    messages = child.hear(3.5)
    assert 3 <= sum("alive" in one for one in messages) <= 5


def test_it_ends_when_its_input_closes():
    child = Child()
    child.hear_until("alive")
    child.process.stdin.close()
    assert child.process.wait(3) == 0
    child.process.stdout.close()


def test_it_ends_at_once_with_asks_in_flight(hostile):
    child = Child()
    with hostile.HostileServer("hang") as port:
        child.begin(check(f"http://127.0.0.1:{port}/", timeout_s=60))
        while not child.hear_until("alive")["alive"]["asking"]:
            continue
        child.process.stdin.close()
        assert child.process.wait(3) == 0
    child.process.stdout.close()


def test_a_message_it_does_not_understand_is_said_and_it_goes_on(child, service):
    child.process.stdin.write(b"hello\n")
    child.process.stdin.flush()
    assert "not JSON" in child.hear_until("problem")["problem"]
    child.say(watch=[{"id": "api", "kind": "telepathy"}], pace="idle")
    assert "telepathy" in child.hear_until("problem")["problem"]
    child.begin(check(service.url))
    assert child.samples(1)[0]["outcome"] == "ok"


def test_a_check_is_asked_now_when_told(child, service):
    child.begin(check(service.url, interval_s=3600))
    child.samples(1)
    child.say(probe="api")
    assert child.samples(1, seconds=3)[0]["check_id"] == "api"


def test_a_check_that_is_no_longer_watched_is_not_asked(child, service):
    child.begin(check(service.url))
    child.samples(1)
    child.say(watch=[], pace="idle")
    child.hear(0.5)
    asked = service.asked
    assert not any("samples" in one for one in child.hear(1.5))
    assert service.asked == asked


def test_a_drill_runs_faster_but_never_floods(child, service):
    child.begin(*(check(service.url, f"check-{n}", interval_s=5) for n in range(3)), speed=1000)
    child.samples(1)
    service.asked = 0
    begun = time.monotonic()
    child.hear(2.0)
    took = time.monotonic() - begun
    assert DRILL_ASKS_A_SECOND * took * 0.5 <= service.asked <= DRILL_ASKS_A_SECOND * took + 2


def test_good_answers_come_in_batches_every_quarter_of_a_second_at_most(child, service):
    child.begin(*(check(service.url, f"check-{n}") for n in range(20)))
    child.samples(20)
    batches = [one for one in child.hear(2.0) if "samples" in one]
    assert 3 <= len(batches) <= 9
    assert sum(len(one["samples"]) for one in batches) >= 60


def resident_bytes(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


class OwnProbe:
    """A probe that answers when it is told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.go_on = asyncio.Event()
        self.outcome = Outcome.OK
        self.error: Exception | None = None

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        self.asked.append(check.id)
        self.deadline_s = deadline_s
        await self.go_on.wait()
        if self.error:
            raise self.error
        return Sample(check.id, T0, self.outcome, Timing(total_ms=1.0))


def in_loop(scenario):
    """Run a scenario with a worker whose probe is ours, and give it what was written."""

    async def run():
        written: list[dict] = []
        worker, probe = Worker(written.append), OwnProbe()
        worker._probes = {"http": probe}
        try:
            await scenario(worker, probe, written)
        finally:
            worker.close()

    asyncio.run(run())


API = check("http://127.0.0.1/")


def begin() -> dict:
    """The first message: it is T0 now, and the check is to be asked."""
    return {"clock": {"utc": T0.isoformat(), "boot": boot_seconds()}, "watch": [API.to_data()], "pace": "idle"}


def samples_in(written: list[dict]) -> list[dict]:
    return [one for message in written for one in message.get("samples", ())]


async def some_turns() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_the_routes_of_a_check_count_as_asks_of_their_own_and_the_rest_waits_for_room(monkeypatch):
    monkeypatch.setattr(worker_module, "MOST_AT_ONCE", 4)
    routes = ["a=direct", "b=ipv4", "c=ipv6", "d=127.0.0.9"]
    by_routes = Check.from_data(API.to_data() | {"id": "many", "routes": routes})

    async def scenario(worker, probe, written):
        worker.take(begin() | {"watch": [by_routes.to_data()]})
        await some_turns()
        assert len(probe.asked) == 4
        worker.take({"watch": [by_routes.to_data(), API.to_data()], "pace": "idle"})
        await asyncio.sleep(0.1)
        assert "api" not in probe.asked, "there is no room"
        probe.go_on.set()
        await asyncio.sleep(0.05)
        assert "api" in probe.asked

    in_loop(scenario)


def test_a_failure_does_not_wait_as_long_as_good_answers_and_takes_them_along(monkeypatch):
    monkeypatch.setattr(worker_module, "BATCH_S", 30.0)

    async def scenario(worker, probe, written):
        probe.go_on.set()
        worker.take(begin())
        await some_turns()
        assert len(samples_in(written)) == 1, "the first is told at once"
        worker.take({"probe": "api"})
        await asyncio.sleep(worker_module.NEWS_S * 2)
        assert len(samples_in(written)) == 1, "a good one waits"
        probe.outcome = Outcome.FAILED
        worker.take({"probe": "api"})
        await some_turns()
        assert [one["outcome"] for one in samples_in(written)] == ["ok", "ok", "failed"]

    in_loop(scenario)


def test_an_error_of_ours_is_told_and_is_no_data_not_a_failure():
    async def scenario(worker, probe, written):
        worker.take(begin())
        probe.error = KeyError("oops")
        await some_turns()
        probe.go_on.set()
        await some_turns()
        assert "oops" in written[0]["problem"]
        assert [one["outcome"] for one in samples_in(written)] == ["unknown"]

    in_loop(scenario)


def test_a_failure_while_the_computer_slept_is_not_held_against_the_server(monkeypatch):
    async def scenario(worker, probe, written):
        worker.take(begin())
        await some_turns()
        now = boot_seconds()
        monkeypatch.setattr(worker_module, "boot_seconds", lambda: now + 600)
        probe.outcome = Outcome.FAILED
        probe.go_on.set()
        await some_turns()
        assert [(one["outcome"], one["error"]) for one in samples_in(written)] == [
            ("unknown", "the checker was held up")
        ]

    in_loop(scenario)


@pytest.mark.parametrize(
    "now_watched", [[], [replace(API, paused=True)], [replace(API, options=HttpOptions("http://127.0.0.1/b"))]]
)
def test_an_ask_in_flight_is_void_when_its_check_goes_or_changes(now_watched):
    async def scenario(worker, probe, written):
        worker.take(begin())
        await some_turns()
        assert probe.asked == ["api"]
        worker.take({"watch": [one.to_data() for one in now_watched], "pace": "idle"})
        await some_turns()
        probe.go_on.set()
        await some_turns()
        is_asked_anew = bool(now_watched) and not now_watched[0].paused
        assert len(samples_in(written)) == int(is_asked_anew)
        assert len(probe.asked) == 1 + int(is_asked_anew)

    in_loop(scenario)


def test_an_ask_in_flight_goes_on_when_only_others_change():
    async def scenario(worker, probe, written):
        worker.take(begin())
        await some_turns()
        worker.take({"watch": [API.to_data(), replace(API, id="db").to_data()], "pace": "incident"})
        probe.go_on.set()
        await some_turns()
        assert samples_in(written)[0]["check_id"] == "api"

    in_loop(scenario)


def test_a_drills_timeout_shrinks_with_its_clock_but_stays_fair():
    async def scenario(worker, probe, written):
        worker.take(begin() | {"clock": {"utc": T0.isoformat(), "boot": boot_seconds(), "speed": 60}})
        await some_turns()
        assert probe.deadline_s == 0.5

    in_loop(scenario)


def test_an_answer_that_is_awaited_beyond_a_limit_is_told_before_it_comes():
    patient = replace(API, rule=Rule(thresholds=(Threshold(Measure.LATENCY, 20, 25),)), timeout_s=60)

    async def scenario(worker, probe, written):
        worker.take(begin() | {"watch": [patient.to_data()]})
        await some_turns()
        for seconds, told in ((19, 0), (21, 1), (22, 1), (26, 2)):
            worker._clock = replace(worker._clock, utc=T0 + timedelta(seconds=seconds))
            beat = asyncio.create_task(worker.beat())
            await asyncio.sleep(0.15)
            beat.cancel()
            found = samples_in(written)
            assert [one["outcome"] for one in found] == ["pending"] * told
        assert 26_000 <= found[-1]["timing"]["total_ms"] < 30_000

    in_loop(scenario)


@pytest.mark.parametrize(
    "message", [{"clock": {}}, {"watch": [{}], "pace": "idle"}, {"watch": []}, {"watch": [], "pace": "x"}]
)
def test_a_message_with_a_wrong_content_is_refused(message):
    async def scenario(worker, probe, written):
        with pytest.raises(MessageNotReadable):
            worker.take(message)

    in_loop(scenario)
