"""Where an entry stands: pinned above the others, or under another one. Its time and its words stay."""

from collections.abc import Mapping, Sequence

from incident_desk.domain.entry_changes import EntryStanding
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind

_NOTHING = EntryStanding()


def pin(event: Event, *, pinned: bool) -> Sequence[Draft]:
    """Pin any row of the timeline, or let it loose."""
    return (Draft(Kind.ENTRY_PLACED, {"entry": event.id, "pinned": pinned}),)


def group(entries: Sequence[str], parent: str, stand: Mapping[str, EntryStanding]) -> Sequence[Draft]:
    """Put rows under another one; ``stand`` is how all rows stand. What stands under it already is left as it is.

    Raises:
        Refused: it stands under another itself, one of them has rows under it, or all stand there already.
    """
    if stand.get(parent, _NOTHING).parent is not None:
        raise Refused("That row stands under another one itself. Choose that one as the first")
    parents = {one.parent for one in stand.values()}
    if parents & set(entries):
        raise Refused("A row with others under it can't go under another one: take them out first")
    new = [one for one in entries if one != parent and stand.get(one, _NOTHING).parent != parent]
    if not new:
        raise Refused("There is nothing to put under it")
    return tuple(Draft(Kind.ENTRY_PLACED, {"entry": one, "parent": parent}) for one in new)


def ungroup(entries: Sequence[str], stand: Mapping[str, EntryStanding]) -> Sequence[Draft]:
    """Take rows out from under the one that they stand under.

    Raises:
        Refused: none of them stands under another.
    """
    under = [one for one in entries if stand.get(one, _NOTHING).parent is not None]
    if not under:
        raise Refused("None of them stands under another row")
    return tuple(Draft(Kind.ENTRY_PLACED, {"entry": one, "parent": None}) for one in under)
