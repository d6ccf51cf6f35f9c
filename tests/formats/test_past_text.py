"""A past incident in words."""

from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.domain.past_report import PastReport
from incident_desk.formats.past_text import past_head, past_parts
from incident_desk.formats.reading.reports.said import entry_on
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import documented, read
from tests.fakes import Bench


def test_it_says_where_it_comes_from_and_what_its_report_states():
    taken = Bench().desk.past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    assert past_head(taken, taken.past) == "P1 · Closed · taken in from payments.md by MK"
    text = "\n".join(past_parts(taken.past))
    assert "3+ hours" in text and "A certificate ran out." in text and "Incident Commander: Ada" in text
    assert "Left open" not in text or taken.past.doubts


def test_what_was_left_open_stands_last():
    document = documented(PastReport("x", doubts=("The end is before the start",)))
    taken = Bench().desk.past.take_in(past_incident(document), "MK").incident
    assert list(past_parts(taken.past))[-1] == "Left open\n  The end is before the start"
    assert past_head(taken, taken.past).startswith("severity not stated")


def test_what_was_corrected_is_told_with_the_documents_words():
    facts = {Fact(FactKind.SEVERITY): "P2", Fact(FactKind.DURATION): "", **entry_on(6, "By hand")}
    past = Bench().desk.past.take_in(past_incident(read(), Answers("UTC", facts=facts)), "MK").incident.past
    told = "\n".join(past_parts(past))
    assert "severity: P2 (the document says “P1 - payments fail”, line 4)" in told
    assert "duration: none (the document says “3+ hours”" in told
    assert "added timeline entry: no time  By hand (added by hand, line 6)" in told
