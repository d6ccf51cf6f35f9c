"""The Markdown of any of our reports has the same timeline and the same actions when it is read again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision, utc
from incident_desk.domain.past_times import PastPrecision
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.reports.milestones import milestones_of
from incident_desk.formats.reading.reports.own_report import own_report
from incident_desk.formats.report_text import visible
from incident_desk.formats.report_words import person
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import resolve, set_milestone
from tests.any_record import COURSES, OPENINGS, any_record
from tests.examples import few
from tests.fakes import Bench
from tests.report_samples import ATTACKS, checkout, hostile

FEW = settings(max_examples=few(5, 15), deadline=None, suppress_health_check=list(HealthCheck))
PRECISION = {
    Precision.EXACT: PastPrecision.EXACT,
    Precision.ABOUT: PastPrecision.APPROXIMATE,
    Precision.AT_LEAST: PastPrecision.AT_LEAST,
    Precision.AT_MOST: PastPrecision.AT_MOST,
    Precision.RANGE: PastPrecision.RANGE,
    Precision.UNKNOWN: PastPrecision.UNKNOWN,
}


def shown(text):
    """A text as a report shows it: its lines, runs of blanks as one, what acts unseen written out."""
    return "\n".join(" ".join(line.split()) for line in visible(text).strip().split("\n")).strip("\n")


def in_one_line(text):
    """What stands in the small print of an action: in a line of its own."""
    return shown(" ".join(text.split()))


def time_of(moment):
    """A moment of the record, as far as a report tells it."""
    if moment.at is None:
        return None, PastPrecision.UNKNOWN, None
    if moment.day is not None:
        return moment.day.isoformat(), PastPrecision.EXACT, None
    until = moment.until and f"{utc(moment.until):%Y-%m-%dT%H:%M:%SZ}"
    return f"{moment.at:%Y-%m-%dT%H:%M:%SZ}", PRECISION[moment.precision], until


def read_whole(report):
    """As a file is read: a second for a long one."""
    return read_document(markdown_of(report).encode(), "r.md").report


def read_tables(report):
    """Of its lines alone."""
    return own_report(markdown_of(report).split("\n"))


def comes_back(report, read=read_whole):
    told = read(report)
    assert told is not None, "it is read as a report"
    assert [(one.moment.iso, one.moment.precision, one.moment.until_iso) for one in told.timeline] == [
        time_of(one.happened) for one in report.timeline
    ]
    assert [(one.text, one.actor) for one in told.timeline] == [
        (shown(one.text), shown(person(one.who))) for one in report.timeline
    ]
    assert [(one.text, one.done, one.owner, one.due, one.horizon) for one in told.actions] == [
        (shown(one.text), one.done, shown(one.owner or ""), shown(one.due or ""), shown(one.horizon or ""))
        for one in report.actions
    ]
    assert [(one.type, one.end_state, one.result, one.ticket) for one in told.actions] == [
        (one.type, *(in_one_line(each) for each in (one.end_state, one.result, one.ticket)))
        for one in report.actions
    ]
    return told


@pytest.mark.timeout(400)
@FEW
@given(opening=OPENINGS, course=COURSES)
def test_of_any_record(opening, course):
    comes_back(build_report(any_record(opening, course).events, "Incident Desk 0.1.0"))


LURES = ("<br>", "&amp;", "\\|", "**", "@ana", "| --- |", "```", "### 2026-01-01", "é", "🔥", "\u202e", "\u200f",
         "客", "- [x] ", "1. ", "https://x.y")  # fmt: skip
SIGNS = st.sampled_from([*"|`*_\\<>&#@[](){}$~!+-=:.\n\t '\"", *LURES])
TEXTS = st.lists(SIGNS | st.text(max_size=3), min_size=1, max_size=8).map("".join).filter(str.strip)
BASE = build_report(checkout().events, "Incident Desk 0.1.0")
NOON = BASE.timeline[0].happened.at
MOMENTS = st.one_of(
    st.sampled_from(
        [
            Moment.unknown(),
            *(
                Moment(NOON, one)
                for one in (Precision.EXACT, Precision.ABOUT, Precision.AT_LEAST, Precision.AT_MOST)
            ),
        ]
    ),
    st.integers(0, 200_000).map(lambda s: Moment(NOON, Precision.RANGE, NOON.replace(microsecond=0) + s * UNIT)),
)
"""Ranges within one day, and over several."""
UNIT = BASE.timeline[1].written_at.resolution


@pytest.mark.timeout(400)
@settings(max_examples=few(20, 60), deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=6, max_size=6), moment=MOMENTS, done=st.booleans())
def test_of_any_words_and_moments(texts, moment, done):
    first, owner, horizon = (*texts[:2], " ".join(texts[2].split()))
    row = replace(BASE.timeline[0], text=first, who=owner, happened=moment, detail=horizon)
    end_state, result, ticket = texts[3:]
    action = replace(BASE.actions[0], text=first, owner=owner, horizon=horizon, due=None, done=done,
                     type="preventive", end_state=end_state, result=result, ticket=ticket)  # fmt: skip
    comes_back(replace(BASE, timeline=(row, BASE.timeline[-1]), actions=(action, *BASE.actions[1:])), read_tables)


@pytest.mark.parametrize("attack", ATTACKS)
def test_of_hostile_words(attack):
    row = replace(BASE.timeline[0], text=attack, detail=attack)
    comes_back(replace(BASE, timeline=(row,), actions=(replace(BASE.actions[0], text=attack, owner=attack),)))


def test_of_a_report_full_of_hostile_words():
    comes_back(build_report(hostile().events, "Incident Desk 0.1.0"))


def test_an_earlier_report_says_type_and_end_state_in_one_line():
    action = replace(BASE.actions[0], type="detective", end_state="it rings")
    text = markdown_of(replace(BASE, actions=(action,)))
    older = text.replace("<br>*detective*<br>*Done when: it rings*", "<br>*detective · done when: it rings*")
    assert older != text
    (told,) = own_report(older.split("\n")).actions
    assert (told.type, told.end_state) == ("detective", "it rings")


def test_the_small_print_of_a_row_stands_beside_its_text():
    told = comes_back(BASE)
    struck = [one for one in told.timeline if "Struck: " in one.status]
    assert struck and all("Struck" not in one.text for one in struck)


def test_somebody_else_s_report_is_none_of_ours():
    lines = markdown_of(BASE).splitlines()
    assert own_report(lines) is not None
    assert own_report(lines[:-2]) is None and own_report(["# Outage", "", "Record head 3"]) is None
    assert own_report([line for line in lines if "Kind | What happened" not in line]) is None


def test_the_table_of_milestones_counts_before_rows_and_before_other_times_in_the_words():
    bench = Bench()
    desk, one = bench.desk, bench.desk.declare(Declaration("Down", "P1"), "MK").id
    bench.clock.pass_s(3600)
    for minutes in (30, 33):
        at = Moment.exactly(bench.clock.now() - timedelta(minutes=minutes))
        desk.act(one, lambda state, _, at=at: set_milestone(state, Milestone.IMPACT_ENDED, at), "MK")
    desk.act(one, lambda state, _: resolve(state), "MK")
    state = desk.incident_of(one)
    document = read_document(markdown_of(build_report(desk.events(one), "x")).encode(), "report.md")
    claims = milestones_of(document.report, document.text.split("\n"))
    told = {claim.milestone: claim.moment.iso for claim in claims.stated}
    assert told == {name: f"{at.at:%Y-%m-%dT%H:%M:%S}Z" for name, at in state.milestones.items()}
    assert not claims.several
    assert document.report.start.iso == told[Milestone.DECLARED]
