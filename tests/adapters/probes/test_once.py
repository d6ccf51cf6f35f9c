"""One ask by the worker process."""

import time

import pytest

from incident_desk.adapters.probes import once
from incident_desk.adapters.probes.once import ask_once
from incident_desk.adapters.probes.practice_server import PracticeService
from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.adapters.system_clock import SteadyClock
from incident_desk.domain.errors import Refused
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.domain.health_rules import Measure, Threshold
from incident_desk.domain.health_sample import Fault, Outcome


def test_it_is_asked_even_where_it_is_paused_and_nothing_is_left_running():
    service = PracticeService()
    service.start()
    try:
        sample = ask_once(Check("api", "API", HttpOptions(service.url), paused=True), SteadyClock())
    finally:
        service.stop()
    assert (sample.outcome, sample.status, service.asked) == (Outcome.OK, 200, 1)


def test_a_process_that_cannot_be_started_is_said(monkeypatch):
    monkeypatch.setattr(once, "ProcessWorker", lambda clock, **more: ProcessWorker(clock, ["/nowhere/checker"]))
    with pytest.raises(Refused, match="could not be asked"):
        ask_once(Check("api", "API", HttpOptions("http://127.0.0.1:9/")), SteadyClock())


def test_an_ask_that_nobody_waits_for_is_given_up():
    service = PracticeService()
    service.start()
    service.fail("hang")
    check, begun = Check("api", "API", HttpOptions(service.url), timeout_s=60), time.monotonic()
    try:
        with pytest.raises(Refused, match="did not answer"):
            ask_once(check, SteadyClock(), cancelled=lambda: time.monotonic() - begun > 0.3)
    finally:
        service.stop()
    assert time.monotonic() - begun < 20


def test_that_it_is_slow_already_is_no_answer():
    rule = Rule(thresholds=(Threshold(Measure.LATENCY, warning=0.01),))
    service = PracticeService()
    service.start()
    service.fail("hang")
    try:
        sample = ask_once(Check("api", "API", HttpOptions(service.url), timeout_s=1.2, rule=rule), SteadyClock())
    finally:
        service.stop()
    assert (sample.outcome, sample.fault) == (Outcome.FAILED, Fault.TIMEOUT)
