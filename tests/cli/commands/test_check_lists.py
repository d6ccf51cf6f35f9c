"""The command check: lists are taken in, written and shown."""

import json

import pytest

from incident_desk.adapters.secrets import SecretFile, secrets_place
from incident_desk.bootstrap import open_workplace
from incident_desk.domain.events import Draft, Kind

LIST = """\
# Shop
https://shop.example/health  shop
db.example:5432  db
nonsense here?
"""
SECRET = "hunter2-and-more"


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text(LIST)
    return str(path)


def test_a_list_is_watched_once_and_taken_back_as_one(desk, listed):
    said = desk("check", "import", "standing", listed).out
    assert "A list of addresses. STANDING watches 2 more" in said
    assert "nonsense here?" in said
    assert [one["name"] for one in desk.json("check", "list", "standing")["checks"]] == ["shop", "db"]
    again = desk.json("check", "import", "standing", listed)
    assert again["watched"] == []
    desk("undo", "standing")
    assert desk.json("check", "list", "standing")["checks"] == []


def test_a_dry_run_only_tells(desk, listed):
    key = desk.declare()
    said = desk.json("check", "import", key, listed, "--dry-run")
    assert [one["name"] for one in said["found"]] == ["shop", "db"]
    assert said["left"][0]["what"].startswith("line 4")
    assert desk.show(key)["checks"] == []


def test_what_is_exported_is_imported_and_no_secret_leaves(desk, tmp_path):
    key = desk.declare()
    desk("check", "add", key, f"https://shop.example/health?token={SECRET}", "--name", "shop", "--expect", "204")
    file = tmp_path / "out.json"
    assert "without secrets" in desk("check", "export", key, "-o", str(file)).out
    assert SECRET not in file.read_text()
    assert SECRET not in json.dumps(desk.show(key))
    assert SECRET in SecretFile(secrets_place()).all().values()
    said = desk("check", "import", "standing", str(file)).out
    assert "its secret is not in the list" in said
    assert desk.json("check", "list", "standing")["checks"][0]["every_s"] == 15


@pytest.mark.parametrize("form", ["own", "addresses", "uptime-kuma", "gatus", "blackbox"])
def test_each_list_can_be_printed(desk, listed, form):
    desk("check", "import", "standing", listed)
    assert "shop.example" in desk("check", "export", "standing", "--list", form).out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("import", "standing"), "what file"),
        (("import", "standing", "/nonexistent.json"), "There is no file"),
        (("export", "standing"), "watches nothing"),
        (("list",), "which incident"),
        (("watch",), "which incident"),
        (("watch", "standing"), "watches nothing"),
    ],
)
def test_what_is_missing_is_said(desk, words, complaint):
    desk("check", "add", "standing", "http://127.0.0.1:9/", "--name", "x")
    desk("check", "remove", "standing", "x")
    said = desk("check", *words, code=2 if complaint in ("what file", "which incident") else 1)
    assert complaint in said.err


def test_a_list_of_another_kind_is_refused_and_nothing_is_watched(desk, tmp_path):
    file = tmp_path / "x.json"
    file.write_text('{"a": 1}')
    assert "no list of checks" in desk("check", "import", "standing", str(file), code=1).err
    file.write_bytes(b"\x00\x01\x02" * 100)
    desk("check", "import", "standing", str(file), code=1)
    desk("check", "export", "standing", "--list", "excel", code=1)


def test_the_list_says_how_each_stands(desk):
    key = desk.declare()
    assert "watches nothing" in desk("check", "list", key).out
    desk("check", "add", key, "http://127.0.0.1:9/a", "--name", "a")
    desk("check", "pause", key, "a")
    assert "a  http http://127.0.0.1:9/a  paused" in desk("check", "list", key).out


def test_the_standing_list_tells_what_an_incident_said_of_a_check_last_and_which_one_has_it(desk, tmp_path):
    for name in ("web", "db"):
        desk("check", "add", "standing", f"http://127.0.0.1:9/{name}", "--name", name)
    assert [one["incident"] for one in desk.json("check", "list", "standing")["checks"]] == [None, None]
    key = desk.declare()
    place = open_workplace(tmp_path / "data")
    try:
        one = place.desk.incident(key)
        web = next(check for check, data in one.checks.items() if data["name"] == "web")
        down = {"check": web, "name": "web", "before": "ok", "after": "down", "words": "down", "detail": "refused"}
        place.desk.act(one.id, lambda *_: [Draft(Kind.CHECK_CHANGED, down)], "check:web")
    finally:
        place.close()
    first, second = desk.json("check", "list", "standing")["checks"]
    assert (first["state"], first["detail"], first["incident"]) == ("down", "refused", key)
    assert (second["state"], second["incident"]) == (None, key)
    assert f"down since {first['since'][:10]}" in desk("check", "list", "standing").out
    assert f", in {key}" in desk("check", "list", "standing").out
    assert "incident" not in desk.json("check", "list", key)["checks"][0]
    desk("cancel", key, "--reason", "false alarm")
    assert desk.json("check", "list", "standing")["checks"][0]["incident"] is None
