"""The webhook on the worker's loop: what is told becomes samples and changes, and what can't be is said."""

import asyncio
import json
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import pytest

from incident_desk.adapters.probes import hook_desk
from incident_desk.adapters.probes.hook_desk import HookDesk
from incident_desk.adapters.probes.hook_gate import Admitted, Place
from incident_desk.domain.health import Check, Outcome
from incident_desk.domain.health_check import WebhookOptions
from tests.formats.hooks.samples import ALERTMANAGER, GITHUB, UPTIMEROBOT

T0 = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
SHOP = Check("inc/shop", "shop", WebhookOptions("shop"))
SECRET = "s" * 32


class Told:
    """A desk with all that it says."""

    def __init__(self) -> None:
        self.said, self.samples, self.time = [], [], T0
        self.desk = HookDesk(self.said.append, self.samples.append, lambda: self.time)
        self.desk.watch([SHOP])
        self.samples.clear()

    def call(self, data, place=Place.HOOK, name="shop"):
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        return self.desk._answer(Admitted(place, name, "", "application/json"), body)

    async def listen(self, port: int, memory: Path | None = None) -> None:
        self.desk.listen({"port": port, "secret": SECRET, "memory": memory and str(memory)})
        await self.until(lambda: any("listening" in one for one in self.said))

    async def until(self, true) -> None:
        while not true():
            await asyncio.sleep(0.005)


def run(story) -> None:
    async def whole():
        told = Told()
        try:
            await story(told)
        finally:
            told.desk.close()

    asyncio.run(asyncio.wait_for(whole(), 20))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_an_alert_becomes_a_sample_with_its_first_bytes():
    async def story(told):
        assert told.call(ALERTMANAGER).status is HTTPStatus.OK
        (sample,) = told.samples
        assert (sample.check_id, sample.outcome) == ("inc/shop", Outcome.FAILED)
        assert sample.evidence == json.dumps(ALERTMANAGER)[:500]
        assert told.call({**UPTIMEROBOT, "alertType": "3"}).words.startswith("Understood:")
        assert len(told.samples) == 1

    run(story)


def test_what_nobody_stands_on_is_said_and_tried_again_while_the_desk_starts():
    async def story(told):
        reply = told.call(ALERTMANAGER, name="typo")
        assert (reply.status, reply.words) == (HTTPStatus.NOT_FOUND, "No check stands on typo. There are: shop")
        told.desk.watch([])
        assert told.call(ALERTMANAGER).status is HTTPStatus.SERVICE_UNAVAILABLE
        assert told.samples == []

    run(story)


def test_what_is_not_understood_says_what_was_expected():
    async def story(told):
        for place in Place:
            reply = told.call({"hello": 1}, place)
            assert reply.status is HTTPStatus.UNPROCESSABLE_ENTITY and "Not understood: a c" in reply.words
        assert (told.samples, told.said) == ([], [])

    run(story)


def test_a_change_is_handed_on_with_a_cause_of_its_own_where_it_has_no_time():
    async def story(told):
        told.call(GITHUB, Place.CHANGE)
        told.call(GITHUB, Place.CHANGE)
        for second in range(2):
            told.time = T0 + timedelta(seconds=second)
            told.call({"change": "restart", "text": "api"}, Place.CHANGE)
        causes = [one["changes"][0]["cause"] for one in told.said]
        assert causes[0] == causes[1] and len(set(causes)) == 3
        running = {**GITHUB, "deployment_status": {"state": "pending"}}
        assert "no change yet" in told.call(running, Place.CHANGE).words
        assert len(told.said) == 4

    run(story)


def test_too_many_calls_are_not_heard(monkeypatch):
    monkeypatch.setattr(hook_desk, "MOST_AT_ONCE", 10)
    monkeypatch.setattr(hook_desk, "CALLS_A_SECOND", 0)

    async def story(told):
        answers = [told.call(ALERTMANAGER).status for _ in range(15)]
        assert answers == [HTTPStatus.OK] * 10 + [HTTPStatus.TOO_MANY_REQUESTS] * 5

    run(story)


def test_of_those_turned_away_there_is_one_line_in_a_while():
    async def story(told):
        for _ in range(1000):
            told.desk._on_turned_away("without the secret")
        assert told.said == [{"problem": "the webhook turned a call away, the last one without the secret"}]

    run(story)


def test_a_port_that_is_taken_is_said_once_in_plain_words_and_taken_when_it_is_free(monkeypatch):
    monkeypatch.setattr(hook_desk, "RETRY_S", 0.02)

    async def story(told):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            await told.listen(port)
            await asyncio.sleep(0.1)
        await told.until(lambda: len(told.said) == 2)
        taken, free = (one["listening"]["problem"] for one in told.said)
        words = f"port {port} is taken by another program. Choose another one: incident-desk webhook on --port N"
        assert (taken, free) == (words, "")

    run(story)


@pytest.mark.parametrize("order", [{}, {"port": "x", "secret": ""}, {"port": 1}])
def test_an_order_that_is_none_is_refused(order):
    async def story(told):
        with pytest.raises((KeyError, TypeError, ValueError)):
            told.desk.listen(order)

    run(story)


def test_what_fires_is_remembered_by_the_next_one_and_told_again(tmp_path):
    memory = tmp_path / "firing.json"

    async def first(told):
        await told.listen(free_port(), memory)
        told.call(ALERTMANAGER)
        await told.until(lambda: b"HighLatency" in memory.read_bytes())

    async def second(told):
        told.time = T0 + timedelta(seconds=5)
        await told.listen(free_port(), memory)
        (sample,) = told.samples
        assert (sample.outcome, sample.at) == (Outcome.FAILED, told.time)

    async def after_the_night(told):
        told.time = T0 + timedelta(hours=9)
        await told.listen(free_port(), memory)
        (unknown,) = told.samples
        assert (unknown.outcome, unknown.error) == (Outcome.UNKNOWN, "nobody has called yet")
        told.call({"state": "up", "name": "another"})
        sample = told.samples[-1]
        assert (sample.outcome, sample.error) == (Outcome.FAILED, "HighLatency: p99 above 2 s on api-1")

    for story in (first, second, after_the_night):
        run(story)


def test_a_disk_that_refuses_is_said_and_the_call_counts(tmp_path):
    async def story(told):
        await told.listen(free_port(), tmp_path / "missing" / "firing.json")
        assert told.call(ALERTMANAGER).status is HTTPStatus.OK
        assert told.samples[-1].outcome is Outcome.FAILED
        await told.until(lambda: any("can't be kept" in str(one.get("problem")) for one in told.said))

    run(story)


def test_a_check_never_looks_normal_while_nobody_is_heard(monkeypatch):
    monkeypatch.setattr(hook_desk, "RETRY_S", 0.02)

    def said(told):
        found = [(one.check_id, one.outcome, one.error) for one in told.samples]
        told.samples.clear()
        return found

    async def story(told):
        other = Check("inc/other", "other", WebhookOptions("other"))
        told.desk.watch([SHOP, other])
        assert said(told) == [("inc/other", Outcome.UNKNOWN, hook_desk.OFF)]
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            await told.listen(port)
            problem = told.said[-1]["listening"]["problem"]
            assert said(told) == []
            await told.until(lambda: len(told.samples) == 2)
            assert set(said(told)) == {
                ("inc/shop", Outcome.UNKNOWN, problem),
                ("inc/other", Outcome.UNKNOWN, problem),
            }
        await told.until(lambda: len(told.samples) == 2)
        assert {error for _, _, error in said(told)} == {"nobody has called yet"}
        told.call(ALERTMANAGER)
        assert said(told)[0][1] is Outcome.FAILED
        told.desk.watch([SHOP])
        told.desk.watch([SHOP, other])
        assert said(told) == []
        told.desk.listen(None)
        assert {(one, outcome) for one, outcome, _ in said(told)} == {
            ("inc/shop", Outcome.UNKNOWN), ("inc/other", Outcome.UNKNOWN),
        }  # fmt: skip

    run(story)


def test_another_secret_takes_the_same_port_at_once():
    async def story(told):
        port = free_port()
        await told.listen(port)
        told.said.clear()
        told.desk.listen({"port": port, "secret": "t" * 32})
        await told.until(lambda: told.said)
        assert told.said == [{"listening": {"problem": ""}}]
        answers = []
        for secret in (SECRET, "t" * 32):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"POST /hook/{secret}/shop HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
            answers.append((await reader.read()).split()[1])
            writer.close()
        assert answers == [b"404", b"422"]

    run(story)


def test_an_end_that_nobody_wished_is_said(monkeypatch):
    def fail(*_):
        raise RuntimeError("odd")

    monkeypatch.setattr(hook_desk.hook_memory, "load", fail)

    async def story(told):
        told.desk.listen({"port": free_port(), "secret": SECRET, "memory": "/nowhere/firing.json"})
        await told.until(lambda: len(told.said) == 2)
        assert told.said[-1] == {"listening": {"problem": "the webhook failed: RuntimeError('odd')"}}

    run(story)


def test_what_it_needs_is_loaded_once_it_is_on_and_is_neither_qt_nor_sqlalchemy():
    code = (
        "import sys, incident_desk.adapters.probes.worker; before = sorted(m for m in sys.modules if 'hook_' in m);"
        "import incident_desk.adapters.probes.hook_desk;"
        "print(before, [m for m in ('PySide6', 'sqlalchemy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[] []"


def test_off_and_elsewhere_the_old_port_is_left():
    async def story(told):
        one, other = free_port(), free_port()
        await told.listen(one)
        told.said.clear()
        await told.listen(other)
        told.desk.listen(None)
        await asyncio.sleep(0.02)
        for port in (one, other):
            with pytest.raises(OSError):
                await asyncio.open_connection("127.0.0.1", port)
        assert told.said == [{"listening": {"problem": ""}}]

    run(story)
