"""Whom to call, and the message: by the record alone, in words that somebody who was asleep understands."""

from datetime import timedelta

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Contact, EscalationHop, Playbook
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate_level
from incident_desk.services.acts.playing import assess, take_role
from incident_desk.services.acts.steering import acknowledge, set_milestone
from incident_desk.services.summons import reach, summons
from tests.fakes import NOON, Bench

PATH = (EscalationHop("Technical Lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO"))


class Case:
    """A P1 incident (15 min, 4 h) with a path of three."""

    def __init__(self, *contacts, record=RecordKind.INCIDENT, severity="P1", title="Chatbot Fluxa: service outage"):
        self.bench = Bench()
        book = Playbook("Outage", escalation=PATH, contacts=contacts)
        self.one = self.bench.desk.declare(Declaration(title, severity, book, record=record), "MK").id

    def at(self, minutes, rule):
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        self.bench.desk.act(self.one, rule, "MK")
        return self

    @property
    def state(self):
        return self.bench.desk.incident_of(self.one)

    def message(self, minutes, level=2):
        return summons(self.state, level, NOON + timedelta(minutes=minutes))


def call(level, outcome):
    return lambda i, n: escalate_level(i, outcome, level)


def test_it_says_what_since_when_for_whom_who_was_called_and_what_is_asked():
    case = Case()
    began = Moment.exactly(NOON - timedelta(minutes=2))
    case.at(1, lambda i, n: set_milestone(i, Milestone.IMPACT_STARTED, began))
    case.at(2, lambda i, n: assess(i, "who", "all users")).at(
        3, lambda i, n: take_role(i, "commander", "Maya Kern")
    )
    case.at(4, call(1, Outcome.NO_ANSWER)).at(12, call(1, Outcome.NO_ANSWER))
    assert case.message(18) == (
        "P1: Chatbot Fluxa: service outage. Impact since 11:58 UTC, affecting all users. "
        "No acknowledgement in 15:00. Technical Lead did not answer at 12:12 UTC, called 2 times. "
        "Please join INC-0001 and take the technical lead. Maya Kern has command."
    )


def test_what_the_record_does_not_have_is_not_said():
    assert Case(severity=None).message(2) == (
        "Severity not stated: Chatbot Fluxa: service outage. Declared at 12:00 UTC. "
        "Not acknowledged yet, after 2 min. Please join INC-0001 and take the technical lead."
    )


def test_it_counts_no_seconds():
    case = Case()
    assert "Not acknowledged yet. Please" in case.message(0.9)
    assert case.message(3.1) == case.message(3.9) != case.message(4.1)
    assert "missed" not in case.message(240.9, level=3) and "missed by 1 min" in case.message(241.5, level=3)


def test_the_level_for_the_resolution_hears_of_the_levels_before_it():
    case = Case().at(5, lambda i, n: acknowledge(i, None)).at(6, lambda i, n: take_role(i, "tech lead", "Rita"))
    case.at(30, call(1, Outcome.REACHED)).at(40, call(2, Outcome.LEFT_MESSAGE))
    said = case.message(250, level=3)
    assert "acknowledge" not in said
    assert "The resolution target of 4 h is missed by 10 min." in said
    assert "Technical Lead was reached at 12:30 UTC, Engineering Manager has a message at 12:40 UTC." in said
    assert said.endswith("Please join INC-0001.")


def test_a_drill_says_so_first_and_another_day_has_its_date():
    case = Case(record=RecordKind.DRILL)
    assert case.message(5).startswith("DRILL. P1: ")
    assert "Declared at 2026-03-01 12:00 UTC" in case.message(60 * 24)


def test_an_uncertain_start_is_told_as_such_and_lines_become_one():
    case = Case(title="Down\n  again?")
    about = Moment(NOON - timedelta(minutes=9), Precision.ABOUT)
    case.at(1, lambda i, n: set_milestone(i, Milestone.IMPACT_STARTED, about))
    assert case.message(2).startswith("P1: Down again? Impact since about 11:51 UTC.")


@pytest.mark.parametrize(
    ("contacts", "name", "said", "number"),
    [
        ((), "Engineering Manager", "", ""),
        ((Contact("Engineering Manager", "[NAME] ([CONTACT])", empty=True),), "Engineering Manager", "", ""),
        ((Contact("On-call Engineering Manager", "+44 20 7946 0412"),),
         "On-call Engineering Manager", "+44 20 7946 0412", "+44 20 7946 0412"),
        ((Contact("engineering manager", "Jo Ray", "Al Po", (("Phone", "ext 12"),)),), "engineering manager",
         "Jo Ray · Al Po", "ext 12"),
        ((Contact("Engineering Manager", "Jo, #jo", "0171 555 0199"),), "Engineering Manager",
         "Jo, #jo · 0171 555 0199", "0171 555 0199"),
        ((Contact("Engineering Manager", "Jo 0171 555 0199", "[NAME] ([CONTACT])"),), "Engineering Manager",
         "Jo 0171 555 0199", "0171 555 0199"),
        ((Contact("Engineering Manager", "jo@example.org"),), "Engineering Manager", "jo@example.org", ""),
        ((Contact("Manager", "", empty=True), Contact("Engineering Manager on call", "Jo")),
         "Engineering Manager on call", "Jo", ""),
        ((Contact("Database Lead", "555 12 345"),), "Engineering Manager", "", ""),
    ],
)  # fmt: skip
def test_who_is_behind_a_level_is_what_the_playbook_states(contacts, name, said, number):
    found = reach(Case(*contacts).state, 2)
    assert (found.name, found.said, found.number) == (name, said, number)
