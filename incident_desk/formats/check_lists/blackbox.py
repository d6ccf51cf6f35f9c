"""Prometheus' blackbox targets: a ``prometheus.yml``, a file of targets, and the exporter's own modules beside it.

A scrape job with ``metrics_path: /probe`` names a module and targets. What a module asks is in the exporter's
``blackbox.yml`` (github.com/prometheus/blackbox_exporter, CONFIGURATION.md); without that file its well-known names
say enough: ``http_2xx``, ``tcp_connect``, ``icmp``, ``dns``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from incident_desk.domain.checks.places import host_and_port
from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.formats.check_lists.found import Gathering, usual_times
from incident_desk.formats.check_lists.values import (
    environment_of,
    headers_of,
    is_web,
    list_of,
    mapping_of,
    seconds_of,
    text_of,
)

SOURCE = "Prometheus' blackbox targets"
_SECRETS = ("basic_auth", "authorization", "bearer_token", "bearer_token_file", "oauth2")
_Data = dict[str, Any]


def is_blackbox(data: object) -> bool:
    """Whether that is a Prometheus configuration, a file of targets, or the exporter's modules."""
    if isinstance(data, list):
        return bool(data) and all(isinstance(one, dict) and "targets" in one for one in data)
    return isinstance(data, dict) and any(one in data for one in ("scrape_configs", "modules"))


@dataclass(slots=True)
class _Job:
    """One group of targets, with all that is said of it."""

    targets: Iterable[Any]
    labels: Mapping[str, Any] = field(default_factory=dict)
    module: str = ""
    interval_s: float = 60.0
    timeout_s: float = 0.0
    name: str = ""


def read_blackbox(documents: Iterable[Any]) -> Gathering:
    """The checks of these documents; modules count for the targets of all of them."""
    gathering = Gathering(SOURCE)
    modules: dict[str, Any] = {}
    jobs: list[_Job] = []
    for one in documents:
        if isinstance(one, list):
            jobs += [_of_group(mapping_of(group), _Job(())) for group in one]
            continue
        data = mapping_of(one)
        modules |= mapping_of(data.get("modules"))
        jobs += _jobs_of(data, gathering)
    for job in jobs:
        for target in job.targets:
            _read(gathering, text_of(target), job, mapping_of(modules.get(job.module)))
    return gathering


def _jobs_of(data: Mapping[str, Any], gathering: Gathering) -> list[_Job]:
    usual = mapping_of(data.get("global"))
    found: list[_Job] = []
    for one in list_of(data.get("scrape_configs")):
        given = mapping_of(one)
        name = text_of(given.get("job_name"))
        module = text_of(next(iter(list_of(mapping_of(given.get("params")).get("module"))), ""))
        if not module and text_of(given.get("metrics_path")) != "/probe":
            gathering.leave(f"job {name}", "it scrapes metrics and probes nothing")
            continue
        interval = seconds_of(given.get("scrape_interval"), seconds_of(usual.get("scrape_interval"), 60.0))
        timeout = seconds_of(given.get("scrape_timeout"), seconds_of(usual.get("scrape_timeout"), 0.0))
        job = _Job((), {}, module, interval, timeout, name)
        groups = [mapping_of(group) for group in list_of(given.get("static_configs"))]
        found += [_of_group(group, job) for group in groups]
        others = [key for key in given if key.endswith("_sd_configs")]
        for key in others:
            gathering.leave(f"job {name}", f"{key}: its targets are elsewhere; give that file too, or a list")
    return found


def _of_group(group: Mapping[str, Any], job: _Job) -> _Job:
    labels = mapping_of(group.get("labels"))
    module = text_of(labels.get("module") or labels.get("__param_module")) or job.module
    return _Job(list_of(group.get("targets")), labels, module, job.interval_s, job.timeout_s, job.name)


def _read(gathering: Gathering, target: str, job: _Job, module: Mapping[str, Any]) -> None:
    prober = text_of(module.get("prober")) or _prober_of(job.module, target)
    make = _MAKERS.get(prober)
    if make is None:
        gathering.leave(target, f"the prober {prober} of the module {job.module} is not known here")
        return
    notes: list[str] = []
    if job.module and not module:
        notes.append(f"the module {job.module} is taken by its name; give the exporter's file too to have it exact")
    try:
        made = make(target, mapping_of(module.get(prober)), notes)
    except CheckNotReadable as error:
        gathering.leave(target, str(error))
        return
    timeout = seconds_of(module.get("timeout"), 0.0) or job.timeout_s or 10.0
    labels = job.labels
    shared: _Data = {
        "name": text_of(labels.get("name") or labels.get("instance")) or target[:200],
        **usual_times(job.interval_s),
        "timeout_s": min(300.0, timeout),
        "group": text_of(labels.get("service") or labels.get("group")) or job.name,
        "environment": environment_of(labels),
    }
    gathering.add(target, shared | made, notes)


def _prober_of(module: str, target: str) -> str:
    """What a module of that name asks, where the exporter's file does not say."""
    for word in ("http", "tcp", "icmp", "dns", "ssh", "pop3", "irc", "smtp", "grpc"):
        if word in module.lower():
            return {"ssh": "tcp", "pop3": "tcp", "irc": "tcp", "smtp": "tcp"}.get(word, word)
    return "http" if is_web(target) or not module else module


def _http(target: str, given: Mapping[str, Any], notes: list[str]) -> _Data:
    notes += [f"{one} is not taken over: give it here" for one in _SECRETS if given.get(one)]
    tls = mapping_of(given.get("tls_config"))
    ca, certificate, key = (text_of(tls.get(one)) for one in ("ca_file", "cert_file", "key_file"))
    made: _Data = {
        "kind": "http",
        # The exporter asks a bare name by HTTP too.
        "url": target if is_web(target) else f"http://{target}",
        "method": (text_of(given.get("method")) or "GET").upper(),
        "expected": [text_of(one) for one in list_of(given.get("valid_status_codes"))] or ["200-299"],
        "headers": headers_of(given.get("headers")),
        "redirects": 0 if given.get("no_follow_redirects") or given.get("follow_redirects") is False else 10,
        "verify": not tls.get("insecure_skip_verify"),
        "matches": [text_of(one) for one in list_of(given.get("fail_if_body_not_matches_regexp"))],
        "proxy": text_of(given.get("proxy_url")),
    }
    files = (("ca_file", ca), ("client_certificate", certificate), ("client_key", key))
    made |= {name: value for name, value in files if value}
    if made["method"] == "POST" and text_of(given.get("body")):
        made["body"] = text_of(given.get("body"))
    if given.get("fail_if_body_matches_regexp"):
        notes.append("fail_if_body_matches_regexp is not taken over: patterns that must not be found are not known")
    return made | _family(given, notes)


def _family(given: Mapping[str, Any], notes: list[str]) -> _Data:
    preferred = text_of(given.get("preferred_ip_protocol"))
    if given.get("ip_protocol_fallback") is False and preferred in ("ip4", "ip6"):
        return {"ip": preferred[-1]}
    if preferred:
        notes.append(f"{preferred} is preferred there and not forced: here the system chooses")
    return {}


def _tcp(target: str, given: Mapping[str, Any], notes: list[str]) -> _Data:
    is_tls = bool(given.get("tls"))
    host, port = host_and_port(target, "target", 443 if is_tls else None)
    if is_tls:
        return {"kind": "certificate", "host": host, "port": port}
    steps = [mapping_of(one) for one in list_of(given.get("query_response"))]
    expected = next((text_of(one.get("expect")) for one in steps if one.get("expect")), "")
    if len(steps) > 1:
        notes.append("of the conversation only the first answer is awaited here")
    literal = expected.removeprefix("^")
    if expected and any(sign in literal for sign in "\\[](){}|*+?.$"):
        notes.append(f"the pattern {expected} is not taken over: here the words of an answer are compared")
        literal = ""
    return {"kind": "tcp", "host": host, "port": port} | ({"expect": literal} if literal else {})


def _icmp(target: str, given: Mapping[str, Any], notes: list[str]) -> _Data:
    return {"kind": "ping", "host": target} | _family(given, notes)


def _dns(target: str, given: Mapping[str, Any], notes: list[str]) -> _Data:
    name = text_of(given.get("query_name"))
    if not name:
        notes.append("the name to ask for is in the exporter's file: the target's own is asked")
        return {"kind": "dns", "host": target}
    return {"kind": "dns", "host": name.rstrip("."), "record": text_of(given.get("query_type")) or "ANY",
            "resolver": target}  # fmt: skip


_MAKERS = {"http": _http, "tcp": _tcp, "icmp": _icmp, "dns": _dns}
