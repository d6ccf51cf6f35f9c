"""A list is recognised by what it holds; what is none says so, and nothing that is given breaks it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.check_lists.found import ListNotReadable
from incident_desk.formats.check_lists.reading import read_checks
from tests.formats.check_lists.test_blackbox import MODULES, PROMETHEUS, TARGETS
from tests.formats.check_lists.test_gatus import CONFIG
from tests.formats.check_lists.test_kuma import BACKUP


@pytest.mark.parametrize(
    ("text", "source", "number"),
    [
        ("https://a.example/\nhttps://b.example/", "a list of addresses", 2),
        (json.dumps(BACKUP), "Uptime Kuma's backup", 8),
        (CONFIG, "Gatus' configuration", 6),
        (PROMETHEUS, "Prometheus' blackbox targets", 3),
        (TARGETS, "Prometheus' blackbox targets", 2),
        ('[{"targets": ["https://a.example/"]}]', "Prometheus' blackbox targets", 1),
        ('{"incident-desk-checks": 1, "checks": []}', "Incident Desk's own list", 0),
        ("", "a list of addresses", 0),
    ],
)
def test_it_is_known_by_what_it_holds(text: str, source: str, number: int) -> None:
    found = read_checks([("file", text)])
    assert (found.source, len(found.found)) == (source, number)


def test_several_files_are_one_list() -> None:
    found = read_checks(
        [("prometheus.yml", PROMETHEUS), ("blackbox.yml", MODULES), ("more.txt", "https://c.example/")]
    )
    assert found.source == "a list of addresses and Prometheus' blackbox targets"
    assert [one.check.timeout_s for one in found.found if one.check.group == "Shop"] == [5, 5]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "list.txt: not readable as JSON"),
        ('{"a": 1}', "list.txt: no list of checks"),
        ("---\na: 1", "list.txt: no list of checks"),
        ("[" * 100_000, "list.txt: "),
        ("endpoints:\n - [", "list.txt: line"),
    ],
)
def test_what_is_no_list_says_so(text: str, words: str) -> None:
    with pytest.raises(ListNotReadable, match=words):
        read_checks([("list.txt", text)])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["monitorList", "type", "name", "url", "endpoints", "conditions", "dns", "client", "targets", "labels",
             "scrape_configs", "modules", "params", "module", "static_configs", "incident-desk-checks", "checks",
             "kind", "hostname", "port", "interval", "headers", "tags", "alerts", "http", "prober"]
        ),
        inner
        | st.sampled_from(["http", "keyword", "port", "dns", "push", "https://a.example/", "[STATUS] == 200"]),
        max_size=4,
    ),
    max_leaves=15,
)  # fmt: skip


@given(JSON)
def test_nothing_that_is_given_breaks_it(data: object) -> None:
    try:
        found = read_checks([("x", json.dumps(data))])
    except ListNotReadable:
        return
    assert all(one.check.name for one in found.found)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    try:
        read_checks([("x", text)])
    except ListNotReadable as error:
        assert str(error)
