"""Who may call, by the head of a request."""

from http import HTTPStatus

import pytest

from incident_desk.adapters.probes.hook_gate import Place, TurnedAway, admitted

SECRET = "s" * 32
HOOK, CHANGE = f"/hook/{SECRET}/shop", f"/change/{SECRET}"


def call(method="POST", target=HOOK, secret=SECRET, **headers):
    known = {"host": "127.0.0.1:47911"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return admitted(method, target, known.items(), secret)


def status(**given) -> HTTPStatus:
    with pytest.raises(TurnedAway) as away:
        call(**given)
    assert away.value.words and SECRET not in away.value.words
    return away.value.status


def test_a_program_that_knows_the_secret_is_heard():
    asked = call(content_type="application/json")
    assert (asked.place, asked.name, asked.query, asked.content_type) == (
        Place.HOOK,
        "shop",
        "",
        "application/json",
    )
    assert call(target=CHANGE).place is Place.CHANGE
    assert call("GET", f"{HOOK}?state=up").query == "state=up"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:47911", "127.0.0.1:9999"])
def test_it_goes_by_each_name_of_this_computer_and_any_port_for_tunnels_have_another(host):
    assert call(host=host)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:47911", "127.0.0.1.evil.example", "", "0.0.0.0", "127.0.0.2", "a@127.0.0.1",
     "localhost.", "[::1", "10.0.0.1"],
)  # fmt: skip
def test_another_name_is_not_this_computers(host):
    assert status(host=host) is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    "header",
    [{"origin": "null"}, {"origin": "http://127.0.0.1:47911"}, {"sec_fetch_site": "cross-site"},
     {"sec_fetch_mode": "no-cors"}, {"sec_fetch_dest": "image"}],
)  # fmt: skip
def test_a_web_page_is_not_heard_even_with_the_secret(header):
    assert status(**header) is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    "target",
    ["/", "", "*", "/hook", "/hook/", "/hook//shop", f"/hook/{SECRET}x/shop", f"/hook/{SECRET[:-1]}/shop",
     f"/other/{SECRET}", f"//{SECRET}", f"http://127.0.0.1/hook/{SECRET}/shop", f"/x/hook/{SECRET}/shop",
     "/hook/\u00e9/shop"],
)  # fmt: skip
def test_without_the_secret_nothing_is_here(target):
    assert status(target=target) is HTTPStatus.NOT_FOUND


def test_no_secret_opens_nothing():
    assert status(target="/hook//shop", secret="") is HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"target": f"/hook/{SECRET}"}, HTTPStatus.NOT_FOUND),
        ({"target": f"/hook/{SECRET}/"}, HTTPStatus.NOT_FOUND),
        ({"target": f"/hook/{SECRET}/Shop"}, HTTPStatus.NOT_FOUND),
        ({"target": f"/hook/{SECRET}/shop/more"}, HTTPStatus.NOT_FOUND),
        ({"target": f"{CHANGE}/more"}, HTTPStatus.NOT_FOUND),
        ({"method": "GET"}, HTTPStatus.METHOD_NOT_ALLOWED),
        ({"method": "GET", "target": f"{CHANGE}?change=deploy"}, HTTPStatus.METHOD_NOT_ALLOWED),
        ({"method": "PUT"}, HTTPStatus.METHOD_NOT_ALLOWED),
        ({"method": "OPTIONS"}, HTTPStatus.METHOD_NOT_ALLOWED),
        ({"content_encoding": "gzip"}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
        ({"content_length": "1000001"}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    ],
)
def test_what_is_not_as_it_should_be_is_said(given, answer):
    assert status(**given) is answer
