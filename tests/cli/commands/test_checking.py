"""The command check: every kind is described, asked once, and a command is run only where it is allowed."""

import sys

import pytest

from incident_desk.adapters.probes.practice_server import PracticeService

USUAL = {"port": 443}
"""What is not written where it is as usual."""


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def service():
    service = PracticeService()
    service.start()
    yield service
    service.stop()


def watched(desk, key):
    return desk.show(key)["checks"]


def test_a_check_is_watched_once(desk):
    key = desk.declare()
    desk("check", key, "http://127.0.0.1:9/health", "--name", "health")
    assert [(one["name"], one["state"]) for one in watched(desk, key)] == [("health", None)]
    for words in (["ftp://x"], ["http://x", "--timeout", "0"], ["http://x", "--expect", "fine"]):
        desk("check", key, *words, code=2)


def test_a_plain_check_is_written_so_that_older_versions_read_it(desk):
    key = desk.declare()
    desk("check", "add", key, "http://127.0.0.1:9/health")
    (one,) = watched(desk, key)
    assert set(one) <= {
        "id", "kind", "name", "url", "method", "expected", "headers", "body_cap_bytes", "redirects", "verify",
        "ca_file", "allow_link_local", "timeout_s", "interval_s", "incident_interval_s", "failures", "seconds",
        "good", "paused", "depends_on", "state",
    }  # fmt: skip
    assert (one["expected"], one["interval_s"], one["incident_interval_s"]) == ("200", 15.0, 15.0)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (["http://x/", "--contains", "a", "--contains", "b", "--lacks", "c", "--matches", "d+"],
         {"contains": ["a", "b"], "lacks": ["c"], "matches": ["d+"]}),
        (["http://x/", "--where", "status == ok", "--parts", "$", "--parts-only-told", "--answer-header", "Via"],
         {"json": ["status == ok"], "parts": ["$"], "parts_count": False, "answer_headers": ["Via"]}),
        (["http://x/", "--header", "X-Key: a:b", "--insecure", "--ip", "6", "--proxy", "http://p:3128"],
         {"headers": [["X-Key", "a:b"]], "verify": False, "ip": "6", "proxy": "http://p:3128"}),
        (["http://x/", "--client-cert", "c", "--client-key", "k", "--ca", "a", "--redirects", "2"]
         + ["--method", "POST"],
         {"client_certificate": "c", "client_key": "k", "ca_file": "a", "redirects": 2, "method": "POST"}),
        (["db:5432", "--kind", "tcp", "--send", "PING\\r\\n", "--answer", "+PONG"],
         {"host": "db", "port": 5432, "send": "PING\\r\\n", "expect": "+PONG"}),
        (["[::1]:5432", "--kind", "tcp"], {"host": "::1", "port": 5432}),
        (["shop.example", "--kind", "certificate", "--warn-days", "30", "--critical-days", "3"],
         {"host": "shop.example", "port": 443, "warning_days": 30, "critical_days": 3}),
        (["a.example", "--kind", "dns", "--record", "TXT", "--resolver", "192.0.2.53", "--answer", "x y"],
         {"host": "a.example", "record": "TXT", "resolver": "192.0.2.53", "answers": ["x y"]}),
        (["a.example", "--kind", "ping", "--ip", "4"], {"host": "a.example", "ip": "4"}),
        (["--kind", "command", "--exit-code", "0", "--exit-code", "3", "--", "curl", "-f", "x"],
         {"command": ["curl", "-f", "x"], "exit_codes": [0, 3], "name": "curl"}),
    ],
)  # fmt: skip
def test_each_kind_is_described_by_its_options(desk, words, fields):
    key = desk.declare()
    desk("check", "add", key, *words)
    (one,) = watched(desk, key)
    assert {name: one.get(name, USUAL.get(name)) for name in fields} == fields


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["x", "--kind", "telepathy"], "The kinds are: http, tcp"),
        (["x:1", "--kind", "tcp", "--header", "A:b"], "A check of the kind tcp takes no --header"),
        (["x", "--kind", "tcp"], "HOST:PORT"),
        (["x:0", "--kind", "tcp"], "port"),
        (["http://x/", "--where", "status"], "no comparison"),
        (["http://x/", "--matches", "("], "is no pattern"),
        (["http://x/", "--matches", r"(a)\1"], "refers back"),
        (["http://x/", "--matches", r"a\Z(?#b)"], "can't be followed"),
        (["http://x/", "--http", "2"], "over https:// alone"),
        (["http://x/", "--http", "3"], "HTTP/3 can't be asked"),
        (["http://x/", "--route", "eu"], "eu is no NAME=WAY"),
        (["x", "--kind", "ping", "--route", "eu=ipv4"], "takes no --route"),
        (["http://x/", "--header", "none"], "NAME:VALUE"),
        (["http://x/", "http://y/"], "as one word"),
        (["http://x/", "--allow"], "--allow goes with"),
        (["--kind", "command"], "Say which incident"),
        ([], "Say which incident"),
    ],
)
def test_what_is_no_check_is_said(desk, words, says):
    key = desk.declare()
    assert says in desk("check", "add", key, *words, code=2).err
    assert watched(desk, key) == []


def test_a_check_is_asked_once_with_each_time_apart_and_nothing_is_kept(desk, service):
    told = desk.json("check", "run", service.url, "--where", 'database == "connected"', "--parts", "$")
    assert (told["outcome"], told["status"], told["error"]) == ("ok", 200, None)
    assert told["timing"]["connect_ms"] > 0 and told["timing"]["first_byte_ms"] > 0
    assert told["timing"]["tls_ms"] is None
    assert told["timing"]["total_ms"] >= told["timing"]["first_byte_ms"]
    assert told["parts"] == [{"name": "database", "state": "ok", "words": "connected", "latency_ms": None}]
    assert not desk.folder.exists() or not list(desk.folder.iterdir())


def test_a_check_that_fails_leaves_with_1_and_says_why(desk, service):
    service.fail("status")
    said = desk("check", "run", service.url, "--name", "shop", code=1).out
    assert said.startswith("shop: failed, answered 500, expected 200\n  ")


def test_a_watched_check_is_asked_by_its_name(desk, service):
    key = desk.declare()
    desk("check", "add", key, service.url, "--name", "Shop")
    assert desk("check", "run", "--key", key, "shop").out.startswith("Shop: good\n")
    assert "It watches: Shop" in desk("check", "run", "--key", key, "nothing", code=1).err


def test_a_command_is_run_only_once_it_is_allowed_here(desk, tmp_path):
    key = desk.declare()
    words = [sys.executable, "-S", "-c", "print('lag: 2s')"]
    said = desk(
        "check", "add", key, "--kind", "command", "--name", "lag", "--matches", "lag: [0-3]s", "--", *words
    ).out
    assert "not run before it is allowed" in said
    said = desk("check", "run", "--key", key, "lag", code=1).out
    assert said.startswith("lag: not asked, nobody at this computer has allowed this command")
    assert desk.json("check", "allow", key, "lag") == {"allowed": words}
    assert desk("check", "run", "--key", key, "lag").out.startswith("lag: good")
    assert desk.json("check", "allowed") == {"allowed": [words]}
    assert (tmp_path / "config" / "incident-desk" / "allowed-commands.json").exists()
    assert not list(desk.folder.glob("*allowed*"))
    desk("check", "forbid", key, "lag")
    desk("check", "run", "--key", key, "lag", code=1)
    assert "was not allowed" in desk("check", "forbid", key, "lag", code=1).err
    assert desk("check", "allowed").out == "No command is allowed on this computer\n"


def test_a_command_can_be_allowed_as_it_is_added(desk):
    key = desk.declare()
    desk("check", "add", key, "--kind", "command", "--allow", "--name", "t", "--", sys.executable, "-c", "pass")
    assert desk("check", "run", "--key", key, "t").out.startswith("t: good")


def test_only_a_command_can_be_allowed(desk):
    key = desk.declare()
    desk("check", "add", key, "http://127.0.0.1:9/", "--name", "web")
    assert "Only a check of the kind command" in desk("check", "allow", key, "web", code=2).err
    desk("check", "allow", key, code=2)
    desk("check", "allowed", "x", code=2)
