"""The commands pattern and cause, from the words of a finding to the confirmed cause in the report."""

import pytest

SHOP = """# Shop outage

## Phase 1: Look (0-15 minutes)

1. Read the logs

## Troubleshooting

### Token expired

**Symptoms:** answers 401

**Resolution:**

1. Renew the token

### Database pool exhausted

**Symptoms:**

- Timeouts on every request

**Investigation:**

1. Count the connections

**Causes:**

- A slow query
- A leak after the deploy

**Resolution:**

1. Reset the pool
"""
QUEUE = SHOP.replace("Shop", "Queue").replace("Token expired", "Queue is full").replace("401", "too late")


@pytest.fixture
def shop(desk, tmp_path):
    for name, text in (("shop", SHOP), ("queue", QUEUE)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
        desk("import", str(tmp_path / f"{name}.md"))
    desk("declare", "Shop down", "--playbook", "shop")
    desk("log", "= no free connection in the pool")
    return desk


def test_the_list_begins_with_what_the_trouble_speaks_of_and_says_why(shop):
    first, second = shop.json("pattern", "list", "1")["patterns"]
    assert (first["pattern"], first["name"], first["open"]) == ("p2", "Database pool exhausted", False)
    assert first["because"].startswith("“pool” of the finding of")
    assert (second["name"], second["because"]) == ("Token expired", None)
    assert "because of “pool”" in shop("pattern", "list", "1").out


def test_a_course_from_opening_to_the_confirmed_cause(shop, tmp_path):
    opened = shop.json("pattern", "open", "1", "pool")
    assert [one["state"] for one in opened["causes"]] == ["suspect", "suspect"]
    shop("step", "1", opened["investigation"][0]["id"], "--done")
    assert shop("cause", "1", "slow", "--ruled-out", "--reason", "none is slow").out.endswith(
        "A slow query: ruled out\n"
    )
    asked = shop("cause", "1", "leak", "--confirmed").out
    assert "milestone INC-0001 cause_identified" in asked
    shop("undo", "1")
    said = shop.json("cause", "1", "leak", "--confirmed", "--identified")
    assert said["state"] == "confirmed" and said["cause_identified"] is not None
    assert "Pattern p2 Database pool exhausted, opened" in shop("show", "1").out
    (pattern,) = shop.json("show", "1")["patterns"]
    assert [one["state"] for one in pattern["causes"]] == ["ruled_out", "confirmed"]
    assert "What was found stays" in shop("pattern", "close", "1", "pool").out
    shop("report", "1", "-o", str(tmp_path / "r.md"))
    text = (tmp_path / "r.md").read_text("utf-8")
    assert "Opened pattern Database pool exhausted" in text and "none is slow" in text


def test_patterns_of_other_playbooks_are_found_and_brought(shop):
    rows = shop.json("pattern", "list", "1", "--library")["patterns"]
    assert ("1", "Database pool exhausted") not in [(one["pattern"], one["name"]) for one in rows]
    assert [one["playbook"] for one in rows if one["name"] == "Database pool exhausted"][:2] == [
        None,
        "Queue outage",
    ]
    named = shop.json("pattern", "list", "1", "--from", "queue")["patterns"]
    assert [one["name"] for one in named] == ["Database pool exhausted", "Queue is full"]
    opened = shop.json("pattern", "open", "1", "full", "--from", "queue")
    assert (opened["playbook"], opened["open"]) == ("Queue outage", True)
    assert "of Queue outage, opened" in shop("pattern", "list", "1").out
    assert shop.json("pattern", "close", "1", "queue is full")["open"] is False


def test_the_suspected_causes_are_listed(shop):
    rows = shop.json("cause", "1")["causes"]
    assert [(one["id"], one["state"]) for one in rows] == [("p2.c1", "to_do"), ("p2.c2", "to_do")]
    assert "p2.c1" in shop("cause", "1").out


@pytest.mark.parametrize("words", [
    ("pattern", "open", "1"), ("pattern", "list", "1", "pool"), ("pattern", "close", "1", "pool", "--library"),
    ("pattern", "close", "1", "pool", "--from", "queue"), ("cause", "1", "leak"), ("cause", "1", "--confirmed"),
    ("cause", "1", "leak", "--suspect", "--confirmed"), ("cause", "1", "leak", "--ruled-out", "--identified"),
])  # fmt: skip
def test_wrong_words_are_refused(shop, words):
    assert shop(*words, code=2).err


def test_a_refusal_says_what_there_is(shop):
    assert "p1 Token expired; p2 Database pool exhausted" in shop("pattern", "open", "1", "disk", code=1).err
    assert "p2.c1 A slow query" in shop("cause", "1", "disk", "--suspect", code=1).err
