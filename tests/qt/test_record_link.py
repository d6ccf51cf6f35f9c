"""A record is compared and taken in on the desk's thread; what comes back is what came of it, or why not."""

from dataclasses import replace

from incident_desk.domain.errors import Refused
from incident_desk.formats.record_file import read_record
from incident_desk.qt.link import DeskLink
from incident_desk.services.record_import import Relation
from tests.fakes import Bench
from tests.qt.office import office_of
from tests.qt.record_files import record_json


def test_what_was_taken_in_comes_back_and_what_was_refused(qtbot):
    bench, got = Bench(), []
    link = DeskLink("MK")
    link.open(lambda: office_of(bench))
    file = read_record(record_json(), "a.json")
    stolen = replace(file, events=tuple(replace(one, incident="another") for one in file.events))
    link.records.compare(file, got.append)
    link.records.take_in(file, "MK", got.append)
    link.records.compare(file, got.append)
    link.records.take_in(file, "MK", got.append)
    link.records.take_in(stolen, "MK", got.append)
    qtbot.waitUntil(lambda: len(got) == 5)
    new, taken, known, again, refused = got
    assert (new.relation, new.key, new.incident) == (Relation.NEW, "INC-0001", None)
    assert (taken.incident.key, taken.known, again.known) == ("INC-0001", False, True)
    assert known.relation is Relation.OLDER or known.relation is Relation.EQUAL
    assert isinstance(refused, Refused)
    link.close()
