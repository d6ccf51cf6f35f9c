"""Every hostile server of the field, in a process of its own, asked at once by one real worker: each has a named
result within its deadline. Ten thousand asks of them, and what they cost, are `benchmarks/hostile.py`."""

import shutil
import time
from pathlib import Path

import pytest

from incident_desk.domain.health import Check, Fault
from tests.adapters.probes.test_worker import Child, resident_bytes

TIMEOUT_S, SLACK_MS = 1.0, 250
EXPECTED = {
    Fault.TIMEOUT: (
        "hang", "hang_unread", "full_backlog", "dribble_body", "dribble_head", "dribble_headers", "dribble_chunks",
        "dribbled_continue", "silent_tls", "dribbling_tls", "hang_tls",
    ),
    Fault.RESET: (
        "reset", "reset_at_once", "reset_in_head", "reset_in_body", "close_at_once", "short_body", "http_0_9",
        "reset_tls",
    ),
    Fault.REDIRECT: ("redirect_loop", "slow_redirect_loop", "redirect_elsewhere", "redirect_to_file"),
    Fault.PROTOCOL: (
        "header_bomb", "header_line_bomb", "nul_header", "malformed_header", "bad_chunks", "lying_chunks",
        "negative_chunk", "endless_chunk_extension", "negative_length", "huge_length", "two_lengths", "garbage",
        "endless_garbage", "other_protocol", "endless_continue",
    ),
    Fault.TLS: ("garbage_tls", "plain_tls"),
    Fault.CERTIFICATE: ("expired", "wrong_host", "self_signed"),
    None: ("huge_body", "endless_body", "gzip_bomb", "well", "echo"),
}  # fmt: skip
FAULTS = {name: fault for fault, names in EXPECTED.items() for name in names}
REDIRECTS = 2
TRIES = 3


def described(places: dict[str, dict]) -> list[Check]:
    shared = {"timeout_s": TIMEOUT_S, "interval_s": 3600.0, "incident_interval_s": 3600.0, "redirects": REDIRECTS}
    return [Check.from_data({"id": name, "name": name} | shared | one) for name, one in places.items()]


def is_late(answer: dict) -> bool:
    return answer["timing"]["total_ms"] > TIMEOUT_S * 1000 + SLACK_MS


def heard(child: Child, names: set[str]) -> dict[str, dict]:
    """The next answer of each of these."""
    found: dict[str, dict] = {}
    end = time.monotonic() + 15
    while not names <= set(found) and time.monotonic() < end:
        found |= {one["check_id"]: one for one in child.samples(1)}
    return found


def asked_by_a_real_worker(places: dict[str, dict], well: Check) -> tuple[dict[str, dict], int]:
    """What a real worker hears of each, and by how many bytes it grows.

    As a busy computer is slow, what is not as it should be is asked again, twice: what is wrong is wrong each time.
    """
    child = Child()
    try:
        child.begin(well)
        child.samples(1)
        before = resident_bytes(child.process.pid)
        child.begin(well, *described(places))
        found, asked = {}, set(places)
        for _ in range(TRIES):
            found |= heard(child, asked)
            asked = {name for name in places if is_late(found[name]) or found[name].get("fault") != FAULTS[name]}
            for name in asked:
                child.say(probe=name)
        return found, resident_bytes(child.process.pid) - before
    finally:
        child.process.stdin.close()
        child.process.wait(10)
        child.process.stdout.close()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_each_has_a_named_result_in_time_while_a_good_one_is_asked_and_memory_stays_flat(hostile_process, tmp_path):
    with hostile_process.HostileProcess(tmp_path) as places:
        well = Check.from_data({"id": "api", "name": "api", "interval_s": 0.5} | places["well"])
        answers, grown = asked_by_a_real_worker(places, well)
    needs_openssl = set() if shutil.which("openssl") else {"expired", "wrong_host", "self_signed", "hang_tls"}
    assert set(answers) - {"api"} == set(FAULTS) - needs_openssl
    assert len(answers) > 31
    given = {name: (one.get("fault"), one.get("error", "")) for name, one in answers.items() if name != "api"}
    assert {name: said for name, said in given.items() if said[0] != FAULTS[name]} == {}
    assert [name for name, (fault, error) in given.items() if fault and not error] == []
    assert {name: one["timing"]["total_ms"] for name, one in answers.items() if is_late(one)} == {}
    assert answers["api"]["outcome"] == "ok"
    # With what is loaded for TLS and its five settings of trust; that it grows no further, the benchmark shows.
    assert grown <= 15_000_000
    if not needs_openssl:
        assert given["expired"][1].endswith("certificate has expired")
        assert given["self_signed"][1].endswith("self-signed certificate")
        assert "mismatch" in given["wrong_host"][1]
