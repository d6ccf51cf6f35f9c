"""Every wording that an entry had, as the record knows it."""

from incident_desk.domain.entry_wordings import wordings
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log
from tests.fakes import NOON, Bench


def told(*rewrites):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    entry = bench.desk.act(one, lambda *_: log(Line("pool full", Sign.NOTE)), "RO").events[0]
    for rewrite in rewrites:
        bench.desk.act(one, lambda *_, rewrite=rewrite: amend(entry, rewrite), "AD")
    return bench, one, entry


def test_the_words_stay_where_only_something_else_is_said_anew():
    bench, one, entry = told(Rewrite(text="pool nearly full"), Rewrite(happened=Moment.exactly(NOON)))
    found = wordings(bench.desk.events(one), entry.id)
    assert [(each.who, each.text) for each in found] == [
        ("RO", "pool full"), ("AD", "pool nearly full"), ("AD", "pool nearly full"),
    ]  # fmt: skip
    assert found[0].said == {} and found[0].happened == entry.happened
    assert (found[1].said, found[1].happened) == ({"text": "pool nearly full"}, None)
    assert "text" not in found[2].said and found[2].happened == Moment.exactly(NOON)


def test_of_an_erased_entry_no_words_are_left_and_of_none_there_is_nothing():
    bench, one, entry = told(Rewrite(text="secret"))
    later = [each for each in bench.desk.events(one) if each.kind == "entry_amended"]
    bench.desk.act(one, lambda *_: erase(entry, later, "a password"), "AD")
    found = wordings(bench.desk.events(one), entry.id)
    assert not any("pool" in each.text or "secret" in f"{each.text}{each.said}" for each in found)
    assert wordings((), "nothing") == ()
