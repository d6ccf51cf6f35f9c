"""Which findings are shown, with which numbers, and which of them a row is about."""

from dataclasses import replace

from incident_desk.qt.pages.doctor.listed import ASKED, KINDS, NUMBERED, SET_ASIDE, Order, Wanted, shown


def test_the_first_nine_have_a_key(room):
    sheet = room.model.sheet
    many = replace(sheet, questions=sheet.questions * 3)
    numbers = [one.number for one in shown(many, Wanted()).listed]
    assert numbers[:NUMBERED] == list(range(1, NUMBERED + 1)) and set(numbers[NUMBERED:]) == {0}


def test_a_row_has_the_numbers_of_the_findings_that_speak_of_it(room):
    seen = shown(room.model.sheet, Wanted())
    by_text = {(one.row or one.action).text: one.marks for one in seen.beside}
    numbers = {one.finding.rule: one.number for one in seen.listed}
    assert by_text["Outage detected"] == (numbers["duration"],)
    assert by_text["Fix tested"] == (numbers["one-minute"],)
    assert by_text["First update"] == (numbers["updates"],)
    assert by_text["Alert on the pool"] == (numbers["actions"],)


def test_what_no_shown_finding_asks_for_is_no_row(room):
    kinds = ASKED - {"missing"}
    seen = shown(room.model.sheet, Wanted(frozenset(kinds)))
    assert all(one.row is None or one.row.id for one in seen.beside)
    assert not any(one.marks for one in seen.beside if one.action)


def test_every_kind_has_words_and_set_aside_is_off_at_first():
    assert set(KINDS) == ASKED | {SET_ASIDE} and SET_ASIDE not in Wanted().kinds
    assert [one.value for one in Order] == ["By weight", "By time"]
