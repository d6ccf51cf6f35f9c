"""Uptime Kuma's backup: the JSON of Settings, Backup (1.x), or the monitors that its API gives.

Monitors have a type; the fields are those of its database's table ``monitor``
(github.com/louislam/uptime-kuma, server/model/monitor.js).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from incident_desk.formats.check_lists.found import Gathering, usual_times
from incident_desk.formats.check_lists.values import (
    environment_of,
    headers_of,
    list_of,
    mapping_of,
    seconds_of,
    text_of,
)

SOURCE = "Uptime Kuma's backup"
_NO_PORT = 0
_Data = Mapping[str, Any]
_Made = tuple[dict[str, Any], list[str]]


def is_kuma(data: object) -> bool:
    """Whether that is a backup of Uptime Kuma, or a list of its monitors."""
    return bool(_monitors(data))


def read_kuma(data: object) -> Gathering:
    """The checks of a backup. Notifications, status pages and users are not looked at."""
    gathering = Gathering(SOURCE)
    monitors = [mapping_of(one) for one in _monitors(data)]
    groups = {one.get("id"): text_of(one.get("name")) for one in monitors if one.get("type") == "group"}
    for one in monitors:
        kind, name = text_of(one.get("type")), text_of(one.get("name")) or "a monitor without a name"
        if kind == "group":
            continue
        make = _MAKERS.get(kind)
        if make is None:
            gathering.leave(name, f"monitors of the type {kind or '?'} are not known here")
        elif one.get("upsideDown"):
            gathering.leave(name, "upside down (good when it fails) is not known here")
        else:
            made, notes = make(one)
            gathering.add(name, _shared(one, name, groups) | made, notes)
    return gathering


def _monitors(data: object) -> Sequence[Any]:
    if isinstance(data, dict):
        data = data.get("monitorList", data.get("monitors", []))
    if isinstance(data, dict):
        data = list(data.values())
    known = isinstance(data, list) and data and all(isinstance(one, dict) and "type" in one for one in data)
    return data if isinstance(data, list) and known else []


def _shared(one: _Data, name: str, groups: Mapping[Any, str]) -> dict[str, Any]:
    """Name, times, rule and labels, which every type has. After n retries it is down with the next failure."""
    tags = {
        text_of(tag.get("name")): text_of(tag.get("value")) for tag in map(mapping_of, list_of(one.get("tags")))
    }
    interval = seconds_of(one.get("interval"), 60.0)
    return {
        "name": name[:200],
        **usual_times(interval),
        "timeout_s": max(0.05, min(seconds_of(one.get("timeout"), 0.8 * interval) or 0.8 * interval, 300.0)),
        "failures": int(seconds_of(one.get("maxretries"), 0.0)) + 1,
        "good": 1,
        "paused": not one.get("active", True),
        "group": groups.get(one.get("parent"), ""),
        "environment": environment_of(tags),
    }


def _http(one: _Data) -> _Made:
    headers, notes = headers_of(_headers(one)), []
    if text_of(one.get("basic_auth_user")) or text_of(one.get("authMethod")):
        notes.append("its sign-in is not taken over: give it here")
    statuses = [text_of(code) for code in list_of(one.get("accepted_statuscodes"))] or ["200-299"]
    made: dict[str, Any] = {
        "kind": "http",
        "url": text_of(one.get("url")),
        "method": (text_of(one.get("method")) or "GET").upper(),
        "expected": statuses,
        "headers": headers,
        "redirects": min(10, int(seconds_of(one.get("maxredirects"), 10.0))),
        "verify": not one.get("ignoreTls"),
    }
    if made["method"] == "POST" and text_of(one.get("body")):
        made["body"] = text_of(one.get("body"))
    if one.get("expiryNotification") and made["url"].startswith("https:"):
        made["warning_days"] = 21
    return made, notes


def _headers(one: _Data) -> object:
    given = one.get("headers")
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given or "{}")
    except ValueError:
        return {}


def _keyword(one: _Data) -> _Made:
    made, notes = _http(one)
    made["lacks" if one.get("invertKeyword") else "contains"] = [text_of(one.get("keyword"))]
    return made, notes


def _json_query(one: _Data) -> _Made:
    made, notes = _http(one)
    path, sign = text_of(one.get("jsonPath")), text_of(one.get("jsonPathOperator")) or "=="
    if sign in ("==", "!=", "<", "<=", ">", ">="):
        made["json"] = [f"{path} {sign} {_literal(text_of(one.get('expectedValue')))}"]
    else:
        notes.append(f"the comparison {sign} is not known here: the answer's JSON is not looked at")
    return made, notes


def _literal(text: str) -> str:
    """A value as JSON has it: numbers as they are, the rest as text."""
    try:
        return json.dumps(float(text)) if "." in text else json.dumps(int(text))
    except ValueError:
        return json.dumps(text, ensure_ascii=False)


def _port(one: _Data) -> _Made:
    return {
        "kind": "tcp",
        "host": text_of(one.get("hostname")),
        "port": int(seconds_of(one.get("port"), _NO_PORT)),
    }, []


def _ping(one: _Data) -> _Made:
    return {"kind": "ping", "host": text_of(one.get("hostname"))}, []


def _dns(one: _Data) -> _Made:
    resolver, port = text_of(one.get("dns_resolve_server")), text_of(one.get("port"))
    with_port = f"{resolver}:{port}" if resolver and port not in ("", "53") else resolver
    return {
        "kind": "dns",
        "host": text_of(one.get("hostname")),
        "record": text_of(one.get("dns_resolve_type")) or "A",
        "resolver": with_port,
    }, []


def _push(one: _Data) -> _Made:
    name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in text_of(one.get("name")).lower())
    hook = name.strip("-")[:60] or "push"
    every = seconds_of(one.get("interval"), 60.0)
    note = f"its address is another one here: see it with webhook show, under {hook}"
    return {"kind": "webhook", "hook": hook, "expect_every_s": every}, [note]


_MAKERS: Mapping[str, Callable[[_Data], _Made]] = {
    "http": _http,
    "keyword": _keyword,
    "json-query": _json_query,
    "port": _port,
    "ping": _ping,
    "dns": _dns,
    "push": _push,
}
