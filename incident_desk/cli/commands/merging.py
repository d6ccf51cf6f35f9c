"""The commands merge and split: two incidents become one, or one becomes two."""

from collections.abc import Iterator, Sequence

from incident_desk.cli.session import Session
from incident_desk.domain.counted import counted
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.bringing import counted_entries
from incident_desk.services.merging import MergePlan, Merging


def merge(session: Session) -> int:
    """Merge an incident into another; --dry-run only says what that would do."""
    words = session.words
    merging = Merging(session.place.desk)
    source, into = session.incident(words.key), session.incident(words.into)
    plan = merging.plan(source.id, into.id)
    if not words.dry_run:
        source, into = merging.merge(source.id, into.id, session.who)
    data = {
        "key": source.key,
        "into": into.key,
        "entries": len(plan.copied.rows),
        "left": plan.copied.left,
        "status": source.status,
        "merged": not words.dry_run,
    }
    return session.answer(data, lambda: _merged(plan, done=not words.dry_run))


def split(session: Session) -> int:
    """Open an incident with copies of chosen entries of another one."""
    words = session.words
    source = session.incident(words.key)
    events = session.place.desk.events(source.id)
    named = [one.strip() for one in (words.entries or "").split(",") if one.strip()]
    chosen = [event.id for one in named for event in _named(one, source, events)]
    if not chosen:
        raise WrongUse("Say which entries with --entries 12-18,21, numbers of: timeline KEY")
    wish = Declaration(words.title, words.severity)
    old, new = Merging(session.place.desk).split(source.id, chosen, wish, session.who)
    data = {"key": old.key, "new": new.key, "title": new.title, "entries": new.links[0].entries}
    return session.answer(
        data, lambda: f"{new.key} {new.title}: {counted_entries(new.links[0].entries)} of {old.key}"
    )


def _merged(plan: MergePlan, *, done: bool) -> str:
    source, into = plan.source, plan.into
    copied, left = (counted(many, "row") for many in (len(plan.copied.rows), plan.copied.left))
    lines = [f"{source.key} {'is' if done else 'would be'} merged into {into.key} {into.title}"]
    lines.append(
        f"Copied: {copied}. Only in {source.key}: {left}, its declaration, what was struck, corrected or undone"
    )
    if source.is_open:
        lines.append(f"{source.key} {'is' if done else 'would be'} Cancelled, as a duplicate of {into.key}")
    return "\n".join([*lines, *([f"Take it back with: undo {into.key}"] if done else [])])


def _named(words: str, source: Incident, events: Sequence[Event]) -> Iterator[Event]:
    """The events of ``12``, ``12-18``, ``INC-0047/12`` or an id."""
    first, dash, last = words.rpartition("/")[2].partition("-")
    if first.isdecimal() and (not dash or last.isdecimal()):
        numbers = range(int(first), int(last or first) + 1)
        found = [one for one in events if one.seq in numbers]
    else:
        found = [one for one in events if one.id == words]
    if not found:
        raise Refused(f"{source.key} has no entry {words!r}. See the numbers with: timeline {source.key}")
    yield from found
