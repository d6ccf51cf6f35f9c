"""Which rows are shown, and how many there are of what."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.timeline import Sign, timeline
from incident_desk.qt.pages.timeline.filtering import (
    KINDS,
    OTHER,
    THE_APP,
    Known,
    Wanted,
    group_of,
    moved_on,
    person_of,
    shown,
    sift,
    tally,
)
from tests.domain.test_timeline_following import COURSES, Record
from tests.qt.pages.timeline.rows import entry, timelines

NOTE = entry(1, text="The pool is full", who="Rita Ortega", owner="AD", tags=("db",))
FINDING = entry(2, Sign.FINDING, who="Maya Kowalski", amended=True)
CLOCK = entry(3, "clock_jumped", who="desk", human=False)
ROWS = (NOTE, FINDING, CLOCK)

wishes = st.builds(
    Wanted,
    words=st.sampled_from(["", "  ", "pool", "PING slow", "nothing has this"]),
    without_kinds=st.frozensets(st.sampled_from([one.key for one in KINDS])),
    without_people=st.frozensets(st.sampled_from(["Rita Ortega", "Maya Kowalski", THE_APP])),
    without_phases=st.frozensets(st.sampled_from([NOTE.sort_at, FINDING.sort_at])),
    starts=st.just((NOTE.sort_at, FINDING.sort_at)),
    edited=st.booleans(),
    starred=st.booleans(),
    evidence=st.booleans(),
)


def test_without_a_wish_every_row_is_shown():
    assert shown(ROWS, Wanted()) is ROWS and shown(ROWS, Wanted(words="  ")) is ROWS


def test_a_kind_and_a_person_can_be_left_out_and_taken_in_again():
    less = Wanted().with_kind("findings", shown=False)
    assert shown(ROWS, less) == (NOTE, CLOCK)
    assert shown(ROWS, less.with_kind("findings", shown=True)) == ROWS
    assert shown(ROWS, Wanted().with_person(THE_APP, shown=False)) == (NOTE, FINDING)
    assert shown(ROWS, Wanted().with_kind(OTHER.key, shown=False)) == (NOTE, FINDING)


def test_a_phase_can_be_left_out_and_ends_where_the_next_begins():
    starts = (NOTE.sort_at, FINDING.sort_at)
    less = replace(Wanted(), starts=starts).with_phase(starts[0], shown=False)
    assert shown(ROWS, less) == tuple(row for row in ROWS if row.sort_at >= starts[1])
    assert NOTE not in shown(ROWS, less) and FINDING in shown(ROWS, less)
    assert less.with_phase(starts[0], shown=True).is_everything


def test_all_words_must_be_found_in_text_tags_owner_or_writer():
    for words in ("full POOL", "#db", "@ad", "ortega pool"):
        assert shown(ROWS, Wanted(words=words)) == (NOTE,), words
    assert shown(ROWS, Wanted(words="full ping")) == ()


def test_only_what_was_edited_or_has_a_star():
    assert shown(ROWS, Wanted(edited=True)) == (FINDING,)
    assert shown((*ROWS, replace(NOTE, id="s", starred=True)), Wanted(starred=True))[0].id == "s"


def test_people_stand_by_name_and_the_app_after_them():
    assert list(tally(ROWS).people) == ["Maya Kowalski", "Rita Ortega", THE_APP]


def test_the_count_is_said():
    assert sift(ROWS, Wanted(edited=True)).count == "1 of 3 shown"


@given(timelines, wishes)
def test_a_filter_never_changes_the_order_and_invents_nothing(rows, wanted):
    places = {one.id: place for place, one in enumerate(rows)}
    found = [places[one.id] for one in shown(rows, wanted)]
    assert found == sorted(set(found))


@given(timelines, wishes)
def test_a_row_is_shown_or_something_wanted_speaks_against_it(rows, wanted):
    kept = {one.id for one in shown(rows, wanted)}
    for one in rows:
        against = [
            group_of(one.kind) in wanted.without_kinds,
            person_of(one) in wanted.without_people,
            max((at for at in wanted.starts if at <= one.sort_at), default=None) in wanted.without_phases,
            wanted.edited and not one.amended,
            wanted.starred and not one.starred,
            wanted.evidence and not one.files,
            any(word not in one.text.casefold() for word in wanted.words.casefold().split()),
        ]
        assert (one.id in kept) is not any(against)


@given(timelines)
def test_the_counts_are_those_of_the_rows(rows):
    found = tally(rows)
    assert sum(found.kinds.values()) == sum(found.people.values()) == found.total == len(rows)
    for group in KINDS:
        others = frozenset(one.key for one in KINDS) - {group.key}
        assert len(shown(rows, Wanted(without_kinds=others))) == found.kinds.get(group.key, 0)
    for person, count in found.people.items():
        assert len(shown(rows, Wanted(without_people=frozenset(found.people) - {person}))) == count
    assert len(shown(rows, Wanted(edited=True))) == found.edited
    assert len(shown(rows, Wanted(starred=True))) == found.starred
    assert len(shown(rows, Wanted(evidence=True))) == found.evidence


@given(COURSES, COURSES, wishes)
def test_what_moved_on_with_the_record_is_what_is_sifted_anew(course, more, wanted):
    record = Record()
    for step in course:
        record.do(*step)
    rows = timeline(record.events)
    known = Known(rows, sift(rows, wanted))
    for step in more:
        record.do(*step)
        rows = timeline(record.events)
        found = moved_on(known, rows, wanted, most=1_000)
        assert found == sift(rows, wanted)
        assert list(found.tally.people) == list(tally(rows).people)
        known = Known(rows, found)


@given(timelines, wishes, wishes, st.text(alphabet="pol i", max_size=3))
def test_what_is_sifted_from_what_is_known_is_what_is_sifted_of_all(rows, before, after, letters):
    known = Known(rows, sift(rows, before))
    for wanted in (after, replace(before, words=before.words + letters)):
        assert sift(rows, wanted, known) == sift(rows, wanted)


def test_other_wishes_and_too_many_rows_are_not_moved_on():
    known = Known(ROWS, sift(ROWS, Wanted()))
    assert moved_on(known, (*ROWS, replace(NOTE, id="s")), Wanted(edited=True), most=9) is None
    assert moved_on(known, (), Wanted(), most=2) is None


def test_one_letter_more_that_leaves_nothing_out_gives_the_same_rows_not_only_equal_ones():
    rows = tuple(entry(number, text=f"api-{number} answers") for number in range(9))
    before = sift(rows, Wanted(words="api"))
    after = sift(rows, Wanted(words="api-"), Known(rows, before))
    assert after.entries is before.entries is rows


def test_words_are_found_in_the_detail_and_beside_it_however_often_the_same_stands_there():
    rows = (
        entry(1, text="one", detail="A Trace of it", who="Ana"),
        entry(2, text="two", detail="", who="Ana"),
        entry(3, text="trace", detail="", who="Bo"),
    )
    found = {
        words: [one.text for one in sift(rows, Wanted(words=words)).entries] for words in ("TRACE", "ana trace")
    }
    assert found == {"TRACE": ["one", "trace"], "ana trace": ["one"]}
