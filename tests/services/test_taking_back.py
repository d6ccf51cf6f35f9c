"""What an undo means in the other records: nothing for an ordinary act, the same act where it linked two."""

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.merging import Merging
from incident_desk.services.taking_back import acts_taken_back, taken_back_beside
from tests.fakes import Bench


def test_the_acts_that_drafts_take_back():
    assert acts_taken_back([Draft(Kind.UNDONE, {"act": "a"}), Draft(Kind.STATUS_SET, {"undoes": "b"})]) == (
        "a",
        "b",
    )
    assert acts_taken_back([Draft(Kind.ENTRY_LOGGED, {"text": "act"})]) == ()


def test_only_linked_records_hear_of_it_and_only_once():
    desk = Bench().desk
    one, two = (desk.declare(Declaration(title), "MK").id for title in ("Shop", "Pay"))
    entry = desk.act(one, lambda *_: log(Line("down", Sign.NOTE)), "MK").events[0]
    Merging(desk).merge(two, one, "MK", "merge")

    def beside(act):
        undo = [Draft(Kind.UNDONE, {"act": act})]
        return [(p.incident, p.drafts[0].body) for p in taken_back_beside(one, undo, desk.events, desk.incident_of)]

    assert beside(entry.act) == []
    assert beside("merge") == [(two, {"act": "merge"})]
    desk.act(two, lambda *_: [Draft(Kind.UNDONE, {"act": "merge"})], "MK")
    assert beside("merge") == []
