"""What the record says nothing of, the kept answers may."""

from datetime import UTC, datetime

from incident_desk.domain.health import State
from incident_desk.domain.health_past import Stretch, StretchKind
from incident_desk.qt.pages.replay.kept_answers import MOST, kept_states

AT = datetime(2026, 3, 1, 3, 8, tzinfo=UTC)


class Kept:
    """A history that knows these checks."""

    def __init__(self, **kinds):
        self.kinds, self.asked = kinds, []

    def stretches(self, check, since, until):
        self.asked.append(check)
        kind = self.kinds.get(check.partition("/")[2])
        return (Stretch(StretchKind.NO_DATA, since, since), Stretch(kind, since, until)) if kind else ()


def test_a_check_that_answered_then_was_normal_and_of_others_nothing_is_known():
    kept = Kept(web=StretchKind.GOOD, slow=StretchKind.FAILED, gone=StretchKind.NO_DATA)
    found = kept_states("id-1", ("web", "slow", "gone", "never"), AT, kept)
    assert found == {"web": State.OK, "slow": State.OK}
    assert kept.asked == ["id-1/web", "id-1/slow", "id-1/gone", "id-1/never"]


def test_no_more_are_looked_up_than_a_moment_allows():
    kept = Kept()
    kept_states("id-1", [str(number) for number in range(MOST + 5)], AT, kept)
    assert len(kept.asked) == MOST
