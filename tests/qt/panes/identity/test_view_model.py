"""Which incident it is, who has which role, where it stands."""

from dataclasses import replace

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.playbook import Playbook, SeverityLevel
from incident_desk.domain.status import Status
from incident_desk.qt.panes.identity.view_model import IdentityModel, identity_of
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import assess, take_role
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.scenes import Scenes
from tests.any_past import documented, read
from tests.fakes import Bench
from tests.qt.links import FakeLink

BOOK = Playbook("Outage", severities=(SeverityLevel("SEV1", rank=0), SeverityLevel("SEV2", rank=1)))


class Stage:
    def __init__(self, **wish):
        self.bench, self.link, self.told = Bench(), FakeLink(), []
        self.one = self.bench.desk.declare(Declaration("Checkout is down", **wish), "MK").id
        self.scenes, self.model = Scenes(self.bench.desk), IdentityModel(self.link)
        self.model.shown_changed.connect(self.told.append)

    def act(self, rule):
        change = self.bench.desk.act(self.one, rule, "MK")
        self.link.scene_changed.emit(self.scenes.show(self.one), change)
        return self.model.identity


@pytest.fixture
def stage(qapp):
    one = Stage(severity="SEV1", playbook=BOOK, commander="Maya Kern")
    one.link.scene_shown.emit(one.scenes.show(one.one))
    return one


def test_before_an_incident_is_shown_there_is_none(qapp):
    assert IdentityModel(FakeLink()).identity is None


def test_title_severity_and_caption_are_the_incidents(stage):
    shown = stage.model.identity
    assert (shown.title, shown.severity, shown.rank, shown.status) == (
        "Checkout is down",
        "SEV1",
        0,
        "Investigating",
    )
    assert shown.caption == "INC-0001 · Outage · declared 12:00:00 UTC"
    assert shown.is_open and not shown.is_drill


def test_who_is_affected_joins_the_caption_once_it_is_known(stage):
    shown = stage.act(lambda i, _: assess(i, "who", "all users"))
    assert shown.caption.endswith(" · all users")


def test_empty_roles_are_seats_without_a_person(stage):
    seats = stage.model.identity.seats
    assert [seat.title for seat in seats] == ["Commander", "Tech lead", "Comms", "Scribe"]
    assert [seat.initials for seat in seats] == ["MK", "", "", ""]


def test_a_person_takes_a_seat_and_mine_is_marked(stage):
    shown = stage.act(lambda i, _: take_role(i, "tech lead", "MK"))
    assert (shown.seats[1].person, shown.seats[1].is_me, shown.seats[0].is_me) == ("MK", True, False)


def test_a_change_that_shows_nowhere_is_not_told(stage):
    before = len(stage.told)
    stage.act(lambda i, _: assess(i, "extent", "complete"))
    assert len(stage.told) == before


def test_a_drill_says_so():
    one = Stage(severity=None, record=RecordKind.DRILL)
    shown = identity_of(one.bench.desk.incident_of(one.one), "MK")
    assert shown.is_drill
    assert (shown.severity, shown.rank) == ("not stated", None)
    assert "no playbook" in shown.caption


def test_a_duplicate_names_what_it_is_a_duplicate_of(stage):
    shown = stage.act(lambda i, _: cancel(i, "the same", "INC-0007"))
    assert (shown.status, shown.is_open) == ("Duplicate of INC-0007", False)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_word(stage, status):
    incident = replace(stage.bench.desk.incident_of(stage.one), status=status)
    assert identity_of(incident, "MK").status == status.value.capitalize()


def test_a_report_that_was_taken_in_says_where_it_comes_from():
    taken = Bench().desk.past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    assert identity_of(taken, "MK").caption == "INC-0001 · past incident, taken in from payments.md · of 2025-03-04"
    bare = Bench().desk.past.take_in(past_incident(documented(PastReport("x"))), "MK").incident
    assert identity_of(bare, "MK").caption.endswith("no date stated")
