"""Roll-ups are believed only where they hold all that was heard."""

from datetime import timedelta

import pytest

from incident_desk.adapters.storage.history import HistoryFile
from incident_desk.adapters.storage.history_reading import SPANS, hour_of
from incident_desk.domain.moments import to_microseconds
from incident_desk.services.history import DAY, HOUR, MINUTE
from tests.adapters.storage.past_answers import T0, good, hours, kept, tended

BEGIN, END = to_microseconds(T0) // DAY * DAY, to_microseconds(T0) // DAY * DAY + 3 * DAY


@pytest.fixture
def file(tmp_path):
    made = HistoryFile(tmp_path / "history.db")
    kept(made, hours(30))
    tended(made, T0 + timedelta(hours=40))
    yield made
    made.close()


def test_an_answer_on_the_hour_belongs_to_the_hour_that_ends():
    assert hour_of(BEGIN + HOUR) == BEGIN
    assert hour_of(BEGIN + HOUR + 1) == BEGIN + HOUR
    assert all(span % unit == 0 for unit, span in SPANS.items())


@pytest.mark.parametrize("unit", SPANS)
def test_rolls_lie_wholly_in_the_span_and_in_order(unit, file):
    inner = BEGIN + HOUR + 7 * MINUTE, BEGIN + 29 * HOUR
    found = file.rolls("api", unit, *inner)
    assert all(inner[0] <= one.since and one.until <= inner[1] for one in found)
    assert found == sorted(found) and {one.length for one in found} <= {unit}
    assert bool(found) is (unit != DAY)


def test_an_answer_more_makes_its_hour_and_day_doubtful_until_they_are_rolled_up_anew(file):
    later = T0.replace(minute=30) + timedelta(hours=5, seconds=7)
    hour = hour_of(to_microseconds(later))
    assert hour in {one.since for one in file.rolls("api", HOUR, BEGIN, END)}
    assert BEGIN in {one.since for one in file.rolls("api", DAY, BEGIN, END)}
    before = sum(one.answers for one in file.rolls("api", HOUR, BEGIN, END))
    kept(file, [good(later)])
    for unit in SPANS:
        found = file.rolls("api", unit, BEGIN, END)
        assert not [one for one in found if one.since < hour + HOUR and one.until > hour]
    tended(file, T0 + timedelta(hours=41))
    assert sum(one.answers for one in file.rolls("api", HOUR, BEGIN, END)) == before + 1
    assert sum(one.answers for one in file.rolls("api", DAY, BEGIN, END)) > 0


def test_what_is_heard_has_the_last_answer_before_with_it(file):
    since = to_microseconds(T0 + timedelta(hours=6, minutes=10))
    heard = file.heard("api", since, since + HOUR)
    assert heard.at[0] <= since < heard.at[-1] and list(heard.at) == sorted(set(heard.at))
    assert all(at < until for at, until in zip(heard.at, heard.until, strict=True))


def test_times_of_a_span_are_those_of_its_good_answers(file):
    since = to_microseconds(T0 + timedelta(hours=6, minutes=10))
    heard = file.heard("api", since, since + 5 * HOUR)
    pairs = zip(heard.at, heard.took, strict=True)
    expected = sorted(took for at, took in pairs if since < at <= since + 5 * HOUR and took >= 0)
    assert sorted(file.times("api", since, since + 5 * HOUR)) == expected
