"""Uptime Kuma's backup."""

from incident_desk.formats.check_lists.kuma import is_kuma, read_kuma

BACKUP = {
    "version": "1.23.11",
    "notificationList": [{"id": 1}],
    "monitorList": [
        {"id": 1, "type": "group", "name": "Shop", "active": 1},
        {"id": 2, "type": "http", "name": "Front", "url": "https://shop.example/", "method": "GET",
         "interval": 60, "maxretries": 2, "timeout": 48, "accepted_statuscodes": ["200-299", "304"],
         "maxredirects": 10, "parent": 1,
         "headers": '{"X-Env": "live"}', "ignoreTls": True, "expiryNotification": True, "active": 1,
         "tags": [{"name": "env", "value": "staging"}], "basic_auth_user": "joe"},
        {"id": 3, "type": "keyword", "name": "Word", "url": "https://shop.example/a", "keyword": "ok"},
        {"id": 4, "type": "keyword", "name": "No word", "url": "https://shop.example/b", "keyword": "error",
         "invertKeyword": True, "active": False},
        {"id": 5, "type": "json-query", "name": "Json", "url": "https://shop.example/c", "jsonPath": "status",
         "jsonPathOperator": "==", "expectedValue": "up"},
        {"id": 6, "type": "port", "name": "Port", "hostname": "db", "port": 5432},
        {"id": 7, "type": "ping", "name": "Ping", "hostname": "gw"},
        {"id": 8, "type": "dns", "name": "Dns", "hostname": "shop.example", "dns_resolve_server": "1.1.1.1",
         "dns_resolve_type": "AAAA", "port": 53},
        {"id": 9, "type": "push", "name": "Nightly Job!", "interval": 86400},
        {"id": 10, "type": "docker", "name": "Box"},
        {"id": 11, "type": "http", "name": "Down is good", "url": "https://shop.example/", "upsideDown": True},
        {"id": 12, "type": "http", "name": "Broken", "url": "shop"},
    ],
}  # fmt: skip


def test_a_backup_becomes_checks() -> None:
    assert is_kuma(BACKUP)
    found = read_kuma(BACKUP).all
    by_name = {one.check.name: one for one in found.found}
    front = by_name["Front"].check
    assert (front.rule.failures, front.rule.good, front.interval_s, front.incident_interval_s, front.timeout_s) == (
        3, 1, 60, 15, 48,
    )  # fmt: skip
    assert (front.group, front.environment, front.options.verify, front.options.warning_days) == (
        "Shop", "staging", False, 21,
    )  # fmt: skip
    assert str(front.options.expected) == "200-299, 304"
    assert front.options.headers == (("X-Env", "live"),)
    assert by_name["Front"].notes == ("its sign-in is not taken over: give it here",)
    assert by_name["Word"].check.options.contains == ("ok",)
    assert (by_name["No word"].check.options.lacks, by_name["No word"].check.paused) == (("error",), True)
    assert [str(one) for one in by_name["Json"].check.options.json] == ['status == "up"']
    assert by_name["Port"].check.address == "db:5432"
    assert by_name["Ping"].check.kind == "ping"
    assert by_name["Dns"].check.address == "shop.example AAAA at 1.1.1.1"
    assert (by_name["Nightly Job!"].check.options.hook, by_name["Nightly Job!"].check.options.expect_every_s) == (
        "nightly-job", 86_400,
    )  # fmt: skip
    assert [one.what for one in found.left] == ["Box", "Down is good", "Broken"]


def test_what_its_api_gives_is_read_too() -> None:
    assert [one.check.name for one in read_kuma(BACKUP["monitorList"][5:7]).found] == ["Port", "Ping"]
    assert is_kuma({"monitorList": {"2": BACKUP["monitorList"][1]}})
    assert not any(is_kuma(one) for one in ({}, [], [1], {"monitorList": [1]}, "text", None))


def test_values_of_a_wrong_sort_are_left_out_and_break_nothing() -> None:
    wrong = [{"type": "port", "name": ["x"], "hostname": {}, "port": "many", "interval": "soon", "tags": "env"}]
    gathered = read_kuma(wrong)
    assert (gathered.found, gathered.left[0].what) == ([], "a monitor without a name")
