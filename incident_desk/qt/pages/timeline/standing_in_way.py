"""Why an entry can't be edited, struck or said as at first; empty where it can. Pure."""

from collections.abc import Callable, Sequence

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Entry
from incident_desk.qt.pages.timeline.history import Wording

_STRIKABLE = frozenset({Kind.SEEN_ELSEWHERE, Kind.CHANGE_MADE, Kind.RUN_TOLD, Kind.INCIDENT_TOLD})
OF_THE_DESK = "The desk wrote this row. Set right what was done, or undo it"
UNDONE = "This was undone. Redo it first: Ctrl+Shift+Z"
ERASED = "The text was erased for good"


def why_not_edited(entry: Entry) -> str:
    """Why it can't be said anew."""
    if entry.erased:
        return ERASED
    if not entry.human:
        return OF_THE_DESK
    return UNDONE if entry.undone else ""


def why_not_struck(entry: Entry) -> str:
    """Why it can't be struck."""
    if entry.struck is not None:
        return "It is struck already"
    if entry.undone:
        return UNDONE
    return "" if entry.human or entry.kind in _STRIKABLE else OF_THE_DESK


def why_not_restored(entry: Entry, told: Sequence[Wording]) -> str:
    """Why its first wording can't hold again."""
    why = why_not_edited(entry)
    if why:
        return why
    return "" if told and told[-1].text != told[0].text else "It reads as at first"


def why_not_tagged(entry: Entry) -> str:
    """Why it can't have other tags."""
    why = why_not_edited(entry)
    return why or ("A change has no tags" if entry.kind == Kind.CHANGE_MADE else "")


def divided(entries: Sequence[Entry], why_not: Callable[[Entry], str]) -> tuple[tuple[Entry, ...], str]:
    """Those of them that it can be done to, and in words why not to the others; empty where it can to all."""
    able = tuple(entry for entry in entries if not why_not(entry))
    whys = [why for why in map(why_not, entries) if why]
    if not whys:
        return able, ""
    return able, whys[0] if len(entries) == 1 else f"{len(whys)} of {len(entries)} can't: {whys[0]}"
