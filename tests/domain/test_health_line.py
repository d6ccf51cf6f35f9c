"""Several unrelated sites that fail at once by name or route are the own line; anything reached says otherwise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.health_line import SiteNews, Where, news_after, site_of, why_blind
from incident_desk.domain.health_sample import Fault, Outcome, Sample

T0 = datetime(2026, 11, 24, tzinfo=UTC)


def at(seconds):
    return T0 + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("address", "name", "where"),
    [
        ("https://api.example.org/health?•••", "example.org", Where.OUTSIDE),
        ("https://www.shop.example.co.uk/", "example.co.uk", Where.OUTSIDE),
        ("example.org:443", "example.org", Where.OUTSIDE),
        ("EXAMPLE.org.", "example.org", Where.OUTSIDE),
        ("http://8.8.4.4/", "4:808", Where.OUTSIDE),
        ("8.8.8.8", "4:808", Where.OUTSIDE),
        ("2606:4700::1", "6:26064700", Where.OUTSIDE),
        ("[2606:4700::1]:53", "6:26064700", Where.OUTSIDE),
        ("http://127.0.0.1:8080/", "this computer", Where.HERE),
        ("localhost:80", "this computer", Where.HERE),
        ("::1", "this computer", Where.HERE),
        ("192.168.1.1", "192.168.1.1", Where.NEAR),
        ("http://printer.local/", "printer.local", Where.NEAR),
        ("database:5432", "database", Where.NEAR),
    ],
)
def test_an_address_belongs_to_a_site(address, name, where):
    site = site_of(address)
    assert (site.name, site.where) == (name, where)


@pytest.mark.parametrize("address", ["", "psql -c 'select 1'", "http://[broken/"])
def test_what_has_no_host_has_no_site(address):
    assert site_of(address) is None


def sample(seconds, fault=None):
    return Sample("a", at(seconds), Outcome.FAILED if fault else Outcome.OK, fault=fault)


def test_a_site_fails_from_the_first_failure_by_line_and_is_reached_by_any_answer():
    news = news_after(None, sample(0))
    assert news.reached_at == at(0)
    failing = news_after(news_after(news, sample(5, Fault.NAME)), sample(9, Fault.TIMEOUT))
    assert (failing.failing_from, failing.by_line, failing.reached_at) == (at(5), True, at(0))
    assert not news_after(news, sample(5, Fault.TIMEOUT)).by_line
    for answer in (None, Fault.STATUS, Fault.REFUSED, Fault.CERTIFICATE):
        assert news_after(failing, sample(12, answer)) == SiteNews(at(12), at(12))
    for nothing in (sample(12, Fault.NO_CONSENT), Sample("a", at(12), Outcome.UNKNOWN), sample(2)):
        assert news_after(failing, nothing) == failing


SITES = [site_of(name) for name in ("a.org", "b.net", "c.com", "d.de", "192.168.1.1")]
REACHED = SiteNews(at(-5), reached_at=at(-5))
FAILS = SiteNews(at(3), reached_at=at(-5), failing_from=at(1), by_line=True)
SINCE = SiteNews(at(2), reached_at=at(2))


def blind(*news, patient=False):
    return bool(why_blind(zip(SITES, news, strict=False), patient=patient))


def test_three_sites_at_once_are_the_line_two_are_not():
    assert blind(FAILS, FAILS, FAILS)
    assert not blind(FAILS, FAILS)


def test_two_are_enough_where_the_own_network_is_not_reached_either():
    near_fails = [REACHED, REACHED, FAILS]
    assert bool(why_blind(zip([SITES[0], SITES[1], SITES[4]], [FAILS, FAILS, FAILS], strict=True), patient=False))
    assert not bool(why_blind(zip([SITES[0], SITES[1], SITES[4]], near_fails, strict=True), patient=False))


def test_one_site_that_is_reached_since_says_that_the_line_works():
    assert not blind(FAILS, FAILS, FAILS, SINCE)


def test_a_site_that_was_not_heard_since_is_waited_for_and_not_for_ever():
    assert not blind(FAILS, FAILS, FAILS, REACHED)
    assert blind(FAILS, FAILS, FAILS, REACHED, patient=True)


def test_what_failed_long_before_and_what_was_never_reached_say_nothing():
    assert not blind(FAILS, FAILS, replace(FAILS, failing_from=at(-300)))
    assert not blind(FAILS, FAILS, replace(FAILS, reached_at=None))


def test_where_nothing_was_ever_reached_all_count():
    never = replace(FAILS, reached_at=None)
    assert blind(never, never, never)


def test_timeouts_alone_are_not_the_line():
    slow = replace(FAILS, by_line=False)
    assert not blind(slow, slow, slow) and blind(slow, slow, FAILS)


def test_the_reason_says_whether_the_own_network_is_reached():
    def words(near):
        return why_blind(zip([*SITES[:3], SITES[4]], [FAILS, FAILS, FAILS, near], strict=True), patient=True)

    assert words(SINCE).startswith("the line to the outside is down: 3 unrelated targets")
    assert words(FAILS).startswith("this computer's network is down")
    assert words(REACHED).startswith("this computer's line is down")
