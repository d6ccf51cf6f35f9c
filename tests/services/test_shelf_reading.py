"""Each document is read once, until another version of it comes."""

import pytest

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Plan, Playbook
from incident_desk.services.shelf_reading import Readings, as_said, planned
from incident_desk.services.shelved import Shelved


class Shelf:
    def names(self):
        return (Shelved("a", False, title="Ours"), Shelved("bad", False), Shelved("b", True))

    def read(self, name, version=None):
        return name.encode()


def readings():
    read = []

    def reader(data, name):
        read.append(name)
        if name == "bad":
            raise Refused("no text")
        return ReadDocument(name, "", Playbook(name, plans=(Plan("Day"), Plan("Night"))))

    return Readings(Shelf(), reader), read


def test_each_is_read_once_and_one_that_can_not_be_stops_none():
    found, read = readings()
    assert [document.playbook.title for _, document in found.readable()] == ["Ours", "b"]
    assert [document.playbook.title for _, document in found.own_as_read()] == ["a"]
    assert read.count("a") == 1
    found.forget(Shelved("a", False))
    found.readable()
    assert read.count("a") == 2


def test_a_version_or_a_plan_that_another_program_brought_is_read_anew():
    found, read = readings()
    found.as_read(Shelved("a", False))
    found.as_read(Shelved("a", False, title="Ours"))
    assert read.count("a") == 1
    found.as_read(Shelved("a", False, version=2))
    assert read.count("a") == 2
    assert found.as_read(Shelved("a", False, "Night", 2)).playbook.chosen_plan == "Night" and read.count("a") == 3


def test_what_a_person_said_goes_before_what_was_read():
    document = readings()[0].as_read(Shelved("a", False))
    assert as_said(Shelved("a", False), document) is document
    said = as_said(Shelved("a", False, kind="checklist"), document).playbook
    assert (said.title, said.kind) == ("a", "checklist")


def test_a_plan_is_chosen_or_refused():
    document = readings()[0].as_read(Shelved("a", False))
    assert planned(document, "night").playbook.chosen_plan == "Night" and planned(document, None) is document
    with pytest.raises(Refused, match="No plan is called 'Dusk'"):
        planned(document, "Dusk")
