"""The clocks on the command line: pause, resume, seen, and how clock and report tell them."""

from datetime import datetime

import pytest


def of(told, name):
    return next(one for one in told["targets"] if one["name"] == name)


def seconds(later, earlier):
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def test_a_pause_moves_the_due_time_of_the_resolution_alone_by_exactly_its_length(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-10m")
    before = desk.json("clock", key)
    told = desk.json("pause", key, "--reason", "restoring", "--party", "Payments Ltd")
    assert (told["target"]["state"], told["pause"]["party"], told["pause"]["until"]) == (
        "paused",
        "Payments Ltd",
        None,
    )
    assert of(desk.json("clock", key), "resolution")["state"] == "paused"
    assert "is paused already" in desk("pause", key, "--reason", "x", "--party", "y", code=1).err
    ledger = desk.json("resume", key)["pause"]
    assert "is not paused" in desk("resume", key, code=1).err
    after = desk.json("clock", key)
    moved = seconds(of(after, "resolution")["due"], of(before, "resolution")["due"])
    assert moved == pytest.approx(seconds(ledger["until"], ledger["from"]), abs=1e-6) and moved > 0
    assert of(after, "response")["due"] == of(before, "response")["due"]
    assert desk.show(key)["pauses"] == [ledger]


def test_a_pause_can_have_begun_earlier_and_says_when_it_asks_again(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-30m")
    words = ("pause", key, "--reason", "restoring", "--party", "Payments")
    assert "was declared" in desk(*words, "--since", "-31m", code=1).err
    assert "1 to 10080 minutes" in desk(*words, "--ask-again", "0", code=2).err
    desk(*words, "--ask-again", "soon", code=2)
    told = desk.json(*words, "--since", "-10m", "--ask-again", "20")
    ledger = told["pause"]
    assert (ledger["what"], ledger["case"], ledger["seconds"]) == (None, None, pytest.approx(600, abs=30))
    assert seconds(ledger["ask_at"], ledger["from"]) == pytest.approx(1800, abs=30)
    assert "asks again" not in desk("resume", key).out.casefold()
    assert "Asks again at" in desk(*words, "--ask-again", "5").out


def test_a_pause_that_stands_can_be_asked_about_later(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-30m")
    desk("pause", key, "--ask-again", "20", code=2)
    first = desk.json("pause", key, "--reason", "restoring", "--party", "Payments", "--ask-again", "5")["pause"]
    then = desk.json("pause", key, "--ask-again", "20")["pause"]
    assert then["until"] is None and then["from"] == first["from"] and then["party"] == "Payments"
    assert seconds(then["ask_at"], first["ask_at"]) == pytest.approx(900, abs=30)
    assert "1 to 10080 minutes" in desk("pause", key, "--ask-again", "0", code=2).err
    assert "Asks again at" in desk("pause", key, "--ask-again", "20").out
    assert "stays paused, asked about again at" in desk("show", key).out


def test_a_pause_asks_for_reason_and_party(desk):
    key = desk.declare("Down", "--severity", "P1")
    desk("pause", key, "--reason", "restoring", code=2)
    desk("pause", key, "--party", "Payments", code=2)
    assert "who is waited for" in desk("pause", key, "--reason", "x", "--party", " ", code=1).err


def test_seen_stands_beside_the_state_and_stops_no_clock(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-20m")
    late = of(desk.json("clock", key), "response")
    assert (late["state"], late["seen"]) == ("late", None)
    told = desk.json("--as", "Maya Kern", "seen", key, "response")["target"]
    now = desk.json("clock", key)
    seen = of(now, "response")
    assert (
        seen["seen"] == told["seen"] and seen["seen"]["who"] == "Maya Kern" and set(seen["seen"]) == {"at", "who"}
    )
    assert (seen["state"], seen["due"], seen["done"]) == ("late", late["due"], None)
    assert of(now, "resolution")["seen"] is None
    assert "seen already" in desk("seen", key, "response", code=1).err
    assert "on track" in desk("seen", key, "resolution", code=1).err
    assert "The targets are" in desk("seen", key, "lunch", code=1).err
    assert "seen" in desk("clock", key).out and "by Maya Kern" in desk("clock", key).out


def test_after_the_resolution_the_watch_the_review_and_the_items_go_on(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-3h")
    desk("log", "+ raise the pool")
    assert desk.json("clock", key)["after"] == []
    desk("resolve", key, "--impact-ended", "-1h", "--at", "-1h")
    watch, review, item = desk.json("clock", key)["after"]
    assert [one["name"] for one in (watch, review, item)] == ["watch", "review", "action"]
    assert [one["state"] for one in (watch, review, item)] == ["on_track", "on_track", "not_stated"]
    assert (watch["from"], seconds(watch["due"], watch["start"]), seconds(review["due"], review["start"])) == (
        "settings", 86_400, 172_800,
    )  # fmt: skip
    assert item["text"] == "raise the pool" and item["action"]
    said = desk("clock", key).out
    assert "Watch " in said and "Review " in said and "no date: raise the pool" in said
    assert desk.json("clock", key, "--at", "-2h")["after"] == []


def test_a_clock_has_the_same_keys_before_the_declaration(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-10m")
    early, now = desk.json("clock", key, "--at", "-11m"), desk.json("clock", key)
    assert set(early) == set(now)
    assert (early["targets"], early["clocks"], early["after"], early["phase"]) == ([], [], [], None)


def test_a_clock_at_an_earlier_time_counts_only_what_had_happened_by_then(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-3h")
    desk("severity", key, "P2", "--reason", "one customer")
    desk("resolve", key, "--impact-ended", "-1h", "--at", "-1h")
    then = desk.json("clock", key, "--at", "-2h")
    assert then["running"] is True and of(then, "resolution")["seconds"] == 4 * 3600
    assert (
        desk.json("clock", key)["running"] is False and of(desk.json("clock", key), "response")["seconds"] == 7200
    )


def test_the_report_shows_both_figures_and_the_ledger(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-2h")
    desk("pause", key, "--reason", "their database is restored", "--party", "Payments Ltd")
    desk("resume", key)
    desk("resolve", key, "--impact-ended", "-1m")
    told = desk("report", key, "-o", "-").out
    for words in (
        "without the pauses",
        "pauses counted: met in 2:00:0",
        "their database is restored",
        "Payments Ltd",
    ):
        assert words in told
    model = desk("report", key, "-o", "-", "--format", "json").out
    assert '"unpaused"' in model and '"paused_s"' in model


def test_each_act_can_be_undone_and_done_again(desk, escalating):
    key = desk.declare("Down", "--severity", "P1", "--playbook", escalating, "--at", "-20m")
    acts = [
        ["pause", key, "--reason", "restoring", "--party", "Payments"], ["resume", key], ["seen", key, "response"],
        ["escalate", key, "--outcome", "reached"],
    ]  # fmt: skip
    before = _told(desk, key)
    for words in acts:
        desk(*words)
    after = _told(desk, key)
    for _ in acts:
        desk("undo", key)
    assert _told(desk, key) == before
    for _ in acts:
        desk("redo", key)
    assert _told(desk, key) == after != before
    assert desk.json("verify")["ok"]


def _told(desk, key):
    shown = desk.show(key)
    seen = [one["seen"] for one in shown["clock"]["targets"]]
    return shown["pauses"], shown["escalations"], seen, shown["clock"]["escalation"]
