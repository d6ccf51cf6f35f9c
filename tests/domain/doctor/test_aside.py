"""What was set aside stays so on the same facts, and comes back on others."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.doctor import examine
from incident_desk.domain.doctor.aside import Aside, asides, parted
from incident_desk.domain.events import Draft, Kind
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.doctoring import set_aside
from incident_desk.services.acts.logging import erase
from tests.domain.doctor.cases import WELL, case, row
from tests.domain.doctor.test_rules import CASES
from tests.fakes import NOON, Bench


def aside(finding, act="act", reason="so"):
    return Aside(act, finding.rule, finding.mark, finding.title, reason, "MK", NOON)


@given(CASES, st.data())
@settings(max_examples=25, deadline=None)
def test_each_finding_is_either_asked_or_set_aside_and_none_takes_another_with_it(one, data):
    found = examine(one)
    chosen = data.draw(st.sets(st.sampled_from(sorted({each.mark for each in found})))) if found else set()
    marks = [aside(each) for each in found if each.mark in chosen]
    told = parted(examine(one), marks)
    assert {each.mark for each, _ in told.aside} == chosen
    assert [each for each in found if each.mark not in chosen] == list(told.asked)


def test_it_comes_back_on_other_facts_and_stays_for_other_words():
    (first,) = examine(case(row(0), row(50), stones=WELL | {"IMPACT_ENDED": 50}, proof="soak"))
    assert first.rule == "silence"
    later = examine(case(row(0), row(50.5), stones=WELL | {"IMPACT_ENDED": 51}, proof="soak"))
    same = examine(case(row(0), row(50), row(70), stones=WELL | {"IMPACT_ENDED": 50}, proof="soak"))
    known = [aside(first)]
    assert [one.rule for one in parted(later, known).asked] == ["silence"]
    assert parted(same, known).asked == () and len(parted(same, known).aside) == 1


def test_of_several_reasons_the_newest_is_told():
    (found,) = examine(case(stones=WELL))
    told = parted((found,), [aside(found, "a", "first"), aside(found, "b", "second")])
    assert told.aside[0][1].reason == "second"


def test_the_record_keeps_who_when_and_why_until_it_is_undone_or_erased():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    (found,) = examine(case(stones=WELL, root_cause=""))
    assert found.rule == "soak"
    (event,) = bench.desk.act(one, lambda *_: set_aside(found, "Ann watched it"), "RO").events
    (told,) = asides(bench.desk.events(one))
    assert (told.rule, told.mark, told.title) == (found.rule, found.mark, found.title)
    assert (told.reason, told.who, told.written_at) == ("Ann watched it", "RO", event.written_at)
    bench.desk.act(one, lambda *_: (Draft(Kind.UNDONE, {"act": event.act}),), "RO")
    assert asides(bench.desk.events(one)) == ()
    (event,) = bench.desk.act(one, lambda *_: set_aside(found, "her password is x"), "RO").events
    bench.desk.act(one, lambda *_: erase(event, (), "a password"), "RO")
    assert asides(bench.desk.events(one)) == ()


def test_a_mark_holds_no_words_of_a_row():
    def marks(text):
        rows = [replace(row(minutes, text), id=str(minutes)) for minutes in (0, 50)]
        return [one.mark for one in examine(case(*rows, stones=WELL | {"IMPACT_ENDED": 50}, proof="soak"))]

    assert marks("a") == marks("a password") and len(marks("a")) == 1
