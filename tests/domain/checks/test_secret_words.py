"""Secrets are found where people put them, taken out, and put in again; what is none stays."""

import pytest

from incident_desk.domain.checks.secret_words import (
    MASK,
    filled,
    masked,
    names_in,
    set_apart,
    word_with_secret,
)
from incident_desk.domain.health_check import Check, CheckNotReadable

SECRET = "s3cr3t-Value"
STEM = "INC-1-2"
BASE = {"id": "INC-1-2", "name": "api", "kind": "http", "url": "https://example.org/"}
PLACES = {
    "password in the address": {"url": f"https://me:{SECRET}@example.org/health"},
    "name that is a token": {"url": f"https://{SECRET}@example.org/health"},
    "token in the query": {"url": f"https://example.org/?a=1&access_token={SECRET}&b=2"},
    "key in the query": {"url": f"https://example.org/?key={SECRET}"},
    "a header": {"headers": [["X-Api-Key", SECRET], ["Accept", "text/html"]]},
    "a bearer": {"headers": [["Authorization", f"Bearer {SECRET}"]]},
    "a cookie": {"headers": [["Cookie", f"sid={SECRET}"]]},
    "the proxy of a route": {"routes": ["eu=http://me:s3cr3t-Value@proxy:3128,ipv4", "here=direct"]},
    "a proxy": {"proxy": f"http://me:{SECRET}@proxy:3128"},
    "a form that is sent": {"method": "POST", "body": f"user=me&password={SECRET}"},
    "JSON that is sent": {"method": "POST", "body": f'{{"user": "me", "api_key": "{SECRET}"}}'},
}


@pytest.mark.parametrize("more", PLACES.values(), ids=PLACES)
def test_a_secret_is_taken_out_and_put_in_again(more):
    whole = BASE | more
    apart = set_apart(whole, STEM)
    assert SECRET not in repr(apart.data)
    assert names_in(apart.data) == set(apart.secrets)
    assert any(SECRET in one for one in apart.secrets.values())
    # The check is one still, and asks just what was typed.
    again = Check.from_data(filled(Check.from_data(apart.data).to_data(), apart.secrets))
    assert again == Check.from_data(whole)
    assert SECRET not in masked(repr(apart.data))


@pytest.mark.parametrize(
    "more",
    [{"url": "https://example.org/tokens?page=2&keyboard=de"}, {"headers": [["Accept", "token"]]},
     {"method": "POST", "body": '{"status": "token ring"}'}],
)  # fmt: skip
def test_what_is_no_secret_stays(more):
    assert set_apart(BASE | more, STEM).secrets == {}


def test_what_is_apart_already_stays_and_a_new_one_gets_a_name_of_its_own():
    known = BASE | {"url": "https://me:{secret:INC-1-2-1}@example.org/?token=" + SECRET}
    apart = set_apart(known, STEM)
    assert apart.secrets == {"INC-1-2-2": SECRET}
    assert apart.data["url"] == "https://me:{secret:INC-1-2-1}@example.org/?token={secret:INC-1-2-2}"
    assert masked(apart.data["url"]) == f"https://me:{MASK}@example.org/?token={MASK}"


def test_a_secret_that_is_missing_is_named():
    with pytest.raises(KeyError, match="gone"):
        filled({"url": "{secret:gone}"}, {})


@pytest.mark.parametrize(
    ("words", "is_secret"),
    [(("curl", "-u", "me:pass", "https://x"), True), (("mysql", "--password=abc"), True),
     (("check", "--token", "abc"), True), (("check", "https://me:pw@host/"), True), (("PGPASSWORD=abc",), True),
     (("ls", "-l", "/tmp"), False), (("check", "--token-file", "/etc/t"), False), (("./check", "password"), False)],
)  # fmt: skip
def test_a_command_may_hold_none(words, is_secret):
    assert bool(word_with_secret(words)) is is_secret
    data = {"id": "a", "name": "a", "kind": "command", "command": list(words)}
    if is_secret:
        with pytest.raises(CheckNotReadable, match="read it from a file") as refused:
            set_apart(data, STEM)
        assert "abc" not in str(refused.value)
    else:
        assert set_apart(data, STEM).data == data


@pytest.mark.parametrize(
    ("sent", "secret"),
    [
        ("AUTH password=a,b}c", "a,b}c"),
        ('{"password": "a, b} c", "x": 1}', "a, b} c"),
        ('{"token": "a\\"b", "x": 1}', 'a\\"b'),
        ("user=x&password=a,b&y=1", "a,b"),
    ],
)
def test_no_half_of_a_password_in_a_sent_text_is_left(sent, secret):
    apart = set_apart({"send": sent}, "s")
    assert list(apart.secrets.values()) == [secret] and secret not in apart.data["send"]
    assert filled(apart.data, apart.secrets)["send"] == sent
    assert set_apart(apart.data, "t").data == apart.data, "what stands for it stays"
