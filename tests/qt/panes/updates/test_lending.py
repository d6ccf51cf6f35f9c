"""What the library lends is read when it is asked for, and told once."""

from types import SimpleNamespace

import pytest

from incident_desk.domain.playbook import Playbook, Template
from incident_desk.qt.panes.updates.lending import Lending


@pytest.fixture
def incident(record):
    return record.scene.incident


@pytest.fixture
def lending(link, qapp):
    documents = [Playbook("Customers", templates=(Template("First"), Template("Last"))), Playbook("Empty")]
    found = [(None, SimpleNamespace(playbook=one)) for one in documents]
    link.office.playbooks = SimpleNamespace(messages=lambda: found)
    return Lending(link, link)


def test_nothing_is_lent_before_it_is_read(lending, incident, qtbot):
    assert lending.to(incident) == () and lending.template(incident, 0) is None
    with qtbot.waitSignal(lending.changed):
        lending.read()
    assert lending.names_for(incident) == (("Customers", ("Customers: First", "Customers: Last")),)
    with qtbot.assertNotEmitted(lending.changed):
        lending.read()


def test_a_message_is_known_by_its_place(lending, incident):
    lending.read()
    found = [lending.template(incident, place) for place in (-1, 0, 1, 2)]
    assert [one and one.name for one in found] == [None, "Customers: First", "Customers: Last", None]
