"""Secrets leave the texts and come back into no file."""

from incident_desk.qt.pages.health.editor.secret_fields import CHANGED, SecretFields

ROUTED = {"kind": "tcp", "target": "x:1", "routes": "eu=http://me:hunter2@p:1\nhere=direct"}
WEB = {"kind": "http", "target": "https://me:hunter2@x.org/?a=1&token=other", "headers": "Accept: a\nCookie: sid=9"}


def test_each_is_taken_out_of_its_field_and_shown_as_dots():
    fields = SecretFields()
    apart = fields.apart("http", WEB)
    assert set(fields.values.values()) == {"hunter2", "other", "sid=9"}
    assert fields.shown(apart["target"]) == "https://me:•••@x.org/?a=1&token=•••"
    assert fields.shown(apart["headers"]) == "Accept: a\nCookie: •••"
    # Nothing is left to take, and the same secret keeps its name.
    assert fields.apart("http", WEB | apart) == {}


def test_what_stands_around_the_dots_can_be_changed():
    fields = SecretFields()
    before = fields.apart("http", WEB)["target"]
    after = fields.typed(before, "https://you:•••@x.org/?token=•••&b=2")
    assert fields.shown(after) == "https://you:•••@x.org/?token=•••&b=2"
    assert after.count("{secret:") == 2
    assert fields.typed(before, "https://x.org/") == "https://x.org/"


def test_dots_that_stand_for_nothing_are_told():
    fields = SecretFields()
    text = fields.typed("https://x.org/", "https://me:•••@x.org/")
    assert SecretFields.problems({"target": text}) == {"target": CHANGED}


def test_a_draft_has_no_secret_and_keeps_the_names_of_kept_ones():
    fields = SecretFields()
    texts = {**WEB, "proxy": "http://me:{secret:kept-1}@p:1"}
    texts |= fields.apart("http", texts)
    draft = fields.for_draft(texts)
    assert not any(secret in repr(draft) for secret in ("hunter2", "other", "sid=9"))
    assert "{secret:kept-1}" in draft["proxy"]
    # What was typed this moment and not yet taken apart is no part of it either.
    assert "fresh" not in repr(fields.for_draft({"kind": "http", "target": "https://me:fresh@x.org/"}))


def test_the_proxy_of_a_route_is_no_exception():
    fields = SecretFields()
    assert fields.shown(fields.apart("tcp", ROUTED)["routes"]) == "eu=http://me:•••@p:1\nhere=direct"
    assert list(fields.values.values()) == ["hunter2"]
