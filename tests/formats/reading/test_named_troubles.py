"""Sections that are named for an alarm or for what is wrong, and are chosen when it comes."""

import pytest

from incident_desk.formats.reading.named_troubles import calls_itself_alarm, names_alarm, names_trouble
from tests.formats.reading.pages import read, section


def parts(text):
    found = read(text)
    return [one.name for one in found.procedures], [phase.name for plan in found.plans for phase in plan.phases]


def document(title, *names, under="1. Look at the queue\n2. Empty it"):
    return f"# {title}\n\n" + "".join(f"## {name}\n\n{under}\n\n" for name in names)


@pytest.mark.parametrize(
    "title",
    ["QueueIsTooLong", "DiskFull", "shop-5xx-rate", "queue_too_long", "[alert] queue stalled", "CPUTooHigh",
     "QueueTooLong (critical)"],
)  # fmt: skip
def test_the_name_of_an_alarm_as_its_rule_has_it(title):
    assert names_alarm(title)


@pytest.mark.parametrize(
    "title",
    [
        "GitHub",
        "OpenShop",
        "Queue too long",
        "go-live",
        "end-of-day",
        "2031-04-05",
        "[draft] Plan",
        "Post-Mortem",
        "",
    ],
)
def test_words_and_products_are_no_alarm(title):
    assert not names_alarm(title)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Payments time out", True), ("Disk full", True), ("Datenbank nicht erreichbar", True),
        ("数据库连不上", True),
        ("Outage response", True), ("Restart the failed job", False), ("Recover from data loss", False),
        ("Resolve errors", False), ("Background of the outage", False), ("The shop", False),
    ],
)  # fmt: skip
def test_a_title_that_says_what_is_wrong(name, is_one):
    assert names_trouble(name) is is_one


def test_alarms_with_lists_are_procedures_and_no_stages():
    text = document("Signals", "`[alert] queue stalled`", "ShopIsTooSlow")
    assert parts(text) == (["[alert] queue stalled", "ShopIsTooSlow"], [])


def test_an_alarm_told_in_a_sentence_is_one_beside_others_with_lists():
    text = document("Signals", "ShopIsTooSlow") + "## PageIsTooSlow\n\nCall the team; never restart it.\n"
    assert parts(text)[0] == ["ShopIsTooSlow", "PageIsTooSlow"]


def test_several_troubles_are_chosen_from():
    text = document("Guide", "Disk full", "Shop unreachable")
    assert parts(text) == (["Disk full", "Shop unreachable"], [])


def test_one_trouble_among_stages_is_a_stage():
    text = document("Outage plan", "Disk full", "Investigate", "Restore the shop")
    assert parts(text)[0] == []


@pytest.mark.parametrize("title", ["Shop procedures", "Alert runbook"])
def test_a_title_that_says_so_makes_procedures_of_its_parts(title):
    text = document(title, "Block a customer", "Revoke the old keys", "Where things are", under="- Stop the shop\n")
    text = text.replace("are\n\n- Stop the shop", "are\n\n- web: `GET :80/health`\n- jobs: no port")
    assert parts(text)[0] == ["Block a customer", "Revoke the old keys"]


@pytest.mark.parametrize("names", [("1. Look", "2. Wait", "3. Call"), ("Detection", "Containment", "The shop")])
def test_stages_under_such_a_title_stay_stages(names):
    assert parts(document("Incident procedures", *names))[0] == []


def test_boxes_beside_troubles_make_no_checklist():
    text = document("Service down", "Shop unreachable", "Disk full")
    assert read(text + "## Afterwards\n" + "- [ ] ticked\n" * 6).kind == "playbook"


@pytest.mark.parametrize("title", ["Alert: Queue too long", "Alarm : Warteschlange", "アラート：遅い"])
def test_a_title_that_calls_itself_an_alarm(title):
    assert calls_itself_alarm(title)


@pytest.mark.parametrize("title", ["Alert", "Alert:", "Queue: alert", "What an alert is about: see there"])
def test_titles_that_only_speak_of_alarms(title):
    assert not calls_itself_alarm(title)


def test_alarms_told_behind_labels_are_patterns():
    alarm = "## ShopIs{}\n**Meaning:** It is bad.\n**Cause:** Too many.\n**Fix:** Restart it.\n\n"
    text = "# Alarms\n\n# 1. Shop\n\n" + alarm.format("TooSlow") + alarm.format("Down")
    found = read(text)
    assert [(one.name, one.causes, [step.text for step in one.resolution]) for one in found.procedures] == [
        ("ShopIsTooSlow", ("Too many.",), ["Restart it."]),
        ("ShopIsDown", ("Too many.",), ["Restart it."]),
    ]
    assert (found.kind, found.plans) == ("playbook", ())


def test_a_trouble_whose_name_has_a_time_is_no_stage():
    text = "# Guide\n## Budget spent within 3 days\n**Symptoms:** red\n\n**Resolution:**\n1. Look\n"
    assert parts(text) == (["Budget spent"], [])


def test_the_last_one_beside_several_troubles_is_a_trouble_in_other_words():
    kin = "### Disk is full\n- Clear it\n### Login times out\n- Restart it\n"
    text = f"# P\n## What goes wrong\n{kin}### The moon is blue\n- Look at it\n"
    assert section(text, "The moon is blue").is_trouble
    assert not section(text + "### The sun is red\n- Look at it\n", "The moon is blue").is_trouble


def test_the_limit_of_an_alarm_in_a_heading_is_no_time_of_a_stage():
    kin = "### Error rate > 2% over 5 min\n1. Look\n### Latency p95 > 1s\n1. Look\n### Jobs failing > 5%\n1. Look\n"
    found = read(f"# P\n## From alarm to action\n{kin}")
    assert [one.name for one in found.procedures] == ["Error rate > 2%", "Latency p95", "Jobs failing > 5%"]
    stages = read("# P\n## Contain < 15 min\n1. a\n## Recover < 30 min\n1. b\n")
    assert [one.name for one in stages.phases()] == [
        "Contain",
        "Recover",
    ]
