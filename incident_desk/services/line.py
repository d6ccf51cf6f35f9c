"""What the checks of all incidents together say of this computer's own network. Used on one thread."""

from datetime import datetime, timedelta

from incident_desk.domain.health_line import (
    LINE_FAULTS,
    SEVERAL,
    Site,
    SiteNews,
    Where,
    counted,
    news_after,
    why_blind,
)
from incident_desk.domain.health_sample import Outcome, Sample

HOLD_S = 10.0
"""How long a failure waits at most for what else could explain it, in real seconds."""


class Line:
    """Remembers the last news of each site, and since when the line is down."""

    def __init__(self, speed: float = 1.0) -> None:
        self.hold = timedelta(seconds=HOLD_S * max(1.0, speed))
        self.down_from: datetime | None = None
        self.back_at: datetime | None = None
        self.reason = ""
        self._news: dict[Site, SiteNews] = {}

    def meet(self, site: Site, now: datetime) -> None:
        """A check of that site is asked from now on; until it is heard, a failure of others may wait for it."""
        self._news.setdefault(site, SiteNews(now))

    def hear(self, site: Site, sample: Sample) -> bool:
        """Take in one answer; says whether the line went down or came back with it."""
        before = self._news.get(site)
        news = news_after(before, sample)
        if news is None or news is before:
            return False
        self._news[site] = news
        if news.failing_from is None:
            return site.where is Where.OUTSIDE and self._is_back(sample.at)
        return (before is None or before.failing_from is None) and self.look(sample.at)

    def look(self, now: datetime) -> bool:
        """Judge anew as time passes; says whether the line went down."""
        if self.down_from is not None:
            return False
        first = min((one.failing_from for one in self._news.values() if one.failing_from), default=None)
        if first is None:
            return False
        recent = max(one.failing_from for one in self._news.values() if one.failing_from)
        self.reason = why_blind(self._news.items(), patient=now - recent >= self.hold)
        self.down_from = now if self.reason else None
        return self.down_from is not None

    def doubts(self, site: Site, sample: Sample, since: datetime) -> bool:
        """Whether a failure there since then could be the line's: others could tell, and none was reached since."""
        if sample.outcome is not Outcome.FAILED or sample.fault not in LINE_FAULTS or site.where is Where.HERE:
            return False
        others = [one for other, one in self._news.items() if other.where is Where.OUTSIDE and other != site]
        known = counted(others)
        return len(known) >= SEVERAL - 1 and not any(one.reached_at and one.reached_at >= since for one in known)

    def forget(self) -> None:
        """The computer slept: what was heard before says nothing now."""
        self._news.clear()
        self.down_from, self.reason = None, ""

    def _is_back(self, at: datetime) -> bool:
        if self.down_from is None:
            return False
        self.down_from, self.back_at, self.reason = None, at, ""
        return True
