"""Updates: what is logged as sent, and which of the playbook's templates comes next."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import Status, UpdateSent
from incident_desk.domain.playbook import Playbook, Template
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.updating import send_update, template_for
from tests.fakes import NOON, Bench

STAGES = tuple(Template(stage, stage, f"{stage} words") for stage in ("initial", "progress", "resolved"))


def incident(templates=STAGES):
    return Bench().desk.declare(Declaration("Down", "P1", Playbook("Outage", templates=templates)), "MK")


@given(text=st.text(max_size=200), channels=st.lists(st.text(max_size=20), max_size=4))
def test_an_update_has_words_and_each_named_channel_or_is_refused(text, channels):
    try:
        (draft,) = send_update(text, channels)
    except Refused as refusal:
        assert str(refusal) == "Say what was sent" and not text.strip()
        return
    assert draft.kind is Kind.UPDATE_SENT and draft.body["text"].strip()
    assert len(draft.body["channels"]) == sum(1 for one in channels if one.strip())


def test_an_update_is_logged_with_its_channels():
    (one,) = send_update("  We are on it  ", [" status page ", "", "mail"])
    assert (one.kind, one.body) == (
        Kind.UPDATE_SENT,
        {"text": "We are on it", "channels": ["status page", "mail"]},
    )


def test_an_update_without_words_is_refused():
    with pytest.raises(Refused, match="Say what was sent"):
        send_update(" \n ")


def test_the_template_follows_the_stage():
    new = incident()
    told = replace(new, updates=(UpdateSent("x", NOON, (), "MK"),))
    assert template_for(new).stage == "initial"
    assert template_for(told).stage == "progress"
    ended = [replace(told, status=one) for one in (Status.RESOLVED, Status.CLOSED)]
    assert [template_for(one).stage for one in ended] == ["resolved", "resolved"]


def test_without_a_template_for_the_stage_there_is_none():
    assert template_for(incident(STAGES[1:])) is None
    assert template_for(replace(incident(), playbook=None)) is None
