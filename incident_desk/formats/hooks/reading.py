"""What came to a webhook, by its shape: a call about states, or a change of the world.

A shape is known by its fields alone: nobody has to say which tool calls. What is of no known shape is refused with
words that say what was expected; nothing unknown is ever a state.
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from incident_desk.domain.hooks import Call, ChangeTold
from incident_desk.formats.hooks import deploys
from incident_desk.formats.hooks.alertmanager import alertmanager
from incident_desk.formats.hooks.monitors import kuma, own, uptimerobot
from incident_desk.formats.hooks.parts import Data, HookNotReadable
from incident_desk.formats.hooks.sentry import sentry

MOST_BYTES = 1_000_000
MOST_FIELDS = 200
DEEPEST = 100
_STATES = (
    "a call about a state is Alertmanager's or Grafana's (alerts), UptimeRobot's (alertType), Uptime Kuma's "
    '(heartbeat and monitor), Sentry\'s (action and data), or {"state": "down" or "up", "text": "…"}'
)
_CHANGES = (
    "a change is GitHub's deployment_status, GitLab's deployment, Vercel's or Render's deployment, or "
    '{"change": "deploy", "text": "…", "ref": "…", "environment": "…", "at": "…"}'
)


def read_call(body: bytes, content_type: str = "", query: str = "") -> Call:
    """What a call says of states. Raises `HookNotReadable`."""
    data = _fields(body, content_type, query)
    for is_such, reader in _CALLS:
        if is_such(data):
            return reader(data)
    raise HookNotReadable(_STATES)


def read_change(body: bytes, content_type: str = "") -> ChangeTold | None:
    """The change that is told of; None for what was understood and is none, such as a deployment that goes on.

    Raises `HookNotReadable`.
    """
    data = _fields(body, content_type, "")
    for is_such, reader in _TOLD:
        if is_such(data):
            return reader(data)
    raise HookNotReadable(_CHANGES)


def _no_change(_data: Data) -> None:
    """GitHub's ping, and a deployment that has just begun."""


_CALLS: tuple[tuple[Callable[[Data], bool], Callable[[Data], Call]], ...] = (
    (lambda data: "alerts" in data, alertmanager),
    (lambda data: "alertType" in data or "alert_type" in data, uptimerobot),
    (lambda data: "heartbeat" in data and "monitor" in data, kuma),
    (lambda data: "action" in data and "data" in data, sentry),
    (lambda data: "state" in data or "status" in data, own),
)
_TOLD: tuple[tuple[Callable[[Data], bool], Callable[[Data], ChangeTold | None]], ...] = (
    (lambda data: "change" in data, deploys.own),
    (lambda data: "deployment_status" in data, deploys.github),
    (lambda data: "zen" in data and "hook_id" in data, _no_change),
    (lambda data: "deployment" in data and "repository" in data, _no_change),
    (lambda data: data.get("object_kind") == "deployment", deploys.gitlab),
    (lambda data: str(data.get("type")).startswith("deployment.") and "payload" in data, deploys.vercel),
    (lambda data: str(data.get("type")).startswith("deploy_") and "data" in data, deploys.render),
)


def _fields(body: bytes, content_type: str, query: str) -> dict[str, Any]:
    """The fields of a call: those of the body, and beside them those of the address."""
    if len(body) > MOST_BYTES:
        raise HookNotReadable(f"a call has {MOST_BYTES} bytes at most")
    asked = _form(query)
    if not body.strip():
        return asked
    kind = content_type.partition(";")[0].strip().casefold()
    # What curl -d sends is called a form whatever it is.
    if kind == "application/x-www-form-urlencoded" and not body.lstrip().startswith(b"{"):
        form = _form(body.decode("utf-8", "replace"))
        # GitHub's form is one field, with JSON in it.
        return asked | (_json(form["payload"].encode()) if form.keys() == {"payload"} else form)
    return asked | _json(body)


def _form(text: str) -> dict[str, Any]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise HookNotReadable(f"a form has {MOST_FIELDS} fields at most") from error


def _json(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HookNotReadable("the body is neither JSON nor a form") from error
    if not isinstance(data, dict):
        raise HookNotReadable("the body must be a JSON object")
    if _depth(data) > DEEPEST:
        raise HookNotReadable(f"the JSON is more than {DEEPEST} deep")
    return data


def _depth(data: Any) -> int:
    """How deep objects and lists lie in each other; no deeper than is asked for, and without going down itself."""
    level, depth = [data], 0
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
    return depth
