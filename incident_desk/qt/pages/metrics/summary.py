"""Of which incidents the figures are, in words; and what stands in place of figures where there are none. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.counted_incidents import is_dated
from incident_desk.domain.metrics_over import Chosen, LeftOut
from incident_desk.qt.pages.metrics.asked import PERIODS, Asked

NONE_YET = (
    "No incidents yet",
    "What you declare is measured here: how long things took, and which targets were met.",
)
NOT_READ = ("Reading the record…", "The figures of what is in it stand here.")
NOT_OPEN = ("The record is not open", "Above stands why, and what can be done.")


def summary(chosen: Chosen, asked: Asked, now: datetime) -> str:
    """``8 incidents, 15 Jul to 13 Oct 2025``; the days are those of the period, or of the incidents themselves."""
    count = len(chosen.incidents)
    words = f"{count:,} {'incident' if count == 1 else 'incidents'}"
    since = asked.since(now)
    dated = [one.declared_at for one in chosen.incidents if is_dated(one)]
    if since is None and not dated:
        return words
    first, last = (since, now) if since is not None else (dated[0], dated[-1])
    assert first is not None
    year = f" {first.year}" if first.year != last.year else ""
    if first.date() == last.date():
        return f"{words}, {last.day} {last:%b %Y}"
    return f"{words}, {first.day} {first:%b}{year} to {last.day} {last:%b %Y}"


def left_out_words(left_out: Sequence[LeftOut]) -> str:
    """``1 drill not counted``, ``1 drill, 2 called off not counted``."""
    counts = Counter(one.why.removeprefix("a ") for one in left_out)
    parts = (f"{number:,} {_several(why, number)}" for why, number in counts.items())
    return f"{', '.join(parts)} not counted" if counts else ""


def _several(why: str, number: int) -> str:
    return f"{why}s" if number > 1 and why in ("drill", "duplicate") else why


def nothing_left(asked: Asked) -> tuple[str, str]:
    """Why there are no figures though the record holds something."""
    if asked.is_narrow:
        return ("Nothing is found", "No incident of this period has that severity and names all these words.")
    if PERIODS[asked.period][1] is not None:
        return (
            "No incidents in this period",
            "A longer one may have some. Drills and what was called off never count.",
        )
    return ("Nothing that counts yet", "Drills, duplicates and what was called off are never counted.")
