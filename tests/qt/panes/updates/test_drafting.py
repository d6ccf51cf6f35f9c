"""One update in the making: values in, values out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from incident_desk.domain.playbook import Template
from incident_desk.qt.panes.updates.begun import Begun, from_unsent
from incident_desk.qt.panes.updates.drafting import Drafted, Typed, next_draft, taken_up, with_template

AT = datetime(2026, 3, 1, 3, 43, tzinfo=UTC)


@pytest.fixture
def incident(record):
    return record.scene.incident


def test_the_next_draft_is_the_template_of_the_stage_and_nobodys_yet(incident):
    drafted = next_draft(incident)
    assert (drafted.name, drafted.chosen, drafted.begun_at) == ("Progress", ("Status page",), None)
    assert drafted.unsent() is None
    assert next_draft(replace(incident, updates=())).name == "Initial"


def test_without_a_playbook_it_is_the_status_line(incident):
    assert next_draft(replace(incident, playbook=None)).name == "Status line"


def test_blanks_are_those_of_any_template_its_own_first(incident):
    drafted = replace(next_draft(incident), typed=Typed("[CURRENT_TIME] [WHAT]"))
    assert [one.mark for one in drafted.open_blanks(incident)] == ["[WHAT]", "[CURRENT_TIME]"]
    own = replace(with_template(drafted, None), typed=Typed("[WHAT] [else]"))
    assert [one.mark for one in own.open_blanks(incident)] == ["[WHAT]"]


def test_a_channel_goes_on_and_off_whatever_its_case():
    drafted = Drafted(chosen=("Chat",))
    assert drafted.toggled("Mail").chosen == ("Chat", "Mail")
    assert drafted.toggled("chat").chosen == ()


def test_an_own_channel_is_added_and_one_on_offer_only_chosen(incident):
    added = Drafted().added(" #war-room, ", ("Chat",))
    assert (added.chosen, added.own) == (("#war-room",), ("#war-room",))
    assert Drafted().added("chat", ("Chat",)).chosen == ("Chat",)
    assert Drafted().added("  ", ()) == Drafted()
    assert ("#war-room", True) in added.channels(incident)
    assert ("Status page", False) in added.channels(incident)


def test_it_is_drafted_anew_from_its_blanks(incident):
    drafted = replace(next_draft(incident), typed=Typed("", "At [CURRENT_TIME], [mine]"))
    assert drafted.redrafted({"time": "03:00 UTC"}).text == "At 03:00 UTC, [mine]"
    assert with_template(drafted, None).redrafted({"time": "03:00 UTC"}).text == ""


def test_a_begun_one_is_kept_and_taken_up(incident):
    drafted = replace(next_draft(incident), typed=Typed("x", "x [WHAT]", "x", {"[WHAT]": "y"}), begun_at=AT)
    begun = from_unsent(drafted.unsent())
    assert begun == Begun("x [WHAT]", "Progress", ("Status page",), (), {"[WHAT]": "y"}, drafted.template)
    again = taken_up(begun, incident, AT)
    assert (again.name, again.typed.unfilled, again.chosen, again.begun_at) == (
        "Progress", "x [WHAT]", ("Status page",), AT,
    )  # fmt: skip
    assert taken_up(replace(begun, template="Gone", whole=None), incident, AT).template is None
    lent = Template("Customers: First", body="[WHAT]")
    assert taken_up(replace(begun, template=lent.name, whole=lent), incident, AT).template == lent
