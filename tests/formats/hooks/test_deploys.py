"""Changes of the world as the tools tell of them."""

import copy

import pytest

from incident_desk.domain.health_record import ChangeKind
from incident_desk.formats.hooks import deploys
from incident_desk.formats.hooks.parts import HookNotReadable
from tests.formats.hooks.samples import GITHUB, GITLAB, OWN_CHANGE, RENDER, VERCEL


def _told(change):
    return change.text, change.ref, change.environment, f"{change.at:%H:%M:%S}"


def test_a_deployment_of_each_tool():
    assert _told(deploys.github(GITHUB)) == (
        "example/shop main: Deployed 7c1e0f4 to three hosts", "7c1e0f4", "production", "11:42:10",
    )  # fmt: skip
    assert _told(deploys.gitlab(GITLAB)) == (
        "example/shop main: Sort the tags",
        "91b829b3",
        "production",
        "06:25:15",
    )
    assert _told(deploys.vercel(VERCEL)) == ("shop: New checkout", "7c1e0f4", "production", "11:42:10")
    assert _told(deploys.render(RENDER)) == ("shop failed", "", "", "11:42:10")
    assert {one.what for one in (deploys.github(GITHUB), deploys.render(RENDER))} == {ChangeKind.DEPLOY}


def test_one_that_failed_is_a_change_and_says_so():
    given = copy.deepcopy(GITHUB)
    given["deployment_status"]["state"] = "failure"
    assert deploys.github(given).text == "example/shop main failed: Deployed 7c1e0f4 to three hosts"


@pytest.mark.parametrize("state", ["pending", "queued", "in_progress", "inactive"])
def test_one_that_goes_on_is_none_yet(state):
    given = copy.deepcopy(GITHUB)
    given["deployment_status"]["state"] = state
    assert deploys.github(given) is None
    assert deploys.gitlab({**GITLAB, "status": "running"}) is None
    assert deploys.vercel({**VERCEL, "type": "deployment.created"}) is None
    assert deploys.render({**RENDER, "type": "deploy_started"}) is None


def test_the_plain_shape_takes_the_kinds_of_changes_by_their_words():
    change = deploys.own(OWN_CHANGE)
    assert (change.what, *_told(change)) == (
        ChangeKind.FLAG, "new-checkout on", "flags/214", "production", "10:40:00",
    )  # fmt: skip
    assert deploys.own({"change": "Release", "ref": "2.4.1"}).text == "2.4.1"


def test_the_same_telling_has_the_same_cause_and_one_without_a_time_has_none():
    assert deploys.own(OWN_CHANGE).cause == deploys.own(dict(OWN_CHANGE)).cause
    assert deploys.own(OWN_CHANGE).cause != deploys.own({**OWN_CHANGE, "ref": "flags/215"}).cause
    assert deploys.own({"change": "restart", "text": "api"}).cause == ""


@pytest.mark.parametrize(
    "given",
    [
        {"change": "lunch", "text": "a"}, {"change": None, "text": "a"}, {"change": "deploy"},
        {"change": "deploy", "text": "a", "at": "yesterday"}, {"change": "deploy", "text": "a", "at": "2026-11-28"},
        {"change": ["deploy"], "text": "a"},
    ],
)  # fmt: skip
def test_the_plain_shape_is_read_strictly(given):
    with pytest.raises(HookNotReadable):
        deploys.own(given)


def test_a_state_that_is_not_known_is_refused():
    for given in ({}, {"state": "done"}, None, "success"):
        with pytest.raises(HookNotReadable):
            deploys.github({"deployment_status": given})
    with pytest.raises(HookNotReadable):
        deploys.gitlab({"object_kind": "deployment", "status": "success"})
