"""What became of the edits of a draft that was put together with another one's."""

from dataclasses import replace

from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.domain.playbook_editing_met import lost_edits, with_fields

LEVELS = SeverityLevel("SEV1", rank=0, response_s=300), SeverityLevel("SEV3", rank=2, response_s=3600)
BASE = Playbook("Bell", severities=LEVELS, plans=(Plan("Bell", (Phase("Look", steps=(Step("1.1", "Ring"),)),)),))


def sev3(book, **fields):
    return replace(book, severities=(book.severities[0], replace(book.severities[1], **fields)))


def steps(book, *texts):
    told = tuple(Step(f"1.{at}", text) for at, text in enumerate(texts, 1))
    return replace(book, plans=(Plan("Bell", (Phase("Look", steps=told),)),))


def words(found):
    return [one.words for one in found]


def test_an_edit_that_is_in_it_is_not_lost_whatever_else_is():
    mine = steps(sev3(BASE, response_s=10_800), "Ring", "Toll")
    assert lost_edits(BASE, mine, mine) == ()
    assert lost_edits(BASE, mine, steps(sev3(mine, definition="Slow"), "Ring", "Toll", "Sleep")) == ()


def test_what_changed_came_and_went_is_missed_where_it_is_not_in_it():
    mine = steps(sev3(BASE, response_s=10_800), "Toll")
    lost = words(lost_edits(BASE, mine, sev3(BASE, definition="Slow")))
    assert lost[0] == "changed: severity “SEV3”, response: 1 h → 3 h" and len(lost) > 1
    without = replace(mine, severities=LEVELS[:1])
    assert "SEV3" in words(lost_edits(BASE, mine, without))[0]
    assert words(lost_edits(BASE, without, mine)) == ["removed: severity “SEV3”"]


def test_a_field_that_they_left_alone_is_as_i_made_it_and_one_that_both_changed_is_not_touched():
    mine = sev3(BASE, response_s=10_800, definition="Slow")
    theirs = sev3(BASE, definition="Hardly seen")
    lost = lost_edits(BASE, mine, theirs)
    result = with_fields(BASE, mine, theirs, theirs, lost)
    assert (result.severities[1].response_s, result.severities[1].definition) == (10_800, "Hardly seen")
    assert [one.what for one in lost_edits(BASE, mine, result)] == ["definition"]
    assert with_fields(BASE, mine, theirs, theirs, ()) == theirs
