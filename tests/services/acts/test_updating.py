"""Updates: what is logged as sent, what blocks it, "no change", and one that is left out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock import TargetState, clock
from incident_desk.domain.clock_facts import Mark
from incident_desk.domain.errors import DeskError, NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import ERASED_TEXT
from incident_desk.domain.playbook import Playbook, SeverityLevel, Template
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import timeline
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import StatusWish, cancel, change_severity, resolve, set_status
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.updating import repeat_update, send_update, skip_update
from tests.fakes import NOON, Bench

BODY = "[UPDATE] We expect to be back within [ESTIMATED_TIME].\n\nTime: [CURRENT_TIME]\nNext update: [NEXT_UPDATE]"
PROGRESS = Template("Progress", "progress", BODY, blanks_in(BODY))
BOOK = Playbook(
    "Outage",
    templates=(PROGRESS,),
    severities=(
        SeverityLevel("P1", rank=1, update_every_s=900),
        SeverityLevel("P2", rank=2, update_every_s=3600),
        SeverityLevel("P4", rank=4),
    ),
)
QUIET = Playbook("Quiet", severities=(SeverityLevel("P4", rank=4),))


class Night(Bench):
    """One incident, and the acts on it."""

    def __init__(self, playbook=BOOK, severity="P1"):
        super().__init__()
        self.id = self.desk.declare(Declaration("Down", severity, playbook), "MK").id

    @property
    def incident(self):
        return self.desk.incident_of(self.id)

    @property
    def reading(self):
        """As it stands a second after the last act."""
        return clock(self.incident, self.clock.now() + timedelta(seconds=1)).next_update

    @property
    def due(self):
        """Minutes from noon to the next update."""
        due = self.reading.due
        return due and round((due - NOON).total_seconds()) / 60

    def at(self, minutes, rule):
        self.clock.at = NOON + timedelta(minutes=minutes)
        return self.desk.act(self.id, rule, "MK").events[0]

    def undo(self, minutes):
        return self.at(minutes, lambda one, now: undo(one, self.desk.events(self.id), now))

    def redo(self, minutes):
        return self.at(minutes, lambda one, now: redo(one, self.desk.events(self.id)))

    def row(self):
        return next(row for row in self.rows() if row.kind in (Kind.UPDATE_SENT, Kind.UPDATE_SKIPPED))

    def rows(self):
        return [row for row in reversed(timeline(self.desk.events(self.id)))]


def sent(text="We look into it", channels=("status page",), at=None, **more):
    return lambda one, now: send_update(one, text, channels, at, **more)


def skipped(reason="nothing to say"):
    return lambda one, now: skip_update(one, reason)


# -- sent -------------------------------------------------------------------------------------------------------


@given(text=st.text(max_size=200), channels=st.lists(st.text(max_size=20), max_size=4))
def test_an_update_has_words_and_each_named_channel_or_is_refused(text, channels):
    try:
        (draft,) = send_update(Night(None).incident, text, channels)
    except Refused as refusal:
        assert str(refusal) == "Say what was sent" and not text.strip()
        return
    assert draft.kind is Kind.UPDATE_SENT and draft.body["text"].strip()
    assert len(draft.body["channels"]) == sum(1 for one in channels if one.strip())


def test_an_update_is_logged_with_its_channels_its_audience_its_stage_and_its_number():
    night = Night()
    first = night.at(5, sent("  We are on it  ", [" status page ", "", "mail"], audience="all customers"))
    assert first.data == {
        "text": "We are on it", "channels": ["status page", "mail"], "stage": "initial", "number": 1,
        "audience": "all customers", "waived": None,
    }  # fmt: skip
    assert night.row().text == "Update 1 sent to status page, mail for all customers"
    assert night.at(10, sent()).data["number"] == 2
    one = night.incident.updates[0]
    assert (one.stage, one.audience, one.waived, one.unchanged_since) == ("initial", "all customers", (), None)
    assert night.incident.updates[1].stage == "progress"
    night.at(20, lambda one, now: resolve(one, None, one.milestones.get("declared")))
    assert night.at(21, sent("It is over")).data["stage"] == "resolved"


def test_one_that_is_written_down_late_has_the_number_of_its_place():
    night = Night()
    night.at(10, sent())
    assert night.at(12, sent(at=NOON + timedelta(minutes=5))).data["number"] == 1
    again = night.at(13, sent("b", at=NOON + timedelta(minutes=5)))
    assert (again.data["number"], night.incident.updates[1].text) == (2, "b")
    assert [one.stage for one in night.incident.updates] == ["initial", "progress", "initial"]


# -- blanks -----------------------------------------------------------------------------------------------------

OPEN = BODY.replace("[CURRENT_TIME]", "12:05 UTC").replace("[NEXT_UPDATE]", "12:20 UTC")


def test_a_text_with_an_open_blank_is_refused_and_names_it():
    with pytest.raises(Refused, match=r"Fill \[ESTIMATED_TIME\], or waive it with a word in its place"):
        Night().at(5, sent(OPEN))
    with pytest.raises(Refused, match=r"Fill \[ESTIMATED_TIME\], \[CURRENT_TIME\], \[NEXT_UPDATE\]"):
        Night().at(5, sent(BODY))


def test_a_tag_and_brackets_that_are_no_blank_stand_in_nobodys_way():
    assert Night().at(5, sent("[UPDATE] all good [really]")).data["text"] == "[UPDATE] all good [really]"


@pytest.mark.parametrize("name", ["ESTIMATED_TIME", "[ESTIMATED_TIME]", "estimated time", " Estimated-Time "])
def test_a_waived_blank_gives_way_to_its_word_and_the_record_keeps_both(name):
    night = Night()
    event = night.at(5, sent(OPEN, waived={name: " not known\nyet "}))
    assert "back within not known yet." in event.data["text"]
    assert event.data["waived"] == {"[ESTIMATED_TIME]": "not known yet"}
    assert night.incident.updates[0].waived == (("[ESTIMATED_TIME]", "not known yet"),)


def test_a_blank_is_not_waived_with_nothing_and_not_by_a_name_that_no_template_has():
    with pytest.raises(Refused, match="Say in a word or two what stands in place of"):
        Night().at(5, sent(OPEN, waived={"ESTIMATED_TIME": "  "}))
    with pytest.raises(NotFound, match=r"No template has a blank 'ETA'\. The blanks are: ESTIMATED_TIME, "):
        Night().at(5, sent(OPEN, waived={"ETA": "soon"}))


def test_what_was_filled_after_all_counts_as_filled_and_not_as_waived():
    event = Night().at(5, sent("Back within 10 min", waived={"ESTIMATED_TIME": "not known yet"}))
    assert (event.data["text"], event.data["waived"]) == ("Back within 10 min", None)


def test_a_word_that_is_itself_a_blank_fills_none():
    with pytest.raises(Refused, match="CURRENT_TIME"):
        Night().at(5, sent("at [ESTIMATED_TIME]", waived={"ESTIMATED_TIME": "[CURRENT_TIME]"}))


# -- no change --------------------------------------------------------------------------------------------------


def test_nothing_is_repeated_before_something_was_sent():
    with pytest.raises(Refused, match="No update of INC-0001 was sent yet"):
        Night().at(5, repeat_update)


def test_no_change_is_the_last_one_again_with_its_times_anew():
    night = Night()
    text = OPEN.replace("[ESTIMATED_TIME]", "an hour") + "\n\nPlease bear with us until 12:05 UTC."
    night.at(5, sent(text, ("status page", "mail"), audience="customers"))
    event = night.at(19, repeat_update)
    assert event.data["text"] == (
        "[UPDATE] We expect to be back within an hour.\n\nTime: 12:19 UTC\nNext update: 12:34 UTC"
        "\n\nPlease bear with us until 12:05 UTC."
    )
    assert (event.data["channels"], event.data["audience"]) == (["status page", "mail"], "customers")
    assert (event.data["number"], event.data["stage"]) == (2, "progress")
    assert night.row().text == "Update 2 sent to status page, mail for customers, no change"
    assert night.due == 34


def test_no_change_keeps_what_was_waived():
    night = Night()
    night.at(5, sent(OPEN, waived={"ESTIMATED_TIME": "not known yet"}))
    assert night.at(19, repeat_update).data["waived"] == {"[ESTIMATED_TIME]": "not known yet"}


def test_own_words_are_repeated_under_a_line_that_says_since_when_and_it_stands_there_once():
    night = Night(None)
    night.at(5, sent("We look into it"))
    assert night.at(19, repeat_update).data["text"] == "No change since 12:05 UTC.\n\nWe look into it"
    assert night.at(30, repeat_update).data["text"] == "No change since 12:05 UTC.\n\nWe look into it"
    assert [one.unchanged_since for one in night.incident.updates] == [None, *(NOON + timedelta(minutes=5),) * 2]
    night.at(40, sent("We found it"))
    assert night.at(50, repeat_update).data["text"] == "No change since 12:40 UTC.\n\nWe found it"


def test_a_status_that_has_moved_is_said_and_not_called_no_change():
    night = Night(None)
    night.at(5, sent("Status: Investigating - no answers"))
    night.at(6, lambda one, now: change_severity(one, "P0", None))

    night.at(7, lambda one, now: set_status(one, StatusWish(Status.MITIGATING)))
    text = night.at(15, repeat_update).data["text"]
    assert text == "Status: Mitigating - no answers"
    assert night.incident.updates[-1].unchanged_since is None
    assert night.at(25, repeat_update).data["text"] == f"No change since 12:15 UTC.\n\n{text}"


def test_what_an_older_program_let_out_with_an_open_blank_is_not_sent_again():
    night = Night()
    night.at(5, lambda *_: (Draft(Kind.UPDATE_SENT, {"text": "Back by [ESTIMATED_TIME]", "channels": []}),))
    with pytest.raises(Refused, match=r"Fill \[ESTIMATED_TIME\]"):
        night.at(9, repeat_update)


def test_an_erased_text_is_not_repeated():

    night = Night(None)
    night.at(5, sent())
    gone = replace(night.incident, updates=(replace(night.incident.updates[0], text=ERASED_TEXT),))
    with pytest.raises(Refused, match="was erased"):
        repeat_update(gone, NOON)


# -- skipped ----------------------------------------------------------------------------------------------------


def test_a_skip_says_why_and_when_it_would_have_been_due_and_the_next_is_due_one_interval_later():
    night = Night()
    night.at(5, sent())
    assert night.due == 20
    event = night.at(12, skipped("the lines are open"))
    assert event.data == {"reason": "the lines are open", "due": (NOON + timedelta(minutes=20)).isoformat()}
    assert night.due == 27
    (one,) = night.incident.skipped
    assert (one.at, one.reason, one.who, one.due) == (
        event.happened.at, "the lines are open", "MK", NOON + timedelta(minutes=20)
    )  # fmt: skip
    assert (night.row().text, night.row().detail) == ("Update skipped", "the lines are open")


def test_one_that_is_skipped_late_stays_late_in_the_record_and_is_not_late_again_at_once():
    night = Night()
    night.at(30, skipped())
    assert (night.reading.state, night.due) == (TargetState.ON_TRACK, 45)
    late = [one for one in night.incident.booked if one.crossing.mark is Mark.LATE]
    assert [(one.crossing.at, one.corrected) for one in late if one.crossing.target == "next update"] == [
        (NOON + timedelta(minutes=15), None)
    ]


def test_a_skip_needs_a_reason_a_cadence_and_an_open_incident():
    with pytest.raises(Refused, match="Say in a line why the update is skipped"):
        Night().at(5, skipped(" "))
    with pytest.raises(Refused, match="Nothing says how often INC-0001 is updated"):
        Night(QUIET, "P4").at(5, skipped())
    night = Night()
    night.at(5, lambda one, now: cancel(one, "false alarm"))
    with pytest.raises(Refused, match="INC-0001 is Cancelled: no update is due"):
        night.at(6, skipped())


# -- the cadence ------------------------------------------------------------------------------------------------


def test_undo_brings_the_older_due_time_back_and_redo_the_newer():
    for act in (sent(), skipped(), repeat_update):
        night = Night()
        night.at(5, sent())
        night.at(12, act)
        assert night.due == 27
        night.undo(13)
        assert night.due == 20
        night.redo(14)
        assert night.due == 27


def test_a_due_time_counts_from_when_it_was_sent_and_not_from_when_it_was_written_down():
    night = Night()
    night.at(12, sent(at=NOON + timedelta(minutes=7)))
    assert night.due == 22
    # An older one that is written down later does not bring the due time forward again.
    night.at(13, sent(at=NOON + timedelta(minutes=3)))
    assert night.due == 22


def test_a_new_severity_counts_its_own_interval_from_the_last_update():
    night = Night()
    night.at(5, sent())
    night.at(10, lambda one, now: change_severity(one, "P2", "fewer people"))
    assert night.due == 65
    night.at(11, lambda one, now: change_severity(one, "P1", None))
    assert night.due == 20
    night.at(12, lambda one, now: change_severity(one, "P4", "hardly anybody"))
    assert night.due is None


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["send", "send late", "repeat", "skip", "undo", "redo", "P0", "P1", "P2"]),
        st.integers(0, 4000),
    ),
    max_size=14,
)


@given(STEPS)
def test_the_next_due_time_is_never_lost_while_the_incident_is_open(steps):
    night, acts = Night(), {"send": sent(), "repeat": repeat_update, "skip": skipped()}
    minutes = 0.0
    for name, wait in steps:
        minutes += wait / 60
        try:
            if name in ("undo", "redo"):
                getattr(night, name)(minutes)
            elif name == "send late":
                night.at(minutes, lambda one, now: send_update(one, "x", at=max(NOON, now - timedelta(minutes=9))))
            else:
                night.at(minutes, acts.get(name) or (lambda one, now, to=name: change_severity(one, to, "so")))
        except DeskError:
            pass  # the rule said no, which writes nothing
        now, incident = night.clock.now() + timedelta(seconds=1), night.incident
        if not incident.is_open:
            return
        reading = clock(incident, now).next_update
        turns = [one.at for one in (*incident.updates, *incident.skipped) if one.at <= now]
        every = timedelta(seconds=incident.targets.update_every.seconds)
        assert reading.due == max([NOON, *turns]) + every
        assert reading.state is not TargetState.NOT_STATED
