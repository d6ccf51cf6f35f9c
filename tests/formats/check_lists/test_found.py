"""Gathering checks: what can't be one is left out with its reason, names stand once, and there is an end."""

import pytest

from incident_desk.formats.check_lists.found import MOST_CHECKS, NO_SECRET, Gathering, ListNotReadable, usual_times

GOOD = {"name": "api", "kind": "http", "url": "https://example.com/health"}


def test_what_can_not_be_a_check_is_left_out_with_the_reason() -> None:
    gathering = Gathering("a list")
    gathering.add("line 3", {**GOOD, "url": "example"})
    assert not gathering.found
    assert gathering.left[0].what == "line 3"
    assert gathering.left[0].why.startswith("url:")


def test_a_name_stands_once() -> None:
    gathering = Gathering("a list")
    for _ in range(3):
        gathering.add("api", GOOD)
    assert [one.check.name for one in gathering.all.found] == ["api", "api (2)", "api (3)"]


def test_a_masked_secret_is_asked_for() -> None:
    gathering = Gathering("a list")
    gathering.add("api", {**GOOD, "headers": [["Authorization", f"Bearer {NO_SECRET}"]]}, ["two", "two"])
    assert gathering.all.found[0].notes == ("two", "its secret is not in the list: give it here")


def test_there_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("incident_desk.formats.check_lists.found.MOST_CHECKS", 2)
    gathering = Gathering("a list")
    gathering.add("1", GOOD)
    gathering.add("2", GOOD)
    with pytest.raises(ListNotReadable, match="more than 2 checks"):
        gathering.add("3", GOOD)
    assert MOST_CHECKS == 5_000


@pytest.mark.parametrize(("interval_s", "incident_s"), [(300, 15), (10, 10)])
def test_in_an_incident_it_is_asked_as_often_or_more(interval_s: float, incident_s: float) -> None:
    assert usual_times(interval_s) == {"interval_s": interval_s, "incident_interval_s": incident_s}


def test_a_list_names_no_secret_of_this_computer() -> None:
    gathering = Gathering("a list")
    gathering.add("api", {**GOOD, "url": "https://evil.example/?token={secret:check-ab12-1}"})
    found = gathering.all.found[0]
    assert found.check.to_data()["url"] == f"https://evil.example/?token={NO_SECRET}"
    assert found.notes == ("its secret is not in the list: give it here",)
