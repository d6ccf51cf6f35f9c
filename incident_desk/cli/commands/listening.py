"""The command on what other monitors may call: webhook."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace

from incident_desk.bootstrap import webhook_of, webhook_problem
from incident_desk.cli.session import Session
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.health_check import WebhookOptions
from incident_desk.domain.recovery import checks_of
from incident_desk.services.webhook import WebhookSettings, WebhookState

SECRET_BYTES = 24
_ANY_HOOK = "HOOK"
_TOOLS = (
    ("Alertmanager", "webhook_configs: [{url: '…', send_resolved: true}]"),
    ("Grafana", "a contact point of the type Webhook, method POST"),
    ("UptimeRobot", "an alert contact Webhook, its variables sent as JSON or in the address"),
    ("Uptime Kuma", "a notification Webhook, POST, application/json"),
    ("Sentry", "an internal integration, webhook URL, with issue and alert"),
)


def webhook(session: Session) -> int:
    """Switch it on or off, show the addresses, make a new secret."""
    words = session.words
    if words.port is not None and words.part != "on":
        raise WrongUse("--port goes with: webhook on")
    if words.new != (words.part == "secret"):
        raise WrongUse("A new secret is made with: webhook secret --new")
    if words.part != "show":
        webhook_of(session.place).change(lambda now: _changed(now, words.part, words.port))
    found = webhook_of(session.place)
    settings = found.refresh()
    problem = found.problem or (webhook_problem(session.place, settings) if settings.is_on else "")
    return _answer(session, WebhookState(settings, problem))


def _changed(now: WebhookSettings, part: str, port: int | None) -> WebhookSettings:
    if part == "off":
        return replace(now, is_on=False)
    if part == "secret":
        return replace(now, secret=secrets.token_urlsafe(SECRET_BYTES))
    try:
        return replace(
            now, is_on=True, port=port or now.port, secret=now.secret or secrets.token_urlsafe(SECRET_BYTES)
        )
    except ValueError as error:
        raise WrongUse(f"--port: {error}") from error


def _answer(session: Session, state: WebhookState) -> int:
    hooks = _hooks(session)
    data = {
        "on": state.is_on,
        "port": state.port,
        "problem": state.problem or None,
        "hooks": {name: {"address": state.address(name), "checks": checks} for name, checks in hooks.items()},
        "address": state.address(_ANY_HOOK) if state.settings.secret else None,
        "changes": state.change_address if state.settings.secret else None,
    }
    return session.answer(data, lambda: "\n".join(_lines(state, hooks)))


def _hooks(session: Session) -> Mapping[str, list[str]]:
    """The hooks that checks of open incidents and standing ones stand on, with their names."""
    found: dict[str, list[str]] = {}
    standing = session.place.desk.standing.find()
    for record in [*([standing] if standing else []), *(one for one in session.incidents() if one.is_open)]:
        for check in checks_of(record):
            if isinstance(check.options, WebhookOptions):
                found.setdefault(check.options.hook, []).append(f"{record.key} {check.name}")
    return found


def _lines(state: WebhookState, hooks: Mapping[str, list[str]]) -> Iterator[str]:
    if state.problem and not state.is_on:
        yield state.problem
    if not state.is_on:
        yield "The webhook is off. Switch it on with: incident-desk webhook on"
        return
    yield f"The webhook is on at 127.0.0.1, port {state.port}"
    yield state.problem or "A window listens"
    yield ""
    if hooks:
        yield "What a monitor calls:"
        for name, checks in hooks.items():
            yield f"  {state.address(name)}  ({', '.join(checks)})"
    else:
        yield "No check stands on a hook. Add one: incident-desk check add KEY HOOK --kind webhook"
        yield f"A monitor then calls {state.address(_ANY_HOOK)}"
    yield from (f"  {tool:<13} {where}" for tool, where in _TOOLS)
    yield ""
    yield "What a tool calls that tells of changes (GitHub, GitLab, Vercel, Render, your own scripts):"
    yield f"  {state.change_address}"
    yield ""
    yield "To try it:"
    address = state.address(next(iter(hooks), _ANY_HOOK))
    yield f"""  curl -d '{{"state": "down", "name": "a try", "text": "nothing is down"}}' {address}"""
    yield f"""  curl -d '{{"state": "up", "name": "a try"}}' {address}"""
    yield f"""  curl -d '{{"change": "deploy", "ref": "7c1e0f4", "text": "a try"}}' {state.change_address}"""
