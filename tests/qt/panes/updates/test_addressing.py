"""Where an update can go: what the playbook states, where earlier ones went, the person's own."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import Playbook, Template
from incident_desk.qt.panes.updates.addressing import chosen_first, cleaned, offered, parted, same
from incident_desk.services.acts.updating import send_update


@pytest.fixture
def incident(record):
    return record.scene.incident


def test_every_channel_and_audience_is_offered_once(incident):
    assert offered(incident, ("status page", "#war-room")) == ("Status page", "Customers", "#war-room")


def test_the_playbooks_own_channel_is_offered_too(incident):
    book = replace(incident.playbook, channel="#incidents, #all")
    assert offered(replace(incident, playbook=book))[-2:] == ("#incidents", "#all")


def test_it_goes_where_the_last_one_went_else_where_the_template_says(incident):
    initial, progress = incident.playbook.templates
    assert chosen_first(incident, progress) == ("Status page",)
    fresh = replace(incident, updates=())
    assert chosen_first(fresh, initial) == ("Status page",)
    assert chosen_first(fresh, progress) == ("Customers",)
    assert chosen_first(fresh, None) == ()


def test_an_audience_of_the_last_update_is_chosen_again(record, rehearsal):
    record.do("3:12:00", "MK", lambda one, _now: send_update(one, "On it", ["Chat"], audience="Customers, Press"))
    incident = record.scene.incident
    assert chosen_first(incident, None) == ("Chat", "Customers", "Press")
    assert offered(incident)[:3] == ("Chat", "Customers", "Press")


def test_audiences_of_the_playbook_are_told_apart_from_channels(incident):
    assert parted(incident, ("Status page", "customers", "#war-room")) == (
        ["Status page", "#war-room"],
        "customers",
    )


def test_without_a_playbook_nothing_is_offered_but_what_was_used():
    bare = Playbook("None", templates=(Template("Words", "other", ""),))
    assert chosen_first(_Bare(), bare.templates[0]) == ()
    assert offered(_Bare(), ("mail",)) == ("mail",)


class _Bare:
    playbook, updates = None, ()


def test_a_typed_name_is_one_short_line():
    assert cleaned("  a,\n b  ") == "a b"
    assert len(cleaned("x" * 500)) == 60
    assert same("Status Page", "status page") and not same("a", "b")
