"""Action items with what makes them checkable: owner, date, horizon, type, how one will see that it is done, and
what was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.afterwards import due_moment
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import ACTION_TYPES, HORIZONS, Incident
from incident_desk.formats.due_dates import DUE_HINT
from incident_desk.services.acts.words import one_line, said

LONGEST_ITEM, LONGEST_FIELD, LONGEST_TICKET = 2_000, 200, 500
_LONGEST: Mapping[str, int] = {
    **dict.fromkeys(("text", "end_state", "result"), LONGEST_ITEM),
    "ticket": LONGEST_TICKET,
}
_HORIZON_WORDS: Mapping[str, str] = {
    "24 h": HORIZONS[0], "24h": HORIZONS[0], "day": HORIZONS[0], "24 hours": HORIZONS[0], "1 day": HORIZONS[0],
    "week": HORIZONS[1], "1 week": HORIZONS[1], "7 days": HORIZONS[1],
    "month": HORIZONS[2], "1 month": HORIZONS[2], "30 days": HORIZONS[2],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActionWish:
    """What is said of an action item; None leaves a field as it is, an empty text takes it away."""

    text: str | None = None
    owner: str | None = None
    due: str | None = None
    horizon: str | None = None
    type: str | None = None
    end_state: str | None = None
    result: str | None = None
    ticket: str | None = None


def add_action(wish: ActionWish) -> Sequence[Draft]:
    """A new action item; owner and date may come later, and the doctor asks for them.

    Raises:
        Refused: there are no words, or a field is not what it can be.
    """
    said(wish.text or "", "Say what is to be done")
    fields = _fields(wish)
    empty: dict[str, object] = {"owner": None, "due": None}
    return (Draft(Kind.ACTION_ADDED, empty | {name: words or None for name, words in fields.items()}),)


def change_action(incident: Incident, action: str, wish: ActionWish) -> Sequence[Draft]:
    """Say an action item anew; what was said before stays in the record.

    Raises:
        NotFound: there is no such action item.
        Refused: nothing is new, or a field is not what it can be.
    """
    one = next((each for each in incident.actions if each.id == action), None)
    if one is None:
        raise NotFound(f"{incident.key} has no action item {one_line(action)!r}")
    if wish.text is not None:
        said(wish.text, "Say what is to be done")
    new = {name: words for name, words in _fields(wish).items() if words != (getattr(one, name) or "")}
    if not new:
        raise Refused("Nothing is said anew of that action item")
    return (Draft(Kind.ACTION_SET, {"action": action, **new}),)


def state_result(incident: Incident, action: str, result: str) -> Sequence[Draft]:
    """Say what was seen of how it was to be seen that the item is done; an empty text takes the result away.

    Raises:
        NotFound: there is no such action item.
        Refused: the result is stated so already, or it is too long.
    """
    return change_action(incident, action, ActionWish(result=result))


def require_date(due: str) -> None:
    """Refuse what no clock can run on; an empty text takes the date away.

    Raises:
        Refused: it is no date.
    """
    if due and due_moment(due) is None:
        raise Refused(f"Say the date as {DUE_HINT}, not {due!r}: a clock runs on it")


def action_named(incident: Incident, wanted: str) -> str:
    """The id of an action item by its number in the list, its id, or how its text begins.

    Raises:
        NotFound: none is meant, or more than one.
    """
    word = one_line(wanted)
    if word.isdecimal() and 0 < int(word) <= len(incident.actions):
        return incident.actions[int(word) - 1].id
    begun = word.casefold() or "\0"
    found = [one.id for one in incident.actions if one.id == word]
    found = found or [one.id for one in incident.actions if one.text.casefold().startswith(begun)]
    if len(found) != 1:
        how = "more than one begins so" if found else "see them with: action list"
        raise NotFound(f"{incident.key} has no action item {word!r}: {how}")
    return found[0]


def _fields(wish: ActionWish) -> dict[str, str]:
    given = {
        "text": wish.text,
        "owner": wish.owner,
        "due": wish.due,
        "horizon": None if wish.horizon is None else _horizon(wish.horizon),
        "type": None if wish.type is None else _type(wish.type),
        "end_state": wish.end_state,
        "result": wish.result,
        "ticket": wish.ticket,
    }
    fields = {name: one_line(words) for name, words in given.items() if words is not None}
    require_date(fields.get("due", ""))
    for name, words in fields.items():
        most = _LONGEST.get(name, LONGEST_FIELD)
        if len(words) > most:
            raise Refused(f"The {name.replace('_', ' ')} has {len(words)} characters, {most} at most")
    return fields


def _horizon(words: str) -> str:
    plain = one_line(words).casefold()
    if plain and plain not in _HORIZON_WORDS:
        raise Refused(f"A horizon is {', '.join(HORIZONS)}, not {one_line(words)!r}")
    return _HORIZON_WORDS[plain] if plain else ""


def _type(words: str) -> str:
    plain = one_line(words).casefold()
    if plain and plain not in ACTION_TYPES:
        raise Refused(f"An action item is {', '.join(ACTION_TYPES)}, not {one_line(words)!r}")
    return plain
