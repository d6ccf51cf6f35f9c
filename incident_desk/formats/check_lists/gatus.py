"""Gatus' configuration: its endpoints and the conditions on their answers (github.com/TwiN/gatus, README).

A condition that fails makes an endpoint unhealthy there. Here an answer time beyond its limit is slow, the rest
fails; what is not known is left out with a note, so that nobody takes a check for stricter than it is.
"""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from incident_desk.formats.check_lists.found import Gathering, usual_times
from incident_desk.formats.check_lists.values import (
    blanks_in,
    headers_of,
    list_of,
    mapping_of,
    seconds_of,
    text_of,
)

SOURCE = "Gatus' configuration"
_CONDITION = re.compile(r"^\s*(?P<left>\S.*?)\s*(?P<sign>==|!=|<=|>=|<|>)\s*(?P<right>.*?)\s*$")
_SUBJECT = re.compile(r"\[([A-Z_]+)\]")
_STATUS_ANY = re.compile(r"^any\((.*)\)$")
_PATTERN = re.compile(r"^pat\(\*?(.*?)\*?\)$")
_HAS = re.compile(r"^has\(\[BODY\]\.?(.*)\)$")
_DAY_S = 86_400.0
_Data = dict[str, Any]


def is_gatus(data: object) -> bool:
    """Whether that is a configuration of Gatus."""
    return isinstance(data, dict) and any(isinstance(data.get(one), list) for one in ("endpoints", "services"))


def read_gatus(data: Mapping[str, Any]) -> Gathering:
    """The checks of a configuration; alerting, storage and the page are not looked at."""
    gathering = Gathering(SOURCE)
    for one in (*list_of(data.get("endpoints")), *list_of(data.get("services"))):
        endpoint = mapping_of(one)
        name = text_of(endpoint.get("name")) or text_of(endpoint.get("url")) or "an endpoint without a name"
        _Endpoint(endpoint, name).gather(gathering)
    for one in list_of(data.get("external-endpoints")):
        name = text_of(mapping_of(one).get("name"))
        gathering.leave(name, "an external endpoint is told by others: watch a hook instead")
    return gathering


class _Endpoint:
    """One endpoint while it is read."""

    def __init__(self, given: Mapping[str, Any], name: str) -> None:
        self.given, self.name = given, name
        self.client = mapping_of(given.get("client"))
        self.made: _Data = {}
        self.notes: list[str] = []

    def gather(self, gathering: Gathering) -> None:
        """Put it with what is found, or with what is left out."""
        url = text_of(self.given.get("url"))
        scheme = urlsplit(url).scheme
        if "dns" in self.given:
            self._dns(url)
        elif scheme in ("http", "https"):
            self._http(url)
        elif scheme in ("tcp", "tls"):
            self._place(url, "certificate" if scheme == "tls" else "tcp")
        elif scheme == "icmp":
            self.made |= {"kind": "ping", "host": urlsplit(url).hostname or ""}
        else:
            gathering.leave(self.name, f"{scheme or 'this'} addresses are not known here")
            return
        for condition in list_of(self.given.get("conditions")):
            self._condition(text_of(condition))
        self.notes += blanks_in(url, *(text_of(one) for one in list_of(self.given.get("conditions"))))
        if self.given.get("maintenance-windows"):
            self.notes.append("maintenance windows are not taken over")
        gathering.add(self.name, self._shared() | self.made, self.notes)

    def _shared(self) -> _Data:
        """Name, times, rule and group. Without alerts Gatus judges each answer for itself."""
        alert = mapping_of(next(iter(list_of(self.given.get("alerts"))), None))
        return {
            "name": self.name[:200],
            **usual_times(seconds_of(self.given.get("interval"), 60.0)),
            "timeout_s": min(300.0, seconds_of(self.client.get("timeout"), 10.0)),
            "failures": int(seconds_of(alert.get("failure-threshold"), 3.0)),
            "good": int(seconds_of(alert.get("success-threshold"), 2.0)),
            "paused": self.given.get("enabled", True) is False,
            "group": text_of(self.given.get("group")),
        }

    def _http(self, url: str) -> None:
        method = (text_of(self.given.get("method")) or "GET").upper()
        self.made |= {
            "kind": "http",
            "url": url,
            "method": method,
            "headers": headers_of(self.given.get("headers")),
            "expected": ["100-599"],
            "redirects": 0 if self.client.get("ignore-redirect") else 10,
            "verify": not self.client.get("insecure"),
            "proxy": text_of(self.client.get("proxy-url")),
        }
        if method == "POST" and text_of(self.given.get("body")):
            self.made["body"] = text_of(self.given.get("body"))
        self.notes += [f"{one} is not known here" for one in ("oauth2", "graphql", "ssh") if self.given.get(one)]

    def _place(self, url: str, kind: str) -> None:
        parts = urlsplit(url)
        self.made |= {"kind": kind, "host": parts.hostname or "", "port": parts.port or 443}
        if kind == "certificate":
            self.made |= {"warning_days": 21, "critical_days": 0}

    def _dns(self, url: str) -> None:
        dns = mapping_of(self.given.get("dns"))
        record = text_of(dns.get("query-type")) or "A"
        name = text_of(dns.get("query-name")).rstrip(".")
        self.made |= {"kind": "dns", "host": name, "record": record, "resolver": url.removeprefix("udp://")}

    def _condition(self, text: str) -> None:
        found, subject = _CONDITION.match(text), _SUBJECT.search(text)
        read = _READERS.get(subject[1]) if subject else None
        if found is None or read is None or not read(self, found["left"], found["sign"], found["right"]):
            self.notes.append(f"the condition {text} is not taken over")


def _status(one: _Endpoint, _left: str, sign: str, right: str) -> bool:
    """`[STATUS] == 200`, `== any(200, 429)`, `< 300`."""
    any_of = _STATUS_ANY.match(right)
    if one.made["kind"] != "http" or not re.fullmatch(r"\d{3}", right) and not any_of:
        return False
    if sign == "==":
        one.made["expected"] = [code.strip() for code in any_of[1].split(",")] if any_of else [right]
        return True
    number = int(right) if not any_of else 0
    ranges = {"<": (100, number - 1), "<=": (100, number), ">": (number + 1, 599), ">=": (number, 599)}
    if sign not in ranges or not number:
        return False
    low, high = ranges[sign]
    one.made["expected"] = [f"{low}-{high}"]
    return True


def _answer_time(one: _Endpoint, _left: str, sign: str, right: str) -> bool:
    """`[RESPONSE_TIME] < 300`, in milliseconds: beyond it is slow, critical."""
    if sign not in ("<", "<=") or not right.isdigit() or not int(right):
        return False
    one.made["thresholds"] = [{"measure": "latency", "critical": int(right) / 1000}]
    return True


def _certificate(one: _Endpoint, _left: str, sign: str, right: str) -> bool:
    """`[CERTIFICATE_EXPIRATION] > 48h`."""
    days = round(seconds_of(right, 0.0) / _DAY_S)
    if sign not in (">", ">=") or days < 1 or one.made["kind"] not in ("http", "certificate"):
        return False
    one.made |= {"critical_days": days, "warning_days": max(21, days)}
    return True


def _body(one: _Endpoint, left: str, sign: str, right: str) -> bool:
    """`[BODY].status == UP`, `[BODY] == pat(*word*)`, `has([BODY].errors) == true`, and a DNS answer."""
    if one.made["kind"] == "dns":
        one.made["answers"] = [right]
        return sign == "==" and "pat(" not in right
    pattern, has = _PATTERN.match(right), _HAS.match(left)
    if has:
        return _add_json(one, f"{has[1]} exists") if (sign, right) == ("==", "true") and has[1] else False
    path = left.removeprefix("[BODY]").removeprefix(".")
    if left.startswith("len(") or "any(" in right:
        return False
    if pattern and "*" not in pattern[1]:
        one.made.setdefault("contains" if sign == "==" else "lacks", []).append(pattern[1])
        return sign in ("==", "!=")
    if pattern:
        return False
    if path:
        return _add_json(one, f"{path} {sign} {_literal(right)}")
    one.made.setdefault("contains" if sign == "==" else "lacks", []).append(right)
    return sign in ("==", "!=")


def _add_json(one: _Endpoint, condition: str) -> bool:
    one.made.setdefault("json", []).append(condition)
    return True


def _literal(text: str) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    return json.dumps(value if not isinstance(value, list | dict) else text, ensure_ascii=False)


def _connected(one: _Endpoint, _left: str, sign: str, right: str) -> bool:
    """`[CONNECTED] == true` and `[DNS_RCODE] == NOERROR` hold of every good answer here."""
    return sign == "==" and right in ("true", "NOERROR")


_READERS = {
    "STATUS": _status,
    "RESPONSE_TIME": _answer_time,
    "CERTIFICATE_EXPIRATION": _certificate,
    "BODY": _body,
    "CONNECTED": _connected,
    "DNS_RCODE": _connected,
}
