"""What an act did, in a few words: so that whoever takes it back, or brings it back, reads what that was."""

from collections.abc import Mapping, Sequence

from incident_desk.domain.entry_origin import origin_of
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.review_sayings import REVIEW_HIDDEN, review_place
from incident_desk.domain.timeline import HIDDEN, Sign, entry_of

LONGEST = 60
"""Signs of what was written that are said again."""
_LOGGED: Mapping[str, str] = {Sign.NOTE: "log entry", Sign.ACTION_ITEM: "action item"}
_WITHOUT_ROW: Mapping[str, str] = {
    Kind.ENTRY_AMENDED: "the change of an entry",
    Kind.ENTRY_STRUCK: "the striking of an entry",
    Kind.ENTRY_STARRED: "the mark of an entry",
    Kind.ENTRY_PLACED: "the place of an entry",
    Kind.CROSSING_CORRECTED: "the correction of a target",
    Kind.PLAYBOOK_ATTACHED: "the playbook",
    Kind.REVIEW_TEMPLATE_CHOSEN: "the review's template",
    Kind.REVIEW_SECTION_SET: "the mark of a section of the review",
}


def act_words(events: Sequence[Event], act: str) -> str:
    """What that act did, with what sort of entry it was and its time in UTC; empty where it is not among these."""
    mine = [one for one in events if one.act == act]
    told = next((one for one in mine if one.kind not in HIDDEN), mine[0] if mine else None)
    if told is None:
        return ""
    brought = _brought_in(mine)
    if brought:
        return f"{brought} ({told.written_at:%H:%M} UTC)"
    words = _words(told)
    if not words.startswith("the "):
        words = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    sort = _sort(told)
    at = f"{told.at:%H:%M} UTC"
    return f"{words} ({sort}, {at})" if sort else f"{words} ({at})"


def _brought_in(mine: Sequence[Event]) -> str:
    """Entries that came in together from elsewhere, told as one: the first of 300 names none of the others."""
    origins = [origin_of(one.data) for one in mine]
    if len(mine) == 1 or origins[0] is None or None in origins:
        return ""
    return f"{len(mine)} entries brought in from {origins[0].name}"


def _words(event: Event) -> str:
    kind = str(event.kind)
    if kind in HIDDEN:
        said = review_place(kind, event.data) or _WITHOUT_ROW.get(kind)
        return " ".join((said or f"the {kind.replace('_', ' ')}").split())
    return " ".join(entry_of(event).text.split())


def _sort(event: Event) -> str:
    """What sort of thing it was, where its words don't say so."""
    if event.kind == Kind.ENTRY_LOGGED:
        sign = str(event.data.get("sign", Sign.NOTE))
        return _LOGGED.get(sign, sign.replace("_", " "))
    return "text" if event.kind in REVIEW_HIDDEN and review_place(event.kind, event.data) else ""
