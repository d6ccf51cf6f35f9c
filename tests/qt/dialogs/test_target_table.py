"""Every target before and after a change of severity: times, words, and what is late at once."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.calls import EscalationCall, Outcome
from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.next_actions import next_actions as rank_next
from incident_desk.domain.playbook import EscalationHop, Playbook
from incident_desk.domain.severity import WORKSPACE_SCHEME, level_named, scale_of, targets_for
from incident_desk.qt.dialogs.target_table import (
    Cell,
    TargetLine,
    TargetShown,
    TargetTable,
    already_late,
    becomes_next,
    compare,
)
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench
from tests.qt.dialogs.desk import DECLARED, NOW, incident_in_diagnosis, without_playbook

INCIDENT = incident_in_diagnosis()
SCALE = scale_of(INCIDENT.playbook, WORKSPACE_SCHEME)


def compared(name, now=NOW, incident=INCIDENT):
    return compare(incident, level_named(name, SCALE), WORKSPACE_SCHEME, now)


def named(shown, name, words=""):
    """The row of that name (of an escalation: to whom)."""
    return next(one for one in shown if one.name == name and one.words.startswith(words))


def test_raising_to_p0_shows_what_is_late_at_once():
    shown = compared("P0")
    assert named(shown, "Response") == TargetShown(
        "Response",
        "acknowledged 03:02:48",
        Cell("03:11:08", "15 min, met in 06:40"),
        Cell("03:01:08", "at once, missed by 01:40, from settings", is_late=True),
    )
    update, resolution = named(shown, "Next update"), named(shown, "Resolution")
    assert (update.words, update.old.time, update.new.words) == ("update 2", "04:02:08", "unchanged")
    assert (resolution.old.time, resolution.old.words) == ("06:56:08", "4 h, in 3:07:08")
    assert already_late(shown) == ("Response, at once, missed by 01:40, from settings",)


def test_every_level_of_the_path_and_its_warning_stands_in_the_order_of_the_due_times():
    shown = compared("P2")
    assert [(one.name, one.words, one.old.time) for one in shown] == [
        ("Response", "acknowledged 03:02:48", "03:11:08"),
        ("Escalation", "to Engineering Manager", "03:56:08"),
        ("Next update", "update 2", "04:02:08"),
        ("Warning", "before CTO, 75 % of resolution", "05:56:08"),
        ("Resolution", "counted from the declaration", "06:56:08"),
        ("Escalation", "to CTO, resolution missed", "06:56:08"),
    ]
    warning = named(shown, "Warning")
    assert (warning.old.words, warning.new) == (
        "in 2:07:08, from settings",
        Cell("08:56:08", "in 5:07:08, from settings"),
    )
    assert named(shown, "Escalation", "to CTO").new == Cell("10:56:08", "in 7:07:08")
    assert named(shown, "Escalation", "to Engineering").new.words == "unchanged"


def unacknowledged(level="P2"):
    """An incident that nobody has taken yet, with a path that states no times."""
    path = (EscalationHop("Technical Lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO"))
    bench = Bench(DECLARED)
    book = Playbook("Outage", escalation=path)
    return bench.desk.incident_of(bench.desk.declare(Declaration("Down", level, book), "MK").id)


def test_an_escalation_that_becomes_late_is_said_with_its_role_and_what_becomes_next():
    incident, now = unacknowledged(), DECLARED + timedelta(minutes=20)
    shown = compared("P1", now, incident)
    level = named(shown, "Escalation", "to Engineering")
    assert level.old == Cell("04:56:08", "in 1:40:00")
    assert level.new == Cell("03:11:08", "already late, +05:00", is_late=True)
    assert set(already_late(shown)) == {
        "Response, 15 min, late +05:00, from settings",
        "Next update, 15 min, late +05:00, from settings",
        "Escalation to Engineering Manager, already late, +05:00",
    }
    first = next_actions(replace(incident, targets=targets_for("P1", incident.playbook)), now)
    assert becomes_next(incident, level_named("P1", SCALE), WORKSPACE_SCHEME, now) == first


def next_actions(incident, now):
    return rank_next(incident, clock(incident, now))[0].title


def test_what_is_next_already_does_not_become_it():
    level = level_named("P1", SCALE)
    assert becomes_next(INCIDENT, level, WORKSPACE_SCHEME, NOW) == ""


def test_who_was_called_stays_called_and_who_is_passed_over_has_no_time():
    incident = unacknowledged()
    taken = replace(incident, milestones={Milestone.ACKNOWLEDGED: Moment.exactly(DECLARED + timedelta(minutes=1))})
    over = named(compared("P1", NOW, taken), "Escalation", "to Engineering")
    assert (over.old, over.new.words) == (Cell("—", "not needed: acknowledged"), "unchanged")
    call = EscalationCall(2, "Engineering Manager", Outcome.NO_ANSWER, DECLARED + timedelta(minutes=9), "MK")
    called = named(compared("P1", NOW, replace(incident, escalations=(call,))), "Escalation", "to Engineering")
    assert (called.words, called.old) == ("to Engineering Manager, called", Cell("03:05:08", "no answer"))
    assert called.new.words == "unchanged"


def test_the_pauses_are_kept_under_both():
    paused = Pause("resolution", DECLARED, DECLARED + timedelta(minutes=10), "waiting", "Payments")
    resolution = named(compared("P2", NOW, replace(INCIDENT, pauses=(paused,))), "Resolution")
    assert (resolution.words, resolution.old.time, resolution.new.time) == (
        "10:00 paused, kept", "07:06:08", "11:06:08",
    )  # fmt: skip
    standing = replace(INCIDENT, pauses=(replace(paused, until=None),))
    assert named(compared("P2", NOW, standing), "Resolution").words == "paused now, the pause is kept"


def test_the_same_level_changes_nothing():
    assert {one.new.words for one in compared("P1")} == {"unchanged"}
    assert not any(one.is_changed for one in compared("P1"))


def test_a_target_that_nobody_stated_says_so():
    shown = compared("P4")
    assert named(shown, "Resolution").new == Cell("—", "not stated")
    assert named(shown, "Warning").new == Cell("—", "no warning")
    assert named(shown, "Escalation", "to CTO").new == Cell("—", "no time is stated")
    assert already_late(compared("P4")) == ()


def test_a_target_a_day_away_is_not_taken_for_last_night():
    response = compared("P3")[0]
    assert (response.old.time, response.new.time[3:]) == ("03:11:08", f" {DECLARED:%H:%M:%S}")
    assert response.new.time.startswith(f"{DECLARED + timedelta(days=1):%a}")


def test_what_was_late_before_is_no_news():
    late = DECLARED + timedelta(hours=5)
    resolution = named(compared("P0", late), "Resolution")
    assert resolution.old.is_late and resolution.new.is_late
    assert named(compared("P0", late), "Warning").old.words == "passed 2:00:00 ago, from settings"
    assert not any(words.startswith("Resolution") for words in already_late(compared("P0", late)))


@given(st.integers(0, 40 * 3600), st.sampled_from([level.name for level in SCALE]), st.booleans())
def test_due_times_do_not_depend_on_when_it_is_changed(seconds, name, with_playbook):
    incident = INCIDENT if with_playbook else without_playbook(INCIDENT)
    early = compared(name, NOW, incident)
    late = compared(name, NOW + timedelta(seconds=seconds), incident)
    assert [(one.old.time, one.new.time) for one in early] == [(one.old.time, one.new.time) for one in late]
    # What was late stays late.
    assert all(after.new.is_late for before, after in zip(early, late, strict=True) if before.new.is_late)


def test_a_line_speaks_the_change_and_late_is_more_than_a_colour(each_theme, qtbot):
    shown = compared("P0")[0]
    line = TargetLine(each_theme, shown)
    qtbot.addWidget(line)
    line.resize(540, 46)
    assert line.accessibleName() == "Response"
    assert line.accessibleDescription().startswith("03:11:08 becomes 03:01:08, at once, missed")
    late = line.grab().toImage()
    line.set_model(replace(shown, new=replace(shown.new, is_late=False)))
    assert line.grab().toImage() != late
    # The cross before the time moves it to the right: told without colour.
    assert "missed" in shown.new.words


def test_the_table_keeps_its_lines(themes, qtbot):
    table = TargetTable(themes, compared("P1"))
    qtbot.addWidget(table)
    first = table.lines[0]
    table.show_targets(compared("P0"))
    assert table.lines[0] is first
    assert [line.model.name for line in table.lines[:3]] == ["Response", "Escalation", "Next update"]
    assert "Engineering Manager" in table.lines[1].toolTip()
    table.name_columns("P1 now", "P0, counted from 02:56:08")
    assert table.head.accessibleDescription() == "Target, P1 now, P0, counted from 02:56:08"
    table.show_targets(compared("P0")[:2])
    assert [line.isVisibleTo(table) for line in table.lines] == [True, True, False, False, False, False]
    assert first.model.new.is_late
