"""The lines of one told thing with other contents."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import Contact, EscalationHop, SeverityLevel, Threshold, Trigger
from incident_desk.formats.playbook_writing.told_changes import namings, said_otherwise, words_of

HOP = EscalationHop("Lead", None, None, "Look")


@pytest.mark.parametrize(
    ("raw", "old", "new", "told"),
    [
        ("| Lead | Mo | 555 |", Contact("Lead", "Mo", more=(("Phone", "555"),)),
         Contact("Warden", "Mo", more=(("Phone", "7"),)), "| Warden | Mo | 7 |"),
        ("- Lead (if Look overruns)", HOP, replace(HOP, after_s=900, phase=""), "- Lead (after 15 minutes)"),
        ("- Lead (if Look overruns)", HOP, replace(HOP, phase=""), "- Lead"),
        ("| BellDown | no bell |", Trigger("BellDown · no bell"), Trigger("It is silent"), "| It is silent | |"),
        ("| BellDown | no bell |", Trigger("BellDown · no bell"), Trigger("Off · no bell"), "| Off | no bell |"),
        ("- CPU: warning > 70 %", Threshold("CPU", "> 70 %"), Threshold("CPU", "> 80 %"), "- CPU: warning > 80 %"),
    ],
)  # fmt: skip
def test_it_says_the_new_contents(raw, old, new, told):
    assert told in [" ".join(text.split()) for text in said_otherwise(raw, old, new)]


def test_a_target_in_a_sentence_keeps_the_sentence():
    old = SeverityLevel("P1", response_s=900, response_text="Respond within 15 minutes")
    new = replace(old, response_s=1500, response_text="25 minutes")
    assert "- P1: down. Respond within 25 minutes." in list(
        said_otherwise("- P1: down. Respond within 15 minutes.", old, new)
    )
    assert words_of(new, "response") == "25 minutes" and words_of(new, "update_every") == ""


def test_a_new_level_may_be_called_by_its_code_and_its_word():
    new = SeverityLevel("P2", "Medium", written="P2")
    assert "P2 - Medium" in [one.written for one in namings(new)] and list(namings(HOP)) == [HOP]
