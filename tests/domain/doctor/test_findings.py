"""The groups of findings have titles, and their order is their weight."""

from dataclasses import replace

from incident_desk.domain.doctor.findings import TITLES, Finding, Group, from_to, quoted
from tests.domain.doctor.cases import at


def test_every_group_has_a_title_and_contradictions_weigh_most():
    assert set(TITLES) == set(Group) and next(iter(Group)) is Group.CONTRADICTION


def test_days_are_told_where_they_are_two():
    assert from_to(at(0), at(30)) == "12:00 to 12:30 UTC"
    assert from_to(at(0), at(1440), "and") == "2026-03-01 12:00 and 2026-03-02 12:00 UTC"


def test_a_quoted_row_is_cut_in_the_short_words_alone():
    quote = quoted("{} to {} share it", "a" * 70, "{b}", most=40)
    assert quote.short == f"“{'a' * 40}” to “{{b}}” share it" and quote.whole.startswith(f"“{'a' * 70}”")
    bare = Finding("zone", Group.MISSING, "t", "w", quote.short, "f")
    assert bare.in_full == quote.short and replace(bare, quoting=quote.whole).in_full == quote.whole
