"""Checks as the list of another tool, or as our own: what a tool can't say is named, not dropped in silence.

No list holds a secret: another word stands in its place.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from incident_desk.domain.checks.http import ExpectedStatus, HttpOptions
from incident_desk.domain.checks.secret_words import replaced, unnamed
from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.domain.health_check import CertificateOptions, Check, DnsOptions, PingOptions, TcpOptions
from incident_desk.domain.health_rules import Measure
from incident_desk.formats.check_lists.found import NO_SECRET, Left
from incident_desk.formats.check_lists.own import own_text

_Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a list, and what of the checks it does not say."""

    text: str
    left: tuple[Left, ...] = ()


def without_secrets(check: Check) -> Check:
    """The check without its secrets, and without the names that stand for them on this computer."""
    data = replaced(check.to_data(), lambda _: NO_SECRET)
    return Check.from_data(unnamed(data, NO_SECRET))


def write_checks(checks: Sequence[Check], form: str) -> Written:
    """The checks in one of the ``FORMS``. Raises KeyError for another form."""
    return FORMS[form]([without_secrets(one) for one in checks])


def _own(checks: Sequence[Check]) -> Written:
    return Written(own_text(checks))


def _addresses(checks: Sequence[Check]) -> Written:
    lines, left, group = [], [], ""
    for one in sorted(checks, key=lambda one: one.group):
        address = _plain_address(one)
        if not address:
            left.append(_unsaid(one))
            continue
        if one.group != group:
            lines.append(f"# {one.group}")
            group = one.group
        lines.append(f"{address}  {one.name}" if "," not in one.name else address)
    if lines:
        left.append(Left("all of them", "a list of addresses says neither rules nor what is expected"))
    return Written("\n".join(lines) + "\n", tuple(left))


def _plain_address(one: Check) -> str:
    options = one.options
    if isinstance(options, HttpOptions):
        return options.url
    if isinstance(options, TcpOptions):
        return options.address
    if isinstance(options, CertificateOptions):
        return f"tls:{options.address}"
    if isinstance(options, PingOptions):
        return f"ping {options.host}"
    return f"dns {options.host} {options.record}" if isinstance(options, DnsOptions) else ""


def _unsaid(one: Check) -> Left:
    return Left(one.name, f"checks of the kind {one.kind} have no place in that list")


def _kuma(checks: Sequence[Check]) -> Written:
    monitors, left = [], []
    groups = {name: place for place, name in enumerate(dict.fromkeys(one.group for one in checks if one.group), 1)}
    for name, place in groups.items():
        monitors.append({"id": place, "type": "group", "name": name, "active": 1})
    for place, one in enumerate(checks, start=len(groups) + 1):
        own = _kuma_own(one)
        if own is None:
            left.append(_unsaid(one))
            continue
        tags = [{"name": "environment", "value": one.environment}] if one.environment else []
        monitors.append(
            {
                "id": place,
                "name": one.name,
                "active": 0 if one.paused else 1,
                "interval": round(one.interval_s),
                "retryInterval": round(one.interval_s),
                "maxretries": max(0, one.rule.failures - 1),
                "timeout": one.timeout_s,
                "parent": groups.get(one.group),
                "tags": tags,
            }
            | own
        )
        left += _rest_of(one, ("thresholds", "seconds", "depends_on"))
    return Written(json.dumps({"version": "1.23", "monitorList": monitors}, ensure_ascii=False, indent=2) + "\n",
                   tuple(left))  # fmt: skip


def _kuma_own(one: Check) -> _Data | None:
    options = one.options
    if isinstance(options, HttpOptions):
        kind = "keyword" if options.contains or options.lacks else "json-query" if options.json else "http"
        found: _Data = {
            "type": kind,
            "url": options.url,
            "method": options.method,
            "accepted_statuscodes": _statuses(options.expected, "-"),
            "headers": json.dumps(dict(options.headers)) if options.headers else None,
            "body": options.body or None,
            "maxredirects": options.redirects,
            "ignoreTls": not options.verify,
            "keyword": (options.contains or options.lacks or ("",))[0] or None,
            "invertKeyword": not options.contains and bool(options.lacks),
            "expiryNotification": options.warning_days > 0,
        }
        if kind == "json-query":
            condition = options.json[0]
            found |= {"jsonPath": condition.path.text, "jsonPathOperator": condition.comparison,
                      "expectedValue": str(condition.value)}  # fmt: skip
        return found
    if isinstance(options, TcpOptions):
        return {"type": "port", "hostname": options.host, "port": options.port}
    if isinstance(options, PingOptions):
        return {"type": "ping", "hostname": options.host}
    if isinstance(options, DnsOptions):
        return {"type": "dns", "hostname": options.host, "dns_resolve_type": options.record,
                "dns_resolve_server": options.resolver or "1.1.1.1", "port": 53}  # fmt: skip
    return {"type": "push"} if isinstance(options, WebhookOptions) else None


def _statuses(expected: ExpectedStatus, dash: str) -> list[str]:
    return [str(low) if low == high else f"{low}{dash}{high}" for low, high in expected.ranges]


def _gatus(checks: Sequence[Check]) -> Written:
    endpoints, left = [], []
    for one in checks:
        own = _gatus_own(one)
        if own is None:
            left.append(_unsaid(one))
            continue
        alert = {
            "type": "custom",
            "failure-threshold": max(1, one.rule.failures),
            "success-threshold": one.rule.good,
        }
        shared: _Data = {"name": one.name, "interval": _go_time(one.interval_s), "alerts": [alert]}
        shared |= {"group": one.group} if one.group else {}
        shared |= {"enabled": False} if one.paused else {}
        client = {"timeout": _go_time(one.timeout_s)} | own.pop("client", {})
        endpoints.append(shared | own | {"client": client})
        left += _rest_of(one, ("seconds", "depends_on"))
    return Written(_yaml({"endpoints": endpoints}), tuple(left))


def _gatus_own(one: Check) -> _Data | None:
    options = one.options
    if isinstance(options, HttpOptions):
        return _gatus_http(one, options)
    if isinstance(options, TcpOptions):
        return {"url": f"tcp://{options.address}", "conditions": ["[CONNECTED] == true"]}
    if isinstance(options, CertificateOptions):
        days = options.critical_days or options.warning_days or 1
        return {"url": f"tls://{options.address}", "conditions": [f"[CERTIFICATE_EXPIRATION] > {days * 24}h"]}
    if isinstance(options, PingOptions):
        return {"url": f"icmp://{options.host}", "conditions": ["[CONNECTED] == true"]}
    if isinstance(options, DnsOptions):
        answers = [f"[BODY] == {answer}" for answer in options.answers]
        dns = {"query-name": options.host, "query-type": options.record}
        return {"url": options.resolver or "1.1.1.1", "dns": dns,
                "conditions": ["[DNS_RCODE] == NOERROR", *answers]}  # fmt: skip
    return None


def _gatus_http(one: Check, options: HttpOptions) -> _Data:
    conditions = [_gatus_status(options.expected)]
    conditions += [f"[BODY] == pat(*{word}*)" for word in options.contains]
    conditions += [f"[BODY] != pat(*{word}*)" for word in options.lacks]
    for condition in options.json:
        path = condition.path.text.removeprefix("$").removeprefix(".")
        value = condition.value if isinstance(condition.value, str) else json.dumps(condition.value)
        conditions.append(
            f"has([BODY].{path}) == true"
            if condition.comparison == "exists"
            else f"[BODY].{path} {condition.comparison} {value}"
        )
    for threshold in one.rule.thresholds:
        if threshold.measure is Measure.LATENCY and threshold.is_of_one:
            conditions.append(f"[RESPONSE_TIME] < {round((threshold.critical or threshold.warning) * 1000)}")
    if options.critical_days:
        conditions.append(f"[CERTIFICATE_EXPIRATION] > {options.critical_days * 24}h")
    found: _Data = {"url": options.url, "method": options.method, "conditions": conditions}
    found |= {"headers": dict(options.headers)} if options.headers else {}
    found |= {"body": options.body} if options.body else {}
    client: _Data = {"insecure": True} if not options.verify else {}
    client |= {} if options.redirects else {"ignore-redirect": True}
    return found | {"client": client | ({"proxy-url": options.proxy} if options.proxy else {})}


def _gatus_status(expected: ExpectedStatus) -> str:
    if all(low == high for low, high in expected.ranges):
        codes = [str(low) for low, _ in expected.ranges]
        return f"[STATUS] == {codes[0]}" if len(codes) == 1 else f"[STATUS] == any({', '.join(codes)})"
    return f"[STATUS] <= {max(high for _, high in expected.ranges)}"


def _go_time(seconds: float) -> str:
    return f"{seconds:g}s" if seconds >= 1 else f"{seconds * 1000:g}ms"


def _blackbox(checks: Sequence[Check]) -> Written:
    """The exporter's modules, and the scrape jobs that use them, as two documents of one text."""
    modules: dict[str, _Data] = {}
    jobs: dict[tuple[str, float], _Data] = {}
    left = []
    for one in checks:
        module, target = _blackbox_own(one)
        if not module or one.paused:
            left.append(Left(one.name, "paused") if module else _unsaid(one))
            continue
        module["timeout"] = _go_time(one.timeout_s)
        name = next((name for name, known in modules.items() if known == module), "")
        name = name or f"{module['prober']}_{len(modules) + 1}"
        modules[name] = module
        job = jobs.setdefault((name, one.interval_s), _job(name, one.interval_s))
        labels = {"name": one.name, "service": one.group, "environment": one.environment}
        labels = {label: value for label, value in labels.items() if value}
        job["static_configs"].append({"targets": [target], "labels": labels})
        left += _rest_of(one, ("thresholds", "depends_on"))
    return Written(
        _yaml({"modules": modules}) + "---\n" + _yaml({"scrape_configs": list(jobs.values())}), tuple(left)
    )


def _job(module: str, interval_s: float) -> _Data:
    relabel = [
        {"source_labels": ["__address__"], "target_label": "__param_target"},
        {"source_labels": ["__param_target"], "target_label": "instance"},
        {"target_label": "__address__", "replacement": "127.0.0.1:9115"},
    ]
    return {"job_name": f"{module}_{interval_s:g}s", "metrics_path": "/probe", "params": {"module": [module]},
            "scrape_interval": _go_time(interval_s), "static_configs": [], "relabel_configs": relabel}  # fmt: skip


def _blackbox_own(one: Check) -> tuple[_Data, str]:
    options = one.options
    if isinstance(options, HttpOptions):
        codes = [code for low, high in options.expected.ranges for code in range(low, high + 1)]
        http: _Data = {"method": options.method, "valid_status_codes": codes if len(codes) < 100 else [],
                       "follow_redirects": options.redirects > 0}  # fmt: skip
        http |= {"headers": dict(options.headers)} if options.headers else {}
        http |= {"fail_if_body_not_matches_regexp": list(options.matches)} if options.matches else {}
        http |= {"tls_config": {"insecure_skip_verify": True}} if not options.verify else {}
        http |= {"body": options.body} if options.body else {}
        return {"prober": "http", "http": http}, options.url
    if isinstance(options, TcpOptions):
        return {"prober": "tcp", "tcp": {}}, options.address
    if isinstance(options, CertificateOptions):
        return {"prober": "tcp", "tcp": {"tls": True}}, options.address
    if isinstance(options, PingOptions):
        return {"prober": "icmp"}, options.host
    if isinstance(options, DnsOptions):
        dns = {"query_name": options.host, "query_type": options.record}
        return {"prober": "dns", "dns": dns}, options.resolver or "1.1.1.1"
    return {}, ""


def _rest_of(one: Check, names: Iterable[str]) -> list[Left]:
    """What of a check's rule that list can't say."""
    words = {
        "thresholds": ("limits of answer time, errors or availability", bool(one.rule.thresholds)),
        "seconds": (f"down after {one.rule.seconds:g} s", bool(one.rule.seconds)),
        "depends_on": ("what it depends on", bool(one.depends_on)),
    }
    said = [text for name in names for text, is_set in [words[name]] if is_set]
    return [Left(one.name, f"not said there: {', '.join(said)}")] if said else []


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


FORMS: Mapping[str, Callable[[Sequence[Check]], Written]] = {
    "own": _own,
    "addresses": _addresses,
    "uptime-kuma": _kuma,
    "gatus": _gatus,
    "blackbox": _blackbox,
}
"""The lists that can be written, by their words on the command line."""
