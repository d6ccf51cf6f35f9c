"""Any call is read by its shape, refused in words, and never taken for a state that it does not say."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.hooks import AlertState, Call, ChangeTold
from incident_desk.formats.hooks.parts import HookNotReadable
from incident_desk.formats.hooks.reading import DEEPEST, MOST_BYTES, read_call, read_change
from tests.examples import few
from tests.formats.hooks.samples import CALLS, CHANGES, GITHUB, KUMA, UPTIMEROBOT

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("data", CALLS, ids=lambda one: next(iter(one)))
def test_each_tool_is_known_by_what_it_sends_whatever_it_calls_its_content(data):
    for kind in ("application/json", "application/json; charset=utf-8", "text/plain", ""):
        assert read_call(json.dumps(data).encode(), kind).alerts


@pytest.mark.parametrize("data", CHANGES, ids=lambda one: next(iter(one)))
def test_each_change_is_known_by_what_it_is(data):
    assert isinstance(read_change(json.dumps(data).encode()), ChangeTold)


def test_uptimerobot_as_json_as_a_form_and_in_the_address_is_one():
    by_json = read_call(json.dumps(UPTIMEROBOT).encode())
    by_form = read_call(urlencode(UPTIMEROBOT).encode(), FORM)
    by_query = read_call(b"", query=urlencode(UPTIMEROBOT))
    assert by_json == by_form == by_query
    assert read_call(b'{"value": 1}', query=urlencode(UPTIMEROBOT)) == by_json


def test_json_that_curl_calls_a_form_is_json():
    assert read_call(b' {"state": "down"}', FORM).alerts


def test_a_heartbeat_is_an_address_with_its_state():
    assert read_call(b"", query="status=up&msg=OK&ping=").is_all
    assert read_call(b"", query="state=down&text=no+backup").alerts[0].state is AlertState.FIRING


def test_a_ping_of_github_and_a_deployment_that_begins_are_understood_and_no_change():
    assert read_change(b'{"zen": "Keep it logically awesome.", "hook_id": 1, "hook": {}}') is None
    assert read_change(b'{"action": "created", "deployment": {"ref": "main"}, "repository": {}}') is None


def test_githubs_own_form_is_its_json():
    body = urlencode({"payload": json.dumps(GITHUB)}).encode()
    assert read_change(body, FORM) == read_change(json.dumps(GITHUB).encode())
    with pytest.raises(HookNotReadable, match="neither JSON"):
        read_change(b"payload=%7B", FORM)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "Alertmanager"),
        (b"{}", "Alertmanager"),
        (b"[]", "object"),
        (b"null", "object"),
        (b"{", "neither JSON nor a form"),
        (b"\xff\xfe", "neither JSON nor a form"),
        (b"[" * 100_000, "neither JSON nor a form"),
        (b'{"a":' * (DEEPEST + 5) + b"1" + b"}" * (DEEPEST + 5), "deep"),
        (b" " * (MOST_BYTES + 1), "at most"),
        (b'{"state": ' + b"9" * 5000 + b"}", "neither JSON"),
    ],
)
def test_what_is_nothing_is_refused_with_what_was_expected(body, words):
    with pytest.raises(HookNotReadable, match=words):
        read_call(body)
    with pytest.raises(HookNotReadable):
        read_change(body)


def test_a_form_has_not_too_many_fields():
    with pytest.raises(HookNotReadable, match="fields"):
        read_call(b"", query="&".join(f"a{number}=1" for number in range(500)))


def test_kuma_can_be_read_from_json_alone():
    assert read_call(json.dumps(KUMA).encode()).alerts[0].name == "Shop"


_NAMES = st.sampled_from(
    [
        "alerts",
        "status",
        "labels",
        "fingerprint",
        "alertType",
        "monitorFriendlyName",
        "heartbeat",
        "monitor",
        "action",
        "data",
        "metric_alert",
        "event",
        "issue",
        "state",
        "name",
        "id",
        "title",
        "change",
        "text",
        "at",
        "type",
        "payload",
        "deployment_status",
        "object_kind",
        "startsAt",
        "alertname",
        "annotations",
    ]
) | st.text(max_size=8)
_WORDS = st.sampled_from(
    [
        "firing",
        "resolved",
        "critical",
        "warning",
        "1",
        "2",
        "up",
        "down",
        "success",
        "deploy",
        "triggered",
        "created",
        "deployment",
        "deployment.succeeded",
        "deploy_ended",
        "2026-11-28T12:00:00Z",
    ]
) | st.text(max_size=20)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=6),
    max_leaves=25,
)


_CALLS = st.dictionaries(_NAMES, _JSON, max_size=8)


@settings(max_examples=few(40, 100), deadline=None)
@given(_CALLS)
def test_random_json_never_raises_anything_else_and_is_never_a_state_by_accident(data):
    _is_read_or_refused(data)


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(_CALLS)
def test_of_much_random_json_none_is_a_state_by_accident(data):
    _is_read_or_refused(data)


def _is_read_or_refused(data):
    body = json.dumps(data).encode()
    for reader in (read_call, read_change):
        try:
            found = reader(body)
        except HookNotReadable as refusal:
            assert str(refusal)
            continue
        if isinstance(found, Call):
            _is_of_a_state(found, body.decode())
        elif found is not None:
            assert found.what in list(ChangeKind) and found.text and len(found.text) <= 1_000


def _is_of_a_state(call: Call, body: str) -> None:
    assert call.alerts or call.words
    said = (
        "firing",
        "resolved",
        "critical",
        "warning",
        "1",
        "2",
        "0",
        "up",
        "down",
        "triggered",
        "created",
        "unresolved",
        "archived",
        "ignored",
    )
    assert not call.alerts or any(word in body.casefold() for word in said)
    for alert in call.alerts:
        assert alert.name and alert.key and len(alert.text) < 600 and alert.text.isprintable()


@settings(max_examples=few(50, 200), deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", FORM, "application/json"]), st.text(max_size=60))
def test_random_bytes_never_raise_anything_else(body, kind, query):
    for read in (lambda: read_call(body, kind, query), lambda: read_change(body, kind)):
        try:
            read()
        except HookNotReadable:
            continue
