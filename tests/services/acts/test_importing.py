"""Many checks at once: watched once, under ids of their own, without their secrets."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.health_check import Check
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.importing import new_among, secrets_apart, take_in
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.watching import drop
from tests.fakes import Bench


def check(name: str, **more: object) -> Check:
    return Check.from_data({"id": "?", "name": name, "kind": "http", "url": f"https://example.com/{name}", **more})


@pytest.fixture
def bench() -> Bench:
    bench = Bench()
    bench.desk.declare(Declaration("All is down"), "MK")
    return bench


def taken(bench: Bench, *checks: Check):
    one = bench.desk.incident("1").id
    bench.desk.act(one, lambda incident, _: take_in(incident, checks), "MK")
    return bench.desk.incident_of(one)


def test_each_gets_an_id_of_the_record_and_one_act_takes_all_back(bench: Bench) -> None:
    incident = taken(bench, check("a"), check("b"))
    assert list(incident.checks) == ["INC-0001-1", "INC-0001-2"]
    bench.desk.act(incident.id, lambda one, now: undo(one, bench.desk.events(incident.id), now), "MK")
    assert dict(bench.desk.incident_of(incident.id).checks) == {}


def test_what_is_watched_already_is_not_watched_twice(bench: Bench) -> None:
    incident = taken(bench, check("a"))
    assert [one.name for one in new_among(incident, [check("a"), check("b", interval_s=5)])] == ["b"]
    assert len(taken(bench, check("a", interval_s=7), check("b")).checks) == 2
    with pytest.raises(Refused, match="watched already"):
        taken(bench, check("a"), check("b"))


@pytest.mark.parametrize("given", [
    {"url": "https://u:hunter3@a.example/"},
    {"url": "https://a.example/?token=hunter4-long-enough"},
    {"headers": [["Authorization", "Bearer hunter2-long"]]},
])  # fmt: skip
def test_a_list_with_secrets_that_is_taken_in_again_is_watched_once(bench: Bench, given) -> None:
    incident = taken(bench, *secrets_apart([check("a", **given)], "stem").checks)
    assert new_among(incident, [check("a", **given)]) == ()
    assert len(new_among(incident, [check("a", **given), check("a", url="https://b.example/")])) == 1


def test_an_id_that_was_dropped_is_not_given_again(bench: Bench) -> None:
    incident = taken(bench, check("a"), check("b"))
    bench.desk.act(incident.id, lambda one, _: drop(one, "INC-0001-1"), "MK")
    assert list(taken(bench, check("c")).checks) == ["INC-0001-2", "INC-0001-3"]


def test_what_one_depends_on_goes_by_name_of_the_list_and_of_the_record(bench: Bench) -> None:
    taken(bench, check("db"))
    incident = taken(bench, check("api", depends_on=["db", "cache", "nothing"]), check("cache"))
    by_name = {data["name"]: data for data in incident.checks.values()}
    assert by_name["api"]["depends_on"] == [by_name["db"]["id"], by_name["cache"]["id"]]


def test_secrets_stay_apart(bench: Bench) -> None:
    given = [
        check("a", headers=[["Authorization", "Bearer hunter2-long"]]),
        check("b", url="https://u:hunter3@a.example/"),
    ]
    apart = secrets_apart(given, "stem")
    assert "hunter" not in repr([one.to_data() for one in apart.checks])
    assert sorted(apart.secrets.values()) == ["hunter2-long", "hunter3"]
    assert all(name.startswith("stem-") for name in apart.secrets)
    taken(bench, *apart.checks)
    assert [event.kind for event in bench.desk.events(bench.desk.incident("1").id)][-1] == Kind.CHECKS_TAKEN


def test_a_new_check_names_no_secret_that_is_here_already() -> None:
    foreign = check("a", headers=[["Authorization", "Bearer {secret:check-ab12-1}"]])
    with pytest.raises(Refused, match="another check has"):
        secrets_apart([foreign], "b")
