"""Prometheus' blackbox targets."""

from incident_desk.formats.check_lists.blackbox import is_blackbox, read_blackbox
from incident_desk.formats.check_lists.yaml_text import read_yaml

PROMETHEUS = """\
global: {scrape_interval: 30s, scrape_timeout: 8s}
scrape_configs:
  - job_name: prometheus
    static_configs: [{targets: ["localhost:9090"]}]
  - job_name: web
    metrics_path: /probe
    params: {module: [http_2xx]}
    static_configs:
      - targets: ["https://example.com/health", "bare.example"]
        labels: {service: Shop, env: staging}
    relabel_configs: [{source_labels: [__address__], target_label: __param_target}]
  - job_name: ports
    scrape_interval: 2m
    metrics_path: /probe
    params: {module: [tcp_connect]}
    static_configs: [{targets: ["db:5432", "no port"]}]
    file_sd_configs: [{files: ["targets/*.yml"]}]
"""
MODULES = """\
modules:
  http_2xx:
    prober: http
    timeout: 5s
    http:
      valid_status_codes: [200, 204]
      method: GET
      headers: {Accept: text/html}
      follow_redirects: false
      fail_if_body_not_matches_regexp: ["ok"]
      fail_if_body_matches_regexp: ["error"]
      preferred_ip_protocol: ip4
      ip_protocol_fallback: false
      tls_config: {insecure_skip_verify: true, ca_file: /etc/ca.pem}
      basic_auth: {username: joe}
  dns_example: {prober: dns, dns: {query_name: example.com, query_type: MX}}
  tls: {prober: tcp, tcp: {tls: true}}
  banner: {prober: tcp, tcp: {query_response: [{expect: "^SSH-2.0-"}, {send: x}]}}
  rpc: {prober: grpc}
"""
TARGETS = """\
- targets: ["1.1.1.1"]
  labels: {module: dns_example}
- targets: ["mail:993"]
  labels: {module: tls, instance: Mail}
- targets: ["host:22"]
  labels: {module: banner}
- targets: ["gw"]
  labels: {module: icmp}
- targets: ["grpc:1"]
  labels: {module: rpc}
"""


def found(*texts: str):
    documents = [one for text in texts for one in read_yaml(text)]
    assert all(is_blackbox(one) for one in documents)
    gathered = read_blackbox(documents).all
    return {one.check.name: one for one in gathered.found}, {one.what: one.why for one in gathered.left}


def test_jobs_are_read_by_the_names_of_their_modules() -> None:
    checks, left = found(PROMETHEUS)
    web = checks["https://example.com/health"].check
    assert (web.interval_s, web.timeout_s, web.group, web.environment) == (30, 8, "Shop", "staging")
    assert checks["bare.example"].check.address == "http://bare.example"
    assert "give the exporter's file too" in checks["db:5432"].notes[0]
    assert checks["db:5432"].check.interval_s == 120
    assert left["job prometheus"] == "it scrapes metrics and probes nothing"
    assert left["job ports"].startswith("file_sd_configs")
    assert "no port" in left


def test_modules_say_what_is_asked() -> None:
    checks, left = found(PROMETHEUS, MODULES, TARGETS)
    web = checks["https://example.com/health"]
    options = web.check.options
    assert (str(options.expected), options.redirects, options.verify, options.ip) == ("200, 204", 0, False, "4")
    assert (options.matches, options.ca_file, options.headers) == (
        ("ok",),
        "/etc/ca.pem",
        (("Accept", "text/html"),),
    )
    assert web.check.timeout_s == 5
    assert [one.split(" ")[0] for one in web.notes] == ["basic_auth", "fail_if_body_matches_regexp"]
    assert checks["1.1.1.1"].check.address == "example.com MX at 1.1.1.1"
    assert checks["Mail"].check.kind == "certificate"
    assert checks["host:22"].check.options.expect == ""
    assert len(checks["host:22"].notes) == 2
    assert checks["gw"].check.kind == "ping"
    assert left["grpc:1"] == "the prober grpc of the module rpc is not known here"


def test_other_things_are_none_of_it() -> None:
    assert not any(is_blackbox(one) for one in ({}, [], [1], [{"a": 1}], "text", None, {"endpoints": []}))
