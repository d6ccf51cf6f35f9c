"""Sentry's webhooks: alerts of a metric, alerts of an issue, and issues as they change.

By "Integration platform, Webhooks" of Sentry's documentation: `action` and `data`, where `data` has `metric_alert`
with `description_title` (action critical, warning, resolved), `event` with `triggered_rule` (action triggered), or
`issue` (action created, unresolved, resolved, archived, assigned).

An issue alert fires and is never told over. It is over when the issue is resolved, so an integration should send
issues too; both go by the issue's id.
"""

from incident_desk.domain.hooks import LONGEST_NAME, Alert, AlertState, Call
from incident_desk.formats.hooks.parts import Data, HookNotReadable, first, moment, text, within

_READ = "of Sentry: data with metric_alert, event or issue is read"
_METRIC = {"critical": AlertState.FIRING, "warning": AlertState.WARNING, "resolved": AlertState.OVER}
_ISSUE = {
    "created": AlertState.FIRING,
    "unresolved": AlertState.FIRING,
    "resolved": AlertState.OVER,
    "archived": AlertState.OVER,
    "ignored": AlertState.OVER,
}


def sentry(data: Data) -> Call:
    """What Sentry tells. Raises `HookNotReadable`."""
    action, told = text(data.get("action")), data.get("data")
    if not isinstance(told, dict):
        raise HookNotReadable(_READ)
    if isinstance(within(told, "metric_alert"), dict):
        return _metric(action, told)
    if isinstance(within(told, "event"), dict):
        return _event(action, told)
    if isinstance(within(told, "issue"), dict):
        return _issue(action, told)
    raise HookNotReadable(_READ)


def _metric(action: str, told: Data) -> Call:
    if action not in _METRIC:
        raise HookNotReadable("of a metric alert the action is critical, warning or resolved")
    rule = within(told, "metric_alert", "alert_rule")
    title = text(told.get("description_title"), LONGEST_NAME)
    name = first(within(rule, "name"), title.partition(": ")[2], title, longest=LONGEST_NAME)
    key = first(within(rule, "id"), within(told, "metric_alert", "id"), name, longest=LONGEST_NAME)
    return _one(f"sentry:metric:{key}", name, _METRIC[action], text(told.get("description_text")), {})


def _event(action: str, told: Data) -> Call:
    event = told["event"]
    if action != "triggered":
        raise HookNotReadable("of an issue alert the action is triggered")
    key = first(event.get("issue_id"), told.get("issue_id"), event.get("event_id"), longest=LONGEST_NAME)
    title = text(event.get("title"))
    rule = first(told.get("triggered_rule"), title, longest=LONGEST_NAME)
    known = {name: event.get(name) for name in ("environment", "level", "project", "release")}
    return _one(f"sentry:issue:{key}", rule, AlertState.FIRING, title, known)


def _issue(action: str, told: Data) -> Call:
    if action == "assigned":
        return Call(words="who has an issue changes no state")
    if action not in _ISSUE:
        raise HookNotReadable(f"of an issue the action is one of assigned, {', '.join(_ISSUE)}")
    issue = told["issue"]
    key, title = text(issue.get("id"), LONGEST_NAME), text(issue.get("title"))
    name = first(title, issue.get("shortId"), longest=LONGEST_NAME)
    known = {"level": issue.get("level"), "project": within(issue, "project", "slug")}
    call = _one(f"sentry:issue:{key}", name, _ISSUE[action], text(issue.get("culprit")), known)
    since = moment(issue.get("firstSeen")) if action == "created" else None
    one = call.alerts[0]
    return Call((Alert(one.key, one.name, one.state, one.summary, one.labels, since),))


def _one(key: str, name: str, state: AlertState, said: str, known: dict[str, object]) -> Call:
    if not name or key.endswith(":"):
        raise HookNotReadable("what Sentry sent has no name or no id")
    more = tuple((label, words) for label, value in known.items() if (words := text(value)))
    return Call((Alert(key, name, state, said, (("alertname", name), *more)),))
