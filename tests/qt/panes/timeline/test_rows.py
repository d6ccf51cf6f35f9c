"""What rows of the timeline say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from incident_desk.domain.events import Kind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.qt.panes.timeline.rows import (
    ALL,
    GROUPS,
    Ink,
    files_of,
    fitting_time,
    full_text,
    group_named,
    icon_of,
    is_marked,
    lasted_words,
    particulars,
    pieces_of,
    plain,
    spoken,
    time_of,
    writer_of,
)
from incident_desk.resource_files import resource

AT = datetime(2026, 3, 1, 3, 14, 20, tzinfo=UTC)
DAY = date(2026, 3, 1)
NOTE = Entry("e", Sign.NOTE, "Ping 2.9 s", Moment.exactly(AT), AT, AT, "Rita Ortega", 5, human=True)


@pytest.mark.parametrize(
    ("moment", "long", "short"),
    [
        (Moment.exactly(AT), "03:14:20", "03:14"),
        (Moment(AT, Precision.ABOUT), "~03:14", "~03:14"),
        (Moment(AT, Precision.AT_LEAST), "≥03:14", "≥03:14"),
        (Moment(AT, Precision.AT_MOST), "≤03:14", "≤03:14"),
        (Moment(AT, Precision.RANGE, AT + timedelta(minutes=5)), "~03:14", "~03:14"),
        (Moment(AT, Precision.RANGE, AT + timedelta(days=1, seconds=-1)), "1 Mar", "1 Mar"),
        (Moment.unknown(), "??:??", "??:??"),
        (Moment.exactly(AT + timedelta(days=1)), "+1d 03:14", "03:14"),
    ],
)
def test_a_time_says_how_well_it_is_known(moment, long, short):
    entry = replace(NOTE, happened=moment)
    assert time_of(entry, DAY) == long
    assert time_of(entry, DAY, short=True) == short


def test_a_decision_begins_with_its_word_in_bold():
    pieces = pieces_of(replace(NOTE, kind=Sign.DECISION))
    assert (pieces[0].text, pieces[0].ink) == ("Decision. ", Ink.STRONG)


def test_a_struck_entry_stays_readable_with_its_reason():
    pieces = pieces_of(replace(NOTE, struck="wrong channel"))
    assert [(one.text, one.ink) for one in pieces] == [
        ("Ping 2.9 s", Ink.STRUCK),
        ("  struck: wrong channel", Ink.DIM),
    ]


def test_an_undone_entry_says_so():
    assert plain(replace(NOTE, undone=True)) == "Ping 2.9 s  undone"


def test_an_amended_entry_is_marked():
    assert plain(replace(NOTE, amended=True)) == "Ping 2.9 s  edited"
    assert plain(replace(NOTE, amended=True, amended_by="Ann Dee")) == "Ping 2.9 s  edited by AD"


def test_a_star_stands_before_the_words_and_is_said_after_them():
    starred = replace(NOTE, starred=True)
    assert plain(starred) == "★ Ping 2.9 s"
    assert spoken(starred) == f"{spoken(NOTE)}, starred"


def test_an_erased_entry_is_dim():
    assert [piece.ink for piece in pieces_of(replace(NOTE, text="(erased)", erased=True))] == [Ink.DIM]


def test_a_reason_follows_and_the_text_of_an_update_does_not():
    changed = replace(NOTE, kind=Kind.SEVERITY_CHANGED, text="Severity changed", detail="less\nharm")
    assert plain(changed) == "Severity changed  less harm"
    sent = replace(NOTE, kind=Kind.UPDATE_SENT, text="Update sent", detail="We know the cause")
    assert plain(sent) == "Update sent"
    assert full_text(sent) == "Update sent\n\nWe know the cause"


@pytest.mark.parametrize(
    ("who", "writer"), [("desk", "auto"), ("check:/api/health", "auto"), ("Rita Ortega", "RO"), ("ops", "OP")]
)
def test_the_writer_is_said_in_initials(who, writer):
    assert writer_of(replace(NOTE, who=who)) == writer


def test_every_kind_has_a_sign_that_is_shipped():
    for kind in (*Sign, *Kind, "a kind of a later version"):
        assert resource("icons", f"{icon_of(replace(NOTE, kind=str(kind)))}.svg").is_file()


def test_whoever_was_told_or_called_stands_among_the_updates():
    told = {Kind.UPDATE_SENT, Kind.UPDATE_SKIPPED, Kind.ESCALATED, Kind.ESCALATION_SNOOZED, Kind.CONTACT_CALLED}
    assert told <= group_named("updates").kinds
    assert icon_of(replace(NOTE, kind=Kind.CONTACT_CALLED)) == "phone"


def test_no_kind_stands_in_two_groups():
    kinds = [kind for group in GROUPS for kind in group.kinds]
    assert len(kinds) == len(set(kinds))
    assert group_named("decisions").name == "Decisions"
    assert group_named("no such group") is ALL


def test_a_late_entry_says_when_it_was_written():
    late = replace(NOTE, written_at=AT + timedelta(minutes=5))
    assert particulars(late) == ("2026-03-01 03:14:20 UTC, by Rita Ortega", "Written 2026-03-01 03:19:20 UTC")
    assert particulars(NOTE) == ("2026-03-01 03:14:20 UTC, by Rita Ortega",)


def test_a_row_is_spoken_with_its_time():
    assert spoken(NOTE) == "2026-03-01 03:14:20 UTC, RO: Ping 2.9 s"
    assert spoken(replace(NOTE, happened=Moment.unknown())).startswith("time not known")


def test_what_is_said_of_a_run_is_found_among_decisions_and_course():
    groups = {one.key: one.kinds for one in GROUPS}
    assert Kind.RUN_KEPT_GOING in groups["decisions"]
    assert {Kind.RUN_LIVE, Kind.RUN_FINISHED, Kind.RUN_CARRIED} <= groups["course"]


@pytest.mark.parametrize(
    ("days", "short", "room", "told"),
    [(0, False, 5, "03:14:20"), (1, False, 9, "+1d 03:14"), (437, False, 9, "+437d"), (-609, True, 6, "-609d"),
     (1, True, 6, "03:14"), (437, False, 11, "+437d 03:14")],
)  # fmt: skip
def test_the_number_of_a_far_day_is_never_cut(days, short, room, told):
    entry = replace(NOTE, happened=Moment.exactly(AT + timedelta(days=days)))
    assert fitting_time(entry, DAY, lambda text: len(text) <= room, short=short) == told


def test_how_much_evidence_a_row_has_is_said_and_a_row_of_evidence_is_its_own_mark():
    row = replace(NOTE, files=2)
    assert files_of(row) == 2 and spoken(row).endswith(", 2 files of evidence")
    assert "2 files of evidence: V looks at them" in particulars(row)
    own = replace(NOTE, kind=Kind.EVIDENCE_ATTACHED, files=1)
    assert files_of(own) == 0 and "of evidence" not in spoken(own)


def test_what_is_pinned_stands_under_another_and_lasted_is_said():
    row = replace(NOTE, pinned=True, parent="other", starred=True, ended=AT + timedelta(minutes=12))
    assert plain(row) == "↳ ★ Pinned · Ping 2.9 s  lasted 12 min"
    assert spoken(row).endswith("Ping 2.9 s  lasted 12 min, starred, pinned, under another row")
    assert "Until 2026-03-01 03:26:20 UTC" in particulars(row)
    assert is_marked(row) and not is_marked(NOTE)
    assert (
        lasted_words(replace(NOTE, ended=AT))
        == ""
        == lasted_words(replace(NOTE, happened=Moment.unknown(), ended=AT))
    )
