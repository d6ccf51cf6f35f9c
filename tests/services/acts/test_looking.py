"""A look from elsewhere as an act: cleaned, bounded, of a check that is watched or of the service as a whole."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.looking import LONGEST_WHERE, Look, seen_elsewhere
from incident_desk.services.acts.watching import watch
from tests.fakes import NOON, Bench
from tests.qt.watched import check_of


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def incident(bench):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    return bench.desk.act(one, lambda i, _: watch(i, check_of("health")), "MK").after


def test_a_look_is_in_the_record_and_in_the_timeline(bench, incident):
    look = Look(False, "the phone's\nnetwork", "RO", "health", at=Moment.exactly(NOON - timedelta(minutes=3)))
    after = bench.desk.act(incident.id, lambda i, _: seen_elsewhere(i, look), "MK").after
    (seen,) = after.elsewhere
    assert (seen.is_good, seen.where, seen.who, seen.check) == (False, "the phone's network", "RO", "health")
    assert seen.at == NOON - timedelta(minutes=3)
    said = [entry.text for entry in timeline(bench.desk.events(incident.id))]
    assert "/health does not work, seen from the phone's network by RO" in said


def test_without_a_check_it_is_of_the_service_and_without_a_name_of_who_writes(bench, incident):
    after = bench.desk.act(incident.id, lambda i, _: seen_elsewhere(i, Look(True, "a VPN")), "MK").after
    assert (after.elsewhere[0].check, after.elsewhere[0].who) == ("", "MK")
    assert [e.text for e in timeline(bench.desk.events(incident.id))][-1] == "The service works, seen from a VPN"


def test_it_needs_a_place_and_a_check_that_is_watched(incident):
    with pytest.raises(Refused, match="Say from where"):
        seen_elsewhere(incident, Look(True, "  "))
    with pytest.raises(NotFound, match="no check 'other'"):
        seen_elsewhere(incident, Look(True, "phone", check="other"))


def test_what_is_too_long_is_cut(incident):
    (draft,) = seen_elsewhere(incident, Look(True, "x" * 500, "y" * 500))
    assert len(draft.body["where"]) == len(draft.body["by"]) == LONGEST_WHERE
