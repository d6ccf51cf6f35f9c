"""A begun draft survives as plain text, and what is no draft is none."""

from datetime import UTC, datetime

import pytest

from incident_desk.domain.playbook import Blank, Template
from incident_desk.qt.panes.updates.begun import Begun, from_unsent, key_of, to_unsent
from incident_desk.services.drafts import Unsent

LENT = Template("Customers: First", body="[ETA]", blanks=(Blank("ETA", "[ETA]"),))
AT = datetime(2026, 3, 1, 3, 43, tzinfo=UTC)


def test_it_comes_back_as_it_was():
    begun = Begun("🔥 [ETA]\nsecond", "Progress", ("Status page",), ("#x",), {"[ETA]": "soon"}, LENT)
    unsent = to_unsent(begun, AT)
    assert Unsent.from_data(unsent.to_data()) == unsent
    assert from_unsent(unsent) == begun


@pytest.mark.parametrize("whole", ["{}", "5", '["x"]', '{"body": "x"}'])
def test_a_damaged_template_loses_no_text(whole):
    assert from_unsent(Unsent(f'{{"text": "x", "template": "First", "whole": {whole}}}', AT)) == Begun("x", "First")


def test_an_emptied_draft_is_a_draft():
    assert from_unsent(to_unsent(Begun(""), AT)) == Begun("")


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"text": 5}', '{"text": "x", "waived": [1]}', "null"])
def test_what_is_no_draft_is_none(text):
    assert from_unsent(Unsent(text, AT)) is None


def test_odd_fields_are_left_out():
    assert from_unsent(Unsent('{"text": "x", "channels": [1, "a"], "own": "b"}', AT)) == Begun("x", "", ("a",))


def test_each_incident_has_its_own_name():
    assert key_of("one") != key_of("two") != "one"
