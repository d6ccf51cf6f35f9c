"""What differs between two readings: nothing of a playbook and itself, and each change of a value is told."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import (
    Contact,
    Criterion,
    EscalationHop,
    FollowUp,
    Phase,
    Plan,
    Playbook,
    Procedure,
    ReviewSection,
    Section,
    SeverityLevel,
    Span,
    Step,
    Template,
    Threshold,
    Trigger,
)
from incident_desk.domain.playbook_diff import differences

LOOK = Phase("Look", 0, 900, steps=(Step("1.1", "Read the logs"), Step("1.2", "Ask the bank")))
MEND = Phase("Mend", 900, 3600, steps=(Step("2.1", "Roll back"),))
BOOK = Playbook(
    "Checkout",
    severities=(SeverityLevel("P1", response_s=900, resolution_s=14400), SeverityLevel("P2", rank=1)),
    plans=(Plan("Plan", (LOOK, MEND)),),
    procedures=(Procedure("Slow", symptoms=("Waits",), resolution=(Step("3.1", "Restart"),)),),
    templates=(Template("First", body="We look at [WHAT]"),),
    escalation=(EscalationHop("Lead"), EscalationHop("Head", 1800)),
    contacts=(Contact("Lead", "Mara"),),
    triggers=(Trigger("Errors"),),
    thresholds=(Threshold("Errors", "1 %", "5 %"),),
    criteria=(Criterion("When to roll back", "Errors stay"),),
    review=(ReviewSection("Impact", ("Who was hurt?",)),),
    cadence_s=900,
    reference=(Section("Notes", "Some words", Span(1, 1)),),
)


def told(**changes):
    return [one.words for one in differences(BOOK, replace(BOOK, **changes))]


def phases(*these):
    return told(plans=(Plan("Plan", these),))


def test_a_playbook_does_not_differ_from_itself_nor_by_its_lines():
    assert differences(BOOK, BOOK) == ()
    moved = replace(BOOK, triggers=(replace(BOOK.triggers[0], span=Span(9, 9)),), source_sha256="x")
    assert differences(BOOK, moved) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "Cart"}, ["changed: title: Checkout → Cart"]),
        ({"cadence_s": None}, ["changed: update every: 15 min → not stated"]),
        ({"follow_up": FollowUp("Look again in 30 days")},
         ["changed: follow-up review: not stated → Look again in 30 days"]),
        ({"severities": (replace(BOOK.severities[0], response_s=0), SeverityLevel("P3"))},
         ["removed: severity “P2”", "added: severity “P3”",
          "changed: severity “P1”, response: 15 min → immediate"]),
        ({"procedures": (replace(BOOK.procedures[0], causes=("Load",)),)},
         ["changed: pattern “Slow”, causes: not stated → Load"]),
        ({"procedures": (replace(BOOK.procedures[0], resolution=()),)},
         ["removed: step “Restart” (Slow, resolution, 1)"]),
        ({"templates": (Template("First", body="We look"),)},
         ["changed: template “First”, words: We look at [WHAT] → We look"]),
        ({"escalation": (EscalationHop("Head", 1800), EscalationHop("Lead"))},
         ["moved: escalation “Head”, from place 2 to place 1"]),
        ({"contacts": (Contact("Lead", "Jo", more=(("Phone", "7"),)),)},
         ["changed: contact “Lead”, first way: Mara → Jo", "changed: contact “Lead”, more: not stated → Phone: 7"]),
        ({"triggers": ()}, ["removed: trigger “Errors”"]),
        ({"thresholds": (Threshold("Errors", "1 %", "9 %"),)},
         ["changed: threshold “Errors”, critical: 5 % → 9 %"]),
        ({"criteria": (Criterion("When to stop", "Errors stay"),)},
         ["changed: reason “Errors stay”, decision: When to roll back → When to stop"]),
        ({"review": ()}, ["removed: review section “Impact”"]),
        ({"reference": ()}, ["removed: text “Some words” (Notes)"]),
        ({"reference": (*BOOK.reference, Section("Table", "| A | B |\n|---|---|", Span(3, 4)))}, []),
        ({"assessment": (Step("0.1", "Who is hurt?"),)},
         ["added: step “Who is hurt?” (First questions, 1)"]),
    ],
)  # fmt: skip
def test_each_change_is_told_once(changes, words):
    assert told(**changes) == words


def test_phases_come_go_move_and_change_with_their_windows():
    last = Phase("Review", steps=(Step("", "Write it up"),))
    assert phases(LOOK, MEND, last) == ["added: phase “Review”, with 1 step"]
    assert phases(LOOK) == ["removed: phase “Mend”, from 15 min to 1 h, with 1 step"]
    assert phases(MEND, LOOK)[0].startswith("moved: phase “")
    assert phases(LOOK, replace(MEND, end_s=None)) == [
        "changed: phase “Mend”, window: from 15 min to 1 h → from 15 min on"
    ]


def test_a_phase_with_a_name_that_is_alike_is_the_same_phase_and_its_steps_stay():
    assert phases(replace(LOOK, name="Look around"), MEND) == [
        "removed: phase “Look”, from the start to 15 min, with 2 steps",
        "added: phase “Look around”, from the start to 15 min, with 2 steps",
        "moved: step “Read the logs”, from Look, 1 to Look around, 1",
        "moved: step “Ask the bank”, from Look, 2 to Look around, 2",
    ]
    assert phases(replace(LOOK, name="Looking"), MEND) == ["changed: phase “Looking”, name: Look → Looking"]
