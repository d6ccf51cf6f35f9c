"""One test at a time, five kept, and nothing on the window's thread."""

import threading
import time
from datetime import UTC, datetime

from incident_desk.domain.errors import Refused
from incident_desk.domain.health_check import Check, CommandOptions, HttpOptions, Rule
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.qt.pages.health.editor.trial import KEPT, Trial
from incident_desk.services.asking import Asking

NOW = datetime(2026, 3, 1, tzinfo=UTC)
CHECK = Check("a", "A", HttpOptions("https://x.org/"))


class Nobody:
    """Consents and secrets of which there are none."""

    def allows(self, command):
        return False

    def all(self):
        return {}


def asking_by(ask):
    return Asking(lambda check, cancelled: ask(check), Nobody(), Nobody(), lambda patterns: "")


def test_the_last_five_are_kept_and_a_second_one_waits_for_no_first(qtbot):
    threads, trial, go = [], Trial(), threading.Event()

    def ask(check):
        threads.append(threading.current_thread())
        go.wait(5)
        return Sample(check.id, NOW, Outcome.OK)

    for turn in range(KEPT + 2):
        trial.test(CHECK, asking_by(ask), {}, NOW)
        trial.test(CHECK, asking_by(ask), {}, NOW)
        assert trial.begun_at == NOW
        go.set()
        qtbot.waitUntil(lambda: trial.begun_at is None)
        assert len(threads) == turn + 1
    assert len(trial.samples) == KEPT
    assert threading.main_thread() not in threads
    trial.close()


def test_another_address_begins_anew(qtbot):
    trial = Trial()
    for check in (CHECK, Check("a", "A", HttpOptions("https://y.org/"))):
        trial.test(check, asking_by(lambda one: Sample(one.id, NOW, Outcome.OK)), {}, NOW)
        qtbot.waitUntil(lambda: trial.begun_at is None)
    assert len(trial.samples) == 1
    trial.close()


def test_why_it_could_not_be_asked_is_told(qtbot):
    def refuse(check):
        raise Refused("The checker did not answer")

    trial = Trial()
    with qtbot.waitSignal(trial.refused) as told:
        trial.test(CHECK, asking_by(refuse), {}, NOW)
    assert told.args == ["The checker did not answer"]
    assert trial.begun_at is None
    trial.close()


def test_a_command_that_is_not_allowed_asks_first(qtbot):
    ran, trial = [], Trial()
    with qtbot.waitSignal(trial.consent_wished):
        trial.test(Check("c", "C", CommandOptions(("true",))), asking_by(ran.append), {}, NOW)
    assert (ran, trial.is_allowed) == ([], False)
    trial.close()


def test_the_outage_is_played_once_nothing_is_typed_any_more(qtbot):
    trial = Trial()
    with qtbot.waitSignal(trial.rehearsed):
        for failures in (9, 5, 1):
            trial.rehearse(Check("a", "A", CHECK.options, rule=Rule(failures=failures)), None)
    assert trial.rehearsal.asks == 1
    trial.rehearse(None, None)
    with qtbot.assertNotEmitted(trial.rehearsed, wait=200):
        pass
    trial.close()


def test_leaving_waits_for_no_server_that_hangs(qtbot):
    ended, trial = threading.Event(), Trial()

    def hang(check, cancelled):
        while not cancelled():
            time.sleep(0.01)
        ended.set()
        raise Refused("nobody waits")

    trial.test(CHECK, Asking(hang, Nobody(), Nobody(), lambda patterns: ""), {}, NOW)
    begun = time.monotonic()
    with qtbot.waitSignal(trial.closed):
        trial.close()
        assert time.monotonic() - begun < 0.2
    assert ended.is_set()
