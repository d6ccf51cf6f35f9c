"""A check that others tell of proves a recovery as well as one that is asked, though it is heard of seldom."""

from datetime import timedelta

from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.domain.health import Check, CheckState, Fault, HttpOptions, Outcome, Rule, Sample, judge, watch
from incident_desk.domain.soak import SoakPhase, notes, proven_until, soak
from tests.fakes import NOON

LENGTH_S = 1_800.0
TOLD = Check("told", "Alerts", WebhookOptions("shop"), rule=Rule(failures=1, good=1))
ASKED = Check("asked", "Web", HttpOptions("http://127.0.0.1/"))


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def stands(check, seconds, outcome=Outcome.OK):
    """The check, good from the start and with this as its last answer."""
    state = judge(check, watch(check, CheckState(), NOON), Sample(check.id, at(1), Outcome.OK))
    fault = Fault.TOLD if outcome is Outcome.FAILED else None
    return check, judge(check, state, Sample(check.id, at(seconds), outcome, fault=fault))


def test_it_holds_up_no_proof_of_those_that_are_asked_and_proves_by_itself():
    for watched in ([stands(TOLD, 2)], [stands(TOLD, 2), stands(ASKED, 1_900)]):
        found = soak(watched, (), at(60), at(1_900), LENGTH_S)
        assert found.phase is SoakPhase.COMPLETE
        (note,) = notes(found, proven_until(watched, at(1_900)))
        assert note.is_complete and note.at == at(60 + LENGTH_S)


def test_it_proves_nothing_before_the_time_has_passed():
    watched = [stands(TOLD, 2)]
    assert notes(soak(watched, (), at(60), at(1_800), LENGTH_S), proven_until(watched, at(1_800))) == ()


def test_down_or_unheard_it_proves_nothing():
    unheard = stands(TOLD, 2)
    silent = judge(TOLD, unheard[1], Sample("told", at(3), Outcome.UNKNOWN, error="the webhook is off"))
    for watched in ([stands(TOLD, 2, Outcome.FAILED)], [(TOLD, silent)]):
        assert proven_until(watched, at(1_900)) is None


def test_one_that_is_asked_is_proven_as_far_as_it_answered():
    watched = [stands(TOLD, 2), stands(ASKED, 900)]
    assert proven_until(watched, at(1_900)) == at(900)
