"""Settings of a data folder by their names."""

import pytest

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.services.workspace_settings import changed, settings_of

OWN = WorkspaceRules()


def _value(rules: WorkspaceRules, name: str) -> str:
    return next(one.value for one in settings_of(rules) if one.name == name)


def test_every_setting_can_be_set_to_the_words_it_is_shown_in():
    for one in settings_of(OWN):
        assert one.is_default
        assert changed(OWN, one.name, one.value) == OWN
        assert changed(OWN, one.name, "default") == OWN


def test_how_targets_count_is_chosen():
    rules = changed(changed(OWN, "response-from", "Detected"), "resolution-to", "impact ended")
    assert (rules.counting.response_from, rules.counting.resolution_to) == (
        Milestone.DETECTED,
        Milestone.IMPACT_ENDED,
    )
    assert [one.name for one in settings_of(rules) if not one.is_default] == ["response-from", "resolution-to"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("10 min", "10 min"), ("immediate", "immediate"), ("not stated", "not-stated"), ("1 h 30 min", "1 h 30 min")],
)
def test_a_target_of_a_level_is_a_length_or_not_stated(words, shown):
    assert _value(changed(OWN, "p1.response", words), "P1.response") == shown


@pytest.mark.parametrize(("name", "value"), [("P1.response", "soon"), ("response-from", "closed")])
def test_what_makes_no_sense_is_refused(name, value):
    with pytest.raises(WrongUse):
        changed(OWN, name, value)


@pytest.mark.parametrize("name", ["colour", "P9.response", "P1", "P1.colour"])
def test_an_unknown_setting_is_said_with_those_there_are(name):
    with pytest.raises(WrongUse, match=r"response-from, resolution-to, soak, P0\.response"):
        changed(OWN, name, "1 h")
