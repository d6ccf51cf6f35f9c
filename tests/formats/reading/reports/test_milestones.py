"""A milestone is what the report says is one; what only looks like it is told and set nowhere."""

import pytest

from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.reports.milestones import milestones_of
from incident_desk.formats.reading.reports.said import corrected_report
from tests.any_past import read


def row(text: str, clock: str = "14:30") -> TimelineEntry:
    return TimelineEntry(PastMoment(clock or "This morning", "2025-03-04", clock), text)


def stated(*rows: TimelineEntry) -> list[Milestone]:
    return [one.milestone for one in milestones_of(PastReport("x", timeline=rows), ()).stated]


@pytest.mark.parametrize(
    ("words", "milestone"),
    [
        ("Outage began", Milestone.IMPACT_STARTED),
        ("Impact started", Milestone.IMPACT_STARTED),
        ("First detected", Milestone.DETECTED),
        ("The incident was declared", Milestone.DECLARED),
        ("Alert acknowledged", Milestone.ACKNOWLEDGED),
        ("Root cause identified", Milestone.CAUSE_IDENTIFIED),
        ("Emergency fix deployed to production", Milestone.FIX_APPLIED),
        ("Rollback complete", Milestone.FIX_APPLIED),
        ("Service restored", Milestone.IMPACT_ENDED),
        ("All systems operational.", Milestone.IMPACT_ENDED),
        ("Issue resolved", Milestone.RESOLVED),
        ("Incident closed", Milestone.CLOSED),
    ],
)
def test_a_row_that_says_it_and_nothing_else_states_it(words, milestone):
    assert stated(row(words)) == [milestone]


@pytest.mark.parametrize(
    "words", ["Root cause identified as a lock, fix deployed", "Not resolved", "Somebody thinks it is restored"]
)
def test_a_row_that_says_more_is_a_guess(words):
    claims = milestones_of(PastReport("x", timeline=(row(words),)), ())
    assert claims.stated == () and all("it is not set" in one for one in claims.doubts) and claims.doubts


def test_two_times_for_one_milestone_and_one_without_a_clock_are_doubts():
    claims = milestones_of(
        PastReport(
            "x", timeline=(row("Resolved", "10:00"), row("Resolved", "11:00"), row("Incident declared", ""))
        ),
        (),
    )
    assert claims.stated == ()
    assert [one.split(" is")[0] for one in claims.doubts if "several" in one] == ["Resolved"]
    assert any("no clock time (This morning)" in one for one in claims.doubts)


def test_labels_of_the_start_and_the_end_count_by_their_own_word():
    document = read()
    claims = {one.milestone: one for one in milestones_of(document.report, document.text.split("\n")).stated}
    assert claims[Milestone.IMPACT_STARTED].words == "Start: 14:02" and claims[Milestone.IMPACT_STARTED].line == 7
    assert claims[Milestone.DETECTED].words == "Outage detected"
    other = read(
        "# Outage report\n\n**Date:** 2025-03-04\n**Detected:** 10:00\n**Resolved:** 11:00\n\n"
        "## Root cause\n\nA lock.\n"
    )
    found = [one.milestone for one in milestones_of(other.report, other.text.split("\n")).stated]
    assert found == [Milestone.DETECTED, Milestone.RESOLVED]


def test_a_guess_that_a_person_accepts_is_stated_and_another_row_is_a_guess_again():
    guess = TimelineEntry(PastMoment("9:25", clock="09:25"), "we call it resolved", span=Span(7, 8))
    report = PastReport("x", timeline=(guess,))
    before = milestones_of(report, ())
    (open_one,) = (one for one in before.guesses if one.claim.milestone is Milestone.RESOLVED)
    assert open_one.words in before.doubts and open_one.claim.line == 7
    told = milestones_of(report, (), {Milestone.RESOLVED: 7})
    assert [(one.milestone, one.moment.clock) for one in told.stated] == [(Milestone.RESOLVED, "09:25")]
    assert open_one.words not in told.doubts and open_one not in told.guesses
    assert milestones_of(report, (), {Milestone.RESOLVED: 9}).stated == ()


def test_of_several_times_the_one_that_a_person_says_holds():
    rows = [("16:10", 9), ("16:25", 11), ("16:10", 14)]
    entries = tuple(
        TimelineEntry(PastMoment(time, clock=time), "Service restored", span=Span(line, line))
        for time, line in rows
    )
    report = PastReport("x", timeline=entries)
    before = milestones_of(report, ())
    (several,) = before.several
    assert [(one.moment.clock, one.line) for one in several.claims] == [("16:10", 9), ("16:25", 11)]
    assert several.words in before.doubts and before.stated == ()
    told = milestones_of(report, (), {Milestone.IMPACT_ENDED: 11})
    assert [(one.milestone, one.moment.clock) for one in told.stated] == [(Milestone.IMPACT_ENDED, "16:25")]
    assert told.several == () and several.words not in told.doubts
    assert milestones_of(report, (), {Milestone.IMPACT_ENDED: 14}).several == (several,)


@pytest.mark.parametrize(
    "words",
    ["Rolled back the gateway config, no effect", "Reverted to v1, to no avail", "Deployed v2, it did not help",
     "Rollback made no difference"],
)  # fmt: skip
def test_what_was_tried_in_vain_is_offered_as_no_fix(words):
    found = milestones_of(PastReport("x", timeline=(row(words), row("New bundle deployed", "15:10"))), ())
    assert [(one.claim.milestone, one.claim.words) for one in found.guesses] == [
        (Milestone.FIX_APPLIED, "New bundle deployed")
    ]


TOLD = "\n\n## Summary\nThe shop was down.\n\n## Root cause\nA full disk.\n"
STARTED, DETECTED, ENDED = "impact_started 07:42", "detected 07:55", "impact_ended 08:51"


@pytest.mark.parametrize(
    "head",
    [
        "**Date:** 2026-09-14\n**Start of impact:** 07:42 UTC\n**Detected:** 07:55 UTC (a customer)\n"
        "**Mitigated:** 08:51 UTC",
        "**Date:** 2026-09-14  **Start:** 07:42 UTC  **Detected:** 07:55 UTC  **End:** 08:51 UTC",
        "- Date: 2026-09-14\n- Impact start: 07:42 UTC\n- Time of detection: 07:55 UTC\n- Mitigated: 08:51 UTC",
        "| Field | Value |\n|---|---|\n| Date | 2026-09-14 |\n| Start | 07:42 UTC |\n| Detected at | 07:55 UTC |\n"
        "| End | 08:51 UTC |",
        "**Date:** 2026-09-14\n**Started:** 07:42 UTC\n**Detected at:** 07:55 UTC\n**Declared at:** 07:57 UTC\n"
        "**End:** 08:51 UTC",
    ],
)  # fmt: skip
def test_what_stands_under_a_label_is_stated_however_the_head_is_written(head):
    document = read_document(f"# Post-mortem: shop outage\n\n{head}{TOLD}".encode(), "x.md")
    claims = milestones_of(document.report, document.text.split("\n"))
    told = [
        f"{one.milestone} {one.moment.clock}" for one in claims.stated if one.milestone is not Milestone.DECLARED
    ]
    assert (told, claims.doubts) == ([STARTED, DETECTED, ENDED], ())
    assert {one.moment.day for one in claims.stated} == {"2026-09-14"}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_label_that_only_looks_like_a_milestone_is_a_doubt_that_a_person_can_settle(between):
    text = (
        "# Post-mortem: shop outage\n\n**Date:** 2026-09-14\n**Start:** 07:42 UTC\n\n"
        f"{between.join(('**IC engaged:** 08:03 UTC', '**All clear:** 09:20 UTC'))}\n\n"
        f"**Next update:** 10:00 UTC\n\n**Time to detect:** 13 min{TOLD}"
    )
    document = read_document(text.encode(), "x.md")
    lines = document.text.split("\n")
    claims = milestones_of(document.report, lines)
    assert [one.milestone for one in claims.stated] == [Milestone.IMPACT_STARTED]
    assert [(one.claim.milestone, one.claim.moment.clock) for one in claims.guesses] == [
        (Milestone.ACKNOWLEDGED, "08:03"),
        (Milestone.RESOLVED, "09:20"),
    ]
    assert all(one.words.startswith(f"{TITLES[one.claim.milestone]} is not stated") for one in claims.guesses)
    guess = claims.guesses[0].claim
    accepted = milestones_of(document.report, lines, {guess.milestone: guess.line})
    assert [one.milestone for one in accepted.stated] == [Milestone.IMPACT_STARTED, Milestone.ACKNOWLEDGED]


def test_another_date_moves_what_stands_under_labels_too():
    text = f"# Post-mortem\n\n**Date:** 2026-09-14\n\n**Start:** 23:50 UTC\n\n**Detected:** 00:10 UTC{TOLD}"
    report = read_document(text.encode(), "x.md").report
    moved = corrected_report(report, {Fact(FactKind.DATE): "2026-10-01"})
    assert [[one.moment.day for one in told.labelled] for told in (report, moved)] == [
        ["2026-09-15"],
        ["2026-10-02"],
    ]
