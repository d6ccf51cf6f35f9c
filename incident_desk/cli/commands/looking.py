"""The command seen-elsewhere: somebody looked by hand from another place, and it works there or does not."""

from incident_desk.cli.session import Session
from incident_desk.domain.health_sayings import HEALTH_SAYINGS
from incident_desk.formats.times import iso
from incident_desk.services.acts import looking
from incident_desk.services.acts.watching import find_check


def seen_elsewhere(session: Session) -> int:
    """Note what was seen; a check is named by its id or its name."""
    words = session.words
    record = session.record(words.key)
    check = find_check(record, words.check) if words.check else ""
    at, where = session.moment(words.at), ", ".join(words.where)
    seen = looking.Look(words.how == "works", where, words.by or "", check, words.text or "", at)
    change = session.place.desk.act(
        record.id, lambda incident, _now: looking.seen_elsewhere(incident, seen), session.who
    )
    event = change.events[0]
    data = {
        "key": record.key,
        "entry": event.id,
        "happened": iso(event.happened.at) if event.happened.at else None,
        "works": seen.is_good,
        "where": event.data["where"],
        "by": event.data["by"] or session.who,
        "check": check or None,
    }
    said = HEALTH_SAYINGS[event.kind](event.data)
    return session.answer(data, lambda: f"{record.key} {session.when(event.happened)} {said}")
