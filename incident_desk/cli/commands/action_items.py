"""The command action: what is to be done after an incident, by whom, by when, and how one will see it."""

from collections.abc import Callable, Sequence
from datetime import date

from incident_desk.cli.session import Session
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.events import Draft, RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.formats.due_dates import due_in, past_words
from incident_desk.formats.review_text import action_data, action_line
from incident_desk.services.acts.action_items import (
    ActionWish,
    action_named,
    add_action,
    change_action,
    state_result,
)
from incident_desk.services.acts.logging import set_action

Rule = Callable[[Incident], Sequence[Draft]]


def action(session: Session) -> int:
    """One of the parts of the command."""
    return _PARTS[session.words.part](session)


def _list(session: Session) -> int:
    """Those of one incident, or all that are open, of drills not."""
    words = session.words
    _require(session, 0, 0, "list [KEY]")
    if words.key:
        return _told(session, session.incident(words.key))
    found = [one for one in session.incidents() if one.open_actions and one.record is not RecordKind.DRILL]
    rows = [(one, number, each) for one in found for number, each in enumerate(one.actions, 1) if not each.done]
    data = {"actions": [{"key": one.key} | action_data(number, each) for one, number, each in rows]}
    lines = [f"{one.key} {action_line(number, each)}" for one, number, each in rows]
    return session.answer(data, lambda: "\n".join(lines) or "Nothing is open")


def _add(session: Session) -> int:
    (text,) = _require(session, 1, 1, "add KEY TEXT")
    return _done(session, lambda _: add_action(_wish(session, text)))


def _edit(session: Session) -> int:
    wanted, *text = _require(session, 1, 2, "edit KEY ACTION [TEXT]")
    wish = _wish(session, text[0] if text else None)
    return _done(session, lambda now: change_action(now, action_named(now, wanted), wish))


def _tick(session: Session) -> int:
    (wanted,) = _require(session, 1, 1, f"{session.words.part} KEY ACTION")
    is_done = session.words.part == "done"
    return _done(session, lambda now: set_action(now, action_named(now, wanted), done=is_done))


def _result(session: Session) -> int:
    wanted, result = _require(session, 2, 2, 'result KEY ACTION TEXT; "" takes it away')
    return _done(session, lambda now: state_result(now, action_named(now, wanted), result))


def _require(session: Session, least: int, most: int, usage: str) -> list[str]:
    words: list[str] = session.words.words
    if not least <= len(words) <= most or (most and not session.words.key):
        raise WrongUse(f"Say: action {usage}")
    return words


def _wish(session: Session, text: str | None) -> ActionWish:
    words = session.words
    return ActionWish(
        text, words.owner, _due(session), words.horizon, words.type, words.end_state, ticket=words.ticket
    )


def _due(session: Session) -> str | None:
    words = session.words.due
    return None if words is None else due_in(words, _today(session))


def _today(session: Session) -> date:
    return session.now().astimezone(session.place.zone).date()


def _done(session: Session, rule: Rule) -> int:
    incident = session.incident(session.words.key)
    session.place.desk.act(incident.id, lambda now, _: rule(now), session.who)
    return _told(session, session.place.desk.incident_of(incident.id), _past(session))


def _past(session: Session) -> str:
    """That the date which was just given has gone by: it is taken, and may be a slip."""
    day = _due(session) or ""
    past = past_words(day, _today(session))
    return f"Due {day}: {past}" if past else ""


def _told(session: Session, incident: Incident, note: str = "") -> int:
    rows = list(enumerate(incident.actions, 1))
    data = {"key": incident.key, "actions": [action_data(*row) for row in rows]} | ({"note": note} if note else {})
    lines = [action_line(*row) for row in rows] or ["No action item yet"]
    return session.answer(data, lambda: "\n".join([*lines, *filter(None, (note,))]))


_PARTS: dict[str, Callable[[Session], int]] = {
    "list": _list,
    "add": _add,
    "edit": _edit,
    "done": _tick,
    "open": _tick,
    "result": _result,
}
