"""Contacts, "no change", skipping and what was sent: from the record and into it."""

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.qt.panes.updates.outreach import sent_words
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.updating import send_update


@pytest.fixture(autouse=True)
def shown(outreach, link):
    link.show()


def test_contacts_say_what_is_stated_and_what_is_empty(outreach):
    manager, database = outreach.contacts
    assert outreach.count == 2
    assert (manager.role, len(manager.lines), manager.is_empty, manager.last) == ("Manager", 2, False, "")
    assert (database.lines, database.is_empty) == ((), True)


def test_an_attempt_is_logged_and_stands_beside_the_name(outreach, link, qtbot):
    with qtbot.waitSignal(outreach.shown_changed):
        outreach.reach("Manager", Outcome.NO_ANSWER)
    assert outreach.contacts[0].last == "no answer 03:10:00 RO"
    outreach.reach("Manager", Outcome.REACHED)
    assert outreach.contacts[0].last == "reached 03:10:00 RO"
    assert [one.outcome for one in link.record.scene.incident.contact_calls] == ["no_answer", "reached"]


def test_no_change_repeats_the_last_update_and_gives_its_text_to_copy(outreach, link, qtbot):
    with qtbot.waitSignal(outreach.repeated) as repeated:
        outreach.repeat()
    last = link.record.scene.incident.updates[-1]
    assert repeated.args == [last.text]
    assert last.channels == ("Status page",) and last.unchanged_since is not None


def test_skipping_needs_an_update_that_is_due(outreach, link):
    assert outreach.can_skip
    outreach.skip("nothing new")
    assert [one.reason for one in link.record.scene.incident.skipped] == ["nothing new"]
    link.act(lambda one, _now: cancel(one, "False alarm"))
    assert not outreach.can_skip


def test_a_sent_update_is_said_with_time_place_and_what_was_left_open(outreach, link):
    link.act(
        lambda one, _now: send_update(
            one, "Back in [ESTIMATED_TIME]", ["Chat"], audience="Customers",
            waived={"[ESTIMATED_TIME]": "not known yet"},
        )
    )  # fmt: skip
    assert sent_words(2, outreach.sent[-1]) == (
        "Update 2 · 2026-03-01 03:10:00 UTC · RO\nTo Chat, Customers\n\nBack in not known yet\n"
        "[ESTIMATED_TIME] was left open: not known yet"
    )
    assert "To nobody named" in sent_words(1, outreach.sent[0].__class__("x", outreach.sent[0].at, (), "MK"))


def test_what_changes_nothing_here_is_not_told(outreach, link, qtbot):
    with qtbot.assertNotEmitted(outreach.shown_changed):
        link.show()
