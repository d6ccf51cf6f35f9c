"""The whole way, nothing faked: a call of Alertmanager over HTTP becomes an entry of the record, with evidence."""

import time

import pytest

from incident_desk.adapters.webhook_file import WebhookFile
from incident_desk.bootstrap import open_office
from incident_desk.domain.events import Kind
from incident_desk.domain.health_check import Check
from incident_desk.qt.change_feed import ChangeFeed
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from incident_desk.services.webhook import WebhookSettings
from tests.adapters.probes.hook_calls import SECRET, call, free_port
from tests.formats.hooks.samples import ALERTMANAGER, GITHUB
from tests.qt.watched import FakeTicker

CHECK = Check.from_data({"id": "a", "name": "Alerts", "kind": "webhook", "hook": "shop"})


@pytest.fixture
def window(qtbot, tmp_path):
    port = free_port()
    WebhookFile(tmp_path / "webhook.json").change(lambda _: WebhookSettings(True, port, SECRET))
    link = DeskLink("MK")
    feed = HealthFeed(link, FakeTicker())
    changes = ChangeFeed(link, feed.webhook)
    with qtbot.waitSignal(link.opened, timeout=20_000):
        link.open(lambda: open_office(tmp_path))
    yield link, feed, changes, port
    feed.stop()
    link.close()


def events(qtbot, link, incident, kind):
    """What the store has of that kind, read on the desk's own thread."""
    found = []
    link.read(lambda office: office.desk.events(incident), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return [one for one in found[0] if one.kind == kind]


def test_an_alert_is_in_the_record_with_evidence_well_within_a_second(qtbot, window):
    link, feed, _, port = window
    opened = []
    link.declare(Declaration("Checkout is down", "P1"), opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    incident = opened[0].id
    link.act(lambda one, _: watch(one, CHECK), incident)
    link.refresh_library()
    link.show(incident)
    qtbot.waitUntil(lambda: feed.webhook.state.is_on, timeout=20_000)
    qtbot.waitUntil(lambda: call(port, {"state": "up", "name": "first"})[0] == 200, timeout=20_000)
    qtbot.waitUntil(lambda: feed.state("a").last is not None)

    begun = time.monotonic()
    assert call(port, ALERTMANAGER)[0] == 200
    while not (found := events(qtbot, link, incident, Kind.CHECK_CHANGED)):
        assert time.monotonic() - begun < 10
    passed = time.monotonic() - begun
    (down,) = found
    assert (down.who, down.data["after"]) == ("check:Alerts", "down")
    assert "p99 above 2 s on api-1" in str(down.data["detail"])
    assert '"fingerprint": "1a30ba71cca2921f"' in str(down.data["evidence"])
    assert passed < 5.0
    print(f"from the call to the record: {passed * 1000:.0f} ms")

    over = [{**ALERTMANAGER["alerts"][0], "status": "resolved"}]
    call(port, {**ALERTMANAGER, "status": "resolved", "alerts": over})
    qtbot.waitUntil(lambda: len(events(qtbot, link, incident, Kind.CHECK_CHANGED)) == 2, timeout=10_000)
    assert events(qtbot, link, incident, Kind.CHECK_CHANGED)[1].data["after"] == "ok"

    assert call(port, GITHUB, path=f"/change/{SECRET}")[0] == 200
    qtbot.waitUntil(lambda: bool(events(qtbot, link, incident, Kind.CHANGE_MADE)), timeout=10_000)
    (change,) = events(qtbot, link, incident, Kind.CHANGE_MADE)
    assert (change.data["ref"], change.data["source"]) == ("7c1e0f4", "webhook")
    assert SECRET not in str([one.data for one in (*found, change)])
