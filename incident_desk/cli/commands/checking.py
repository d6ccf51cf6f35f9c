"""The command check: watch something, ask it once, allow or forbid the command of a check on this computer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from incident_desk.bootstrap import allowed_commands, ask_check, check_secrets, pattern_problem
from incident_desk.cli.commands.check_history import history
from incident_desk.cli.commands.check_lists import LISTS
from incident_desk.cli.commands.check_steering import STEERING
from incident_desk.cli.commands.check_watching import watch_part
from incident_desk.cli.session import Session
from incident_desk.domain.checks.places import host_and_port
from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.evidence import times_in_words
from incident_desk.domain.health_check import KINDS, Check, CommandOptions
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.formats.check_json import sample_data
from incident_desk.services.acts.describing import watch_described
from incident_desk.services.acts.importing import secrets_apart
from incident_desk.services.acts.watching import find_check

USUAL_TLS_PORT = 443

_WAYS = {"source": "source", "route": "routes", "routes_down": "routes_down"}
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "http": {
        "expect": "expected", "method": "method", "header": "headers", "contains": "contains", "lacks": "lacks",
        "matches": "matches", "where": "json", "answer_header": "answer_headers", "parts": "parts",
        "parts_only_told": "parts_count", "redirects": "redirects", "http": "http", "proxy": "proxy",
        "client_cert": "client_certificate", "client_key": "client_key", "ca": "ca_file", "insecure": "verify",
        "ip": "ip", **_WAYS,
    },
    "tcp": {"send": "send", "answer": "expect", "ip": "ip", "proxy": "proxy", **_WAYS},
    "certificate": {
        "warn_days": "warning_days", "critical_days": "critical_days", "server_name": "server_name",
        "ca": "ca_file", "ip": "ip", "proxy": "proxy", **_WAYS,
    },
    "dns": {"record": "record", "resolver": "resolver", "answer": "answers"},
    "ping": {"ip": "ip"},
    "webhook": {"match": "match", "expect_every": "expect_every_s"},
    "command": {"exit_code": "exit_codes", "contains": "contains", "lacks": "lacks", "matches": "matches"},
}  # fmt: skip
"""The options that each kind takes, and the field of the check that each of them is."""
_OPTIONS = sorted({name for options in _FIELDS.values() for name in options})
_SWITCHES_OFF = ("parts_only_told", "insecure")


def check(session: Session) -> int:
    """Watch something, ask it once, allow or forbid a command."""
    words = session.words
    part = _PARTS.get(words.part)
    if part is None:
        # The short form: a key, and a web address.
        words.words, words.part, part = [words.part, *words.words], "add", _add
    if words.allow and not (words.part == "add" and words.kind == "command"):
        raise WrongUse("--allow goes with: check add KEY --kind command")
    if words.part != "maintain" and (words.over or words.reason):
        raise WrongUse("--over and --reason go with: check maintain KEY CHECK")
    if words.part not in ("maintain", "history") and (words.begins or words.until):
        raise WrongUse("--from and --until go with: check maintain KEY CHECK, check history KEY")
    return part(session, words.words)


def _add(session: Session, given: Sequence[str]) -> int:
    if len(given) < 2:
        raise WrongUse("Say which incident and what to ask: check add KEY TARGET")
    if session.words.key:
        raise WrongUse("check add takes its incident as its first word")
    key, *target = given
    incident = session.record(key)
    # A record travels and is for ever: no password enters it.
    apart = secrets_apart([_described(session, target, "new")], session.place.desk.new_act())
    check_secrets().keep(apart.secrets)
    change = session.place.desk.act(
        incident.id, lambda now, _: watch_described(now, apart.checks[0], is_new=True), session.who
    )
    found = change.events[0].data["check"]
    options = Check.from_data(found).options
    if session.words.allow and isinstance(options, CommandOptions):
        allowed_commands().allow(options.command)
    is_allowed = not isinstance(options, CommandOptions) or allowed_commands().allows(options.command)
    data = {"key": incident.key, "check": found["id"], "name": found["name"]}
    said = f"{incident.key} watches {found['name']}"
    if not is_allowed:
        said += f"\nIt is not run before it is allowed: incident-desk check allow {incident.key} {found['id']}"
    return session.answer(data, said)


def _run(session: Session, given: Sequence[str]) -> int:
    """Exit code 1 where the answer is not good."""
    key = session.words.key
    one = _watched(session, key, given) if key else _described(session, given, "once")
    sample = ask_check(one)
    session.answer(sample_data(one, sample), lambda: _said(one, sample))
    return 0 if sample.outcome is Outcome.OK else 1


def _said(one: Check, sample: Sample) -> str:
    worth = {Outcome.OK: "good", Outcome.FAILED: "failed", Outcome.UNKNOWN: "not asked"}[sample.outcome]
    first = f"{one.name}: {worth}" + (f", {sample.error}" if sample.error else "")
    times = times_in_words(sample.timing) if sample.outcome is not Outcome.UNKNOWN else ""
    lines = [first, f"  {times}"] if times else [first]
    if sample.warning:
        lines.append(f"  {sample.warning}")
    if sample.certificate is not None:
        lines.append(f"  certificate {sample.certificate.subject}, until {sample.certificate.expires_at:%Y-%m-%d}")
    lines += [f"  {part.text}" + (f", {part.latency_ms:g} ms" if part.latency_ms is not None else "")
              for part in sample.parts]  # fmt: skip
    return "\n".join(lines)


def _allow(session: Session, given: Sequence[str]) -> int:
    command = _command(session, given)
    allowed_commands().allow(command)
    return session.answer({"allowed": list(command)}, lambda: f"Allowed on this computer: {_spelled(command)}")


def _forbid(session: Session, given: Sequence[str]) -> int:
    command = _command(session, given)
    if not allowed_commands().forbid(command):
        raise Refused(f"It was not allowed: {_spelled(command)}")
    return session.answer({"forbidden": list(command)}, lambda: f"No longer allowed: {_spelled(command)}")


def _allowed(session: Session, given: Sequence[str]) -> int:
    if given:
        raise WrongUse("check allowed takes no more words")
    commands = allowed_commands().all()
    said = "\n".join(_spelled(one) for one in commands) or "No command is allowed on this computer"
    return session.answer({"allowed": [list(one) for one in commands]}, said)


_PARTS: Mapping[str, Callable[[Session, Sequence[str]], int]] = {
    "add": _add,
    "run": _run,
    "allow": _allow,
    "forbid": _forbid,
    "allowed": _allowed,
    "history": history,
    **STEERING,
    **LISTS,
    "watch": watch_part,
}


def _command(session: Session, given: Sequence[str]) -> tuple[str, ...]:
    """The command of a watched check. Raises WrongUse, NotFound."""
    if len(given) < 2:
        raise WrongUse(f"Say which incident and which check: check {session.words.part} KEY CHECK")
    options = _watched(session, given[0], given[1:]).options
    if not isinstance(options, CommandOptions):
        raise WrongUse("Only a check of the kind command runs something")
    return options.command


def _spelled(command: Sequence[str]) -> str:
    """The words so that each is seen apart, whatever is in them."""
    return " ".join(one if one.isalnum() else repr(one) for one in command)


def _watched(session: Session, key: str, given: Sequence[str]) -> Check:
    """A check of an incident by its id or its name. Raises NotFound, WrongUse."""
    incident = session.record(key)
    return Check.from_data(incident.checks[find_check(incident, " ".join(given))])


def _described(session: Session, target: Sequence[str], check_id: str) -> Check:
    """The check as typed. Raises WrongUse, CheckNotReadable."""
    words = session.words
    kind = words.kind or "http"
    if kind not in KINDS:
        raise WrongUse(f"There is no kind {kind!r}. The kinds are: {', '.join(KINDS)}")
    if not target or (len(target) > 1 and kind != "command"):
        raise WrongUse("Say what to ask, as one word" if kind != "command" else "Say the command after --")
    usual_name = " ".join(target) if kind != "command" else target[0]
    data = {
        "id": check_id,
        "name": words.name or usual_name[:60],
        "kind": kind,
        "timeout_s": words.timeout,
        "interval_s": words.every,
        "incident_interval_s": words.every,
    }
    found = Check.from_data(data | _target(kind, target) | _options(session, kind))
    # The engine that looks for patterns knows a little less than Python's, which read them.
    problem = pattern_problem(words.matches or ())
    if problem:
        raise CheckNotReadable("matches", problem)
    return found


def _target(kind: str, target: Sequence[str]) -> dict[str, Any]:
    if kind == "http":
        return {"url": target[0]}
    if kind == "command":
        return {"command": list(target)}
    if kind in ("dns", "ping"):
        return {"host": target[0]}
    if kind == "webhook":
        return {"hook": target[0]}
    host, port = host_and_port(target[0], "target", USUAL_TLS_PORT if kind == "certificate" else None)
    return {"host": host, "port": port}


def _options(session: Session, kind: str) -> dict[str, Any]:
    given = {name: value for name in _OPTIONS if (value := getattr(session.words, name)) not in (None, False, [])}
    for name in given:
        if name not in _FIELDS[kind]:
            raise WrongUse(f"A check of the kind {kind} takes no --{name.replace('_', '-')}")
    if kind == "http":
        given.setdefault("expect", "200")
    fields = _FIELDS[kind]
    found: dict[str, Any] = {fields[name]: name not in _SWITCHES_OFF and value for name, value in given.items()}
    if "headers" in found:
        found["headers"] = [_header(one) for one in found["headers"]]
    if kind == "tcp" and "expect" in found:
        if len(found["expect"]) > 1:
            raise WrongUse("A check of the kind tcp takes one --answer")
        found["expect"] = found["expect"][0]
    return found


def _header(text: str) -> list[str]:
    name, colon, value = text.partition(":")
    if not colon:
        raise CheckNotReadable("headers", f"{text} is no NAME:VALUE")
    return [name.strip(), value.strip()]
