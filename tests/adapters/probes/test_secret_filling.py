"""A check is asked with its secret, and nothing that comes back has it."""

from base64 import b64encode

import pytest

from incident_desk.adapters.probes.secret_filling import SecretFilling, SecretNotHere
from incident_desk.domain.checks.routes import Route
from incident_desk.domain.health_check import Check, HttpOptions

CHECK = Check("a", "A", HttpOptions("https://me:{secret:a-1}@example.org/"))


def test_the_secret_is_put_in_and_the_same_options_stay_the_same_object():
    filling = SecretFilling(lambda: {"a-1": "hunter2"})
    first, words = filling.fill(CHECK)
    assert first.options.url == "https://me:hunter2@example.org/"
    assert "hunter2" in words
    assert filling.fill(CHECK)[0].options is first.options


def test_another_secret_is_heard_of():
    known = {"a-1": "old"}
    filling = SecretFilling(lambda: dict(known))
    filling.fill(CHECK)
    known["a-1"] = "new"
    assert filling.fill(CHECK)[0].options.url == "https://me:new@example.org/"


def test_a_check_without_a_secret_reads_no_file():
    plain = Check("b", "B", HttpOptions("https://example.org/"))
    assert SecretFilling(lambda: pytest.fail("it was read")).fill(plain) == (plain, ())


def test_a_secret_that_is_not_here_is_named():
    with pytest.raises(SecretNotHere, match="a-1 is not on this computer"):
        SecretFilling(dict).fill(CHECK)


def test_what_is_hidden_is_what_was_put_in_and_a_fault_of_ours_is_told_without_it():
    filling = SecretFilling(lambda: {"a-1": "hunter2", "b-1": "other"})
    words = filling.fill(CHECK)[1]
    assert "hunter2" in words and b64encode(b"me:hunter2").decode() in words and "other" not in words
    assert (
        filling.hide("asking a: InvalidURL('https://me:hunter2@[')") == "asking a: InvalidURL('https://me:•••@[')"
    )


def test_a_route_is_gone_with_its_secret():
    routes = (Route("eu", proxy="http://me:{secret:a-1}@proxy:3128"), Route("here"))
    check = Check("a", "A", HttpOptions("https://example.org/"), routes=routes)
    asked, words = SecretFilling(lambda: {"a-1": "hunter2"}).fill(check)
    assert [one.proxy for one in asked.routes] == ["http://me:hunter2@proxy:3128", ""]
    assert "hunter2" in words
