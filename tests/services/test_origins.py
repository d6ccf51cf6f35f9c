"""What was taken in is proven to be what its file was; what is not is named."""

from dataclasses import replace

from incident_desk.domain.chain import canonical, hash_of_body, hash_of_event
from incident_desk.formats.record_file import read_record
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.origins import origins, problem_of
from tests.fakes import Bench
from tests.qt.record_files import record_json, write


def taken_in():
    bench = Bench()
    bench.desk.declare(Declaration("Of our own"), "MK")
    file = read_record(record_json(), "handed.json")
    incident = bench.desk.records.take_in(file, "MK").incident.id
    write(bench, incident, "goes on here")
    return bench, file, incident


def rewritten(bench, incident, number, **body):
    """An event of that record written anew with all hashes behind it, as somebody with the file in hands can."""
    previous = None
    for place, one in enumerate(bench.store.rows):
        if one.incident != incident:
            continue
        if one.seq == number:
            one = replace(one, body={**one.body, **body})
            one = replace(one, body_hash=hash_of_body(one.salt, canonical(one.body)))
        one = replace(one, previous=previous or one.previous)
        bench.store.rows[place] = one = replace(one, hash=hash_of_event(one))
        previous = one.hash


def test_one_that_went_on_here_still_begins_as_its_file_ended():
    bench, file, _ = taken_in()
    (one,) = origins(bench.store)
    assert (one.key, one.holds, one.taken.file, one.taken.head) == ("INC-0002", True, "handed.json", file.head)


def test_one_that_was_written_anew_with_all_its_hashes_is_named():
    bench, _, incident = taken_in()
    rewritten(bench, incident, 3, text="all was well")
    (one,) = origins(bench.store)
    assert not one.holds and "INC-0002 is not what it was taken in as" in problem_of(one)


def test_an_origin_that_can_not_be_read_is_named():
    bench, _, incident = taken_in()
    rewritten(bench, incident, 1, taken={"key": "x"})
    (one,) = origins(bench.store)
    assert not one.holds and one.taken is None and "in a way that can't be read" in problem_of(one)
