"""Alertmanager's notification, and Grafana's, which is of the same shape.

By Alertmanager's `notify/webhook` (version 4: `alerts` of `status`, `labels`, `annotations`, `startsAt`,
`fingerprint`, beside `truncatedAlerts`) and by Grafana's "Configure the webhook notifier" (the same, with more
beside it). A notification is of a group of alerts, those that fire and those that have just ended.
"""

from incident_desk.domain.hooks import LONGEST_NAME, MOST_ALERTS, Alert, AlertState, Call
from incident_desk.formats.hooks.parts import Data, HookNotReadable, first, labels, moment, same, text, within

_STATES = {"firing": AlertState.FIRING, "resolved": AlertState.OVER}
_SAY = ("summary", "message", "description")


def alertmanager(data: Data) -> Call:
    """The alerts of a notification. Raises `HookNotReadable`."""
    given = data["alerts"]
    if not isinstance(given, list) or not given:
        raise HookNotReadable("alerts must be a list with at least one alert")
    if len(given) > MOST_ALERTS:
        raise HookNotReadable(f"{MOST_ALERTS} alerts in one notification at most: set max_alerts")
    return Call(tuple(_alert(one) for one in given))


def _alert(data: object) -> Alert:
    state = _STATES.get(text(within(data, "status")))
    found = labels(within(data, "labels"))
    if state is None or not found:
        raise HookNotReadable("each alert needs a status, firing or resolved, and labels")
    known = dict(found)
    name = first(known.get("alertname"), found[0][1], longest=LONGEST_NAME)
    said = within(data, "annotations")
    return Alert(
        key=text(within(data, "fingerprint"), LONGEST_NAME) or same(*map("=".join, sorted(found))),
        name=name,
        state=state,
        summary=first(*(within(said, one) for one in _SAY)),
        labels=found,
        since=moment(within(data, "startsAt")),
    )
