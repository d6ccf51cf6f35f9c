"""Messages that an incident borrows of the library: named by their document, kept with the update."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.playbook import Playbook, Template
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.updating import repeat_update, send_update
from incident_desk.services.lent_templates import borrowed_or_own, lenders_of, send_borrowed, still_to_lend
from incident_desk.services.templates import template_for, templates_of
from tests.fakes import Bench

BODY = "We look into [WHAT].\n\nTime: [CURRENT_TIME]"
FIRST = Template("First notice", "initial", BODY, blanks_in(BODY))
LENDERS = lenders_of([Playbook("Words to\ncustomers", templates=(FIRST, Template("Last", "resolved", "Over")))])
LENT = LENDERS[0].templates[0]


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def incident(bench):
    return bench.desk.declare(Declaration("Down", "P1", Playbook("Outage", templates=(Template("Own"),))), "MK")


def sent(bench, incident, text="We look into it.\n\nTime: 12:00 UTC", template=LENT):
    def rule(one, _now):
        return send_borrowed(one, template, lambda lent: send_update(lent, text))

    return bench.desk.act(incident.id, rule, "MK")


def test_each_message_is_called_by_its_document():
    assert [one.title for one in LENDERS] == ["Words to customers"]
    assert [one.name for one in LENDERS[0].templates] == [
        "Words to customers: First notice",
        "Words to customers: Last",
    ]
    assert lenders_of([Playbook("Empty")]) == ()


@pytest.mark.parametrize("name", ["first notice", "Words to  customers: first", "FIRST"])
def test_it_is_found_by_its_name_with_or_without_the_document(incident, name):
    assert borrowed_or_own(incident, lambda: LENDERS, name) == LENT


def test_the_incidents_own_goes_first_and_reads_no_library(incident):
    assert borrowed_or_own(incident, lambda: pytest.fail("read"), "own").name == "Own"


@pytest.mark.parametrize("name", ["", "nothing", "words to"])
def test_what_is_none_or_several_lists_all(incident, name):
    with pytest.raises(NotFound, match="Own, Status line, Words to customers: First notice, Words to customers: L"):
        borrowed_or_own(incident, lambda: LENDERS, name)


def test_what_was_sent_is_frozen_into_the_record_and_is_said_again(bench, incident):
    after = sent(bench, incident).after
    assert after.updates[-1].template == LENT
    assert LENT in templates_of(after) and LENT not in templates_of(incident)
    assert [[each.name for each in one.templates] for one in still_to_lend(LENDERS, after)] == [
        ["Words to customers: Last"]
    ]
    bench.clock.pass_s(600)
    again = bench.desk.act(incident.id, repeat_update, "MK").after
    assert again.updates[-1].text.endswith("Time: 12:10 UTC") and "No change since" not in again.updates[-1].text


def test_what_was_taken_back_is_not_borrowed(bench, incident):
    sent(bench, incident)
    events = bench.desk.events(incident.id)
    after = bench.desk.act(incident.id, lambda one, now: undo(one, events, now), "MK").after
    assert LENT not in templates_of(after) and still_to_lend(LENDERS, after) == LENDERS


def test_its_blanks_are_asked_for(bench, incident):
    with pytest.raises(Refused, match=r"Fill \[WHAT\], or waive"):
        sent(bench, incident, "We look into [WHAT].")


def test_the_playbooks_own_are_not_frozen_twice(bench, incident):
    own = templates_of(incident)[0]
    assert sent(bench, incident, "Down", own).after.updates[-1].template is None
    assert sent(bench, incident, "Down", None).after.updates[-1].template is None


def test_a_borrowed_message_goes_before_a_mere_status_line(bench, incident):
    bare = replace(incident, playbook=None)
    assert template_for(replace(bare, updates=sent(bench, incident).after.updates)).name == "Status line"
    progress = replace(LENT, stage="progress")
    after = sent(bench, incident, template=progress).after
    assert template_for(replace(after, playbook=None)) == progress
