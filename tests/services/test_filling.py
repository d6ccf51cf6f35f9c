"""Blanks of a message: what the record knows is put in and can be pointed at, the rest stays for a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Template
from incident_desk.domain.roles import Role
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.services.filling import (
    CAUSE,
    FIX,
    answer_to,
    draft,
    facts_of,
    newest,
    open_blanks,
    tells,
    told_in,
)

NOW = datetime(2026, 10, 14, 3, 49, 20, tzinfo=UTC)
BEGAN = NOW - timedelta(minutes=53)
INCIDENT = Incident(
    "id", "INC-0047", RecordKind.INCIDENT, "Chatbot is down", BEGAN, "MK", "P1",
    Targets(update_every=Target(900)), roles={Role.COMMANDER: "Maya Kowalski"},
)  # fmt: skip


def template(body):
    return Template("Progress", "progress", body, blanks_in(body))


def entry(text, minutes=0, **more):
    at = NOW + timedelta(minutes=minutes)
    return Entry(f"e{minutes}", Sign.FINDING, text, Moment.exactly(at), at, at, "MK", minutes, human=True, **more)


def filled(body, incident=INCIDENT, entries=()):
    return draft(template(body), facts_of(incident, told_in(entries), NOW)).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Time: [CURRENT_TIME]", "Time: 03:49 UTC"),
        ("Time: [CURRENT_TIME] UTC", "Time: 03:49 UTC"),
        ("At {{time}} on <date>", "At 03:49 UTC on 2026-10-14"),
        ("We write again at [NEXT_UPDATE].", "We write again at 04:04 UTC."),
        ("[INCIDENT_ID] [SEVERITY]: {title}", "INC-0047 [SEVERITY]: Chatbot is down"),
        ("Commander: [COMMANDER], status: <status>", "Commander: Maya Kowalski, status: Investigating"),
        ("Since [START_TIME]", "Since 02:56 UTC"),
        ("Back within [ESTIMATED_TIME]", "Back within [ESTIMATED_TIME]"),
        ("Nothing to fill", "Nothing to fill"),
    ],
)
def test_what_the_record_knows_is_filled(body, text):
    # A severity in square brackets is a tag such as [P1]; the reader decides what is a blank.
    known = "[SEVERITY]" not in body or any(one.mark == "[SEVERITY]" for one in blanks_in(body))
    assert filled(body) == (text.replace("[SEVERITY]", "P1") if known else text)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # The words before a mere "time" say which one it is; where none do, it is a person's.
        ("Next update: [time]", "Next update: 04:04 UTC"),
        ("NEXT UPDATE: [ETA]", "NEXT UPDATE: 04:04 UTC"),
        ("Next update in <minutes>.", "Next update in 15 min."),
        ("We'll post an update by {time}.", "We'll post an update by 04:04 UTC."),
        ("Started: {timestamp, UTC}", "Started: 02:56 UTC"),
        ("- **Last updated:** [timestamp]", "- **Last updated:** 03:49 UTC"),
        ("**Next update**: [time]", "**Next update**: 04:04 UTC"),
        ("Last Updated: [timestamp]", "Last Updated: 03:49 UTC"),
        ("Timestamp (UTC): <timestamp>", "Timestamp (UTC): 03:49 UTC"),
        ("Resolved at: [timestamp]", "Resolved at: [timestamp]"),
        ("RCA due by [date], owner [name]", "RCA due by [date], owner [name]"),
        ("on [date]. We found it", "on [date]. We found it"),
        ("Back by [time]", "Back by [time]"),
        ("On call from [time]", "On call from [time]"),
        ("ETA: [ETA]", "ETA: [ETA]"),
        # A mark that stands twice is filled by where it stands.
        ("Start: [time], next update: [time]", "Start: 02:56 UTC, next update: 04:04 UTC"),
        ("[ELAPSED_TIME] since then", "53 min since then"),
        # Of choices the one that holds, as the template writes it.
        ("Status: [investigating|resolved] - [what]", "Status: investigating - [what]"),
        ("Status: {Identified | Monitoring}", "Status: {Identified | Monitoring}"),
        ("ALERT: [P0/P1/P2]", "ALERT: P1"),
        ("Severity: <SEV1|SEV2>", "Severity: <SEV1|SEV2>"),
        ("Data lost: [yes|no]", "Data lost: [yes|no]"),
        ("Status: [current status]", "Status: Investigating"),
    ],
)
def test_a_blank_is_filled_by_what_it_means_where_it_stands_and_never_guessed(body, text):
    assert filled(body) == text


@pytest.mark.parametrize(
    ("status", "known", "text"),
    [
        (Status.MITIGATING, (Milestone.CAUSE_IDENTIFIED,), "Identified"),
        (Status.MITIGATING, (), "[Investigating|Identified|Monitoring|Resolved]"),
        (Status.MONITORING, (), "Monitoring"),
        (Status.RESOLVED, (), "Resolved"),
        (Status.CLOSED, (), "Resolved"),
        (Status.CANCELLED, (), "[Investigating|Identified|Monitoring|Resolved]"),
    ],
)
def test_the_status_is_one_of_the_words_that_a_template_has_for_it_or_stays_open(status, known, text):
    now = replace(INCIDENT, status=status, milestones={one: Moment.exactly(NOW) for one in known})
    assert filled("[Investigating|Identified|Monitoring|Resolved]", now) == text


def test_a_detection_that_is_recorded_is_said_and_no_next_update_where_nothing_asks_for_one():
    known = replace(INCIDENT, milestones={Milestone.DETECTED: Moment.exactly(BEGAN)})
    assert filled("Detected at: [time]", known) == "Detected at: 02:56 UTC"
    assert filled("Detected at: [time]") == "Detected at: [time]"
    assert filled("Next update: [time]", replace(INCIDENT, targets=Targets())) == "Next update: [time]"


def test_a_blank_in_another_spelling_is_the_same_blank():
    facts = facts_of(INCIDENT, {}, NOW)
    names = ("CURRENT_TIME", "current time", "Current-Time")
    assert {answer_to(name, facts) for name in names} == {("time", "03:49 UTC")}
    assert answer_to("no such thing", facts) == ("", "")


def test_the_start_of_the_impact_goes_before_the_declaration_and_keeps_its_precision():
    about = Moment(BEGAN - timedelta(minutes=6), Precision.ABOUT)
    assert (
        filled("[START_TIME]!", replace(INCIDENT, milestones={Milestone.IMPACT_STARTED: about}))
        == "about 02:50 UTC!"
    )


def test_after_the_end_there_is_a_duration_and_no_next_update():
    ended = replace(
        INCIDENT,
        status=Status.RESOLVED,
        milestones={
            Milestone.IMPACT_STARTED: Moment.exactly(BEGAN),
            Milestone.IMPACT_ENDED: Moment.exactly(BEGAN + timedelta(minutes=40)),
            Milestone.RESOLVED: Moment.exactly(BEGAN + timedelta(minutes=50)),
        },
    )
    assert filled("[DURATION], until [RESOLVED_TIME]", ended) == "40 min, until 03:46 UTC"
    assert filled("Next: [NEXT_UPDATE]", ended) == "Next: [NEXT_UPDATE]"
    assert filled("Lasted [DURATION]") == "Lasted [DURATION]"


def test_cause_and_fix_are_those_that_were_said_last():
    entries = (entry(CAUSE + "the wrong one", 1), entry(CAUSE + "pool is\nfull", 2), entry(FIX + "rolled back", 3))
    assert filled("Caused by [BRIEF_CAUSE], ended by [BRIEF_RESOLUTION]", entries=entries) == (
        "Caused by pool is full, ended by rolled back"
    )


@pytest.mark.parametrize("gone", [{"undone": True}, {"erased": True}, {"struck": "wrong"}])
def test_an_entry_that_does_not_stand_says_nothing(gone):
    entries = (entry(CAUSE + "first", 1), entry(CAUSE + "second", 2, **gone))
    assert newest(entries, CAUSE) == "first"
    assert newest((), CAUSE) == ""
    telling = [one for one in entries if tells(one)]
    assert len(telling) < len(entries) and told_in(telling) == told_in(entries), "the others need not be kept"


def test_what_is_still_blank_is_told_once_in_order():
    one = template("[ESTIMATED_TIME] and [BRIEF_CAUSE] and [ESTIMATED_TIME]")
    assert open_blanks(one.body, one) == ("[ESTIMATED_TIME]", "[BRIEF_CAUSE]")
    assert open_blanks("soon and [BRIEF_CAUSE]", one) == ("[BRIEF_CAUSE]",)
    assert open_blanks("[ESTIMATED_TIME]", None) == ()


PIECES = st.lists(
    st.sampled_from(
        ["[CURRENT_TIME]", "[NEXT_UPDATE]", "[ESTIMATED_TIME]", "<date>", " 🔥 ", "words ", "\n", " UTC"]
    ),
    max_size=12,
)


@given(PIECES)
def test_each_filled_stretch_stands_where_it_says(pieces):
    body = "".join(pieces)
    one = draft(template(body), facts_of(INCIDENT, {}, NOW))
    for stretch in one.filled:
        assert one.text[stretch.start : stretch.start + len(stretch.words)] == stretch.words
    # Putting the marks back from the end gives the template again.
    text = one.text
    for stretch in reversed(one.filled):
        text = text[: stretch.start] + stretch.mark + text[stretch.start + len(stretch.words) :]
    assert text == body
