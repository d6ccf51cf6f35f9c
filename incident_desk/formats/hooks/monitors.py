"""Monitors that tell of one address at a time, and the plain shape of our own.

| shape | from |
|---|---|
| UptimeRobot | its alert contact "Webhook", whose variables are `monitorFriendlyName`, `monitorURL`, `monitorID`, `alertType` (1 down, 2 up, 3 a certificate that expires), `alertDetails`; as JSON, as a form, or in the address |
| Uptime Kuma | its notification "Webhook" as JSON: `heartbeat` (`status` 0 down, 1 up, 2 pending, 3 maintenance), `monitor`, `msg`; both null in a test |
| our own | `{"state": "down" or "up", "name": "…", "text": "…"}`, or the same names in a form or in the address |
"""  # noqa: E501

from incident_desk.domain.hooks import LONGEST_NAME, Alert, AlertState, Call
from incident_desk.formats.hooks.parts import Data, HookNotReadable, first, text, within

_UPTIMEROBOT = {"1": AlertState.FIRING, "2": AlertState.OVER}
_KUMA = {"0": AlertState.FIRING, "1": AlertState.OVER}
_OWN = {"down": AlertState.FIRING, "up": AlertState.OVER, "warning": AlertState.WARNING}


def uptimerobot(data: Data) -> Call:
    """What UptimeRobot says of one monitor. Raises `HookNotReadable`."""
    given = text(_either(data, "alertType", "alert_type"))
    if given == "3":
        return Call(words="a reminder of a certificate says nothing of up and down")
    if given not in _UPTIMEROBOT:
        raise HookNotReadable("alertType must be 1 (down), 2 (up) or 3 (a certificate)")
    name = text(_either(data, "monitorFriendlyName", "monitor_friendly_name"), LONGEST_NAME)
    url = text(_either(data, "monitorURL", "monitor_url"))
    key = first(_either(data, "monitorID", "monitor_id"), url, name, longest=LONGEST_NAME)
    if not key:
        raise HookNotReadable("beside alertType there must be monitorFriendlyName, monitorURL or monitorID")
    said = text(_either(data, "alertDetails", "alert_details"))
    return Call((_alert(f"uptimerobot:{key}", name or url or key, _UPTIMEROBOT[given], said, url),))


def kuma(data: Data) -> Call:
    """What Uptime Kuma says of one monitor. Raises `HookNotReadable`."""
    beat, monitor = data["heartbeat"], data["monitor"]
    if beat is None and monitor is None:
        return Call(words="a test notification changes no state")
    name = first(within(monitor, "name"), within(monitor, "url"), longest=LONGEST_NAME)
    status = text(within(beat, "status"))
    if not name or status not in ("0", "1", "2", "3"):
        raise HookNotReadable("heartbeat needs a status from 0 to 3, monitor a name")
    if status not in _KUMA:
        return Call(words="pending and maintenance change no state")
    key = first(within(monitor, "id"), name, longest=LONGEST_NAME)
    said = first(within(beat, "msg"), data.get("msg"))
    return Call((_alert(f"kuma:{key}", name, _KUMA[status], said, text(within(monitor, "url"))),))


def own(data: Data) -> Call:
    """The plain shape: one state, of a named thing or of all that the hook stands for. Raises `HookNotReadable`."""
    state = _OWN.get(text(_either(data, "state", "status")).casefold())
    if state is None:
        raise HookNotReadable("state must be down, up or warning")
    name, said = text(data.get("name"), LONGEST_NAME), first(data.get("text"), data.get("msg"))
    alert = _alert(f"own:{name}", name or f"told {state_word(state)}", state, said, "")
    return Call((alert,), is_all=not name and state is AlertState.OVER)


def state_word(state: AlertState) -> str:
    """The state in the words of the plain shape."""
    return next(word for word, one in _OWN.items() if one is state)


def _either(data: Data, *names: str) -> object:
    return next((data[name] for name in names if name in data), None)


def _alert(key: str, name: str, state: AlertState, said: str, url: str) -> Alert:
    known = (("alertname", name), *((("url", url),) if url else ()))
    return Alert(key, name, state, said, known)
