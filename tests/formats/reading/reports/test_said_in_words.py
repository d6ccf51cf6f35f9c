"""What was corrected, in words: the document's own stand beside those that a person said."""

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.past_corrected import DONE, DROPPED, TEXT, YES, Corrected, Fact, FactKind, milestone_fact
from incident_desk.formats.reading.reports.said import entry_on
from incident_desk.formats.reading.reports.said_in_words import corrections_in_words
from tests.any_past import read


def test_every_correction_is_told_with_the_documents_words_and_line():
    report = read().report
    entry = Fact(FactKind.ENTRY, 2)
    said = {
        Fact(FactKind.ACTION, 1, DONE): "no",
        entry.with_part(TEXT): "It was declared",
        Fact(FactKind.ENTRY, 0, DROPPED): YES,
        Fact(FactKind.SEVERITY): "P2",
        Fact(FactKind.END): "",
        **entry_on(3, "Nobody knew"),
    }
    line = report.timeline[2].span.first
    assert corrections_in_words(report, said) == (
        Corrected("end", "16:40", "", report.end.span.first),
        Corrected("severity", "P1 - payments fail", "P2", 4),
        Corrected("timeline entry", "Sometime before  A muted alert", "", report.timeline[0].span.first),
        Corrected("timeline entry", "~14:20  Incident declared", "~14:20  It was declared", line),
        Corrected("added timeline entry", "", "no time  Nobody knew", 3),
        Corrected("whether an action is done", "yes", "no", report.actions[1].span.first),
    )
    assert corrections_in_words(report, {}) == ()


def test_a_milestone_that_was_set_is_told_with_its_line():
    said = {milestone_fact(Milestone.RESOLVED): "12"}
    assert corrections_in_words(read().report, said) == (Corrected("milestone", "", "Resolved", 12),)
